//! Numbers that look random, and are the same on every host.

/// A generator (xorshift, 32 bits).
pub struct Random(u32);

impl Random {
    /// Of the same seed comes the same.
    #[must_use]
    pub fn new(seed: u32) -> Self {
        // Of 0 comes nothing but 0.
        Self(seed.max(1))
    }

    /// The next number.
    pub fn number(&mut self) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        self.0
    }

    /// One from 0 to the last.
    pub fn up_to(&mut self, last: u16) -> usize {
        let number = self.number() % (u32::from(last) + 1);
        usize::try_from(number).unwrap_or_default()
    }

    /// A line of so many bytes.
    pub fn line(&mut self, length: usize) -> Vec<u8> {
        (0..length).map(|_| self.number().to_be_bytes()[0]).collect()
    }
}
