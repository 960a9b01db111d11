//! Renders pictures to try the filters on, so that none has to be borrowed:
//! `cargo run --package image-filter --example samples www/samples` writes those of the page.

// What writes PNG is not built for Wasm, so nothing is left of this there.
#![cfg_attr(target_family = "wasm", no_main)]
#![cfg(not(target_family = "wasm"))]

mod chart;
mod landscape;
mod letters;
mod noise;
mod spheres;

use std::{
    env,
    error::Error,
    fs::File,
    io::BufWriter,
    path::{Path, PathBuf},
};

const WIDTH: u32 = 960;
const HEIGHT: u32 = 640;

/// Each pixel is the mean of a square of 3 × 3 points, so that edges are smooth.
const POINTS: u32 = 3;

/// Red, green and blue, proportional to light, 1 being the brightest.
type Colour = [f64; 3];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(env::args_os().nth(1).ok_or("name the folder to write to")?);
    std::fs::create_dir_all(&folder)?;
    for (name, picture) in [
        ("landscape.png", landscape::colour as fn(f64, f64) -> Colour),
        ("chart.png", chart::colour),
        ("spheres.png", spheres::colour),
    ] {
        write(&folder.join(name), &render(picture))?;
    }
    Ok(())
}

/// A picture says what colour it has at a point: `x` from 0 to 1.5 rightwards, `y` from 0 to 1 downwards.
fn render(picture: fn(f64, f64) -> Colour) -> Vec<u8> {
    let point = |pixel, part| {
        (f64::from(pixel) + (f64::from(part) + 0.5) / f64::from(POINTS)) / f64::from(HEIGHT)
    };
    let mut pixels = Vec::new();
    for y in 0..HEIGHT {
        for x in 0..WIDTH {
            let mut light = [0.0; 3];
            for part in 0..POINTS * POINTS {
                let colour = picture(point(x, part % POINTS), point(y, part / POINTS));
                light = add(light, scaled(colour, 1.0 / f64::from(POINTS * POINTS)));
            }
            pixels.extend(light.map(encoded));
        }
    }
    pixels
}

/// As screens expect it: eyes tell dark shades apart better than bright ones (sRGB, nearly).
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
fn encoded(light: f64) -> u8 {
    (255.0 * light.powf(1.0 / 2.2)).round() as u8
}

fn write(path: &Path, pixels: &[u8]) -> Result<(), Box<dyn Error>> {
    let mut encoder = png::Encoder::new(BufWriter::new(File::create(path)?), WIDTH, HEIGHT);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_compression(png::Compression::High);
    encoder.write_header()?.write_image_data(pixels)?;
    println!("{}: {} bytes", path.display(), path.metadata()?.len());
    Ok(())
}

fn add(a: Colour, b: Colour) -> Colour {
    [a[0] + b[0], a[1] + b[1], a[2] + b[2]]
}

fn scaled(colour: Colour, factor: f64) -> Colour {
    colour.map(|light| light * factor)
}

/// From `a` to `b` as `part` goes from 0 to 1.
fn mixed(a: Colour, b: Colour, part: f64) -> Colour {
    let part = part.clamp(0.0, 1.0);
    add(scaled(a, 1.0 - part), scaled(b, part))
}
