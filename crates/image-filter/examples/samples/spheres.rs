//! Balls on a checkered floor: each ray of sight is followed to what it meets, then to the lamp, and from
//! mirrors onwards ([ray tracing](https://en.wikipedia.org/wiki/Ray_tracing_(graphics))).

use crate::noise::random;
use crate::{Colour, add, mixed, scaled};

type Vector = [f64; 3];

struct Sphere {
    centre: Vector,
    radius: f64,
    colour: Colour,
    /// How much of the light is mirrored, from 0 to 1.
    mirror: f64,
}

const SPHERES: [Sphere; 6] = [
    Sphere { centre: [0.0, 1.0, 0.3], radius: 1.0, colour: [0.85, 0.86, 0.9], mirror: 0.75 },
    Sphere { centre: [-1.75, 0.7, -0.5], radius: 0.7, colour: [0.80, 0.08, 0.05], mirror: 0.12 },
    Sphere { centre: [1.65, 0.6, -0.7], radius: 0.6, colour: [0.04, 0.22, 0.75], mirror: 0.15 },
    Sphere { centre: [0.45, 0.35, -1.5], radius: 0.35, colour: [0.95, 0.60, 0.06], mirror: 0.25 },
    Sphere { centre: [-0.75, 0.25, -1.6], radius: 0.25, colour: [0.06, 0.50, 0.18], mirror: 0.08 },
    Sphere { centre: [2.7, 0.85, 1.6], radius: 0.85, colour: [0.45, 0.12, 0.55], mirror: 0.1 },
];
const LAMP: Vector = [-4.0, 6.5, -4.5];
const LAMP_SIZE: f64 = 1.1;

pub(crate) fn colour(x: f64, y: f64) -> Colour {
    let eye = [0.15, 1.9, -6.0];
    let light = seen(eye, unit([x - 0.75, 0.34 - y, 1.25]), 3);
    // Bright light fades into white as on film, where it would be cut off.
    light.map(|light| 1.0 - (-1.15 * light).exp())
}

/// What is seen from a point into a direction.
fn seen(from: Vector, direction: Vector, mirrors: u32) -> Colour {
    let Some(sight) = meet(from, direction) else { return sky(direction) };
    let Sight { at, normal, colour, mirror } = sight;
    let at = add(at, scaled(normal, 1e-6));
    let to_lamp = sub(LAMP, at);
    let falling = dot(unit(to_lamp), normal).max(0.0) * lit(at) * 1.5;
    let ambient = scaled([0.10, 0.13, 0.20], 0.6 + 0.4 * normal[1]);
    let mut light = times(colour, add(ambient, scaled([1.0, 0.93, 0.82], falling)));
    if mirrors > 0 && mirror > 0.0 {
        let mirrored = sub(direction, scaled(normal, 2.0 * dot(direction, normal)));
        // Everything mirrors more at a flat angle (Schlick's approximation).
        let share =
            mirror + (1.0 - mirror) * (1.0 + dot(direction, normal)).clamp(0.0, 1.0).powi(5);
        light = mixed(light, seen(at, mirrored, mirrors - 1), share);
        let shine = dot(mirrored, unit(to_lamp)).max(0.0).powi(180) * lit(at);
        light = add(light, [shine * 1.8; 3]);
    }
    let distance = sub(at, from);
    mixed(light, sky(direction), dot(distance, distance) / 900.0)
}

struct Sight {
    at: Vector,
    normal: Vector,
    colour: Colour,
    mirror: f64,
}

/// The first thing on the way.
fn meet(from: Vector, direction: Vector) -> Option<Sight> {
    let mut nearest = f64::INFINITY;
    let mut sight = None;
    if direction[1] < 0.0 {
        nearest = -from[1] / direction[1];
        let at = add(from, scaled(direction, nearest));
        sight = Some(Sight { at, normal: [0.0, 1.0, 0.0], colour: floor(at), mirror: 0.06 });
    }
    for sphere in &SPHERES {
        if let Some(way) = way_to(sphere, from, direction).filter(|way| *way < nearest) {
            nearest = way;
            let at = add(from, scaled(direction, way));
            let normal = unit(sub(at, sphere.centre));
            sight = Some(Sight { at, normal, colour: sphere.colour, mirror: sphere.mirror });
        }
    }
    sight
}

/// How far it is to a sphere: the smaller solution of a quadratic equation.
fn way_to(sphere: &Sphere, from: Vector, direction: Vector) -> Option<f64> {
    let to_centre = sub(sphere.centre, from);
    let along = dot(to_centre, direction);
    let discriminant = along * along - dot(to_centre, to_centre) + sphere.radius * sphere.radius;
    let way = along - discriminant.max(0.0).sqrt();
    (discriminant > 0.0 && way > 0.0).then_some(way)
}

/// The part of the round lamp that a point sees, from 0 to 1, by how near the way to its middle comes to each sphere.
fn lit(at: Vector) -> f64 {
    let to_lamp = sub(LAMP, at);
    let distance = dot(to_lamp, to_lamp).sqrt();
    let direction = unit(to_lamp);
    let mut lit = 1.0;
    for sphere in &SPHERES {
        let to_centre = sub(sphere.centre, at);
        let along = dot(to_centre, direction);
        if along > 0.0 {
            let aside = (dot(to_centre, to_centre) - along * along).max(0.0).sqrt();
            let blur = LAMP_SIZE * along / distance;
            let part = ((aside - sphere.radius) / blur * 0.5 + 0.5).clamp(0.0, 1.0);
            lit *= part * part * (3.0 - 2.0 * part);
        }
    }
    lit
}

fn floor([x, _, z]: Vector) -> Colour {
    // Laid askew, since the lines of a floor that lies straight would all meet in the middle.
    let (column, row) = ((0.9 * x + 0.5 * z).floor(), (0.9 * z - 0.5 * x).floor());
    let shade = 0.85 + 0.3 * random(column, row);
    let dark = (column + row).rem_euclid(2.0) < 1.0;
    scaled(if dark { [0.07, 0.06, 0.06] } else { [0.72, 0.68, 0.60] }, shade)
}

fn sky(direction: Vector) -> Colour {
    mixed([0.80, 0.52, 0.36], [0.05, 0.12, 0.34], direction[1] * 2.8)
}

fn sub(a: Vector, b: Vector) -> Vector {
    add(a, scaled(b, -1.0))
}

fn times(a: Colour, b: Colour) -> Colour {
    [a[0] * b[0], a[1] * b[1], a[2] * b[2]]
}

fn dot(a: Vector, b: Vector) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

fn unit(vector: Vector) -> Vector {
    scaled(vector, 1.0 / dot(vector, vector).sqrt())
}
