//! Sound files of every kind with bytes changed inside their parts, always the same ones.

use super::Expected::Survived;
use super::{Hostile, hostile};
use crate::support::kinds::{Grid, file, package};
use std::io::{Cursor, Read};

/// Changed files of each kind.
const EACH: u32 = 40;
/// A table with a bit of everything.
const GRID: Grid = Grid {
    name: "检查",
    is_hidden: false,
    table: "检查编号|检查日期|检查人员|单位名称|备注\nJ1|2026-03-05|甲一、乙二|东岭超市|#410123\nJ2|2026-3-6|甲一|西坡加油站|“三违”, 问题\nJ3|2026年3月7日||东岭超市|",
    merges: &[[2, 2, 3, 2]],
};

/// The files.
pub(super) fn files() -> Vec<Hostile> {
    let mut dice = Dice(20_261_126);
    let mut all = Vec::new();
    for kind in ["xlsx", "xls", "xlsb", "ods", "csv", "html", "mht"] {
        let sound = file(kind, GRID);
        let parts = parts(&sound);
        for at in 0..EACH {
            let name = format!("{kind}-{at}.{kind}");
            let bytes = match &parts {
                Some(parts) => repacked(parts, &mut dice),
                None => changed(&sound, &mut dice),
            };
            all.push(hostile(&name, bytes, Survived));
        }
    }
    all
}

/// Numbers that look random and are always the same.
struct Dice(u32);

impl Dice {
    /// A number below another.
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 8) as usize % end.max(1)
    }
}

/// Names and bytes of a package's parts; nothing where it is none.
fn parts(bytes: &[u8]) -> Option<Vec<(String, Vec<u8>)>> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let count = zip.len();
    let part = |at: usize| {
        let mut part = zip.by_index(at).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        (part.name().unwrap().into_owned(), bytes)
    };
    Some((0..count).map(part).collect())
}

/// The package with one part changed, packed again.
fn repacked(parts: &[(String, Vec<u8>)], dice: &mut Dice) -> Vec<u8> {
    let at = dice.below(parts.len());
    let changed = changed(&parts[at].1, dice);
    let part = |(own, (name, bytes)): (usize, &'_ (String, Vec<u8>))| {
        (name.clone(), if own == at { changed.clone() } else { bytes.clone() })
    };
    let all: Vec<(String, Vec<u8>)> = parts.iter().enumerate().map(part).collect();
    package(
        &all.iter().map(|(name, bytes)| (name.as_str(), &bytes[..])).collect::<Vec<_>>(),
    )
}

/// Bytes flipped, cut out or doubled.
fn changed(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=dice.below(4) {
        let at = dice.below(bytes.len());
        let end = (at + 1 + dice.below(40)).min(bytes.len());
        match dice.below(3) {
            _ if bytes.is_empty() => {}
            0 => bytes[at] ^= 1 << dice.below(8),
            1 => drop(bytes.drain(at..end)),
            _ => bytes.splice(at..at, bytes[at..end].to_vec()).for_each(drop),
        }
    }
    bytes
}
