//! `build --explain`: the commands that make a package's module, to run by hand. They are wasm-pack's own, as
//! `wasm-pack --log-level info build` and its source show them, and a test holds them against what it builds.

use std::process::Command;

use anyhow::{Context, Result};
use serde_json::Value;
use xshell::{Cmd, Shell, cmd};

use crate::build::{self, TARGET};
use workspace::{Crate, Workspace, command::npm_program, remap::remapped};

/// What wasm-pack hands on to wasm-bindgen when `package.metadata.wasm-pack` has the key with the value.
const BINDGEN_FLAGS: [(&str, bool, &str); 5] = [
    ("debug-js-glue", true, "--debug"),
    ("demangle-name-section", false, "--no-demangle"),
    ("dwarf-debug-info", true, "--keep-debug"),
    ("omit-default-module-path", true, "--omit-default-module-path"),
    ("split-linked-modules", true, "--split-linked-modules"),
];

/// Prints a script for a POSIX shell.
pub(crate) fn explain(shell: &Shell, workspace: &Workspace, crates: &[&Crate]) -> Result<()> {
    let root = workspace.root.to_string_lossy();
    println!("cd {}", shlex::try_quote(&root)?);
    println!("export PATH=\"$PWD/.tools/bin:$PWD/node_modules/.bin:$PATH\"");
    for one in crates {
        println!("\n# {}", one.name);
        let lines = lines(shell, workspace, one);
        for line in lines.with_context(|| format!("explaining {}", one.path()))? {
            println!("{line}");
        }
    }
    Ok(())
}

fn lines(shell: &Shell, workspace: &Workspace, one: &Crate) -> Result<Vec<String>> {
    let folder = workspace.target.join("by-hand").join(&one.name);
    let folder = build::typed(workspace, &folder);
    let commands = if one.uses_wasm_bindgen {
        as_wasm_pack(shell, workspace, one, &folder)?
    } else {
        let [compile, optimize, types] = build::glue_free_steps(shell, workspace, one, &folder)?;
        let glue = format!("{}/{}.js", one.path(), one.file_stem());
        let (create, copy) = (cmd!(shell, "mkdir -p {folder}"), cmd!(shell, "cp {glue} {folder}"));
        vec![compile, create, optimize, types, copy]
    };
    commands.into_iter().map(line).collect()
}

/// The three that wasm-pack runs for `build --target web`.
fn as_wasm_pack<'a>(
    shell: &'a Shell,
    workspace: &Workspace,
    one: &Crate,
    folder: &str,
) -> Result<Vec<Cmd<'a>>> {
    let name = &one.name;
    let mut cargo = cmd!(shell, "cargo build --package {name} --lib --release --target {TARGET}");
    for feature in &one.package_features {
        cargo = cargo.args(["--features", feature]);
    }
    let built = build::built(workspace, one);
    let mut wasm_bindgen =
        cmd!(shell, "wasm-bindgen {built} --out-dir {folder} --typescript --target web");
    let profile = &one.package.metadata["wasm-pack"]["profile"]["release"];
    for (key, value, flag) in BINDGEN_FLAGS {
        if profile["wasm-bindgen"][key].as_bool() == Some(value) {
            wasm_bindgen = wasm_bindgen.arg(flag);
        }
    }
    let mut commands = vec![remapped(cargo, shell, workspace)?, wasm_bindgen];
    if let Some(arguments) = wasm_opt_arguments(&profile["wasm-opt"]) {
        let wasm_opt = npm_program("wasm-opt");
        let module = format!("{folder}/{}_bg.wasm", one.file_stem());
        commands.push(cmd!(shell, "{wasm_opt} {module} -o {module} {arguments...}"));
    }
    Ok(commands)
}

/// `wasm-opt = false` leaves it out; without a list its argument is `-O`.
fn wasm_opt_arguments(setting: &Value) -> Option<Vec<&str>> {
    match setting {
        Value::Bool(false) => None,
        Value::Array(arguments) => Some(arguments.iter().filter_map(Value::as_str).collect()),
        _ => Some(vec!["-O"]),
    }
}

/// A command as one types it.
fn line(command: Cmd<'_>) -> Result<String> {
    let command = Command::from(command);
    let words: Vec<_> = std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| word.to_string_lossy())
        .collect();
    Ok(shlex::try_join(words.iter().map(AsRef::as_ref))?)
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use xshell::{Shell, cmd};

    use super::{line, wasm_opt_arguments};

    #[test]
    fn wasm_opt_is_called_as_wasm_pack_reads_the_setting() {
        assert_eq!(wasm_opt_arguments(&json!(null)), Some(vec!["-O"]));
        assert_eq!(wasm_opt_arguments(&json!(true)), Some(vec!["-O"]));
        assert_eq!(wasm_opt_arguments(&json!(false)), None);
        assert_eq!(wasm_opt_arguments(&json!(["-Oz", "-g"])), Some(vec!["-Oz", "-g"]));
    }

    #[test]
    fn words_are_quoted_where_a_shell_would_take_them_apart() {
        let shell = Shell::new().unwrap();
        let folder = "it's in here";
        assert_eq!(
            line(cmd!(shell, "cargo build {folder}")).unwrap(),
            r#"cargo build "it's in here""#
        );
    }
}
