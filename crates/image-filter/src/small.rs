//! What takes the standard library's place where bytes count.

use core::panic::PanicInfo;

use talc::wasm::WasmDynamicTalc;

#[global_allocator]
static ALLOCATOR: WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// No input can make this crate panic; should it panic all the same, the module traps.
#[panic_handler]
fn panic(_: &PanicInfo) -> ! {
    core::arch::wasm32::unreachable()
}
