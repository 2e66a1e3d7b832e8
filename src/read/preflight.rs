//! The wall before calamine: a package is inflated and counted by us first
//! (`reliability.md` §2; sizes in the package are never believed).

use std::collections::BTreeSet;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Entries that a package may have.
const MOST_ENTRIES: usize = 10_000;
/// Bytes that a package may inflate to.
const MOST_BYTES: u64 = 512 << 20;

/// Why a package is not opened, in Chinese.
pub(super) type Refusal = &'static str;

/// Looks at every part of a package.
pub(super) fn examine(bytes: &[u8]) -> Result<(), Refusal> {
    let mut archive =
        ZipArchive::new(Cursor::new(bytes)).map_err(|_| "文件可能已损坏")?;
    if archive.len() > MOST_ENTRIES {
        return Err("文件内部条目过多");
    }
    let (mut names, mut left) = (BTreeSet::new(), MOST_BYTES);
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(|_| "文件有密码或已损坏")?;
        let name = part.name().map_err(|_| "文件可能已损坏")?.to_lowercase();
        let is_strings = name.ends_with("sharedstrings.xml");
        let is_xml = [".xml", ".rels"].iter().any(|ending| name.ends_with(ending));
        if !names.insert(name) {
            return Err("文件内部有重名条目");
        }
        left = inflate(&mut part, left, (is_xml, is_strings))?;
    }
    Ok(())
}

/// Inflates one part within the budget; gives what is left of it.
fn inflate(
    part: &mut impl Read,
    left: u64,
    (is_xml, is_strings): (bool, bool),
) -> Result<u64, Refusal> {
    let mut head = Vec::new();
    part.take(4096).read_to_end(&mut head).map_err(|_| "文件可能已损坏")?;
    let text = String::from_utf8_lossy(&head);
    if is_xml && text.contains("<!DOCTYPE") {
        return Err("文件含有不允许的声明");
    }
    let rest = std::io::copy(&mut part.take(left), &mut std::io::sink());
    let size = rest.map_err(|_| "文件可能已损坏")? + head.len() as u64;
    if size >= left {
        return Err("文件解开后过大");
    }
    if is_strings && declared_count(&text) > size / 4 {
        return Err("文件内部声明的条数与内容不符");
    }
    Ok(left - size)
}

/// The `uniqueCount` that a string table declares; its `count` may be as large as the
/// sheets, for it says how often the strings are used.
fn declared_count(head: &str) -> u64 {
    let Some((_, rest)) = head.split_once("uniqueCount=\"") else { return 0 };
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap_or(u64::MAX)
}
