//! Each filter with each of its allocations refused, one at a time: an error, and an image as it was.
//!
//! A program of its own, since it replaces the allocator. Only native: there, one thread's allocations can be told from another's.

#![cfg(not(target_family = "wasm"))]
#![expect(clippy::unwrap_used, reason = "in a test, a panic is a failure")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::ptr::null_mut;

use image_filter::{Error, Image};

#[allow(dead_code, reason = "the suite uses all of it")]
#[path = "suite/pictures.rs"]
mod pictures;

use pictures::{cases, every_filter, noise};

thread_local! {
    /// How many allocations of this thread are granted before one is refused.
    static GRANTED: Cell<usize> = const { Cell::new(usize::MAX) };
}

struct Refusing;

// SAFETY: as the system's, of which it refuses some.
unsafe impl GlobalAlloc for Refusing {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let granted = GRANTED.get();
        if granted == 0 {
            GRANTED.set(usize::MAX);
            return null_mut();
        }
        if granted < usize::MAX {
            GRANTED.set(granted - 1);
        }
        // SAFETY: the caller's.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the caller's, and `alloc` gives what the system gave.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Refusing = Refusing;

/// Runs with the allocation after so many refused. What asks for memory in a way that cannot be refused aborts here.
fn refusing<T>(granted: usize, run: impl FnOnce() -> T) -> (T, bool) {
    GRANTED.set(granted);
    let result = run();
    let was_refused = GRANTED.replace(usize::MAX) == usize::MAX;
    (result, was_refused)
}

#[test]
fn any_allocation_may_be_refused() {
    let before = noise(9, cases(70, 70, 3), 1);
    let filters = every_filter();
    for number in (0..filters.len()).step_by(cases(1, 1, 7) as usize) {
        let chain = [filters[number], filters[(number + 5) % filters.len()]];
        for with_progress in [false, true] {
            let mut refusals = 0;
            loop {
                let mut image = before.clone();
                let nothing = &mut |_| Ok(());
                let progress: Option<&mut image_filter::Progress> =
                    if with_progress { Some(nothing) } else { None };
                let (result, was_refused) = refusing(refusals, || image.apply(&chain, progress));
                if !was_refused {
                    assert_eq!(result, Ok(()));
                    break;
                }
                assert_eq!(result, Err(Error::OutOfMemory), "{chain:?}");
                assert_eq!(image, before, "{chain:?}");
                refusals += 1;
            }
            assert!(refusals > 0, "{chain:?} asks for memory");
        }
    }
}

#[test]
fn an_image_may_be_refused() {
    assert_eq!(refusing(0, || Image::new(3, 2)), (Err(Error::OutOfMemory), true));
    let pixels = [7; 24];
    let (result, was_refused) = refusing(0, || Image::from_rgba(&pixels, 3, 2));
    assert_eq!((result.unwrap_err(), was_refused), (Error::OutOfMemory, true));
}
