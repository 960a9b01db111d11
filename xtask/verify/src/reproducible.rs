//! `verify --reproducible`: what another machine would build of the same sources, compared byte for byte.

#[cfg(unix)]
use std::os::unix::fs::symlink as link_folder;
#[cfg(windows)]
use std::os::windows::fs::symlink_dir as link_folder;
use std::{
    collections::BTreeSet,
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use toml_edit::DocumentMut;
use workspace::{Workspace, command::xtask, copy_folder, files};
use xshell::{Shell, cmd};

use crate::package::Package;

/// The sources of the standard library, as far as rustc asks whether they are there.
const RUST_SRC: &str = "lib/rustlib/src/rust/library/std/src/lib.rs";

/// Compares the packages with those of another machine: another folder, home, Cargo home and toolchain folder, and with the
/// component rust-src where it is missing here, or without it.
pub(crate) fn compare(shell: &Shell, workspace: &Workspace) -> Result<()> {
    let place = shell.create_temp_dir()?;
    // A space, since people have them in their names.
    let other = Machine::prepare(shell, workspace, &place.path().join("another machine"))?;
    other.build(shell)?;
    let mut differing = Vec::new();
    println!();
    for one in &workspace.crates {
        let here = Package::read(one)?;
        let there =
            Package::read_in(&other.root.join(one.path()).join("pkg"), Path::new(&one.path()))?;
        println!("{}", one.name);
        println!("  {}  here", hash(&here.bytes));
        println!("  {}  on another machine", hash(&there.bytes));
        differing.extend(differences(&here, &there));
    }
    if !differing.is_empty() {
        bail!(
            "another machine would build other packages:\n  {}\ncure: a folder belongs into \
             xtask/workspace/src/remap.rs; a time, a random number or the order of a HashMap comes from a build script \
             or a macro",
            differing.join("\n  ")
        );
    }
    println!("\nEvery file of every package is the same, byte for byte, {}.", other.rust_src);
    Ok(())
}

/// All that a build knows of the machine it runs on.
struct Machine {
    root: PathBuf,
    home: PathBuf,
    toolchain: PathBuf,
    rust_src: &'static str,
}

impl Machine {
    fn prepare(shell: &Shell, workspace: &Workspace, place: &Path) -> Result<Self> {
        let sysroot = PathBuf::from(cmd!(shell, "rustc --print sysroot").quiet().read()?);
        let (root, home, toolchain) =
            (place.join("sources"), place.join("somebody"), place.join("rust"));
        copy_sources(shell, &workspace.root, &root)?;
        copy_downloads(shell, workspace, &home.join(".cargo"))?;
        for part in ["bin", "lib"] {
            copy_folder(&sysroot.join(part), &toolchain.join(part))?;
        }
        let (here, there) = (sysroot.join(RUST_SRC), toolchain.join(RUST_SRC));
        let rust_src = if here.exists() {
            fs::remove_dir_all(toolchain.join("lib/rustlib/src"))?;
            "here with the component rust-src, there without"
        } else {
            // rustc asks for this one file, and then writes where it would find the others.
            shell.write_file(there, "")?;
            "here without the component rust-src, there with"
        };
        Ok(Self { root, home, toolchain, rust_src })
    }

    /// As a person there would: `cargo xtask build`, with this very program, to save its compilation.
    fn build(&self, shell: &Shell) -> Result<()> {
        let inherited = env::var_os("PATH").unwrap_or_default();
        let path = [self.toolchain.join("bin")].into_iter().chain(env::split_paths(&inherited));
        let xtask = xtask()?;
        let _there = shell.push_dir(&self.root);
        let mut command = cmd!(shell, "{xtask} build")
            .env("PATH", env::join_paths(path)?)
            .env("HOME", &self.home)
            .env("USERPROFILE", &self.home)
            .env("CARGO_HOME", self.home.join(".cargo"));
        // Cargo, which runs this program, and rustup set some that lead back to this machine's toolchain.
        for (name, _) in env::vars_os() {
            let text = name.to_string_lossy();
            let leads_back = ["CARGO", "RUST", "LD_LIBRARY_PATH", "DYLD_"];
            if text != "CARGO_HOME" && leads_back.iter().any(|it| text.starts_with(it)) {
                command = command.env_remove(name);
            }
        }
        Ok(command.ignore_stdout().run()?)
    }
}

/// What is committed and what is not yet, without what is ignored.
fn copy_sources(shell: &Shell, from: &Path, to: &Path) -> Result<()> {
    let list = cmd!(shell, "git ls-files --cached --others --exclude-standard -z").read();
    let list = list.context("listing the sources: --reproducible wants a checkout of git")?;
    // One that was deleted, but not yet in the index, is listed as well.
    for name in list.split('\0').filter(|name| from.join(name).is_file()) {
        copy_file(&from.join(name), &to.join(name))?;
    }
    for tools in [".tools", "node_modules"] {
        link_folder(from.join(tools), to.join(tools))
            .with_context(|| format!("linking {tools}"))?;
    }
    Ok(())
}

/// What Cargo needs to build without a network: the index, and the archives of the crates in Cargo.lock, in the folders that
/// <https://doc.rust-lang.org/cargo/guide/cargo-home.html#caching-the-cargo-home-in-ci> names. It unpacks them itself.
fn copy_downloads(shell: &Shell, workspace: &Workspace, to: &Path) -> Result<()> {
    let from = match env::var_os("CARGO_HOME") {
        Some(folder) => PathBuf::from(folder),
        None => env::home_dir().context("there is no home folder")?.join(".cargo"),
    };
    copy_folder(&from.join("registry/index"), &to.join("registry/index"))?;
    let locked: DocumentMut = shell.read_file(workspace.root.join("Cargo.lock"))?.parse()?;
    let locked = locked["package"].as_array_of_tables().context("Cargo.lock has no packages")?;
    for registry in files(&from.join("registry/cache"))? {
        let to = to.join("registry/cache").join(registry.file_name().unwrap_or_default());
        for package in locked {
            let text = |key: &str| package[key].as_str().unwrap_or_default();
            let archive = format!("{}-{}.crate", text("name"), text("version"));
            if registry.join(&archive).exists() {
                copy_file(&registry.join(&archive), &to.join(&archive))?;
            }
        }
    }
    // It says where the registry is, for those who have another.
    let config = from.join("config.toml");
    if config.exists() { copy_file(&config, &to.join("config.toml")) } else { Ok(()) }
}

fn copy_file(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to.parent().unwrap_or(to))?;
    fs::copy(from, to).map(drop).with_context(|| format!("copying {}", from.display()))
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"))
}

/// The files that differ, each with the place where it begins.
fn differences(here: &Package, there: &Package) -> Vec<String> {
    let names = |package: &Package| package.files.iter().map(|it| it.0.clone()).collect::<Vec<_>>();
    if names(here) != names(there) {
        return vec![format!("{:?} here, {:?} there", names(here), names(there))];
    }
    let pairs = here.files.iter().zip(&there.files).filter(|(here, there)| here.1 != there.1);
    pairs.map(|((path, here), (_, there))| difference(path, here, there)).collect()
}

/// Bytes that are no text say little to a person.
fn difference(path: &Path, here: &[u8], there: &[u8]) -> String {
    let same = here.iter().zip(there).take_while(|(here, there)| here == there).count();
    let only = |of: &[u8], not_of: &[u8]| {
        let text = texts(of).difference(&texts(not_of)).next().cloned();
        text.unwrap_or_else(|| "no text that is not in the other".to_owned())
    };
    let (text, other) = (only(here, there), only(there, here));
    format!("{} from byte {same} on\n    here  {text}\n    there {other}", path.display())
}

fn texts(bytes: &[u8]) -> BTreeSet<String> {
    let runs = bytes.split(|byte| !byte.is_ascii_graphic() && *byte != b' ');
    runs.filter(|run| run.len() > 5).map(|run| String::from_utf8_lossy(run).into()).collect()
}

#[cfg(test)]
mod tests {
    use std::{fs, path::Path};

    use workspace::files;
    use xshell::{Shell, cmd};

    use super::{RUST_SRC, difference, link_folder};

    #[test]
    fn a_difference_is_shown_with_what_stands_there() {
        let (here, there) = (b"\0\x06\0the same\0/a/lib.rs", b"\0\x09\0the same\0/another/lib.rs");
        let text = difference(Path::new("a.wasm"), here, there);
        let expected = "a.wasm from byte 1 on\n    here  /a/lib.rs\n    there /another/lib.rs";
        assert_eq!(text, expected);
    }

    /// If one file did not do for the component, comparing with and without it would prove nothing.
    #[test]
    fn one_file_makes_rustc_write_other_paths_which_the_flag_takes_back() {
        let shell = Shell::new().unwrap();
        let place = shell.create_temp_dir().unwrap();
        let (sysroot, source) = (place.path().join("rust"), place.path().join("steps.rs"));
        let real =
            Path::new(&cmd!(shell, "rustc --print sysroot").read().unwrap()).join("lib/rustlib");
        fs::create_dir_all(sysroot.join("lib/rustlib")).unwrap();
        for part in files(&real).unwrap().iter().filter(|it| it.is_dir() && !it.ends_with("src")) {
            link_folder(part, sysroot.join("lib/rustlib").join(part.file_name().unwrap())).unwrap();
        }
        let code = "#[unsafe(no_mangle)] pub extern \"C\" fn f(n: usize) -> usize { (0..100).step_by(n).sum() }";
        fs::write(&source, code).unwrap();
        let build = |flags: &[String]| {
            let output = place.path().join("steps.wasm");
            cmd!(
                shell,
                "rustc --sysroot {sysroot} --edition 2024 --crate-type cdylib -O -Cpanic=abort -Cstrip=debuginfo
                    --target wasm32-unknown-unknown {flags...} {source} -o {output}"
            )
            .run()
            .unwrap();
            fs::read(output).unwrap()
        };
        let without = build(&[]);
        shell.write_file(sysroot.join(RUST_SRC), "").unwrap();
        let with = build(&[]);
        let folder = sysroot.join("lib/rustlib/src/rust");
        let named = folder.display().to_string();
        assert!(with.windows(named.len()).any(|it| it == named.as_bytes()));
        let version = cmd!(shell, "rustc --verbose --version").read().unwrap();
        let commit = version.lines().find_map(|it| it.strip_prefix("commit-hash: ")).unwrap();
        assert!(without == build(&[format!("--remap-path-prefix={named}=/rustc/{commit}")]));
    }
}
