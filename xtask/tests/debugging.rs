//! Builds for a debugger and for a profiler hold what these read.

#![expect(clippy::unwrap_used, reason = "in a test, a panic is a failure")]

use std::{collections::HashMap, fs, ops::Range, path::PathBuf};

use addr2line::{
    Context,
    gimli::{Dwarf, EndianSlice, LittleEndian},
};
use wasmparser::{KnownCustom, Name, Parser, Payload, TypeRef};
use workspace::{Workspace, command::shell};
use xshell::cmd;

/// A crate that is always here.
const SKELETON: &str = "xtask/project/skeletons/function";

/// Builds it, and gives its module.
fn build(workspace: &Workspace, profile: &str) -> Vec<u8> {
    let shell = shell(&workspace.root).unwrap();
    let folder = workspace.target.join("debugging").join(profile.trim_start_matches('-'));
    shell.change_dir(SKELETON);
    cmd!(shell, "wasm-pack build {profile} --target web --no-gitignore --out-dir {folder}")
        .run()
        .unwrap();
    fs::read(folder.join("skeleton_function_bg.wasm")).unwrap()
}

/// What a debugger reads of a module.
#[derive(Default)]
struct Debug<'a> {
    sections: HashMap<&'a str, &'a [u8]>,
    /// Addresses of functions, counted from the start of the code section, as DWARF does.
    functions: Vec<Range<u64>>,
    imports: usize,
    names: HashMap<usize, &'a str>,
}

impl<'a> Debug<'a> {
    fn of(module: &'a [u8]) -> Self {
        let mut debug = Self::default();
        let mut start = 0;
        for payload in Parser::new(0).parse_all(module) {
            match payload.unwrap() {
                Payload::ImportSection(imports) => {
                    debug.imports = imports
                        .into_imports()
                        .filter(|import| matches!(import.as_ref().unwrap().ty, TypeRef::Func(_)))
                        .count();
                }
                Payload::CodeSectionStart { unchecked_range, .. } => start = unchecked_range.start,
                Payload::CodeSectionEntry(body) => {
                    let Range { start: low, end: high } = body.range();
                    debug.functions.push(low - start..high - start);
                }
                Payload::CustomSection(section) => {
                    debug.sections.insert(section.name(), section.data());
                    if let KnownCustom::Name(names) = section.as_known() {
                        debug.read_names(names);
                    }
                }
                _ => {}
            }
        }
        debug
    }

    fn read_names(&mut self, names: wasmparser::NameSectionReader<'a>) {
        for subsection in names {
            if let Name::Function(functions) = subsection.unwrap() {
                let pairs = functions.into_iter().map(|naming| naming.unwrap());
                self.names.extend(pairs.map(|naming| (naming.index as usize, naming.name)));
            }
        }
    }

    /// The name of the function at an address.
    fn name(&self, address: u64) -> Option<&'a str> {
        let index = self.functions.iter().position(|it| it.contains(&address))?;
        self.names.get(&(self.imports + index)).copied()
    }
}

#[test]
fn a_dev_build_leads_from_an_address_to_a_line_of_rust() {
    let workspace = Workspace::load().unwrap();
    let module = build(&workspace, "--dev");
    let debug = Debug::of(&module);
    let section = |name| *debug.sections.get(name).unwrap_or(&&[][..]);
    let dwarf =
        Dwarf::load(|id| Ok::<_, ()>(EndianSlice::new(section(id.name()), LittleEndian))).unwrap();
    let context = Context::from_dwarf(dwarf).unwrap();
    let file = workspace.root.join(SKELETON).join("src/words.rs");
    let source = fs::read_to_string(&file).unwrap();
    let place = |text: &str| u32::try_from(source.split(text).next().unwrap().lines().count());
    let lines = place("fn count(").unwrap()..=place("\n}").unwrap() + 1;
    let mut found = 0;
    for (address, _, location) in context.find_location_range(0, u64::MAX).unwrap() {
        // wasm-bindgen moves functions: that both sections agree on where they are says that it moved both.
        let name = debug.name(address).unwrap_or_default();
        if let (true, Some(line)) =
            (name.starts_with("skeleton_function::words::count"), location.line)
        {
            assert_eq!(location.file.map(PathBuf::from), Some(file.clone()), "{name}");
            assert!(lines.contains(&line), "{line} is not within {lines:?}");
            found += 1;
        }
    }
    assert!(found > 2, "only {found} addresses have a line");
}

#[test]
fn a_profiling_build_is_a_release_with_names() {
    let workspace = Workspace::load().unwrap();
    let profiling = build(&workspace, "--profile=profiling");
    let release = build(&workspace, "--release");
    let debug = Debug::of(&profiling);
    // All but what wasm-opt and wasm-bindgen add.
    assert!(debug.names.len() * 10 > debug.functions.len() * 9, "{:?}", debug.names);
    assert!(debug.names.values().any(|name| name.contains("wasm_bindgen::")), "{:?}", debug.names);
    assert!(Debug::of(&release).names.is_empty());
    // Without the names it would be as large; with DWARF, or without wasm-opt, a multiple.
    let sizes = (profiling.len(), release.len());
    assert!(sizes.0 < sizes.1 * 3 / 2, "{sizes:?} bytes");
}
