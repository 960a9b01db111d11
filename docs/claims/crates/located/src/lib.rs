//! Has a dependency that can panic, and so the path of its source in the module.

static BYTES: [u8; 9] = [1; 9];

#[unsafe(no_mangle)]
pub extern "C" fn sum(from: usize, to: usize) -> u32 {
    bytemuck::cast_slice::<u8, u32>(&BYTES[from..to]).iter().sum()
}
