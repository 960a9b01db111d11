//! What mdBook warns of: a file to include that is not there, HTML that is not closed. It carries on; the book must not.

use std::sync::{Mutex, PoisonError};

use log::{Level, LevelFilter, Log, Metadata, Record};

struct Complaints(Mutex<Vec<String>>);

static COMPLAINTS: Complaints = Complaints(Mutex::new(Vec::new()));

impl Log for Complaints {
    fn enabled(&self, metadata: &Metadata) -> bool {
        metadata.level() <= Level::Warn
    }

    fn log(&self, record: &Record) {
        if self.enabled(record.metadata()) {
            let mut complaints = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            complaints.push(record.args().to_string());
        }
    }

    fn flush(&self) {}
}

/// Collects them from now on.
pub(crate) fn collect() {
    log::set_max_level(LevelFilter::Warn);
    // Refused only where an earlier call has done it.
    let _ = log::set_logger(&COMPLAINTS);
}

/// Those since the last time.
pub(crate) fn take() -> Vec<String> {
    std::mem::take(&mut *COMPLAINTS.0.lock().unwrap_or_else(PoisonError::into_inner))
}
