//! What crosses the boundary in the tables `boundary`, `boundary-lengths` and `break-even` of bench.

mod bytes;
mod calls;
mod compute;
mod objects;
mod texts;
