//! A crate that is a cdylib alone, with a test inside and one outside.

pub fn twice(number: i32) -> i32 {
    number * 2
}

#[cfg(test)]
mod tests {
    #[test]
    fn from_inside() {
        assert_eq!(super::twice(21), 42);
    }
}
