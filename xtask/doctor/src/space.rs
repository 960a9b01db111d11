//! Room on the disk, and what builds by other versions of the tools have left on it.

use std::{
    collections::HashSet,
    env, fs,
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Context, Result};
use serde_json::Value;
use workspace::{command::version, files};

use crate::{
    environment::{Environment, home},
    finding::Finding,
    lockfile,
};

/// What a set-up, a build and a test of everything write, rounded up: 2.2 GB in `target`, 0.5 GB of npm, and the tools.
const NEEDED: u64 = 4_000_000_000;
/// What is kept of the time to say what was measured until then.
const MARGIN: Duration = Duration::from_millis(200);

/// A folder that no build uses any more.
struct Stale {
    what: String,
    folder: PathBuf,
    cure: String,
}

pub(crate) fn check(environment: &Environment) -> Result<Vec<Finding>> {
    let target = target(environment);
    // Of a folder that is not there yet, the disk is that of the one around it.
    let place = target.ancestors().find(|it| it.exists()).context("there is no folder")?;
    let free = fs4::available_space(place)
        .with_context(|| format!("asking for the free space of {}", place.display()))?;
    let mut measured: Vec<(u64, String, Stale)> = (stale(environment, &target)?.into_iter())
        .map(|stale| {
            let (size, is_whole) = size(environment, &stale.folder);
            let about = if is_whole { "" } else { "at least " };
            (size, format!("{}: {about}{}", stale.what, gigabytes(size)), stale)
        })
        .collect();
    measured.sort_by_key(|(size, _, _)| std::cmp::Reverse(*size));
    let largest = measured.first().map(|(_, _, stale)| stale.cure.clone());
    let sum: u64 = measured.iter().map(|(size, _, _)| size).sum();
    let texts: Vec<&str> = measured.iter().map(|(_, text, _)| text.as_str()).collect();
    let room = format!("{} free in {}", gigabytes(free), place.display());
    let disk = if free >= NEEDED {
        Finding::healthy("disk", room)
    } else {
        let cure = largest.clone().unwrap_or_else(|| "cargo clean".into());
        Finding::cure("disk", room, gigabytes(NEEDED), cure)
    };
    let caches = match largest {
        Some(cure) if sum >= NEEDED => {
            let wanted = format!("less than a whole build, {}", gigabytes(NEEDED));
            Finding::cure("caches", texts.join("\n"), wanted, cure)
        }
        Some(_) => Finding::healthy("caches", texts.join("\n")),
        None => Finding::healthy("caches", "nothing is left of other versions"),
    };
    Ok(vec![disk, caches])
}

fn target(environment: &Environment) -> PathBuf {
    match environment.workspace() {
        Ok(workspace) => workspace.target.clone(),
        Err(_) => environment.root.join("target"),
    }
}

fn stale(environment: &Environment, target: &Path) -> Result<Vec<Stale>> {
    let mut stale = Vec::new();
    let compilers = compilers(target)?;
    if compilers > 1 {
        stale.push(Stale {
            what: format!("target holds what {compilers} compilers built"),
            folder: target.to_owned(),
            cure: "cargo clean".into(),
        });
    }
    let tools = environment.root.join("target/tools");
    if compilers <= 1 && tools.exists() && environment.root.join(".tools/.crates2.json").exists() {
        stale.push(Stale {
            what: "target/tools, where the tools were built".into(),
            folder: tools,
            cure: "cargo clean --target-dir target/tools".into(),
        });
    }
    let mut drivers = files(&environment.root.join(".tools/chromedriver"))?;
    drivers.sort_by_key(|it| fs::metadata(it).and_then(|it| it.modified()).ok());
    drivers.pop();
    stale.extend(drivers.into_iter().map(|folder| removable("an older ChromeDriver", folder)));
    let wanted = lockfile::wasm_bindgen(environment)?;
    let shell = environment.shell()?;
    for folder in wasm_pack_cache().map(|it| files(&it)).transpose()?.unwrap_or_default() {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let program = folder.join(format!("wasm-bindgen{}", env::consts::EXE_SUFFIX));
        if name.starts_with("wasm-bindgen-") && program.exists() {
            let found = version(&shell, program).unwrap_or_else(|| "of no version".into());
            if Some(&found) != wanted.as_ref() {
                stale.push(removable(&format!("wasm-pack's wasm-bindgen {found}"), folder));
            }
        }
    }
    Ok(stale)
}

fn removable(what: &str, folder: PathBuf) -> Stale {
    let place = folder.display();
    let cure = if cfg!(windows) {
        format!("Remove-Item -Recurse \"{place}\"")
    } else {
        format!("rm -r \"{place}\"")
    };
    Stale { what: format!("{what} in {place}"), folder, cure }
}

/// Where wasm-pack keeps what it downloads.
fn wasm_pack_cache() -> Option<PathBuf> {
    let folder = |variable| env::var_os(variable).filter(|it| !it.is_empty()).map(PathBuf::from);
    let cache = match env::consts::OS {
        "windows" => folder("LOCALAPPDATA")?,
        "macos" => home()?.join("Library/Caches"),
        _ => folder("XDG_CACHE_HOME").or_else(|| Some(home()?.join(".cache")))?,
    };
    Some(cache.join(".wasm-pack"))
}

/// How many compilers Cargo has noted for what it built.
fn compilers(target: &Path) -> Result<usize> {
    let mut seen: HashSet<u64> = HashSet::new();
    let folders = |folder: PathBuf| files(&folder).unwrap_or_default();
    let profiles = folders(target.to_owned())
        .into_iter()
        .flat_map(|it| [folders(it.clone()), vec![it]].concat());
    for unit in profiles.flat_map(|it| folders(it.join(".fingerprint"))) {
        for note in files(&unit)?.iter().filter(|it| it.extension().is_some_and(|it| it == "json"))
        {
            // One that is being written is read the next time.
            let note: Option<Value> =
                fs::read(note).ok().and_then(|it| serde_json::from_slice(&it).ok());
            seen.extend(note.and_then(|it| it["rustc"].as_u64()));
        }
    }
    Ok(seen.len())
}

/// The bytes in a folder, and whether the time was enough for all of it.
fn size(environment: &Environment, folder: &Path) -> (u64, bool) {
    let (mut sum, mut linked, mut folders) = (0, HashSet::new(), vec![folder.to_owned()]);
    while let Some(folder) = folders.pop() {
        if environment.time_left() < MARGIN {
            return (sum, false);
        }
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let Ok(metadata) = entry.metadata() else { continue };
            if metadata.is_dir() {
                folders.push(entry.path());
            } else if links(&metadata).is_none_or(|file| linked.insert(file)) {
                sum += metadata.len();
            }
        }
    }
    (sum, true)
}

/// The number of a file that has several names: Cargo links what it builds into a second folder.
#[cfg(unix)]
fn links(metadata: &fs::Metadata) -> Option<u64> {
    use std::os::unix::fs::MetadataExt;
    (metadata.nlink() > 1).then(|| metadata.ino())
}

#[cfg(not(unix))]
fn links(_metadata: &fs::Metadata) -> Option<u64> {
    None
}

#[expect(clippy::cast_precision_loss, reason = "for people, with one digit")]
fn gigabytes(bytes: u64) -> String {
    format!("{:.1} GB", bytes as f64 / 1e9)
}
