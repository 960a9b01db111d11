//! A small image-filter crate: plain loops over RGBA, as people write them first.

use std::slice::from_raw_parts_mut;

#[unsafe(no_mangle)]
pub extern "C" fn allocate(length: usize) -> *mut u8 {
    Box::leak(vec![0; length].into_boxed_slice()).as_mut_ptr()
}

/// The exported functions, each of which takes a picture's address, width and height.
macro_rules! exported {
    ($($name:ident => $filter:expr),* $(,)?) => {
        $(
            /// # Safety
            ///
            /// The picture is what `allocate` gave for four bytes a pixel.
            #[unsafe(no_mangle)]
            pub unsafe extern "C" fn $name(start: *mut u8, width: usize, height: usize) {
                // SAFETY: the caller says so.
                let pixels = unsafe { from_raw_parts_mut(start, width * height * 4) };
                $filter(Picture { pixels, width, height });
            }
        )*
    };
}

exported! {
    invert => |it: Picture| it.each(|[r, g, b]| [255 - r, 255 - g, 255 - b]),
    gray => |it: Picture| it.each(|[r, g, b]| {
        [((u32::from(r) * 77 + u32::from(g) * 150 + u32::from(b) * 29) >> 8) as u8; 3]
    }),
    gamma => |it: Picture| it.each(|colours| {
        colours.map(|it| (f32::from(it) / 255.0).powf(0.45).mul_add(255.0, 0.5) as u8)
    }),
    equalize => equalized,
    blur => |it: Picture| blurred(it, 5),
    sharpen => |it: Picture| convolved(it, [0.0, -1.0, 0.0, -1.0, 5.0, -1.0, 0.0, -1.0, 0.0]),
    edges => sobel,
    median => despeckled,
}

struct Picture<'a> {
    pixels: &'a mut [u8],
    width: usize,
    height: usize,
}

impl Picture<'_> {
    fn each(self, change: impl Fn([u8; 3]) -> [u8; 3]) {
        for pixel in self.pixels.chunks_exact_mut(4) {
            let changed = change([pixel[0], pixel[1], pixel[2]]);
            pixel[..3].copy_from_slice(&changed);
        }
    }

    /// A channel of a pixel; beyond the border, that of the pixel on it.
    fn at(&self, x: isize, y: isize, channel: usize) -> u8 {
        let x = x.clamp(0, self.width as isize - 1) as usize;
        let y = y.clamp(0, self.height as isize - 1) as usize;
        self.pixels[(y * self.width + x) * 4 + channel]
    }

    /// Each channel of each pixel from the old picture.
    fn map(self, value: impl Fn(&Self, isize, isize, usize) -> u8) {
        let mut mapped = Vec::with_capacity(self.pixels.len());
        for y in 0..self.height as isize {
            for x in 0..self.width as isize {
                mapped.extend((0..3).map(|channel| value(&self, x, y, channel)));
                mapped.push(self.at(x, y, 3));
            }
        }
        self.pixels.copy_from_slice(&mapped);
    }
}

/// The nine values around a pixel, row by row.
fn around(picture: &Picture, x: isize, y: isize, channel: usize) -> [u8; 9] {
    std::array::from_fn(|it| {
        let it = it as isize;
        picture.at(x + it % 3 - 1, y + it / 3 - 1, channel)
    })
}

fn convolved(picture: Picture, kernel: [f32; 9]) {
    picture.map(|it, x, y, channel| {
        let values = around(it, x, y, channel).into_iter().zip(kernel);
        values.map(|(value, weight)| f32::from(value) * weight).sum::<f32>() as u8
    });
}

fn sobel(picture: Picture) {
    picture.map(|it, x, y, channel| {
        let [a, b, c, d, _, f, g, h, i] = around(it, x, y, channel).map(f32::from);
        let across = c + 2.0 * f + i - a - 2.0 * d - g;
        let down = g + 2.0 * h + i - a - 2.0 * b - c;
        (across * across + down * down).sqrt() as u8
    });
}

fn despeckled(picture: Picture) {
    picture.map(|it, x, y, channel| {
        let mut values = around(it, x, y, channel);
        values.sort_unstable();
        values[4]
    });
}

fn blurred(picture: Picture, radius: isize) {
    let (width, height) = (picture.width, picture.height);
    let count = 2 * radius + 1;
    let mean = |at: &dyn Fn(isize) -> u8, length: usize, put: &mut dyn FnMut(usize, u8)| {
        let mut sum: isize = (-radius..=radius).map(|it| isize::from(at(it))).sum();
        for it in 0..length {
            put(it, (sum / count) as u8);
            let it = it as isize;
            sum += isize::from(at(it + radius + 1)) - isize::from(at(it - radius));
        }
    };
    let mut across = picture.pixels.to_vec();
    for channel in 0..4 {
        for y in 0..height {
            mean(&|x| picture.at(x, y as isize, channel), width, &mut |x, value| {
                across[(y * width + x) * 4 + channel] = value;
            });
        }
        let half = Picture { pixels: &mut across, width, height };
        for x in 0..width {
            mean(&|y| half.at(x as isize, y, channel), height, &mut |y, value| {
                picture.pixels[(y * width + x) * 4 + channel] = value;
            });
        }
    }
}

fn equalized(picture: Picture) {
    let mut counts = [0_usize; 256];
    for pixel in picture.pixels.chunks_exact(4) {
        counts[usize::from(pixel[1])] += 1;
    }
    let mut sum = 0;
    let total = picture.width * picture.height;
    let table = counts.map(|count| {
        sum += count;
        (sum * 255 / total) as u8
    });
    picture.each(|colours| colours.map(|it| table[usize::from(it)]));
}
