//! Filters as values.

use crate::Error;
use crate::box_blur::BoxBlur;
use crate::check::Bounds;
use crate::convolve::{Convolution, Kernel};
use crate::edges::Edges;
use crate::frame::Frame;
use crate::gaussian::{Cascade, Exact, Gaussian};
use crate::memory::Memory;
use crate::pointwise::{self, Matrix, Pointwise};
use alloc::vec::Vec;

/// What to do to an image. Filters change colours and keep alpha.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Filter(Kind);

#[derive(Clone, Copy, Debug, PartialEq)]
enum Kind {
    Pointwise(Pointwise),
    BoxBlur(usize),
    Gaussian(Gaussian),
    Convolve(Kernel),
    Edges,
}

/// How near a Gaussian blur comes to the bell curve.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Quality {
    /// From 2 to 4.5 sigma the quickest, and there off by 2 of the 256 steps of a colour where a photograph is smooth, and by up to 8
    /// at hard edges. As exact as the others elsewhere.
    Fast,
    /// Takes a quarter longer from 2 to 4.5 sigma, and is nearer there: at a sigma of 3, off by 3 at hard edges where "fast" is off by 4.
    #[default]
    Accurate,
    /// Off by 1 on anything.
    Exact,
}

static RADIUS: Bounds = Bounds::whole("radius", 0.0, 1000.0);
static SIGMA: Bounds = Bounds::new("sigma", 0.3, 100.0);

#[cfg(feature = "pointwise")]
impl Filter {
    /// Replaces each colour by the pixel's luma, the weighted sum of Rec. 709 that CSS `grayscale()` uses too.
    #[must_use]
    pub fn grayscale() -> Filter {
        Filter(Kind::Pointwise(Pointwise::Grayscale))
    }

    /// Turns each colour into its negative.
    #[must_use]
    pub fn invert() -> Filter {
        Filter(Kind::Pointwise(Pointwise::Invert))
    }

    /// Makes each of red, green and blue a weighted sum of the three, plus an offset. A row of `matrix` for each: red's, green's and
    /// blue's weight, from -16 to 16, and the offset, from -4096 to 4096 steps of the 256 of a colour.
    pub fn color_matrix(matrix: [[f64; 4]; 3]) -> Result<Filter, Error> {
        Filter::matrix(Matrix::new(&matrix))
    }

    /// Adds `delta` to each colour: -255 gives black, 0 changes nothing, 255 gives white.
    pub fn brightness(delta: f64) -> Result<Filter, Error> {
        Filter::matrix(Matrix::preset(&pointwise::BRIGHTNESS, delta))
    }

    /// Multiplies each colour's distance from middle gray by `factor`, from 0, which gives gray, to 16. 1 changes nothing.
    pub fn contrast(factor: f64) -> Result<Filter, Error> {
        Filter::matrix(Matrix::preset(&pointwise::CONTRAST, factor))
    }

    /// Multiplies each colour's distance from the pixel's luma by `factor`, from 0, which gives gray, to 16. 1 changes nothing.
    pub fn saturation(factor: f64) -> Result<Filter, Error> {
        Filter::matrix(Matrix::preset(&pointwise::SATURATION, factor))
    }

    /// Tints like an old photograph, by an `amount` from 0, which changes nothing, to 1.
    pub fn sepia(amount: f64) -> Result<Filter, Error> {
        Filter::matrix(Matrix::preset(&pointwise::SEPIA, amount))
    }

    fn matrix(matrix: Result<Matrix, Error>) -> Result<Filter, Error> {
        Ok(Filter(Kind::Pointwise(Pointwise::ColorMatrix(matrix?))))
    }
}

#[cfg(feature = "box-blur")]
impl Filter {
    /// Makes each colour the mean of the square of 2 × `radius` + 1 pixels around it. The radius is a whole number from 0 to 1000.
    pub fn box_blur(radius: f64) -> Result<Filter, Error> {
        let radius = RADIUS.check_whole(radius)?;
        Ok(Filter(Kind::BoxBlur(radius.unsigned_abs() as usize)))
    }
}

#[cfg(feature = "gaussian")]
impl Filter {
    /// Blurs with a Gaussian of standard deviation `sigma`, from 0.3 to 100 pixels.
    ///
    /// It takes memory for the rows that it reaches over, in which the larger sigma, the fewer columns it keeps.
    pub fn gaussian_blur(sigma: f64, quality: Quality) -> Result<Filter, Error> {
        let sigma = SIGMA.check(sigma)?;
        Ok(Filter(Kind::Gaussian(Gaussian { sigma, quality })))
    }
}

#[cfg(feature = "convolve")]
impl Filter {
    /// Makes each colour the sum of its own and its eight neighbours', times the `weights`, divided by the `divisor`.
    ///
    /// Weights are whole numbers from -2047 to 2047, row by row from the upper left; the divisor is one from 1 to 4096,
    /// and without one it is the weights' sum, or 1 where that is less.
    pub fn convolve3x3(weights: [f64; 9], divisor: Option<f64>) -> Result<Filter, Error> {
        Ok(Filter(Kind::Convolve(Kernel::new(weights, divisor)?)))
    }

    /// Moves each colour away from the mean of the pixels above, below, left and right of it, by `amount` times their
    /// difference, from 0, which changes nothing, to 10. The amount is rounded to a 32nd.
    pub fn sharpen(amount: f64) -> Result<Filter, Error> {
        Ok(Filter(Kind::Convolve(Kernel::sharpen(amount)?)))
    }

    /// Makes colours a relief, lit from the upper left.
    #[must_use]
    pub fn emboss() -> Filter {
        Filter(Kind::Convolve(Kernel::emboss()))
    }
}

#[cfg(feature = "edges")]
impl Filter {
    /// Replaces each colour by the length of the gradient of the luma there: flat areas turn black, edges bright.
    #[must_use]
    pub fn edges() -> Filter {
        Filter(Kind::Edges)
    }
}

impl Filter {
    /// Rows above and below that a row of the result depends on.
    #[must_use]
    pub fn reach(&self) -> usize {
        match self.0 {
            Kind::Pointwise(_) => 0,
            Kind::BoxBlur(radius) => radius,
            Kind::Gaussian(gaussian) => gaussian.reach(),
            Kind::Convolve(_) | Kind::Edges => 1,
        }
    }
}

/// One pass over an image, with all the memory that it takes.
pub(crate) enum Stage {
    Pointwise(Vec<Pointwise>),
    BoxBlur(BoxBlur),
    GaussianCascade(Cascade),
    GaussianExact(Exact),
    Convolution(Convolution),
    Edges(Edges),
}

impl Stage {
    pub(crate) fn run(&mut self, frame: &mut Frame) -> Result<(), Error> {
        match self {
            #[cfg(feature = "pointwise")]
            Stage::Pointwise(filters) => pointwise::run(filters, frame),
            #[cfg(feature = "box-blur")]
            Stage::BoxBlur(blur) => blur.run(frame),
            #[cfg(feature = "gaussian")]
            Stage::GaussianCascade(cascade) => cascade.run(frame),
            #[cfg(feature = "gaussian")]
            Stage::GaussianExact(exact) => exact.run(frame),
            #[cfg(feature = "convolve")]
            Stage::Convolution(convolution) => convolution.run(frame),
            #[cfg(feature = "edges")]
            Stage::Edges(edges) => edges.run(frame),
            #[cfg(not(feature = "default"))]
            _ => Ok(()),
        }
    }
}

/// The passes of a chain of filters. Asks for all their memory, so that none of them can fail half-way for lack of it.
pub(crate) fn stages(filters: &[Filter], width: usize, height: usize) -> Result<Vec<Stage>, Error> {
    let mut memory = Memory::default();
    let mut stages = memory.with_room(filters.len());
    memory.granted()?;
    for (place, Filter(kind)) in filters.iter().enumerate() {
        match *kind {
            #[cfg(feature = "pointwise")]
            Kind::Pointwise(filter) => {
                if let Some(Stage::Pointwise(chain)) = stages.last_mut() {
                    pointwise::extend(chain, filter);
                } else {
                    let mut chain = memory.with_room(filters.len() - place);
                    memory.granted()?;
                    chain.push(filter);
                    stages.push(Stage::Pointwise(chain));
                }
            }
            #[cfg(feature = "box-blur")]
            Kind::BoxBlur(radius) => {
                stages.push(Stage::BoxBlur(BoxBlur::new(radius, width, height, &mut memory)));
            }
            #[cfg(feature = "gaussian")]
            Kind::Gaussian(gaussian) => stages.push(gaussian.stage(width, &mut memory)),
            #[cfg(feature = "convolve")]
            Kind::Convolve(kernel) => {
                stages.push(Stage::Convolution(Convolution::new(kernel, width, &mut memory)));
            }
            #[cfg(feature = "edges")]
            Kind::Edges => stages.push(Stage::Edges(Edges::new(width, &mut memory))),
            // No function makes a filter that is left out.
            #[cfg(not(feature = "default"))]
            _ => {}
        }
    }
    memory.granted()?;
    Ok(stages)
}
