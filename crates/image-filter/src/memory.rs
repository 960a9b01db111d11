//! Memory that may be refused: running out is an [`Error`] here, where `vec!` would abort.

use crate::Error;

/// A vector of `length` default values.
pub(crate) fn filled<T: Clone + Default>(length: usize) -> Result<Vec<T>, Error> {
    let mut vector = with_room(length)?;
    vector.resize(length, T::default());
    Ok(vector)
}

/// A copy of a slice.
pub(crate) fn copied<T: Clone>(slice: &[T]) -> Result<Vec<T>, Error> {
    let mut vector = with_room(slice.len())?;
    vector.extend_from_slice(slice);
    Ok(vector)
}

fn with_room<T>(length: usize) -> Result<Vec<T>, Error> {
    let mut vector = Vec::new();
    match vector.try_reserve_exact(length) {
        Ok(()) => Ok(vector),
        Err(_) => Err(Error::OutOfMemory),
    }
}
