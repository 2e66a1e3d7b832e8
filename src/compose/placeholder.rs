//! 占位: characters that stand in a line for what data or the run supplied. They are
//! noncharacters of Unicode: no text has them.

/// Stands in a shape for any value.
pub(super) const VALUE: char = '\u{FDD0}';
/// Stands in a shape for a day that the run supplied.
pub(super) const DAY: char = '\u{FDD1}';
/// Stands in a shape for a 发文字号 that the run supplied.
pub(super) const NUMBER: char = '\u{FDD2}';

/// Whether a character of a shape stands for a value.
pub(super) const fn is_placeholder(c: char) -> bool {
    matches!(c, VALUE | DAY | NUMBER)
}
