//! Filters as JavaScript's data: a name and parameters.

use alloc::vec::Vec;
use js_sys::TypeError;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use super::values::{self, JsQuality, Numbers};
use crate::memory::Memory;
use crate::{Bounds, Error, Filter};

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("calls.d.ts");

#[wasm_bindgen]
extern "C" {
    /// An array of filters, or what looks like one.
    #[wasm_bindgen(typescript_type = "ArrayLike<FilterCall>")]
    #[derive(Debug)]
    pub type FilterCalls;

    #[wasm_bindgen(method, getter, structural, catch)]
    fn length(this: &FilterCalls) -> Result<f64, JsValue>;

    #[wasm_bindgen(method, structural, indexing_getter, catch)]
    fn get(this: &FilterCalls, index: u32) -> Result<FilterCall, JsValue>;

    /// A name and what follows it.
    type FilterCall;

    #[wasm_bindgen(method, structural, indexing_getter, catch)]
    fn name(this: &FilterCall, index: u32) -> Result<FilterName, JsValue>;

    #[wasm_bindgen(method, structural, indexing_getter, catch)]
    fn number(this: &FilterCall, index: u32) -> Result<f64, JsValue>;

    #[wasm_bindgen(method, structural, indexing_getter, catch)]
    fn optional_number(this: &FilterCall, index: u32) -> Result<Option<f64>, JsValue>;

    #[wasm_bindgen(method, structural, indexing_getter, catch)]
    fn quality(this: &FilterCall, index: u32) -> Result<Option<JsQuality>, JsValue>;

    #[wasm_bindgen(method, structural, indexing_getter, catch)]
    fn numbers(this: &FilterCall, index: u32) -> Result<Numbers, JsValue>;
}

/// The methods of `Image` that filter in place.
#[wasm_bindgen(private)]
#[derive(Clone, Copy, Debug)]
pub enum FilterName {
    Grayscale = "grayscale",
    Invert = "invert",
    ColorMatrix = "colorMatrix",
    Brightness = "brightness",
    Contrast = "contrast",
    Saturation = "saturation",
    Sepia = "sepia",
    BoxBlur = "boxBlur",
    GaussianBlur = "gaussianBlur",
    Convolve3x3 = "convolve3x3",
    Sharpen = "sharpen",
    Emboss = "emboss",
    Edges = "edges",
}

static LENGTH: Bounds = Bounds::whole("filters.length", 0.0, 65_535.0);

pub(super) fn filters(calls: &FilterCalls) -> Result<Vec<Filter>, JsValue> {
    let length = LENGTH.check_whole(calls.length()?)?;
    let mut memory = Memory::default();
    let mut filters = memory.with_room(length.unsigned_abs() as usize);
    memory.granted()?;
    for index in 0..length.unsigned_abs() {
        filters.push(filter(&calls.get(index)?)?);
    }
    Ok(filters)
}

fn filter(call: &FilterCall) -> Result<Filter, JsValue> {
    let filter: fn(f64) -> Result<Filter, Error> = match call.name(0)? {
        FilterName::Grayscale => return Ok(Filter::grayscale()),
        FilterName::Invert => return Ok(Filter::invert()),
        FilterName::Emboss => return Ok(Filter::emboss()),
        FilterName::Edges => return Ok(Filter::edges()),
        FilterName::ColorMatrix => return values::color_matrix(&call.numbers(1)?),
        FilterName::Convolve3x3 => {
            return values::convolve3x3(&call.numbers(1)?, call.optional_number(2)?);
        }
        FilterName::GaussianBlur => {
            let quality = values::quality(call.quality(2)?)?;
            return Ok(Filter::gaussian_blur(call.number(1)?, quality)?);
        }
        FilterName::Brightness => Filter::brightness,
        FilterName::Contrast => Filter::contrast,
        FilterName::Saturation => Filter::saturation,
        FilterName::Sepia => Filter::sepia,
        FilterName::BoxBlur => Filter::box_blur,
        FilterName::Sharpen => Filter::sharpen,
        _ => {
            let message = "a filter is not known: begin it with the name of a method of Image that \
                           filters in place, as in [\"grayscale\"]";
            return Err(TypeError::new(message).into());
        }
    };
    Ok(filter(call.number(1)?)?)
}
