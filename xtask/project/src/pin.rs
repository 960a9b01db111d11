//! Writes another version where a pinned one stands.

use anyhow::Result;
use semver::Version;
use toml_edit::{DocumentMut, value};
use workspace::command::npm_program;
use xshell::{Shell, cmd};

use crate::pins::{MANIFEST, Pin, RUSTUP_TOOLCHAIN, TOOLCHAIN, TOOLS, exact_crates};

impl Pin {
    /// Writes another version where this one stands.
    pub(crate) fn write(&self, shell: &Shell, version: &Version) -> Result<()> {
        let Some(file) = self.file else {
            let (npm, package) = (npm_program("npm"), format!("{}@{version}", self.name));
            let how =
                ["--package-lock-only", "--save-dev", "--save-exact", "--no-audit", "--no-fund"];
            return Ok(cmd!(shell, "{npm} install {how...} {package}").run()?);
        };
        let text = shell.read_file(file)?;
        match file {
            TOOLCHAIN => {
                shell.write_file(file, with_channel(&text, version)?)?;
                let manifest = shell.read_file(MANIFEST)?;
                shell.write_file(MANIFEST, with_rust_version(&manifest, version)?)?;
                install_toolchain(shell, &text, version)?;
            }
            TOOLS => shell.write_file(file, self.in_tools(&text, version))?,
            _ => self.write_in(shell, file, version)?,
        }
        Ok(())
    }

    /// Writes another version into the list of a workspace, if this one stands there.
    pub(crate) fn write_in(&self, shell: &Shell, manifest: &str, version: &Version) -> Result<()> {
        let text = shell.read_file(manifest)?;
        let is_pinned = exact_crates(&text)?.iter().any(|it| it.name == self.name);
        if is_pinned {
            shell.write_file(manifest, self.in_manifest(&text, version)?)?;
        }
        Ok(())
    }

    fn in_tools(&self, text: &str, version: &Version) -> String {
        let (before, after) = (format!("\"{}\"", self.version), format!("\"{version}\""));
        let mark = format!("depName={}", self.name);
        let mut is_next = false;
        let lines = text.split_inclusive('\n').map(|line| {
            let is_this = std::mem::replace(&mut is_next, line.trim_end().ends_with(&mark));
            if is_this { line.replace(&before, &after) } else { line.to_owned() }
        });
        lines.collect()
    }

    fn in_manifest(&self, text: &str, version: &Version) -> Result<String> {
        let mut document: DocumentMut = text.parse()?;
        let item = &mut document["workspace"]["dependencies"][&self.name];
        let pinned = value(format!("={version}"));
        match item.get_mut("version") {
            Some(inner) => *inner = pinned,
            None => *item = pinned,
        }
        Ok(document.to_string())
    }
}

/// Where rustup is told not to, it does not install by itself what is named; and before 1.28, it does not read the file when asked to.
fn install_toolchain(shell: &Shell, toolchain: &str, version: &Version) -> Result<()> {
    let document: DocumentMut = toolchain.parse()?;
    let list = |key: &str| -> Vec<String> {
        let list = document.get("toolchain").and_then(|it| it.get(key)?.as_array());
        list.into_iter().flatten().filter_map(|it| it.as_str().map(str::to_owned)).collect()
    };
    let name = version.to_string();
    let install = cmd!(shell, "rustup toolchain install --profile minimal {name}");
    let components = list("components").into_iter().flat_map(|it| ["--component".into(), it]);
    let targets = list("targets").into_iter().flat_map(|it| ["--target".into(), it]);
    let install = install.args(components).args(targets);
    Ok(install.env_remove(RUSTUP_TOOLCHAIN).run()?)
}

fn with_channel(toolchain: &str, version: &Version) -> Result<String> {
    let mut document: DocumentMut = toolchain.parse()?;
    document["toolchain"]["channel"] = value(version.to_string());
    Ok(document.to_string())
}

/// No older compiler is tested, so that none is promised.
fn with_rust_version(manifest: &str, version: &Version) -> Result<String> {
    let mut document: DocumentMut = manifest.parse()?;
    if let Some(promised) = document["workspace"]["package"].get_mut("rust-version") {
        *promised = value(format!("{}.{}", version.major, version.minor));
    }
    Ok(document.to_string())
}

#[cfg(test)]
mod tests {
    use semver::Version;

    use super::{with_channel, with_rust_version};
    use crate::pins::{
        exact_crates, programs,
        tests::{MANIFEST, TOOLS},
    };

    fn later() -> Version {
        Version::new(2, 0, 1)
    }

    #[test]
    fn versions_move_where_they_stand_and_nothing_else_does() {
        let tools = programs(TOOLS).unwrap();
        let names: Vec<_> = tools.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, ["packer", "@scope/packer"]);
        for (pin, line) in tools.iter().zip(["PACKER", "DOWNLOADER"]) {
            let line = |version| format!("const {line}: &str = \"{version}\"");
            let after = pin.in_tools(TOOLS, &later());
            assert_eq!(after, TOOLS.replace(&line("1.2.3"), &line("2.0.1")));
        }

        let crates = exact_crates(MANIFEST).unwrap();
        assert_eq!(crates.len(), 2);
        for (pin, before, after) in [
            (&crates[0], "one = \"=1.2.3\"", "one = \"=2.0.1\""),
            (&crates[1], "version = \"=1.2.3\", d", "version = \"=2.0.1\", d"),
        ] {
            assert_eq!(
                pin.in_manifest(MANIFEST, &later()).unwrap(),
                MANIFEST.replace(before, after)
            );
        }

        let promised = MANIFEST.replace("1.90", "2.0");
        assert_eq!(with_rust_version(MANIFEST, &later()).unwrap(), promised);
        let toolchain = "[toolchain]\nchannel = \"1.90.0\"\ntargets = []\n";
        let after = toolchain.replace("1.90.0", "2.0.1");
        assert_eq!(with_channel(toolchain, &later()).unwrap(), after);
    }
}
