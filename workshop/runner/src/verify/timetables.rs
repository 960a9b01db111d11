//! The timetables of `INSTRUCTOR.md`, made of `workshop.toml`.

use std::{fmt::Write, fs, path::Path};

use anyhow::{Context, Result, ensure};

use crate::list::{List, Track};

const BEGIN: &str = "<!-- Written by `cargo workshop verify --write`. -->\n";
const END: &str = "<!-- The end of what is written. -->\n";

/// How long people sit before they need a break, and how long that is.
const BLOCK: u32 = 75;
const BREAK: u32 = 10;

/// Whether they are as they should be; where they are to be written, they are.
pub(crate) fn fault(workshop: &Path, list: &List, write: bool) -> Result<Option<String>> {
    let path = workshop.join("INSTRUCTOR.md");
    let text = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
    let parts = text.split_once(BEGIN).and_then(|(before, rest)| {
        let (_, after) = rest.split_once(END)?;
        Some((before, after))
    });
    let (before, after) = parts.context("INSTRUCTOR.md has no place for the timetables")?;
    let tables = match tables(list) {
        Ok(tables) => tables,
        Err(too_long) => return Ok(Some(too_long.to_string())),
    };
    let wanted = format!("{before}{BEGIN}{tables}{END}{after}");
    if write {
        fs::write(path, wanted)?;
        return Ok(None);
    }
    let fault = "the timetables are not as workshop.toml has it: cargo workshop verify --write";
    Ok((text != wanted).then(|| fault.into()))
}

fn tables(list: &List) -> Result<String> {
    let mut text = String::new();
    for track in &list.tracks {
        writeln!(text, "\n### {}\n\n| from | minutes | what |\n|---|---|---|", track.name)?;
        for (from, minutes, what) in rows(list, track)? {
            writeln!(text, "| {}:{:02} | {minutes} | {what} |", from / 60, from % 60)?;
        }
    }
    text.push('\n');
    Ok(text)
}

fn rows(list: &List, track: &Track) -> Result<Vec<(u32, u32, String)>> {
    let (mut now, mut sat, mut rows) = (0, 0, Vec::new());
    let mut add = |minutes: u32, what: String| {
        rows.push((now, minutes, what));
        now += minutes;
    };
    let mut taken = 0;
    for exercise in list.of_track(&track.name) {
        if sat + exercise.minutes > BLOCK {
            add(BREAK, "break".into());
            (sat, taken) = (0, taken + BREAK);
        }
        add(exercise.minutes, format!("{}: {}", exercise.id, exercise.title));
        (sat, taken) = (sat + exercise.minutes, taken + exercise.minutes);
    }
    ensure!(taken <= track.minutes, "{} takes {taken} minutes, with its breaks", track.name);
    add(track.minutes - taken, "questions, and what took longer".into());
    Ok(rows)
}
