//! What allocates, without std and without an allocator.
#![no_std]

extern crate alloc;

#[panic_handler]
fn trap(_: &core::panic::PanicInfo) -> ! {
    core::arch::wasm32::unreachable()
}

#[unsafe(no_mangle)]
pub extern "C" fn allocate() -> *mut u8 {
    alloc::boxed::Box::into_raw(alloc::boxed::Box::new(0))
}
