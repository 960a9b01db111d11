use std::ops::Range;

/// Where the buffers are that were handed out: one after another, like a stack.
///
/// It knows addresses only and touches no memory, so nothing here can be unsafe.
pub(crate) struct Buffers {
    start: usize,
    top: usize,
    end: usize,
}

impl Buffers {
    pub(crate) const fn new() -> Self {
        // Not 0, which is no address: even a buffer of no bytes has one.
        Self { start: 1, top: 1, end: 1 }
    }

    /// Hands out the address of a new buffer.
    ///
    /// `grow` adds so many bytes to memory, if it can, and tells where they are.
    pub(crate) fn push(
        &mut self,
        length: usize,
        grow: impl FnOnce(usize) -> Option<Range<usize>>,
    ) -> Option<usize> {
        if length > self.end - self.top {
            let added = grow(length)?;
            if added.start != self.end {
                // Someone else has grown memory too. What lies below stays as it is.
                self.start = added.start;
                self.top = added.start;
            }
            self.end = added.end;
        }
        let address = self.top;
        self.top = address.checked_add(length).filter(|top| *top <= self.end)?;
        Some(address)
    }

    /// Takes back the buffer at this address and all that were handed out after it.
    pub(crate) fn pop(&mut self, address: usize) {
        if (self.start..self.top).contains(&address) {
            self.top = address;
        }
    }

    /// Whether all these bytes were handed out.
    pub(crate) fn contain(&self, address: usize, length: usize) -> bool {
        address >= self.start && address <= self.top && length <= self.top - address
    }
}

#[cfg(test)]
mod tests {
    use super::Buffers;

    #[test]
    fn buffers_lie_one_after_another_and_memory_grows_when_it_must() {
        let mut buffers = Buffers::new();
        assert_eq!(buffers.push(60, |_| Some(1000..1100)), Some(1000));
        assert_eq!(buffers.push(40, |_| None), Some(1060));
        assert_eq!(buffers.push(1, |_| Some(1100..1200)), Some(1100));
        assert!(buffers.contain(1000, 101));
        assert!(buffers.contain(1050, 20));
        assert!(buffers.contain(1101, 0));
    }

    #[test]
    fn what_was_not_handed_out_is_not_contained() {
        let mut buffers = Buffers::new();
        assert!(!buffers.contain(0, 0));
        buffers.push(60, |_| Some(1000..1100));
        for (address, length) in
            [(999, 1), (1000, 61), (1060, 1), (1061, 0), (1010, usize::MAX), (usize::MAX, 1)]
        {
            assert!(!buffers.contain(address, length), "{length} bytes at {address}");
        }
    }

    #[test]
    fn a_lack_of_memory_changes_nothing() {
        let mut buffers = Buffers::new();
        assert_eq!(buffers.push(1, |_| None), None);
        buffers.push(60, |_| Some(1000..1100));
        assert_eq!(buffers.push(41, |_| None), None);
        assert_eq!(buffers.push(91, |_| Some(1100..1150)), None);
        assert_eq!(buffers.push(usize::MAX, |_| Some(1150..1160)), None);
        assert_eq!(buffers.push(100, |_| None), Some(1060));
    }

    #[test]
    fn a_buffer_is_released_with_those_after_it() {
        let mut buffers = Buffers::new();
        for _ in 0..3 {
            buffers.push(10, |_| Some(1000..1100));
        }
        buffers.pop(1010);
        assert_eq!(buffers.push(5, |_| None), Some(1010));
        assert!(!buffers.contain(1000, 16));
    }

    #[test]
    fn an_address_that_was_not_handed_out_releases_nothing() {
        let mut buffers = Buffers::new();
        buffers.push(10, |_| Some(1000..1100));
        for address in [0, 999, 1010, 1099, 5000] {
            buffers.pop(address);
        }
        assert_eq!(buffers.push(1, |_| None), Some(1010));
    }

    #[test]
    fn where_others_have_grown_memory_too_it_starts_anew() {
        let mut buffers = Buffers::new();
        buffers.push(60, |_| Some(1000..1100));
        assert_eq!(buffers.push(60, |_| Some(5000..5100)), Some(5000));
        assert!(!buffers.contain(1000, 1));
        buffers.pop(1000);
        assert_eq!(buffers.push(40, |_| None), Some(5060));
    }

    #[test]
    fn a_buffer_of_no_bytes_has_an_address_too() {
        assert_ne!(Buffers::new().push(0, |_| None), Some(0));
    }
}
