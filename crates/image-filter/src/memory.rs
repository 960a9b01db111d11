//! Memory that may be refused: running out is an [`Error`] here, where `vec!` would abort.

use alloc::vec::Vec;

use bytemuck::Zeroable;
use bytemuck::allocation::try_zeroed_vec;

use crate::Error;

/// Asks for memory and remembers a refusal, so that one check serves for all that a filter needs.
#[derive(Default)]
pub(crate) struct Memory {
    refused: bool,
}

impl Memory {
    /// A vector of `length` zeros; an empty one where memory is refused.
    #[inline(never)]
    pub(crate) fn zeros<T: Zeroable>(&mut self, length: usize) -> Vec<T> {
        try_zeroed_vec(length).unwrap_or_else(|()| {
            self.refused = true;
            Vec::new()
        })
    }

    // ANCHOR: room
    /// An empty vector that takes `length` values without asking for memory again, unless it is refused.
    pub(crate) fn with_room<T>(&mut self, length: usize) -> Vec<T> {
        let mut vector = Vec::new();
        self.refused |= vector.try_reserve_exact(length).is_err();
        vector
    }
    // ANCHOR_END: room

    /// To be called before the vectors are used.
    pub(crate) fn granted(&self) -> Result<(), Error> {
        if self.refused { Err(Error::OutOfMemory) } else { Ok(()) }
    }
}
