//! Counting in whole numbers, ignorant of JavaScript.

/// 2^53 - 1, up to which a JavaScript `number` skips no whole number.
///
/// `i32` would refuse most of what callers can count in exactly; more than this would be rounded.
pub(crate) const MAX: f64 = 9_007_199_254_740_991.0;

/// A whole number from `-MAX` to `MAX` that knows where it started.
pub(crate) struct Count {
    start: f64,
    value: f64,
}

/// Why a number was refused. Nothing has changed.
#[derive(Debug, PartialEq)]
pub(crate) enum Refused {
    /// Not a whole number from `-MAX` to `MAX`.
    Number(f64),
    /// Each is in range, their sum is not.
    Sum(f64, f64),
}

impl Count {
    pub(crate) fn new(start: f64) -> Result<Self, Refused> {
        if !is_in_range(start) {
            return Err(Refused::Number(start));
        }
        Ok(Self { start, value: start })
    }

    pub(crate) fn value(&self) -> f64 {
        self.value
    }

    pub(crate) fn add(&mut self, amount: f64) -> Result<(), Refused> {
        if !is_in_range(amount) {
            return Err(Refused::Number(amount));
        }
        // Exact if in range, and rounding cannot bring a sum from 2^53 or beyond back into it.
        let sum = self.value + amount;
        if !is_in_range(sum) {
            return Err(Refused::Sum(self.value, amount));
        }
        self.value = sum;
        Ok(())
    }

    pub(crate) fn reset(&mut self) {
        self.value = self.start;
    }
}

/// False for NaN and the infinities too: their fractional part is NaN.
fn is_in_range(number: f64) -> bool {
    number.fract() == 0.0 && number.abs() <= MAX
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "a count is exact")]
mod tests {
    use super::{Count, MAX, Refused};

    /// Unlike `==`, takes NaN to be equal to itself.
    fn assert_refuses(outcome: Result<(), Refused>, number: f64) {
        match outcome {
            Err(Refused::Number(refused)) => assert_eq!(refused.to_bits(), number.to_bits()),
            other => panic!("{number} gave {other:?}"),
        }
    }

    #[test]
    fn what_is_no_whole_number_in_range_is_refused_and_changes_nothing() {
        for number in [0.5, -1e-300, f64::NAN, f64::INFINITY, -f64::INFINITY, MAX + 1.0, -1e300] {
            assert_refuses(Count::new(number).map(|_| ()), number);
            let mut count = Count::new(7.0).unwrap();
            assert_refuses(count.add(number), number);
            assert_eq!(count.value(), 7.0);
        }
    }

    #[test]
    fn both_ends_are_reached_and_not_passed() {
        for end in [MAX, -MAX] {
            let step = end.signum();
            let mut count = Count::new(end - step).unwrap();
            assert_eq!(count.add(step), Ok(()));
            for amount in [step, 2.0 * step, end] {
                assert_eq!(count.add(amount), Err(Refused::Sum(end, amount)));
            }
            assert_eq!(count.value(), end);
        }
    }
}
