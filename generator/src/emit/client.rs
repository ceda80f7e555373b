//! `src/client.rs`.

use quote::quote;

use super::Artifact;
use crate::ir::Api;

/// The client, its builder and its servers.
pub(super) fn client(_api: &Api) -> Artifact {
    Artifact::rust("src/client.rs", quote! {})
}
