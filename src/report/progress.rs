//! The bar on the terminal while papers are made.

use indicatif::{ProgressBar, ProgressStyle};

/// 进度: shown on standard error, and only where that is a terminal.
pub struct Progress {
    /// The bar; hidden elsewhere.
    bar: ProgressBar,
}

impl Progress {
    /// A bar that is shown once it is known how many papers there are.
    pub fn shown() -> Self {
        Self { bar: ProgressBar::no_length() }
    }

    /// A bar that is never shown.
    pub fn hidden() -> Self {
        Self { bar: ProgressBar::hidden() }
    }

    /// So many papers will be made.
    pub fn expect(&self, total: usize) {
        let style =
            ProgressStyle::with_template("正在生成公文 {wide_bar} {pos}/{len} 份");
        if let Ok(style) = style {
            self.bar.set_style(style);
        }
        self.bar.set_length(u64::try_from(total).unwrap_or(u64::MAX));
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
