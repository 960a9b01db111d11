/// Primes, counted in steps.
pub struct Primes {
    below: u32,
    next: u32,
    found: u32,
}

impl Primes {
    /// Begins to count those that are smaller than this.
    #[must_use]
    pub fn below(below: u32) -> Self {
        Self { below, next: 2, found: 0 }
    }

    /// Looks at the next ten thousand numbers, and says whether there are more.
    pub fn step(&mut self) -> bool {
        let end = self.next.saturating_add(10_000).min(self.below);
        for number in self.next..end {
            self.found += u32::from(is_prime(number));
        }
        self.next = self.next.max(end);
        self.next < self.below
    }

    /// How many there are, as far as they are counted.
    #[must_use]
    pub fn found(&self) -> u32 {
        self.found
    }
}

/// By trial: the slow way, so that there is something to stop.
fn is_prime(number: u32) -> bool {
    // Not `divisor * divisor <= number`, which overflows.
    let mut divisors = (2..).take_while(|divisor| *divisor <= number / divisor);
    number >= 2 && divisors.all(|divisor| !number.is_multiple_of(divisor))
}
