//! The errors of an operation grow: a match needs a wildcard.

use buddy_works::api::integrations::UpdateIntegrationError;

fn status(error: &UpdateIntegrationError) -> u16 {
    match error {
        UpdateIntegrationError::BadRequest(_) => 400,
        UpdateIntegrationError::Unauthorized(_) => 401,
        UpdateIntegrationError::Forbidden(_) => 403,
        UpdateIntegrationError::NotFound(_) => 404,
        UpdateIntegrationError::TooManyRequests(_) => 429,
        UpdateIntegrationError::Default(_) => 0,
    }
}

fn main() {}
