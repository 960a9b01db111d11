//! Cargo's configuration files, and the variables that take their place.

use std::{env, path::PathBuf};

use toml::{Table, Value};

use crate::environment::{Environment, TARGET, home, toml};

/// Variables that replace the flags of the files; the first that is set decides.
/// <https://doc.rust-lang.org/cargo/reference/config.html#buildrustflags>
const FLAG_VARIABLES: [&str; 3] =
    ["CARGO_ENCODED_RUSTFLAGS", "RUSTFLAGS", "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS"];

/// The files that Cargo reads for the workspace, the one that decides first.
pub(crate) struct CargoConfig(Vec<Table>);

impl CargoConfig {
    pub(crate) fn read(environment: &Environment) -> Self {
        let cargo_home = env::var_os("CARGO_HOME").map(PathBuf::from);
        let cargo_home = cargo_home.or_else(|| Some(home()?.join(".cargo")));
        let folders = environment.root.ancestors().map(|it| it.join(".cargo")).chain(cargo_home);
        Self(folders.filter_map(|folder| toml(&folder.join("config.toml")).ok()).collect())
    }

    /// The value at a path of keys.
    pub(crate) fn value(&self, path: &[&str]) -> Option<&Value> {
        self.0.iter().find_map(|file| {
            let (first, rest) = path.split_first()?;
            rest.iter().try_fold(file.get(*first)?, |value, key| value.get(key))
        })
    }

    /// The flags for Wasm that the files declare.
    pub(crate) fn declared_flags(&self) -> Vec<String> {
        let flags = self.value(&["target", TARGET, "rustflags"]);
        let words = |text: &str| text.split(' ').map(str::to_owned).collect();
        match flags.or_else(|| self.value(&["build", "rustflags"])) {
            Some(Value::Array(list)) => {
                list.iter().filter_map(|it| it.as_str().map(str::to_owned)).collect()
            }
            Some(Value::String(text)) => words(text),
            _ => Vec::new(),
        }
    }
}

/// The variable that takes the place of the files' flags, and its value.
pub(crate) fn flag_variable() -> Option<(&'static str, String)> {
    FLAG_VARIABLES.iter().find_map(|name| Some((*name, env::var(name).ok()?)))
}
