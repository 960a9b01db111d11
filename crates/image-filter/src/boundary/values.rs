//! Values that cross the boundary, and how they become Rust's.

use js_sys::{Function, JsString, TypeError};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use crate::error::Part;
use crate::{Error, Filter, Quality, Resampling};

#[wasm_bindgen]
extern "C" {
    /// Called with what is done, from 0 to 1, between bands of rows. What it throws ends the work and comes out of it.
    #[wasm_bindgen(extends = Function, typescript_type = "(done: number) => void")]
    #[derive(Debug)]
    pub type JsProgress;

    /// An array, or what looks like one.
    #[wasm_bindgen(typescript_type = "ArrayLike<number>")]
    #[derive(Debug)]
    pub type Numbers;

    #[wasm_bindgen(js_name = RangeError)]
    fn range_error(message: &JsString) -> JsValue;

    #[wasm_bindgen(js_name = Error)]
    fn general_error(message: &JsString) -> JsValue;

    #[wasm_bindgen(method, getter, structural, catch)]
    fn length(this: &Numbers) -> Result<f64, JsValue>;

    #[wasm_bindgen(method, structural, indexing_getter, catch)]
    fn get(this: &Numbers, index: u32) -> Result<f64, JsValue>;
}

/// How near `gaussianBlur` comes to the bell curve. "exact" is off by 1 of the 256 steps of a colour on anything. From 2 to 4.5
/// sigma, "fast" and "accurate" are off by 2 where a photograph is smooth, and by up to 8 at hard edges, "accurate" less often.
#[wasm_bindgen(js_name = Quality)]
#[derive(Clone, Copy, Debug)]
pub enum JsQuality {
    Fast = "fast",
    Accurate = "accurate",
    Exact = "exact",
}

/// Its absence means the default.
pub(super) fn quality(quality: Option<JsQuality>) -> Result<Quality, JsValue> {
    match quality {
        Some(JsQuality::Fast) => Ok(Quality::Fast),
        Some(JsQuality::Accurate) | None => Ok(Quality::Accurate),
        Some(JsQuality::Exact) => Ok(Quality::Exact),
        Some(_) => {
            Err(TypeError::new("quality must be \"fast\", \"accurate\" or \"exact\"").into())
        }
    }
}

/// How `resize` makes new pixels of old ones.
#[wasm_bindgen(js_name = Resampling)]
#[derive(Clone, Copy, Debug)]
pub enum JsResampling {
    Area = "area",
    Lanczos3 = "lanczos3",
}

/// Its absence means the default.
pub(super) fn resampling(resampling: Option<JsResampling>) -> Result<Resampling, JsValue> {
    match resampling {
        Some(JsResampling::Area) | None => Ok(Resampling::Area),
        Some(JsResampling::Lanczos3) => Ok(Resampling::Lanczos3),
        Some(_) => Err(TypeError::new("resampling must be \"area\" or \"lanczos3\"").into()),
    }
}

/// A filter of twelve numbers.
#[cfg(feature = "pointwise")]
pub(super) fn color_matrix(matrix: &Numbers) -> Result<Filter, JsValue> {
    let mut rows = [[0.0; 4]; 3];
    matrix.copy_to("matrix.length", rows.as_flattened_mut())?;
    Ok(Filter::color_matrix(rows)?)
}

/// A filter of nine numbers and what their sum is divided by.
#[cfg(feature = "convolve")]
pub(super) fn convolve3x3(weights: &Numbers, divisor: Option<f64>) -> Result<Filter, JsValue> {
    let mut nine = [0.0; 9];
    weights.copy_to("weights.length", &mut nine)?;
    Ok(Filter::convolve3x3(nine, divisor)?)
}

impl Numbers {
    /// Exactly as many numbers as there must be. `what` is what their count is called.
    fn copy_to(&self, what: &'static str, array: &mut [f64]) -> Result<(), JsValue> {
        #[expect(clippy::cast_precision_loss, reason = "9 or 12")]
        let (is, must_be) = (self.length()?, array.len() as f64);
        if is - must_be != 0.0 {
            return Err(Error::WrongLength { what, is, must_be }.into());
        }
        for (index, number) in (0..).zip(array) {
            *number = self.get(index)?;
        }
        Ok(())
    }
}

/// Runs what takes a progress, with the one that JavaScript gave. What that throws takes the place of the error.
pub(super) fn with_progress(
    progress: Option<JsProgress>,
    run: &mut dyn FnMut(Option<&mut crate::Progress>) -> Result<(), Error>,
) -> Result<(), JsValue> {
    let Some(function) = progress else { return Ok(run(None)?) };
    let mut thrown = None;
    let mut report = |done: f64| match function.call1(&JsValue::UNDEFINED, &done.into()) {
        Ok(_) => Ok(()),
        Err(error) => {
            thrown = Some(error);
            Err(Error::Cancelled)
        }
    };
    let result = run(Some(&mut report));
    thrown.map_or_else(|| Ok(result?), Err)
}

impl From<Error> for JsValue {
    fn from(error: Error) -> JsValue {
        let mut message = JsString::from("");
        error.message(&mut |part| {
            message = message.concat(&match part {
                Part::Text(text) => text.into(),
                Part::Number(number) => number.into(),
            });
        });
        match error {
            Error::OutOfRange { .. } | Error::WrongLength { .. } => range_error(&message),
            Error::OutOfMemory | Error::Cancelled | Error::Busy => general_error(&message),
        }
    }
}
