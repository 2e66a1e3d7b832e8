//! The package: parts that change are written anew, all others copied as they lie.

use super::Fault;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read, Write};
use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipArchive, ZipWriter};

/// Says in the archive that nobody has saved the file since we wrote it.
const UNTOUCHED: &str = "zhenwen";

/// A package under change.
pub(super) struct Package<'a> {
    /// As it was.
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Parts in their order, by their names.
    names: Vec<String>,
    /// Parts written anew, new ones among them.
    changed: BTreeMap<String, String>,
    /// Parts left out.
    removed: BTreeSet<String>,
}

impl<'a> Package<'a> {
    /// Opens a package.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Fault> {
        let mut archive =
            ZipArchive::new(Cursor::new(bytes)).map_err(|_| Fault::Broken)?;
        let mut names = Vec::with_capacity(archive.len());
        for at in 0..archive.len() {
            let part = archive.by_index_raw(at).map_err(|_| Fault::Broken)?;
            names.push(part.name().map_err(|_| Fault::Broken)?.into_owned());
        }
        Ok(Self { archive, names, changed: BTreeMap::new(), removed: BTreeSet::new() })
    }

    /// The name of a part as the package writes it: capitals do not tell parts apart.
    fn own(&self, name: &str) -> Option<&str> {
        let all = self.names.iter().chain(self.changed.keys());
        let all = all.filter(|own| !self.removed.contains(*own));
        let same = all.filter(|own| own.eq_ignore_ascii_case(name));
        same.map(String::as_str).next()
    }

    /// Whether it has a part.
    pub(super) fn has(&self, name: &str) -> bool {
        self.own(name).is_some()
    }

    /// Names of all parts.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        let new = self.changed.keys().filter(|name| !self.names.contains(name));
        let all = self.names.iter().chain(new);
        all.filter(|own| !self.removed.contains(*own)).map(String::as_str)
    }

    /// The text of a part as it stands now.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, Fault> {
        let Some(own) = self.own(name).map(str::to_owned) else { return Ok(None) };
        if let Some(text) = self.changed.get(&own) {
            return Ok(Some(text.clone()));
        }
        let mut text = String::new();
        let mut part = self.archive.by_name(&own).map_err(|_| Fault::Broken)?;
        // UTF-16 is allowed for parts and written by nobody.
        part.read_to_string(&mut text).map_err(|_| Fault::Broken)?;
        Ok(Some(text.strip_prefix('\u{FEFF}').map_or(text.clone(), str::to_owned)))
    }

    /// The text of a part that must be there.
    pub(super) fn required(&mut self, name: &str) -> Result<String, Fault> {
        self.text(name)?.ok_or(Fault::Broken)
    }

    /// Writes a part anew.
    pub(super) fn put(&mut self, name: &str, text: String) {
        let name = self.own(name).unwrap_or(name).to_owned();
        self.removed.remove(&name);
        self.changed.insert(name, text);
    }

    /// Leaves a part out.
    pub(super) fn remove(&mut self, name: &str) {
        if let Some(own) = self.own(name).map(str::to_owned) {
            self.changed.remove(&own);
            self.removed.insert(own);
        }
    }

    /// A name that no part has: `xl/comments#.xml` with a number.
    pub(super) fn free(&self, pattern: &str) -> String {
        let names = (1_u32..).map(|n| pattern.replace('#', &n.to_string()));
        names.into_iter().find(|name| !self.has(name)).unwrap_or_default()
    }

    /// The changed package. Times of changed parts are fixed: equal input, equal bytes.
    pub(super) fn finish(mut self) -> Result<Vec<u8>, Fault> {
        let mut out = ZipWriter::new(Cursor::new(Vec::new()));
        let options =
            SimpleFileOptions::default().last_modified_time(DateTime::default());
        for at in 0..self.names.len() {
            let name = &self.names[at];
            if self.removed.contains(name) {
                continue;
            }
            if let Some(text) = self.changed.remove(name) {
                write(&mut out, (name, &text), options)?;
                continue;
            }
            let part = self.archive.by_index_raw(at).map_err(|_| Fault::Broken)?;
            out.raw_copy_file(part).map_err(|_| Fault::Broken)?;
        }
        for (name, text) in &self.changed {
            write(&mut out, (name, text), options)?;
        }
        out.set_comment(UNTOUCHED).map_err(|_| Fault::Broken)?;
        Ok(out.finish().map_err(|_| Fault::Broken)?.into_inner())
    }
}

/// Writes one part.
fn write(
    out: &mut ZipWriter<Cursor<Vec<u8>>>,
    (name, text): (&str, &str),
    options: SimpleFileOptions,
) -> Result<(), Fault> {
    out.start_file(name, options).map_err(|_| Fault::Broken)?;
    out.write_all(text.as_bytes()).map_err(|_| Fault::Broken)
}

/// Whether nobody has saved a package since we wrote it: programs leave the comment out.
pub(super) fn is_untouched(bytes: &[u8]) -> bool {
    let archive = ZipArchive::new(Cursor::new(bytes));
    archive.is_ok_and(|archive| archive.comment() == UNTOUCHED.as_bytes())
}
