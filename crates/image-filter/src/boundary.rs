//! What JavaScript sees: thin classes around [`crate::Image`] and [`crate::Filter`].

mod filters;
mod image;
mod pipeline;
mod values;

pub use image::JsImage;
pub use pipeline::Pipeline;
