//! 字汇: which set of characters holds a Chinese character, and so which fonts do.

use encoding_rs::GBK;
use std::ops::RangeInclusive;
use std::sync::LazyLock;

/// 字汇, each wider than the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Repertoire {
    /// GB/T 2312, and all that is not Chinese.
    Basic,
    /// GBK: 喆, 镕.
    Extended,
    /// The rest of the basic plane: 䶮.
    Rare,
    /// Beyond the basic plane.
    Beyond,
}

impl Repertoire {
    /// The narrowest that holds a character.
    pub fn of(c: char) -> Self {
        if !is_chinese(c) {
            return Self::Basic;
        }
        let code = usize::try_from(u32::from(c)).unwrap_or(usize::MAX);
        TABLE.get(code).copied().unwrap_or(Self::Beyond)
    }
}

/// Whether a character takes the Chinese font in any run.
pub const fn is_chinese(c: char) -> bool {
    c >= '\u{2E80}'
}

/// The basic plane by code point.
static TABLE: LazyLock<Vec<Repertoire>> = LazyLock::new(|| {
    let mut table = vec![Repertoire::Rare; 0x1_0000];
    let gbk = (decoded(0x81..=0xFE, 0x40..=0xFE), Repertoire::Extended);
    // Of GBK the pairs whose both bytes lie in its part are GB/T 2312.
    let gb2312 = (decoded(0xA1..=0xF7, 0xA1..=0xFE), Repertoire::Basic);
    for (text, repertoire) in [gbk, gb2312] {
        // The characters of 扩展 A are in GB 18030 only.
        let chars = text.chars().filter(|c| !('\u{3400}'..'\u{4E00}').contains(c));
        let codes = chars.filter_map(|c| usize::try_from(u32::from(c)).ok());
        for code in codes {
            table.get_mut(code).into_iter().for_each(|place| *place = repertoire);
        }
    }
    table
});

/// The characters of all pairs of two bytes.
fn decoded(leads: RangeInclusive<u8>, trails: RangeInclusive<u8>) -> String {
    let pairs =
        leads.flat_map(|lead| trails.clone().flat_map(move |trail| [lead, trail]));
    GBK.decode_without_bom_handling(&pairs.collect::<Vec<u8>>()).0.into_owned()
}

#[cfg(test)]
mod tests {
    use super::Repertoire;

    #[test]
    fn rare_characters_are_not_in_gb2312() {
        for (c, held) in [
            ('镇', Repertoire::Basic),
            ('〔', Repertoire::Basic),
            ('，', Repertoire::Basic),
            ('3', Repertoire::Basic),
            ('喆', Repertoire::Extended),
            ('镕', Repertoire::Extended),
            ('䶮', Repertoire::Rare),
            ('𠮷', Repertoire::Beyond),
        ] {
            assert_eq!(Repertoire::of(c), held, "{c}");
        }
        let basic = |c: &char| Repertoire::of(*c) == Repertoire::Basic;
        assert_eq!(('\u{4E00}'..='\u{9FFF}').filter(basic).count(), 6763);
    }
}
