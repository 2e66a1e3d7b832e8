//! What a format of a cell shows a number as.

use super::tree::{Element, tree};

/// What a format shows numbers as.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    /// Numbers.
    #[default]
    Number,
    /// Hundredths.
    Percent,
    /// Days.
    Date,
}

/// What a format shows numbers as: by its number (ECMA-376 18.8.30 for those below 164), else by
/// the code that the formats of the workbook give it.
pub(super) fn kind(formats: &str, format: &str) -> Kind {
    let number = tree(format).ok().and_then(|own| own.attribute(format, "numFmtId"));
    let number = number.unwrap_or_default();
    match number.parse().unwrap_or(0) {
        9 | 10 => return Kind::Percent,
        14..=17 | 22 | 27..=36 | 50..=58 => return Kind::Date,
        _ => {}
    }
    let Ok(root) = tree(formats) else { return Kind::Number };
    let codes = root.child("numFmts");
    let mut codes = codes.iter().flat_map(|codes| &codes.children);
    let is_own = |code: &&Element| {
        code.attribute(formats, "numFmtId").as_deref() == Some(&*number)
    };
    let code = codes.find(is_own).and_then(|code| code.attribute(formats, "formatCode"));
    match code.unwrap_or_default().to_lowercase() {
        code if code.contains('%') => Kind::Percent,
        code if code.contains(['y', 'd']) || code.contains('年') => Kind::Date,
        _ => Kind::Number,
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, kind};

    #[test]
    fn hundredths_and_days_are_told_by_number_or_code() {
        let formats = "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"0.0%\"/><numFmt numFmtId=\"165\" formatCode=\"yyyy&quot;年&quot;m\"/></numFmts></styleSheet>";
        for (number, is) in [
            (0, Kind::Number),
            (2, Kind::Number),
            (9, Kind::Percent),
            (14, Kind::Date),
            (164, Kind::Percent),
            (165, Kind::Date),
            (170, Kind::Number),
        ] {
            assert_eq!(
                kind(formats, &format!("<xf numFmtId=\"{number}\"/>")),
                is,
                "{number}"
            );
        }
    }
}
