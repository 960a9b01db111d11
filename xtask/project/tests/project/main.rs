//! The tool at work, in copies of this workspace.
#![expect(clippy::unwrap_used, reason = "in a test, a panic is a failure")]

mod copy;
mod generate;
mod init;
mod new;
mod template;
mod upgrade;
