//! 文号 that the office gave by hand, before this program took over.

use std::collections::BTreeMap;

/// Numbers in a row, by 代字 and year.
#[derive(Default)]
pub(crate) struct Serials(BTreeMap<(&'static str, i16), u32>);

impl Serials {
    /// The next number of a 代字 in a year.
    pub(crate) fn next(&mut self, code: &'static str, year: i16) -> String {
        let serial = self.0.entry((code, year)).or_default();
        *serial += 1;
        format!("{code}〔{year}〕{serial}号")
    }
}
