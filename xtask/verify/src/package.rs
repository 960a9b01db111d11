//! A built package, as files.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use workspace::{Crate, files};
use xshell::{Shell, cmd};

use crate::declared::Size;

/// What `pkg/` holds.
pub(crate) struct Package {
    pub(crate) module: PathBuf,
    pub(crate) bytes: Vec<u8>,
    /// Every file, by its path from the workspace's root.
    pub(crate) files: Vec<(PathBuf, Vec<u8>)>,
}

impl Package {
    pub(crate) fn read(one: &Crate) -> Result<Self> {
        Self::read_in(&one.folder.join("pkg"), Path::new(&one.path()))
            .with_context(|| format!("reading {}/pkg; cargo xtask build makes it", one.path()))
    }

    pub(crate) fn read_in(folder: &Path, named: &Path) -> Result<Self> {
        let mut paths = files(folder)?;
        paths.retain(|path| path.is_file());
        paths.sort();
        let is_module = |path: &&PathBuf| path.extension().is_some_and(|it| it == "wasm");
        let module = paths.iter().find(is_module).context("there is no .wasm in it")?.clone();
        let files = paths.iter().map(|path| {
            let name = path.strip_prefix(folder)?;
            Ok((named.join("pkg").join(name), fs::read(path)?))
        });
        Ok(Self { bytes: fs::read(&module)?, files: files.collect::<Result<_>>()?, module })
    }

    /// Compressed by Node, as in every other table here: encoders of brotli differ by a few bytes.
    pub(crate) fn size(&self, shell: &Shell) -> Result<Size> {
        const LENGTH: &str = "const { readFileSync } = require('fs'), { brotliCompressSync } = require('zlib'); \
                              console.log(brotliCompressSync(readFileSync(process.argv[1])).length)";
        let module = &self.module;
        let length = cmd!(shell, "node --eval {LENGTH} {module}").quiet().read()?;
        let brotli = length.parse().context("reading how long the compressed module is")?;
        Ok(Size { raw: self.bytes.len() as u64, brotli })
    }
}
