//! 候选: rows that a name without target may have meant. Proposed, never joined
//! (`model.md` §5).

use crate::model::{Row, RowRef, Sheet, Text, Town, Value, edit_distance};

/// How many are shown.
const SHOWN: usize = 3;

/// Columns by which a row tells who it is, whatever its name.
const IDENTIFYING: [&str; 2] = ["统一社会信用代码", "联系电话"];

/// How near a candidate is, best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Nearness {
    /// Same 信用代码 or telephone.
    SameIdentity,
    /// Edit distance 1 or 2.
    Edits(usize),
    /// One name contains the other.
    Contains,
}

impl Nearness {
    /// How a candidate is near.
    fn words(self) -> String {
        match self {
            Self::SameIdentity => "电话或信用代码相同".to_owned(),
            Self::Edits(count) => format!("差{count}个字"),
            Self::Contains => "一个名称包含另一个".to_owned(),
        }
    }
}

/// A row that may have been meant.
pub(super) struct Candidate {
    /// Its name.
    pub name: Text,
    /// The sheet it stands in.
    pub sheet: Text,
    /// Where it stands, and how near it is, in words.
    pub why: String,
}

/// Up to three rows of the target sheets that are near to a name.
pub(super) fn candidates(
    town: &Town,
    (name, row): (&str, &Row),
    (sheet, targets): (&Sheet, &[(Text, Text)]),
) -> Vec<Candidate> {
    let wanted: Vec<char> = name.chars().collect();
    let identity = identity(sheet, row);
    let mut found: Vec<(Nearness, Candidate)> = Vec::new();
    for (target, key) in targets {
        for at in town.rows_named(target) {
            let known = town.value(at, key).text();
            let is_kind = |known: &&str| &**target != "村" || may_be_village(name, known);
            let Some(known) = known.filter(is_kind) else { continue };
            let same = || is_same(town, at, &identity).then_some(Nearness::SameIdentity);
            if let Some(near) = same().or_else(|| nearness(&wanted, name, known)) {
                let row = town.row(at);
                let file = &town.sources[row.source as usize].workbook;
                let why = format!("{file} 第{}行，{}", row.number, near.words());
                let candidate =
                    Candidate { name: known.into(), sheet: target.clone(), why };
                found.push((near, candidate));
            }
        }
    }
    found.sort_by(|a, b| (a.0, &a.1.name).cmp(&(b.0, &b.1.name)));
    found.into_iter().take(SHOWN).map(|(_, candidate)| candidate).collect()
}

/// Whether a name may be one of a village: 东岭村小卖部 and 东岭超市（东岭村） are none.
fn may_be_village(name: &str, known: &str) -> bool {
    let endings = ["村", "社区", "组", "村委", "村委会", "居委会", "村民委员会"];
    known.contains(name) || endings.iter().any(|ending| name.ends_with(ending))
}

/// The identifying cells of a row.
fn identity(sheet: &Sheet, row: &Row) -> Vec<(&'static str, String)> {
    let cells = IDENTIFYING.iter().filter_map(|header| {
        let value = row.get(sheet.headers.column(header)?);
        value.is_given().then(|| (*header, value.to_string()))
    });
    cells.collect()
}

/// Whether a row has one of the identifying cells.
fn is_same(town: &Town, at: RowRef, identity: &[(&str, String)]) -> bool {
    identity.iter().any(|(header, text)| {
        let value: &Value = town.value(at, header);
        value.is_given() && value.to_string() == *text
    })
}

/// How near two names are; names of few characters must agree in half of them.
fn nearness(wanted: &[char], name: &str, known: &str) -> Option<Nearness> {
    let letters: Vec<char> = known.chars().collect();
    let length = wanted.len().max(letters.len());
    if wanted.len().abs_diff(letters.len()) <= 2 {
        let edits = edit_distance(wanted, &letters);
        if edits <= 2 && edits * 2 <= length {
            return Some(Nearness::Edits(edits));
        }
    }
    let is_part = wanted.len().min(letters.len()) >= 2
        && (known.contains(name) || name.contains(known));
    is_part.then_some(Nearness::Contains)
}

#[cfg(test)]
mod tests {
    use super::{Nearness, may_be_village, nearness};

    #[test]
    fn a_shop_is_no_village() {
        for (name, is_one) in [
            ("东林村", true),
            ("东岭", true),
            ("东岭村二组", true),
            ("东岭超市", false),
            ("东岭村小卖部", false),
            ("东岭超市（东岭村）", false),
        ] {
            assert_eq!(may_be_village(name, "东岭村"), is_one, "{name}");
        }
    }

    #[test]
    fn near_names_are_told_from_names_that_only_share_a_suffix() {
        let near = |a: &str, b: &str| nearness(&a.chars().collect::<Vec<_>>(), a, b);
        assert!(near("东林村", "东岭村") == Some(Nearness::Edits(1)));
        assert!(near("西河村", "东岭村").is_none());
        assert!(near("宏达超市", "兰台镇宏达超市") == Some(Nearness::Contains));
        assert!(near("宏大超巿", "宏达超市") == Some(Nearness::Edits(2)));
    }
}
