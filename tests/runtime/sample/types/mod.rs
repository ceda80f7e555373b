//! The types of the API.

mod error_response;
mod integration;
mod integration_type;
mod update_integration;

pub use error_response::ErrorResponse;
pub use integration::Integration;
pub use integration_type::IntegrationType;
pub use update_integration::UpdateIntegration;

crate::runtime::types! {
    level::Level,
}
