//! Fair dice from any source of random bytes.

use std::num::NonZeroU32;

/// At most so many bytes are asked of the source at once. Each time is a call into JavaScript: a million dice
/// one by one took Node 20 eighty times as long.
const BLOCK: usize = 4096;

/// Why there are no rolls.
#[derive(Debug, PartialEq)]
pub(crate) enum Failure<E> {
    /// There is no memory for so many.
    Memory,
    /// The source has failed.
    Source(E),
}

/// `count` rolls from 1 to `sides`, each as likely as any other.
///
/// `fill` overwrites the bytes it is given with random ones.
///
/// This is `arc4random_uniform` of OpenBSD, one of the algorithms that are compared in Daniel Lemire, "Fast
/// Random Integer Generation in an Interval", 2019, <https://arxiv.org/abs/1805.10941>. The paper's own saves a
/// division, which is nothing beside the cost of a random number that cannot be foreseen.
pub(crate) fn rolls<E>(
    sides: NonZeroU32,
    count: usize,
    mut fill: impl FnMut(&mut [u8]) -> Result<(), E>,
) -> Result<Vec<u32>, Failure<E>> {
    // 2^32 mod sides: so many draws are left over when all are dealt out evenly among the sides.
    let surplus = sides.get().wrapping_neg() % sides;
    let mut rolls = Vec::new();
    rolls.try_reserve_exact(count).map_err(|_| Failure::Memory)?;
    let mut block = [0; BLOCK];
    while rolls.len() < count {
        let missing = (count - rolls.len()).saturating_mul(size_of::<u32>());
        let bytes = &mut block[..missing.min(BLOCK)];
        fill(bytes).map_err(Failure::Source)?;
        let (draws, _) = bytes.as_chunks();
        for draw in draws.iter().copied().map(u32::from_le_bytes) {
            if draw >= surplus {
                rolls.push(draw % sides + 1);
            }
        }
    }
    Ok(rolls)
}

#[cfg(test)]
mod tests {
    use super::{Failure, rolls};
    use std::{convert::Infallible, num::NonZeroU32};

    fn sides(sides: u32) -> NonZeroU32 {
        NonZeroU32::new(sides).unwrap()
    }

    /// A source that deals out these draws and then fails.
    fn script(draws: &[u32]) -> impl FnMut(&mut [u8]) -> Result<(), &'static str> {
        let mut draws = draws.iter();
        move |bytes| {
            for chunk in bytes.chunks_mut(4) {
                chunk.copy_from_slice(&draws.next().ok_or("the script is over")?.to_le_bytes());
            }
            Ok(())
        }
    }

    #[test]
    fn the_surplus_is_drawn_again() {
        // 2^32 mod 3 is 1, so 0 is the one draw too many.
        let source = script(&[0, 1, 0, 2, 0, u32::MAX]);
        assert_eq!(rolls(sides(3), 3, source), Ok(vec![2, 3, 1]));

        // 2^32 mod 3 * 2^30 is 2^30: a quarter of all draws.
        let source = script(&[0, (1 << 30) - 1, 1 << 30, u32::MAX]);
        assert_eq!(rolls(sides(3 << 30), 2, source), Ok(vec![(1 << 30) + 1, 1 << 30]));
    }

    #[test]
    fn nothing_is_drawn_again_where_draws_divide_evenly() {
        assert_eq!(rolls(sides(1), 2, script(&[0, u32::MAX])), Ok(vec![1, 1]));
        assert_eq!(rolls(sides(1 << 31), 2, script(&[0, u32::MAX])), Ok(vec![1, 1 << 31]));
    }

    #[test]
    fn the_largest_die_has_all_but_one_draw() {
        let source = script(&[0, 1, u32::MAX]);
        assert_eq!(rolls(sides(u32::MAX), 2, source), Ok(vec![2, 1]));
    }

    #[test]
    fn bytes_are_fetched_in_blocks() {
        let mut lengths = Vec::new();
        let rolled = rolls(sides(2), 2500, |bytes| {
            lengths.push(bytes.len());
            Ok::<(), Infallible>(())
        });
        assert_eq!(rolled.unwrap().len(), 2500);
        assert_eq!(lengths, [4096, 4096, 1808]);
    }

    #[test]
    fn a_failing_source_and_a_lack_of_memory_are_told() {
        assert_eq!(rolls(sides(6), 1, script(&[])), Err(Failure::Source("the script is over")));
        assert_eq!(rolls(sides(6), usize::MAX, script(&[])), Err(Failure::Memory));
    }
}
