//! The bar on the terminal while papers are made.

use indicatif::{ProgressBar, ProgressStyle};

/// 进度: shown on standard error, and only where that is a terminal.
pub struct Progress {
    /// The bar; hidden elsewhere.
    bar: ProgressBar,
}

impl Progress {
    /// A bar for `total` papers.
    pub fn new(total: usize) -> Self {
        let bar = ProgressBar::new(u64::try_from(total).unwrap_or(u64::MAX));
        let style = ProgressStyle::with_template("正在生成 {wide_bar} {pos}/{len} 份");
        if let Ok(style) = style {
            bar.set_style(style);
        }
        Self { bar }
    }

    /// A bar that is never shown.
    pub fn hidden() -> Self {
        Self { bar: ProgressBar::hidden() }
    }

    /// One more paper is made.
    pub fn step(&self) {
        self.bar.inc(1);
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
