//! Names that may be one: proposed with the reason, never joined.

use crate::model::edit_distance;

/// Characters that number things: names that differ in them alone are two.
const NUMBERS: &str = "一二三四五六七八九十两0123456789东西南北中上下大小新老甲乙丙丁";
/// A name that occurs more often, and more than a tenth as often as its neighbour, is a name.
pub(super) const SELDOM: u32 = 3;
/// How many times as often as its slip of the pen a name occurs.
pub(super) const OFTEN: u32 = 4;

/// What the name of a village ends in.
const ENDS: [&str; 2] = ["社区", "村"];

/// The name of a village without what tells that it is one: 南湾, 南湾社区.
pub(super) fn without_end(village: &str) -> &str {
    let bare = ENDS.iter().find_map(|end| village.strip_suffix(end));
    bare.filter(|bare| !bare.is_empty()).unwrap_or(village)
}

/// Whether two names look like one: a character or two apart, or one within the other.
pub(super) fn are_near(left: &str, right: &str) -> bool {
    let (left, right): (Vec<char>, Vec<char>) =
        (left.chars().collect(), right.chars().collect());
    let (short, long) =
        if left.len() <= right.len() { (&left, &right) } else { (&right, &left) };
    if short.len() >= 3 && long.windows(short.len()).any(|part| part == &short[..]) {
        return true;
    }
    let most = if long.len() >= 6 { 2 } else { 1 };
    long.len() >= 3
        && !differ_in_numbers(short, long)
        && edit_distance(short, long) <= most
}

/// Whether a name occurs so seldom beside a near one that it is worth asking.
pub(super) const fn is_doubtful(rare: u32, often: u32) -> bool {
    rare <= SELDOM || rare.saturating_mul(10) <= often
}

/// Whether names of one length differ only where one of them numbers things.
fn differ_in_numbers(left: &[char], right: &[char]) -> bool {
    left.len() == right.len()
        && left
            .iter()
            .zip(right)
            .all(|(a, b)| a == b || (NUMBERS.contains(*a) && NUMBERS.contains(*b)))
}

#[cfg(test)]
mod tests {
    use super::are_near;

    #[test]
    fn slips_are_near_and_numbered_places_are_not() {
        for (left, right, near) in [
            ("东岭超市", "东岭超巿", true),
            ("宏达超市", "兰台镇宏达超市", true),
            ("东岭村", "东林村", true),
            ("东岭村", "西岭村", false),
            ("北桥村", "南桥村", false),
            ("第一小学", "第二小学", false),
            ("宏达超市", "兴隆饭店", false),
        ] {
            assert_eq!(are_near(left, right), near, "{left} {right}");
        }
    }
}
