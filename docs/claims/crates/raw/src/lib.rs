//! The greeting without wasm-bindgen: text is bytes in memory, and whoever calls reads and writes them.

#[cfg(feature = "wee")]
#[global_allocator]
static ALLOCATOR: wee_alloc::WeeAlloc = wee_alloc::WeeAlloc::INIT;

#[unsafe(no_mangle)]
pub extern "C" fn allocate(length: usize) -> *mut u8 {
    Box::leak(vec![0; length].into_boxed_slice()).as_mut_ptr()
}

/// # Safety
///
/// The bytes are those that `allocate` or `greet` gave, of the same length.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn deallocate(start: *mut u8, length: usize) {
    // SAFETY: the caller says so.
    drop(unsafe { Vec::from_raw_parts(start, length, length) });
}

/// Gives address and length of the greeting, in the low and high half.
///
/// # Safety
///
/// The bytes are readable, and UTF-8, as `TextEncoder` writes them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn greet(start: *const u8, length: usize) -> u64 {
    // SAFETY: the caller says so.
    let name = unsafe { str::from_utf8_unchecked(core::slice::from_raw_parts(start, length)) };
    let text = Box::leak(format!("Hello, {name}!").into_bytes().into_boxed_slice());
    text.as_ptr() as u64 | (text.len() as u64) << 32
}

#[unsafe(no_mangle)]
pub extern "C" fn add(a: i32, b: i32) -> i32 {
    a.wrapping_add(b)
}

#[unsafe(no_mangle)]
pub extern "C" fn mean(a: f64, b: f32, c: i64) -> f64 {
    (a + f64::from(b) + c as f64) / 3.0
}

#[cfg(feature = "vector")]
#[unsafe(no_mangle)]
#[target_feature(enable = "simd128")]
pub extern "C" fn double(it: core::arch::wasm32::v128) -> core::arch::wasm32::v128 {
    core::arch::wasm32::i32x4_add(it, it)
}
