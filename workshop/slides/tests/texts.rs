//! What holds the slides and the timetables tells what is broken in them.

use std::{
    fs,
    path::{Path, PathBuf},
};

use mdbook_driver::MDBook;
use tempfile::TempDir;
use workspace::{browsers::find_chrome_binary, command, copy_folder};
use xshell::cmd;

/// A copy of the room, in a folder of the workspace: what it runs finds npm's packages above it.
struct Copy(TempDir);

impl Copy {
    fn new() -> Self {
        let copy = Self(tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap());
        let room = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        for folder in ["exercises", "solutions", "slides"] {
            copy_folder(&room.join(folder), &copy.path(folder)).unwrap();
        }
        for file in ["workshop.toml", "INSTRUCTOR.md", "timetables.js"] {
            fs::copy(room.join(file), copy.path(file)).unwrap();
        }
        copy
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join("workshop").join(path)
    }

    fn replace(&self, path: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path(path)).unwrap();
        assert!(text.contains(from), "{path} has no {from}");
        fs::write(self.path(path), text.replace(from, to)).unwrap();
    }

    /// What a program of the room says, and whether it is content.
    fn says(&self, program: &str) -> (bool, String) {
        let shell = command::shell(self.0.path()).unwrap();
        let program = self.path(program);
        let chrome = find_chrome_binary(&shell).unwrap_or_default();
        let command = cmd!(shell, "node {program}").env("CHROME", chrome);
        // Or a newer Node's own lines would be counted.
        let command = command.env("NODE_NO_WARNINGS", "1").ignore_status();
        let output = command.output().unwrap();
        let said = [output.stdout, output.stderr].concat();
        (output.status.success(), String::from_utf8_lossy(&said).into_owned())
    }

    /// Makes the slides, and what holds them must name each of these, and nothing else.
    fn must_tell(&self, faults: &[&str]) {
        MDBook::load(self.path("slides")).unwrap().build().unwrap();
        let (is_content, said) = self.says("slides/check.js");
        for fault in faults {
            assert!(said.contains(fault), "{fault} is missing in:\n{said}");
        }
        // The last line counts the slides.
        assert_eq!(
            (is_content, said.lines().count()),
            (faults.is_empty(), faults.len() + 1),
            "{said}"
        );
    }
}

#[test]
fn nothing_is_told_of_slides_as_they_are() {
    Copy::new().must_tell(&[]);
}

#[test]
fn what_is_broken_in_slides_is_told() {
    let copy = Copy::new();
    let slides = |id: &str| format!("slides/src/{id}.md");
    copy.replace(&slides("00-ready"), "· 5 minutes", "· 6 minutes");
    copy.replace(&slides("01-greet"), "# greet: strings over the boundary", "# greet");
    copy.replace(&slides("02-counter"), "<aside>", "<aside hidden>");
    copy.replace(&slides("03-who-frees"), "shapes.js:13:24", "forms.js:13:24");
    copy.replace(&slides("04-errors"), "src/lib.rs:13:17", "src/lib.rs:55:99");
    copy.replace(&slides("05-types"), "\n```ts\n", "\n```ts\ntype Anything = any;\n");
    copy.replace("slides/src/SUMMARY.md", "- [fetch](06-fetch.md)\n", "");
    copy.replace("slides/src/SUMMARY.md", "- [stop!](07-stop.md)\n", "");
    fs::remove_file(copy.path(&slides("07-stop"))).unwrap();
    fs::write(copy.path(&slides("99-more")), "").unwrap();
    let wide = format!("\n```text\n{}\n```\n\n## An address", "wide ".repeat(60));
    copy.replace(&slides("08-pixels"), "\n## An address", &wide);
    let high = format!("{}\nNothing throws.", "High.\n\n".repeat(20));
    copy.replace(&slides("09-vanishing-view"), "\nNothing throws.", &high);
    let throws = "15 minutes\n\n<script>throw new Error(\"planted\")</script>\n";
    copy.replace(&slides("11-prove"), "15 minutes", throws);
    copy.must_tell(&[
        "00-ready: its slides lack their time: 5 minutes",
        "01-greet: its slides lack their title: # greet: strings over the boundary",
        "02-counter: its slides lack their notes: <aside>",
        "03-who-frees: its slides include ../../solutions/03-who-frees/forms.js:13:24, which is not",
        "04-errors: its slides include ../../exercises/04-errors/src/lib.rs:55:99, which is not",
        "05-types: `type Anything = any;` on its slides is in no file",
        "06-fetch is not in SUMMARY.md",
        "07-stop has no slides",
        "slides/src/99-more.md is of no exercise",
        "08-pixels.html, slide 3: ",
        "09-vanishing-view.html, slide 2: 0 pixels to the right, ",
        "11-prove.html: planted",
    ]);
}

#[test]
fn slides_that_are_none_are_told() {
    let copy = Copy::new();
    copy.replace("slides/theme/slides.js", "slide.className = \"slide\"", "slide.className = \"\"");
    copy.must_tell(&["there are 0 slides for 14 exercises"]);
}

#[test]
fn what_is_broken_in_timetables_is_told() {
    let told = |from: &str, to: &str| {
        let copy = Copy::new();
        copy.replace("workshop.toml", from, to);
        copy.says("timetables.js")
    };
    assert_eq!(told("minutes = 5\n", "minutes = 5\n"), (true, String::new()));
    let (is_content, said) = told("minutes = 5\n", "minutes = 10\n");
    assert!(!is_content && said.contains("cargo workshop verify --write"), "{said}");
    let (is_content, said) = told("minutes = 90\n", "minutes = 70\n");
    assert!(!is_content && said.contains("90 minutes takes 75 minutes"), "{said}");
}
