//! What JavaScript sees: thin classes around [`crate::Image`] and [`crate::Filter`].

#[cfg(feature = "pipeline")]
mod calls;
#[cfg(feature = "copy-from")]
mod copy_from;
mod filters;
mod image;
#[cfg(feature = "pipeline")]
mod pipeline;
mod values;

pub use image::JsImage;
#[cfg(feature = "pipeline")]
pub use pipeline::Pipeline;
