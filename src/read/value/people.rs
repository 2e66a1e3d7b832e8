//! Several persons in one cell: 卫东和蒋西, 组长：卫东 成员：蒋西 (`model.md` §6).

use super::Reading;
use super::words::{is_han, names};
use crate::catalog::ColumnDecl;
use crate::model::{Text, Value, small_number};

/// What somebody is in a group, before a colon and the names.
const ROLES: [&str; 8] =
    ["副组长", "组长", "组员", "成员", "带队领导", "带队", "检查人员", "陪同"];

/// Reads an open list; of persons all that part two names.
pub(super) fn list(text: &str, column: &ColumnDecl) -> Reading {
    if !is_of_people(column) {
        return Reading::plain(Value::List(names(text).into()));
    }
    if is_count(text) {
        return Reading::unknown(text, "E-ASK-NAMES", "");
    }
    let (named, is_more) = named(text);
    let parted = without_roles(named).replace(['+', '＋', '。', '&'], "、");
    let people: Vec<Text> = names(&parted).iter().flat_map(|name| pair(name)).collect();
    let says = people.join("、");
    let value = Value::List(people.into());
    if is_more {
        Reading::noted(value, "E-ASK-NAMES", says)
    } else {
        Reading::plain(value)
    }
}

/// Whether a list is of persons.
fn is_of_people(column: &ColumnDecl) -> bool {
    column.header.ends_with(['人', '员'])
        || column.header.ends_with("干部")
        || column.header.ends_with("领导")
}

/// 2, 3人, 三人: how many, but not who.
fn is_count(text: &str) -> bool {
    let number = text.trim_end_matches(['人', '名', '位', '个']);
    let is_bare = number.len() == text.len();
    let is_digits = number.bytes().all(|byte| byte.is_ascii_digit());
    (is_digits || !is_bare) && small_number(number.trim()).is_some()
}

/// The names before 等3人, and whether there are more than those.
fn named(text: &str) -> (&str, bool) {
    let cut = text.rsplit_once('等').filter(|(named, more)| {
        !named.is_empty() && (more.is_empty() || *more == "人" || is_count(more))
    });
    cut.map_or((text, false), |(named, _)| (named.trim_end(), true))
}

/// Names without what somebody is in the group.
fn without_roles(text: &str) -> String {
    let mut text = text.replace('：', ":");
    for role in ROLES {
        text = text.replace(&format!("{role}:"), "、");
    }
    text
}

/// 卫东和蒋西: two names where 和 can only stand between them; else one.
fn pair(text: &str) -> Vec<Text> {
    let is_name =
        |name: &str| (2..=3).contains(&name.chars().count()) && name.chars().all(is_han);
    let cuts = text.match_indices(['和', '与']).filter_map(|(at, mark)| {
        let (first, second) = (text[..at].trim(), text[at + mark.len()..].trim());
        (is_name(first) && is_name(second) && !second.starts_with(mark))
            .then_some([first, second])
    });
    match cuts.collect::<Vec<_>>().as_slice() {
        [two] => two.iter().map(|name| Text::from(*name)).collect(),
        _ => vec![text.into()],
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::reading;
    use crate::read::raw::Raw;

    #[test]
    fn persons_are_parted_by_all_that_parts_two_names() {
        for (written, names, code) in [
            ("卫东、蒋西", "卫东、蒋西", None),
            ("卫东和蒋西", "卫东、蒋西", None),
            ("郑文和", "郑文和", None),
            ("郑文和和蒋西", "郑文和、蒋西", None),
            ("李和平、蒋西", "李和平、蒋西", None),
            ("卫东+蒋西", "卫东、蒋西", None),
            ("卫东。蒋西", "卫东、蒋西", None),
            ("组长：卫东 成员：蒋西", "卫东、蒋西", None),
            ("组长:卫东\n成员:蒋西、李北", "卫东、蒋西、李北", None),
            ("卫东等3人", "卫东", Some("E-ASK-NAMES")),
            ("卫东、蒋西等", "卫东、蒋西", Some("E-ASK-NAMES")),
            ("2", "2", Some("E-ASK-NAMES")),
            ("3人", "3人", Some("E-ASK-NAMES")),
            ("三人", "三人", Some("E-ASK-NAMES")),
        ] {
            let found = reading("检查", "检查人员", Raw::Text(written));
            assert_eq!(found, (names.into(), code), "{written}");
        }
        let group = |text| reading("单位", "重点分组", Raw::Text(text)).0;
        assert_eq!(group("学校和医院"), "学校和医院", "no persons");
    }
}
