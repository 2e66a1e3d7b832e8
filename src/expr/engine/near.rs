//! The known word that a misspelt one is nearest to.

/// The known word with the most characters in common, where most of them are.
pub fn nearest<'a>(
    word: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let length = word.chars().count();
    let scored = known.into_iter().map(|other| {
        let common = word.chars().filter(|c| other.contains(*c)).count();
        let apart = other.chars().count().abs_diff(length);
        (common, std::cmp::Reverse(apart), std::cmp::Reverse(other))
    });
    let best = scored.max()?;
    (2 * best.0 >= length.max(2)).then_some(best.2.0)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_misspelt_header_finds_its_like() {
        let known = ["整改期限", "整改资金", "隐患内容"];
        assert_eq!(nearest("整改期现", known), Some("整改期限"));
        assert_eq!(nearest("整改", known), Some("整改期限"));
        assert_eq!(nearest("电话", known), None);
    }
}
