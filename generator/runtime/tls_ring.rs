//! TLS by rustls with ring: reqwest, left to itself, has no cryptography then.

use rustls::crypto::{ring, CryptoProvider};

/// Chooses ring for this process, unless something is chosen already.
pub(super) fn prepare_tls() {
    if CryptoProvider::get_default().is_none() {
        // Where somebody else chooses meanwhile, that holds.
        let _ = ring::default_provider().install_default();
    }
}
