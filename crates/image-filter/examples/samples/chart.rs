//! A test chart: it shows what a filter does to edges, fine lines, colours, grays and letters.

use std::f64::consts::TAU;

use crate::letters::is_inked;
use crate::{Colour, mixed, scaled};

const PAPER: Colour = [0.78, 0.75, 0.67];
const INK: Colour = [0.010, 0.012, 0.02];

pub(crate) fn colour(x: f64, y: f64) -> Colour {
    corners(x, y)
        .or_else(|| wheel(x - 0.31, y - 0.34))
        .or_else(|| star(x - 1.19, y - 0.34))
        .or_else(|| lines(x - 0.61, y - 0.09))
        .or_else(|| rings(x - 0.75, y - 0.46))
        .or_else(|| text("RUST + WASM", x - 0.08, y - 0.645, 0.0126))
        .or_else(|| text("PACK MY BOX WITH FIVE DOZEN LIQUOR JUGS", x - 0.965, y - 0.645, 0.001_95))
        .or_else(|| text("SPHINX OF BLACK QUARTZ", x - 0.965, y - 0.671, 0.003_46))
        .or_else(|| text("0123456789", x - 0.965, y - 0.71, 0.007_7))
        .or_else(|| ramps(x - 0.08, y - 0.79))
        .unwrap_or(PAPER)
}

/// Marks in the corners show whether the border is kept.
fn corners(x: f64, y: f64) -> Option<Colour> {
    let (from_side, from_end) = (x.min(1.5 - x), y.min(1.0 - y));
    let mark = from_side < 0.06 && from_end < 0.008 || from_side < 0.008 && from_end < 0.06;
    mark.then_some(INK)
}

/// All hues around, paler towards the middle.
fn wheel(x: f64, y: f64) -> Option<Colour> {
    let radius = x.hypot(y) / 0.24;
    match radius {
        ..=1.0 => Some(mixed([0.9; 3], hue(y.atan2(x) / TAU + 1.0), radius.powf(0.7))),
        ..=1.03 => Some(INK),
        _ => None,
    }
}

/// From red, 0, over yellow, green, cyan, blue and magenta back to red, 1.
fn hue(turn: f64) -> Colour {
    [0.0, 1.0, 2.0].map(|part: f64| {
        let from_opposite = ((turn + 1.0 - part / 3.0).fract() * 6.0 - 3.0).abs();
        (from_opposite - 1.0).clamp(0.0, 1.0).powf(1.5) * 0.9
    })
}

/// A Siemens star: wherever the spokes run into each other, the picture resolves no more.
fn star(x: f64, y: f64) -> Option<Colour> {
    let dark = (y.atan2(x) / TAU * 36.0 + 36.0).fract() < 0.5;
    (x.hypot(y) < 0.247).then_some(if dark { INK } else { [0.95; 3] })
}

/// Bars of 8, 4, 2 and 1 pixels, upright and lying.
fn lines(x: f64, y: f64) -> Option<Colour> {
    if !(0.0..0.28).contains(&x) || !(0.0..0.20).contains(&y) {
        return None;
    }
    let pixels = 8.0 / 2_f64.powf((x / 0.07).floor());
    let along = if y < 0.1 { x % 0.07 } else { y - 0.1 };
    Some(if (along * 640.0 / pixels).rem_euclid(2.0) < 1.0 { INK } else { PAPER })
}

/// Rings that become finer outwards, until they are finer than the pixels of half this size.
fn rings(x: f64, y: f64) -> Option<Colour> {
    let radius = x.hypot(y);
    let wave = 0.5 + 0.5 * (radius * radius * 5200.0).cos();
    (radius < 0.125).then_some(mixed(INK, [0.95; 3], wave))
}

/// Letters of 5 × 7 squares of the given size.
fn text(text: &str, x: f64, y: f64, square: f64) -> Option<Colour> {
    is_inked(text, (x / square).floor(), (y / square).floor()).then_some(INK)
}

/// Sixteen grays, all grays, and the six pure colours.
fn ramps(x: f64, y: f64) -> Option<Colour> {
    let part = x / 1.34;
    if !(0.0..1.0).contains(&part) || !(0.0..0.15).contains(&y) {
        return None;
    }
    let as_light = |encoded: f64| [encoded.powf(2.2); 3];
    match y {
        ..0.05 => Some(as_light((part * 16.0).floor() / 15.0)),
        ..0.10 => Some(as_light(part)),
        _ => Some(scaled(hue((part * 6.0).floor() / 6.0), 0.7)),
    }
}
