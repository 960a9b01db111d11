//! What JavaScript sees: thin classes around [`Image`] and [`Filter`].

mod filters;
mod image;
mod pipeline;
mod values;

pub use image::JsImage;
pub use pipeline::Pipeline;
