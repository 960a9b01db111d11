//! Dawn in the mountains: ranges that pale with distance, a sky with clouds and the last stars, pines, a lake.

use crate::noise::{random, rough};
use crate::{Colour, add, mixed, scaled};

const SHORE: f64 = 0.80;
const SUN: (f64, f64) = (1.02, 0.42);
const HAZE: Colour = [0.95, 0.50, 0.32];

pub(crate) fn colour(x: f64, y: f64) -> Colour {
    if let Some(colour) = pines(x, y) {
        return colour;
    }
    if y < SHORE {
        return land(x, y);
    }
    // The lake mirrors what is above it, the more broken the nearer it is.
    let depth = y - SHORE;
    let waves = rough(x * 9.0, y * 90.0, 3) - 0.5;
    let mirrored =
        land(x + waves * depth * 0.12, (SHORE - depth * 1.6 - waves * depth * 0.4).max(0.0));
    mixed(mirrored, [0.02, 0.05, 0.10], 0.25 + depth)
}

fn land(x: f64, y: f64) -> Colour {
    for range in (0..6).rev() {
        let near = f64::from(range) / 5.0;
        let height =
            rough(x * (2.2 + 2.0 * near) + 7.3 * f64::from(range), 3.0 * f64::from(range), 8);
        let crest = 0.50 + 0.23 * near - (height - 0.40) * (0.42 - 0.22 * near);
        if y > crest {
            return range_colour(x, y, y - crest, near);
        }
    }
    sky(x, y)
}

/// `below` the crest, of a range that is `near`, from 0 to 1.
fn range_colour(x: f64, y: f64, below: f64, near: f64) -> Colour {
    let rock = mixed([0.22, 0.20, 0.34], [0.012, 0.030, 0.045], near.powf(0.7));
    let slopes = rough(x * 30.0 + 40.0 * near, y * 22.0 - x * 8.0, 5);
    let rock = scaled(rock, 0.45 + 1.1 * slopes);
    let snowy = 1.0 - near * 2.2;
    let snow = if below < 0.07 * snowy * (0.4 + rough(x * 40.0, y * 40.0, 3)) { 0.55 } else { 0.0 };
    let rock = mixed(rock, [0.80, 0.66, 0.70], snow * slopes * 1.6);
    let mist = (1.0 - near) * 0.35 + below * (1.5 - near);
    let glow = (-(x - SUN.0).abs() * 2.2).exp();
    mixed(rock, mixed([0.42, 0.36, 0.52], HAZE, glow), mist)
}

fn sky(x: f64, y: f64) -> Colour {
    let (dx, dy) = (x - SUN.0, y - SUN.1);
    let distance = dx.hypot(dy);
    let mut sky = mixed([0.015, 0.035, 0.14], [0.16, 0.20, 0.46], y * 2.4);
    sky = mixed(sky, HAZE, (1.0 - (SUN.1 - y).abs() * 2.0).max(0.0).powi(3) * 0.85);
    sky = add(sky, scaled([1.0, 0.55, 0.22], 0.55 * (-distance * 5.0).exp()));
    let clouds = rough(x * 2.5 + 4.0, y * 11.0, 6) * 1.9 - 0.85;
    sky = mixed(sky, [0.98, 0.62, 0.52], clouds.clamp(0.0, 0.7) * (0.25 + y));
    if distance < 0.045 {
        sky = [1.0, 0.93, 0.72];
    }
    add(sky, star(x * 110.0, y * 110.0, 0.55 - y * 1.6 - distance * 0.1))
}

/// In each square of a grid there is a star or none.
fn star(x: f64, y: f64, brightness: f64) -> Colour {
    let (column, row) = (x.floor(), y.floor());
    if random(column, row) < 0.93 {
        return [0.0; 3];
    }
    let place = |part| 0.25 + 0.5 * random(column + part, row - part);
    let distance = (x - column - place(500.0)).hypot(y - row - place(900.0));
    let shine = (1.0 - distance * 5.0).max(0.0) * random(row, column) * 2.0;
    scaled([0.9, 0.95, 1.0], shine * brightness.max(0.0))
}

/// Dark trees on both shores, each a stack of ragged branches.
fn pines(x: f64, y: f64) -> Option<Colour> {
    for tree in 0..46 {
        let tree = f64::from(tree);
        let side = random(tree, 1.0);
        let foot_x =
            if random(tree, 2.0) < 0.5 { 0.34 * side * side } else { 1.5 - 0.42 * side * side };
        let foot_y = 0.90 + 0.10 * random(tree, 3.0);
        let height = 0.14 + 0.24 * random(tree, 4.0) * (1.0 - side * side);
        let down = 1.0 - (foot_y - y) / height;
        if !(0.0..=1.0).contains(&down) {
            continue;
        }
        let branch = (down * 13.0).fract();
        let width = height * 0.20 * (0.08 + down) * (0.45 + 0.55 * branch);
        let ragged = width * (0.65 + 0.7 * random(y * 640.0, tree));
        if (x - foot_x).abs() < ragged.max(height * 0.012) {
            let light = 0.4 + branch * 0.7;
            return Some(scaled([0.010, 0.020, 0.018], light));
        }
    }
    let ground = 0.985 - 0.10 * (1.0 - (x / 0.45).min((1.5 - x) / 0.5)).max(0.0);
    (y > ground + 0.02 * rough(x * 20.0, 0.0, 5)).then_some([0.006, 0.012, 0.012])
}
