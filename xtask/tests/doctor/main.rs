//! Each fault that `doctor` knows, made for real in a workspace of its own, with its finding and its cure.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "in a test, a panic is a failure")]

mod browsers;
mod modules;
mod page;
mod report;
mod setup;
mod space;
mod support;
mod toolchain;
mod tools;
mod tree;
