//! What is around the exercises: hints, texts, slides, times, versions; nothing missing, nothing left over.

use std::{collections::BTreeSet, fs, path::Path};

use crate::{
    ground::all_files,
    list::{Exercise, Host, List},
};
use anyhow::{Context, Result};

pub(crate) fn faults(workshop: &Path, list: &List) -> Result<Vec<String>> {
    let mut faults = Vec::new();
    for exercise in &list.exercises {
        faults.extend(of_exercise(workshop, exercise)?.map(|it| format!("{}: {it}", exercise.id)));
    }
    faults.extend(times(list));
    faults.extend(left_over(workshop, list)?);
    faults.extend(versions(workshop)?);
    Ok(faults)
}

fn of_exercise(workshop: &Path, exercise: &Exercise) -> Result<impl Iterator<Item = String>> {
    let (original, solution) = (
        workshop.join("exercises").join(&exercise.id),
        workshop.join("solutions").join(&exercise.id),
    );
    let mut faults = Vec::new();
    if exercise.hints.len() != 3 {
        faults.push(format!("it has {} hints, not three", exercise.hints.len()));
    }
    for path in ["README.md", "Cargo.toml", "src/lib.rs", "tests/suite.rs", "card.js"] {
        if !original.join(path).exists() {
            faults.push(format!("there is no {path}"));
        }
    }
    let is_packaged = exercise.hosts.contains(&Host::Package);
    let tests = all_files(&original.join("tests"))?;
    if tests.iter().any(|it| it.to_string_lossy().ends_with(".test.js")) != is_packaged {
        faults.push("tests in JavaScript and the host `package` go together".into());
    }
    let files = all_files(&solution)?;
    if files.is_empty() {
        faults.push("there is no solution".into());
    }
    for path in files {
        let solved = fs::read(solution.join(&path))?;
        match fs::read(original.join(&path)) {
            Ok(text) if text == solved => {
                faults.push(format!("{} is the same in its solution", path.display()));
            }
            Ok(_) => {}
            // A file that the learner makes.
            Err(_) => faults.push(format!("{} is in its solution alone", path.display())),
        }
    }
    Ok(faults.into_iter())
}

fn times(list: &List) -> Vec<String> {
    let mut faults = Vec::new();
    for track in &list.tracks {
        let minutes: u32 = list.of_track(&track.name).map(|it| it.minutes).sum();
        if minutes > track.minutes {
            faults.push(format!("{}: its exercises take {minutes} minutes", track.name));
        }
    }
    for exercise in &list.exercises {
        let unknown = exercise.tracks.iter().find(|it| list.track(it).is_err());
        faults.extend(unknown.map(|it| format!("{}: there is no track {it}", exercise.id)));
    }
    if !list.exercises.is_sorted_by_key(|it| &it.id) {
        faults.push("the exercises are not in their order".into());
    }
    faults
}

/// Folders that the list does not know.
fn left_over(workshop: &Path, list: &List) -> Result<Vec<String>> {
    let known: BTreeSet<&str> = list.exercises.iter().map(|it| it.id.as_str()).collect();
    let mut faults = Vec::new();
    for folder in ["exercises", "solutions"] {
        for path in workspace::files(&workshop.join(folder))? {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if !known.contains(name.as_str()) {
                faults.push(format!("{folder}/{name} is not in workshop.toml"));
            }
        }
    }
    Ok(faults)
}

/// What both workspaces have is of the same version in both.
fn versions(workshop: &Path) -> Result<Vec<String>> {
    let read = |path: &str| {
        let path = workshop.join(path);
        fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))
    };
    let (own, house) = (read("Cargo.toml")?, read("../Cargo.toml")?);
    let mut faults = Vec::new();
    for line in own.lines().skip_while(|it| *it != "[workspace.dependencies]").skip(1) {
        let Some((name, _)) = line.split_once(" = ") else { break };
        let name = format!("{name} = ");
        if house.lines().any(|it| it.starts_with(&name) && it != line) {
            faults.push(format!("workshop/Cargo.toml has {line}, the root another"));
        }
    }
    let locked = "name = \"wasm-bindgen\"\n";
    let (own, house) = (read("Cargo.lock")?, read("../Cargo.lock")?);
    let version = |text: &str| text.split_once(locked)?.1.lines().next().map(str::to_owned);
    if version(&own) != version(&house) {
        faults.push("workshop/Cargo.lock has another wasm-bindgen than the root's".into());
    }
    Ok(faults)
}

#[cfg(test)]
mod tests {
    use std::{
        fs,
        path::{Path, PathBuf},
    };

    use tempfile::TempDir;
    use workspace::copy_folder;

    use super::faults;
    use crate::list::List;

    /// A copy of the room, and of what it is compared with.
    struct Copy(TempDir);

    impl Copy {
        fn new() -> Self {
            let copy = Self(tempfile::tempdir().unwrap());
            let original = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
            for folder in ["exercises", "solutions"] {
                copy_folder(&original.join(folder), &copy.path(folder)).unwrap();
            }
            for file in ["workshop.toml", "Cargo.toml", "Cargo.lock"] {
                fs::copy(original.join(file), copy.path(file)).unwrap();
            }
            for file in ["Cargo.toml", "Cargo.lock"] {
                fs::copy(original.join("..").join(file), copy.0.path().join(file)).unwrap();
            }
            copy
        }

        fn path(&self, path: &str) -> PathBuf {
            self.0.path().join("workshop").join(path)
        }

        fn replace(&self, path: &str, from: &str, to: &str) {
            let text = fs::read_to_string(self.path(path)).unwrap();
            assert!(text.contains(from), "{path} has no {from}");
            fs::write(self.path(path), text.replacen(from, to, 1)).unwrap();
        }

        fn faults(&self) -> Vec<String> {
            let list = List::read(&self.path("")).unwrap();
            faults(&self.path(""), &list).unwrap()
        }
    }

    #[test]
    fn as_it_is_nothing_is_wrong() {
        assert_eq!(Copy::new().faults(), Vec::<String>::new());
    }

    /// How something is broken, and what is said of it.
    type Break = (fn(&Copy), &'static str);

    fn must_tell(breaks: &[Break]) {
        for (number, (break_it, told)) in breaks.iter().enumerate() {
            let copy = Copy::new();
            break_it(&copy);
            let faults = copy.faults();
            assert!(faults.iter().any(|it| it.contains(told)), "{number}, {told}: {faults:?}");
        }
    }

    #[test]
    fn what_is_missing_is_told() {
        must_tell(&[
            (
                |it| it.replace("workshop.toml", "hints = [\n", "hints = [\n  \"more\",\n"),
                "00-ready: it has 4 hints",
            ),
            (
                |it| fs::remove_file(it.path("exercises/00-ready/README.md")).unwrap(),
                "00-ready: there is no README.md",
            ),
            (
                |it| fs::remove_file(it.path("exercises/01-greet/card.js")).unwrap(),
                "01-greet: there is no card.js",
            ),
            (
                |it| fs::remove_file(it.path("exercises/01-greet/tests/greet.test.js")).unwrap(),
                "01-greet: tests in JavaScript and the host `package` go together",
            ),
            (
                |it| fs::remove_dir_all(it.path("solutions/00-ready")).unwrap(),
                "00-ready: there is no solution",
            ),
        ]);
    }

    #[test]
    fn what_is_left_over_or_does_not_agree_is_told() {
        must_tell(&[
            (
                |it| fs::create_dir(it.path("exercises/99-more")).unwrap(),
                "exercises/99-more is not in workshop.toml",
            ),
            (
                |it| fs::create_dir(it.path("solutions/99-more")).unwrap(),
                "solutions/99-more is not in workshop.toml",
            ),
            (
                |it| {
                    let same = it.path("exercises/00-ready/src/lib.rs");
                    fs::copy(same, it.path("solutions/00-ready/src/lib.rs")).unwrap();
                },
                "00-ready: src/lib.rs is the same in its solution",
            ),
            (
                |it| fs::write(it.path("solutions/00-ready/more.rs"), "").unwrap(),
                "00-ready: more.rs is in its solution alone",
            ),
            (
                |it| it.replace("workshop.toml", "minutes = 5\n", "minutes = 95\n"),
                "90 minutes: its exercises take",
            ),
            (
                |it| {
                    it.replace("Cargo.toml", "wasm-bindgen-test = \"=", "wasm-bindgen-test = \"=9");
                },
                "has wasm-bindgen-test = ",
            ),
        ]);
    }
}
