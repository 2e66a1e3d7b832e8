//! SHA-256 in hexadecimal, as the manifest writes it.

use super::Text;
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

/// The hash of a file's bytes.
pub fn fingerprint(bytes: &[u8]) -> Text {
    HEXLOWER.encode(&Sha256::digest(bytes)).into()
}
