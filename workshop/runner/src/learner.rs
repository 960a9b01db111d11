//! The words of a learner.

use std::{
    fs,
    io::{IsTerminal, Write, stderr, stdin},
    path::{Path, PathBuf},
    process::Output,
};

use anyhow::{Context, Result, bail, ensure};
use console::{StyledObject, style};
use xshell::{Shell, cmd};

use crate::{
    ground::{self, Ground},
    hosts,
    list::{Exercise, List},
    output::Failure,
    progress::Progress,
};

pub(crate) struct Learner<'a> {
    shell: &'a Shell,
    pub(crate) root: &'a Path,
    list: List,
    ground: Ground,
    progress: Progress,
}

impl<'a> Learner<'a> {
    pub(crate) fn new(shell: &'a Shell, root: &'a Path) -> Result<Self> {
        let workshop = root.join("workshop");
        let ground = Ground::of_learner(&workshop);
        let progress = Progress::read(&ground.folder)?;
        Ok(Self { shell, root, list: List::read(&workshop)?, ground, progress })
    }

    /// Tries the machine with a solution, then begins with the first exercise.
    pub(crate) fn start(&mut self, track: Option<String>) -> Result<bool> {
        let noted = Some(self.progress.track.clone()).filter(|it| !it.is_empty());
        let track = track.or(noted).unwrap_or_else(|| "full day".into());
        let minutes = self.list.track(&track)?.minutes;
        let doctor = cmd!(self.shell, "cargo xtask doctor");
        doctor.run().context("cure that first, and start again")?;
        let first = self.list.of_track(&track).next().context("the track is empty")?;
        eprintln!("\nTries a solved exercise on every host:");
        let trial = Ground::of_trial(&self.ground.workshop, "start")?;
        trial.add(first)?;
        trial.solve(first)?;
        if !self.passes(&trial, first, false)? {
            bail!("this machine is not ready: the above should have passed");
        }
        println!("\nThis machine is ready. You have {minutes} minutes.");
        // Who starts again goes on.
        let current = self.progress.current.clone();
        let id = if current.is_empty() { first.id.clone() } else { current };
        self.progress.track = track;
        self.go_to(&id)
    }

    pub(crate) fn check(&mut self, id: Option<&str>, verbose: bool) -> Result<bool> {
        let exercise = self.chosen(id)?;
        if !self.passes(&self.ground, exercise, verbose)? {
            println!("\n{} `cargo workshop hint` helps.", style("Not yet.").yellow().bold());
            return Ok(false);
        }
        let id = exercise.id.clone();
        // For the learner's page.
        let built = self.build(&id)?;
        ensure!(
            built.status.success(),
            "building it for the page: {}",
            Failure::of(&built).excerpt
        );
        // Something may have been said in another terminal meanwhile.
        self.read_progress()?;
        if !self.progress.is_done(&id) {
            self.progress.done.push(id.clone());
            self.progress.write()?;
        }
        let solved = style(format!("{id} is solved, and on your page.")).green().bold();
        println!("\n{solved} `cargo workshop solution {id}` shows how we did it.");
        match self.following() {
            Some(next) => println!("`cargo workshop next` goes on to {}, {}.", next.id, next.title),
            None => println!("That was the last one. Now it is your turn: cargo xtask new"),
        }
        Ok(true)
    }

    pub(crate) fn next(&mut self, id: Option<&str>, skip: bool) -> Result<bool> {
        if let Some(id) = id {
            let id = self.list.find(id)?.id.clone();
            return self.go_to(&id);
        }
        let current = self.chosen(None)?;
        ensure!(
            skip || self.progress.is_done(&current.id),
            "{} is not solved yet: cargo workshop check. Or leave it: cargo workshop next --skip",
            current.id
        );
        if let Some(id) = self.following().map(|it| it.id.clone()) {
            return self.go_to(&id);
        }
        println!("There is none after {}.", current.id);
        Ok(true)
    }

    pub(crate) fn hint(&mut self, id: Option<&str>) -> Result<bool> {
        let exercise = self.chosen(id)?;
        let (id, hints) = (exercise.id.clone(), exercise.hints.clone());
        let shown = self.progress.hints.entry(id.clone()).or_default();
        *shown = hints.len().min(*shown + 1);
        for (number, hint) in hints.iter().take(*shown).enumerate() {
            println!("{}. {hint}", number + 1);
        }
        if *shown == hints.len() {
            println!("That was the last one. `cargo workshop solution {id} --anyway` shows ours.");
        }
        self.progress.write()?;
        Ok(true)
    }

    pub(crate) fn list(&self) -> bool {
        let all = self.list.exercises.iter();
        let done = all.clone().filter(|it| self.progress.is_done(&it.id)).count();
        for exercise in all {
            let Exercise { id, title, minutes, .. } = exercise;
            let mark = self.mark(exercise);
            println!("{mark:>6}  {id:<17} {minutes:>2} min  {title}");
        }
        println!("\n{done} of {} solved", self.list.exercises.len());
        true
    }

    fn mark(&self, exercise: &Exercise) -> StyledObject<&'static str> {
        match &exercise.id {
            id if self.progress.is_done(id) => style("solved").green(),
            id if *id == self.progress.current => style("now").bold(),
            _ if exercise.tracks.contains(&self.progress.track) => style(""),
            _ => style("extra").dim(),
        }
    }

    pub(crate) fn reset(&mut self, id: Option<&str>, all: bool, yes: bool) -> Result<bool> {
        let chosen: Vec<&Exercise> = match id {
            Some(id) => vec![self.list.find(id)?],
            None => self.list.exercises.iter().filter(|it| all && self.ground.has(it)).collect(),
        };
        let ids: Vec<String> = chosen.iter().map(|it| it.id.clone()).collect();
        if !(yes || agrees(&format!("Begin {} anew? A backup is kept.", ids.join(", ")))?) {
            println!("Nothing has changed.");
            return Ok(false);
        }
        for exercise in chosen {
            if self.ground.has(exercise) {
                let backup = self.ground.put_away(exercise)?;
                println!("{} is kept in {}", exercise.id, self.shown(&backup));
            }
            self.ground.add(exercise)?;
        }
        self.progress.done.retain(|it| !ids.contains(it));
        self.progress.hints.retain(|it, _| !ids.contains(it));
        self.progress.write()?;
        Ok(true)
    }

    pub(crate) fn solution(&self, id: &str, anyway: bool) -> Result<bool> {
        let exercise = self.list.find(id)?;
        ensure!(
            anyway || self.progress.is_done(&exercise.id),
            "{} is not solved yet; --anyway shows it all the same",
            exercise.id
        );
        let folder = self.ground.workshop.join("solutions").join(&exercise.id);
        for path in ground::all_files(&folder)? {
            println!("// {}\n", self.shown(&folder.join(&path)));
            println!("{}", fs::read_to_string(folder.join(path))?);
        }
        Ok(true)
    }

    pub(crate) fn read_progress(&mut self) -> Result<()> {
        self.progress = Progress::read(&self.ground.folder)?;
        Ok(())
    }

    /// Where the exercise is that is worked on.
    pub(crate) fn folder(&self) -> Result<PathBuf> {
        Ok(self.ground.place(self.chosen(None)?))
    }

    /// Begins to work on an exercise, and says what it is.
    fn go_to(&mut self, id: &str) -> Result<bool> {
        let exercise = self.list.find(id)?;
        self.ground.add(exercise)?;
        let place = self.ground.place(exercise);
        let text = fs::read_to_string(place.join("README.md"))?;
        let (title, task) = text.trim_end().split_once('\n').unwrap_or((&text, ""));
        println!("\n{}\n{task}", style(title).bold());
        let files = ground::all_files(&self.ground.workshop.join("solutions").join(id))?;
        let files: Vec<_> = files.iter().map(|path| self.shown(&place.join(path))).collect();
        println!("\nOpen {}. `cargo workshop check` checks it.", files.join(", "));
        id.clone_into(&mut self.progress.current);
        self.progress.write()?;
        Ok(true)
    }

    /// The exercise that is named, or worked on.
    fn chosen(&self, id: Option<&str>) -> Result<&Exercise> {
        let current = self.progress.current.as_str();
        ensure!(!current.is_empty(), "nothing is begun yet: cargo workshop start");
        let exercise = self.list.find(id.unwrap_or(current))?;
        ensure!(
            self.ground.has(exercise),
            "{} is not begun yet: cargo workshop next goes to the next one",
            exercise.id
        );
        Ok(exercise)
    }

    /// The one after this, of those that belong to the track.
    fn following(&self) -> Option<&Exercise> {
        let mut of_track = self.list.of_track(&self.progress.track);
        of_track.find(|it| it.id > self.progress.current)
    }

    /// Whether an exercise passes on all its hosts; otherwise, what it fails with is shown.
    fn passes(&self, ground: &Ground, exercise: &Exercise, verbose: bool) -> Result<bool> {
        let failed = hosts::first_failure(self.shell, ground, exercise)?;
        if let Some((_, failure)) = &failed {
            eprintln!("\n{}", if verbose { failure.text.clone() } else { failure.coloured() });
        }
        Ok(failed.is_none())
    }

    fn build(&self, id: &str) -> Result<Output> {
        let _there = self.shell.push_dir(&self.ground.folder);
        let _target = self.shell.push_env("CARGO_TARGET_DIR", &self.ground.target);
        hosts::captured(hosts::build(self.shell, id))
    }

    /// As one types it.
    fn shown(&self, path: &Path) -> String {
        path.strip_prefix(self.root).unwrap_or(path).display().to_string()
    }
}

fn agrees(question: &str) -> Result<bool> {
    ensure!(stdin().is_terminal(), "nobody is here to agree: say --yes");
    eprint!("{question} [y/N] ");
    stderr().flush()?;
    let mut answer = String::new();
    stdin().read_line(&mut answer)?;
    Ok(matches!(answer.trim(), "y" | "Y" | "yes"))
}
