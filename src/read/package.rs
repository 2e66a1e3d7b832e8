//! Parts of a package by name, each read within a bound.

use memchr::memmem;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Parts that a package may have.
const MOST_PARTS: u64 = 10_000;
/// Bytes of a part that describes others.
const MOST: u64 = 64 << 20;

/// An open package.
pub(super) type Package<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Opens a package of a sane number of parts.
pub(super) fn open(bytes: &[u8]) -> Option<Package<'_>> {
    has_few_parts(bytes).then(|| ZipArchive::new(Cursor::new(bytes)).ok())?
}

/// Whether a package has a sane number of parts, as far as its end says.
pub(super) fn has_few_parts(bytes: &[u8]) -> bool {
    parts(bytes).is_none_or(|parts| parts <= MOST_PARTS)
}

/// The number of parts that the end of a package declares; nothing where the number stands
/// elsewhere, as in very large ones.
pub(super) fn parts(bytes: &[u8]) -> Option<u64> {
    let at = memmem::rfind(bytes, b"PK\x05\x06")?;
    let count = bytes.get(at + 10..at + 12)?;
    let count = u16::from_le_bytes([count[0], count[1]]);
    if count != u16::MAX {
        return Some(count.into());
    }
    let at = memmem::rfind(bytes, b"PK\x06\x06")?;
    let count = bytes.get(at + 32..at + 40)?.try_into().ok()?;
    Some(u64::from_le_bytes(count))
}

/// The text of a part that describes others; nothing where there is none, or no sound one.
pub(super) fn text(package: &mut Package, name: &str) -> Option<String> {
    let index = place(package, name)?;
    let mut text = String::new();
    let part = package.by_index(index).ok()?;
    part.take(MOST).read_to_string(&mut text).ok()?;
    Some(text)
}

/// Where a part stands; programs differ in the case of names.
pub(super) fn place(package: &Package, name: &str) -> Option<usize> {
    let exact = package.index_for_name(name);
    exact.or_else(|| {
        let is = |own: &[u8]| own.eq_ignore_ascii_case(name.as_bytes());
        package.file_names_raw().position(is)
    })
}
