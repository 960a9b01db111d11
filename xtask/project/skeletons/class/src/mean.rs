/// A mean that is kept up to date, so that the numbers themselves need not be kept.
#[derive(Default)]
pub(crate) struct Mean {
    count: f64,
    value: f64,
}

/// A number that was refused: NaN or an infinity. Nothing has changed.
#[derive(Debug, PartialEq)]
pub(crate) struct NotFinite(pub(crate) f64);

impl Mean {
    pub(crate) fn count(&self) -> f64 {
        self.count
    }

    pub(crate) fn value(&self) -> Option<f64> {
        (self.count > 0.0).then_some(self.value)
    }

    pub(crate) fn add(&mut self, number: f64) -> Result<(), NotFinite> {
        if !number.is_finite() {
            return Err(NotFinite(number));
        }
        self.count += 1.0;
        // Each share by itself: a sum, or the difference to the mean, can be beyond the largest number.
        self.value += number / self.count - self.value / self.count;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Mean, NotFinite};

    fn mean(numbers: &[f64]) -> Option<f64> {
        let mut mean = Mean::default();
        for number in numbers {
            mean.add(*number).unwrap();
        }
        mean.value()
    }

    #[test]
    fn it_is_what_the_definition_says() {
        for numbers in [&[7.0][..], &[1.0, 2.0, 4.0], &[0.5, -0.25, 1e6, 3.0], &[-1.0; 1000]] {
            let sums = |(sum, count), number| (sum + number, count + 1.0);
            let (sum, count) = numbers.iter().fold((0.0, 0.0), sums);
            let expected: f64 = sum / count;
            let found = mean(numbers).unwrap();
            assert!((found - expected).abs() <= 1e-12 * expected.abs(), "{found}, not {expected}");
        }
    }

    #[test]
    fn the_largest_numbers_have_a_mean() {
        assert_eq!(mean(&[f64::MAX, f64::MAX]), Some(f64::MAX));
        assert_eq!(mean(&[f64::MAX, -f64::MAX]), Some(0.0));
    }

    #[test]
    fn what_is_refused_changes_nothing() {
        let mut mean = Mean::default();
        mean.add(3.0).unwrap();
        assert_eq!(mean.add(f64::INFINITY), Err(NotFinite(f64::INFINITY)));
        assert!(mean.add(f64::NAN).is_err());
        assert_eq!((mean.count(), mean.value()), (1.0, Some(3.0)));
    }
}
