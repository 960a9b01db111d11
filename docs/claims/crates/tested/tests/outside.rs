#[test]
fn from_outside() {
    assert_eq!(tested::twice(21), 42);
}
