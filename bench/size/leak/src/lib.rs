//! Takes memory and gives it all back, as ordinary code does.

extern crate allocator;

use std::hint::black_box;

/// Fills a vector, which moves into a block of twice the size whenever it is full, and drops it.
#[unsafe(no_mangle)]
pub extern "C" fn fill_and_drop(bytes: usize) {
    let mut vector = Vec::new();
    for _ in 0..bytes {
        vector.push(black_box(1_u8));
    }
}
