//! Where a run can be made to die: `ZHENWEN_FAIL=placed:17` aborts at the 17th passing.
//!
//! Points: `staged` `tested` `record` `recorded` `placed` `synced-folders` `closed`
//! `clearing`.

use std::sync::atomic::{AtomicU32, Ordering};

/// A point at which the process dies, and how often it may still be passed.
#[derive(Debug)]
pub(super) struct Failpoint {
    /// Its name.
    point: String,
    /// Passings left.
    left: AtomicU32,
}

impl Failpoint {
    /// Reads the environment; usually there is none.
    pub(super) fn from_environment() -> Option<Self> {
        let wanted = std::env::var("ZHENWEN_FAIL").ok()?;
        let (point, times) = wanted.rsplit_once(':')?;
        Some(Self { point: point.to_owned(), left: AtomicU32::new(times.parse().ok()?) })
    }

    /// Passes a point.
    pub(super) fn pass(&self, point: &str) {
        if self.point == point && self.left.fetch_sub(1, Ordering::Relaxed) == 1 {
            std::process::abort();
        }
    }
}
