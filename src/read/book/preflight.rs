//! The wall before any reader: a package is inflated and counted by us first
//! (`reliability.md` §2; sizes in the package are never believed).

use super::Fault;
use super::layout::Layout;
use crate::read::package::{Package, has_few_parts, open, parts};
use memchr::{memmem, memrchr};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

/// Bytes that a package may inflate to.
const MOST_BYTES: u64 = 1 << 30;
/// Bytes of a part that a reader keeps whole.
const MOST_KEPT: u64 = 256 << 20;
/// Bytes of a part in which one piece may be as long as the part.
const MOST_RAW: u64 = 32 << 20;
/// Bytes between two tags.
const LONGEST: usize = 1 << 20;
/// Bytes in which entities would be declared.
const HEAD: usize = 4096;
/// Bytes inflated at a time.
const CHUNK: usize = 64 << 10;

/// Looks at every part of a package; gives what its worksheets say beside their cells, by
/// the part's name.
pub(super) fn examine(bytes: &[u8]) -> Result<BTreeMap<String, Layout>, Fault> {
    if !has_few_parts(bytes) {
        return Err(Fault::ManyParts);
    }
    let mut package = open(bytes).ok_or(Fault::Damaged)?;
    // A directory keeps one of two parts of one name.
    if parts(bytes).is_some_and(|parts| parts != package.len() as u64) {
        return Err(Fault::Twins);
    }
    let (mut names, mut layouts, mut left) =
        (BTreeSet::new(), BTreeMap::new(), MOST_BYTES);
    for index in 0..package.len() {
        let name = name(&mut package, index)?;
        if !names.insert(name.to_lowercase()) {
            return Err(Fault::Twins);
        }
        let mut part = package.by_index(index).map_err(|_| Fault::Damaged)?;
        let mut guard = Guard::new(&name);
        inflate(&mut part, &mut left, &mut guard)?;
        layouts.extend(guard.seen.map(|seen| (name, seen)));
    }
    Ok(layouts)
}

/// The name of a part, which must not be locked.
fn name(package: &mut Package, index: usize) -> Result<String, Fault> {
    let part = package.by_index_raw(index).map_err(|_| Fault::Damaged)?;
    if part.encrypted() {
        return Err(Fault::Locked);
    }
    let name = part.name().map_err(|_| Fault::Damaged)?;
    Ok(name.into_owned())
}

/// Inflates a part within the budget, and shows all of it to the guard: what it leaves open
/// stands before the next bytes once more.
fn inflate(part: &mut impl Read, left: &mut u64, guard: &mut Guard) -> Result<(), Fault> {
    let (mut buffer, mut open) = (Vec::new(), 0);
    loop {
        buffer.resize(buffer.len().max(open + CHUNK), 0);
        let read = part.read(&mut buffer[open..]).map_err(|_| Fault::Damaged)?;
        if read == 0 {
            return guard.end(&buffer[..open]);
        }
        *left = left.checked_sub(read as u64).ok_or(Fault::Large)?;
        let whole = open + read;
        let seen = guard.take(&buffer[..whole], open)?;
        buffer.copy_within(seen..whole, 0);
        open = whole - seen;
    }
}

/// What is looked for in a part while it is inflated.
struct Guard {
    /// Whether it is a text with tags.
    is_xml: bool,
    /// Whether it is the table of texts.
    is_strings: bool,
    /// What a worksheet says beside its cells.
    seen: Option<Layout>,
    /// Its first bytes.
    head: Vec<u8>,
    /// Its size so far.
    size: u64,
    /// Bytes since the last tag began.
    since: usize,
    /// Whether it has pieces that may hold tags: comments and the like.
    has_raw: bool,
}

impl Guard {
    /// A guard of the part of a name.
    fn new(name: &str) -> Self {
        let name = name.to_lowercase();
        let is = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
        let is_sheet = name.starts_with("xl/worksheets/") && is(&[".xml"]);
        Self {
            is_xml: is(&[".xml", ".rels", ".vml"]),
            is_strings: is(&["sharedstrings.xml"]),
            seen: is_sheet.then(Layout::default),
            head: Vec::new(),
            size: 0,
            since: 0,
            has_raw: false,
        }
    }

    /// Takes the next bytes, which stand behind those that were left open. Says how many of
    /// all need not be shown again.
    fn take(&mut self, all: &[u8], open: usize) -> Result<usize, Fault> {
        let bytes = &all[open..];
        self.size += bytes.len() as u64;
        if self.head.len() < HEAD {
            let more = bytes.len().min(HEAD - self.head.len());
            self.head.extend_from_slice(&bytes[..more]);
        }
        if !self.is_xml {
            return Ok(all.len());
        }
        self.since = match memrchr(b'<', bytes) {
            Some(at) => bytes.len() - at,
            None => self.since + bytes.len(),
        };
        self.has_raw |= memmem::find(bytes, b"<!").is_some();
        if self.since > LONGEST {
            return Err(Fault::LongCell);
        }
        if self.size > MOST_KEPT && self.seen.is_none()
            || self.size > MOST_RAW && self.has_raw
        {
            return Err(Fault::Large);
        }
        Ok(self.seen.as_mut().map_or(all.len(), |seen| seen.take(all)))
    }

    /// The part is over, but for what was left open.
    fn end(&mut self, open: &[u8]) -> Result<(), Fault> {
        if let Some(seen) = &mut self.seen {
            seen.look(open);
        }
        if self.is_xml && memmem::find(&self.head, b"<!DOCTYPE").is_some() {
            return Err(Fault::Entities);
        }
        if self.is_strings
            && declared(&String::from_utf8_lossy(&self.head)) > self.size / 4
        {
            return Err(Fault::Counts);
        }
        Ok(())
    }
}

/// The `uniqueCount` that a table of texts declares; its `count` may be as large as the
/// sheets, for it says how often the texts are used.
fn declared(head: &str) -> u64 {
    let Some((_, rest)) = head.split_once("uniqueCount=") else { return 0 };
    let quoted = rest.trim_start_matches(['"', '\'']);
    let digits: String = quoted.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap_or(u64::MAX)
}
