use crate::{buffers::Buffers, greeting};
use std::{arch::wasm32::memory_grow, ops::Range, ptr, slice, sync::Mutex};

/// What [`greet`] returns in place of a greeting if the name is not UTF-8.
pub const INVALID_UTF8: u64 = 1;
/// What [`greet`] returns in place of a greeting if there is no memory left for one.
pub const OUT_OF_MEMORY: u64 = 2;
/// What [`greet`] returns in place of a greeting if the name is not in a buffer that was handed out.
pub const OUT_OF_BOUNDS: u64 = 3;

/// `try_lock`, here and below, fails for no one while there is one thread. `lock` would be able to panic, and a
/// panic takes 900 bytes.
static BUFFERS: Mutex<Buffers> = Mutex::new(Buffers::new());

/// Hands out a buffer of `length` bytes for the caller to write to.
///
/// Returns its address, or 0 if there is no memory left. It is the caller's until [`release`].
// SAFETY: no other function has this name.
#[unsafe(no_mangle)]
pub extern "C" fn allocate(length: usize) -> usize {
    match BUFFERS.try_lock() {
        Ok(mut buffers) => buffers.push(length, grow).unwrap_or(0),
        Err(_) => 0,
    }
}

/// Takes back the buffer at `address` and all that were handed out after it. Any other address is ignored.
// SAFETY: no other function has this name.
#[unsafe(no_mangle)]
pub extern "C" fn release(address: usize) {
    if let Ok(mut buffers) = BUFFERS.try_lock() {
        buffers.pop(address);
    }
}

/// Greets someone by name: the `length` bytes of UTF-8 at `address`, which lie in a buffer. An empty name
/// greets the world.
///
/// Returns the greeting's address in the upper 32 bits and its length in the lower. It lies in a new buffer, the
/// caller's until [`release`]. Without a greeting the address is 0 and the length is [`INVALID_UTF8`],
/// [`OUT_OF_MEMORY`] or [`OUT_OF_BOUNDS`].
// SAFETY: no other function has this name.
#[unsafe(no_mangle)]
pub extern "C" fn greet(address: usize, length: usize) -> u64 {
    let Ok(mut buffers) = BUFFERS.try_lock() else {
        return OUT_OF_MEMORY;
    };
    if isize::try_from(length).is_err() || !buffers.contain(address, length) {
        return OUT_OF_BOUNDS;
    }
    // SAFETY: the bytes were handed out, so they are in memory, which Wasm fills with zeros; nothing writes to
    // them during the call; the length is no more than `isize::MAX`.
    let name = unsafe { slice::from_raw_parts(ptr::with_exposed_provenance(address), length) };
    let Ok(pieces) = greeting(name) else {
        return INVALID_UTF8;
    };
    let length = pieces.iter().map(|piece| piece.len()).sum();
    let Some(start) = buffers.push(length, grow) else {
        return OUT_OF_MEMORY;
    };
    let mut end = ptr::with_exposed_provenance_mut::<u8>(start);
    for piece in pieces {
        // SAFETY: the new buffer has room for all pieces and overlaps none that was handed out before.
        unsafe {
            end.copy_from_nonoverlapping(piece.as_ptr(), piece.len());
            end = end.add(piece.len());
        }
    }
    ((start as u64) << 32) | length as u64
}

/// Adds as many pages to memory as so many bytes need, and tells where they are.
fn grow(length: usize) -> Option<Range<usize>> {
    const PAGE: usize = 65_536;
    let pages = length.div_ceil(PAGE);
    match memory_grow(0, pages) {
        usize::MAX => None,
        // The last byte of all, whose end 2^32 is no `usize`, is never handed out.
        before => Some(before * PAGE..(before * PAGE).saturating_add(pages * PAGE)),
    }
}
