use std::{cell::UnsafeCell, slice};

use crate::crc;

const CAPACITY: usize = 65_536;

/// Where JavaScript writes what is to be read here.
struct Buffer(UnsafeCell<[u8; CAPACITY]>);

// SAFETY: a module without shared memory has one thread, and no function here is called while another one runs.
unsafe impl Sync for Buffer {}

static BUFFER: Buffer = Buffer(UnsafeCell::new([0; CAPACITY]));

/// The address of the buffer, which stays the same.
// SAFETY: no other function has this name.
#[unsafe(no_mangle)]
pub extern "C" fn buffer() -> usize {
    BUFFER.0.get().addr()
}

/// How many bytes the buffer has.
// SAFETY: no other function has this name.
#[unsafe(no_mangle)]
pub extern "C" fn capacity() -> usize {
    CAPACITY
}

/// The checksum of what `crc` is the checksum of and the first `length` bytes of the buffer after it; `crc` is 0 at
/// first. Of a length beyond the buffer, the buffer counts.
// SAFETY: no other function has this name.
#[unsafe(no_mangle)]
pub extern "C" fn update(crc: u32, length: usize) -> u32 {
    // SAFETY: so many bytes are in the buffer, and JavaScript, which writes to it, waits until this returns.
    let bytes = unsafe { slice::from_raw_parts(BUFFER.0.get().cast(), length.min(CAPACITY)) };
    crc::update(crc, bytes)
}
