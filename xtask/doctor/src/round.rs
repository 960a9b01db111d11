//! One examination: each check in a thread of its own, and an end to waiting.

use std::{
    sync::{Arc, mpsc},
    thread,
    time::{Duration, Instant},
};

use anyhow::Result;

use crate::{
    CHECKS, NETWORK, Question, START,
    environment::Environment,
    finding::{Finding, Report},
    network,
};

/// Browsers that were started are stopped before this process ends, and their profiles are removed.
const CLEANING: Duration = Duration::from_millis(500);

type Answer = (&'static str, Result<Vec<Finding>>);

struct Round {
    environment: Arc<Environment>,
    sender: mpsc::Sender<Answer>,
    /// What was asked, in the order of the report, with the answer once it is there.
    asked: Vec<(&'static str, Option<Vec<Finding>>)>,
}

pub(crate) fn run(question: &Question) -> Report {
    let start = Instant::now();
    let environment = Environment::new(question, start + question.timeout);
    let (sender, answers) = mpsc::channel();
    let mut round = Round { environment: Arc::new(environment), sender, asked: Vec::new() };
    round.ask_all(|name| question.checks.is_empty() || question.checks.iter().any(|it| it == name));
    while let Some(patience) = round.patience() {
        let Ok((name, answer)) = answers.recv_timeout(patience) else { break };
        let answer =
            answer.unwrap_or_else(|error| vec![Finding::not_looked_at(name, format!("{error:#}"))]);
        if let Some((_, place)) = round.asked.iter_mut().find(|(asked, _)| *asked == name) {
            *place = Some(answer);
        }
    }
    let findings = round.asked.into_iter().flat_map(|(name, answer)| {
        answer.unwrap_or_else(|| vec![Finding::not_looked_at(name, late(question.timeout))])
    });
    Report { findings: findings.collect(), time: start.elapsed() }
}

fn late(timeout: Duration) -> String {
    format!("no answer in {:.1} s; --timeout 20 waits longer", timeout.as_secs_f64())
}

impl Round {
    /// How long to wait for the next answer, and none when nothing is waited for.
    fn patience(&self) -> Option<Duration> {
        let waiting = self.asked.iter().filter(|(_, answer)| answer.is_none());
        let times = waiting.map(|(name, _)| match *name {
            START => self.environment.time_left() + CLEANING,
            _ => self.environment.time_left(),
        });
        times.max()
    }

    fn ask_all(&mut self, is_wanted: impl Fn(&str) -> bool) {
        // The network waits for what the set-up has still to do: the channel ends when all have told.
        let (set_up, left) = mpsc::channel();
        for check in &CHECKS {
            let is_asked = is_wanted(check.name) || (check.is_set_up && is_wanted(NETWORK));
            if !is_asked {
                continue;
            }
            let (look, teller) = (check.look, check.is_set_up.then(|| set_up.clone()));
            self.ask(check.name, move |environment| {
                let findings = look(environment)?;
                if let Some(teller) = teller {
                    // It fails where the network is not asked for.
                    let _ = teller.send(findings.clone());
                }
                Ok(findings)
            });
        }
        drop(set_up);
        if is_wanted(NETWORK) {
            self.ask(NETWORK, move |environment| {
                Ok(network::check(environment, &left.iter().flatten().collect::<Vec<_>>()))
            });
        }
        self.asked.retain(|(name, _)| is_wanted(name));
    }

    fn ask(
        &mut self,
        name: &'static str,
        look: impl FnOnce(&Environment) -> Result<Vec<Finding>> + Send + 'static,
    ) {
        let (environment, sender) = (self.environment.clone(), self.sender.clone());
        self.asked.push((name, None));
        // When the time is over, nobody listens.
        thread::spawn(move || sender.send((name, look(&environment))));
    }
}
