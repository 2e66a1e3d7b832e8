//! The wall before the file: a package of XML parts, counted and inflated by us
//! (`reliability.md` §2, TH-1 to TH-3).

use encoding_rs::UTF_8;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Entries that a package may have.
const MOST_ENTRIES: usize = 10_000;
/// Bytes that its XML may inflate to.
const MOST_BYTES: u64 = 64 << 20;

/// Code of the finding that says why a file is not opened.
pub(super) type Refusal = &'static str;

/// The parts of a file.
pub(super) struct Package {
    /// XML parts and relationships by name, without leading slash.
    pub(super) xml: BTreeMap<String, String>,
    /// All parts.
    pub(super) names: BTreeSet<String>,
}

/// Opens a file; what is no sound package is refused with the code that says why.
pub(super) fn open(bytes: &[u8]) -> Result<Package, Refusal> {
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err(if is_encrypted(bytes) { "X25·密码" } else { "X25·旧格式" });
    }
    let broken = "X25·损坏";
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken)?;
    if archive.len() > MOST_ENTRIES {
        return Err("X25·过大");
    }
    let mut package = Package { xml: BTreeMap::new(), names: BTreeSet::new() };
    let (mut seen, mut left) = (BTreeSet::new(), MOST_BYTES);
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|_| broken)?;
        let name = part.name().map_err(|_| broken)?.replace('\\', "/");
        let name = name.trim_start_matches('/').to_owned();
        if name.ends_with('/') {
            continue;
        }
        if !seen.insert(name.to_lowercase()) {
            return Err("X25·重名");
        }
        if is_xml(&name) {
            let (text, size) = inflate(part, left)?;
            left -= size;
            package.xml.insert(name.clone(), text);
        }
        package.names.insert(name);
    }
    Ok(package)
}

/// Whether an OLE file holds an encrypted package.
fn is_encrypted(bytes: &[u8]) -> bool {
    let name: Vec<u8> =
        "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|window| window == name)
}

/// Whether a part is XML by its name.
fn is_xml(name: &str) -> bool {
    let name = name.to_lowercase();
    [".xml", ".rels"].iter().any(|ending| name.ends_with(ending))
}

/// The text of a part and the bytes it took of the budget.
fn inflate(part: impl Read, left: u64) -> Result<(String, u64), Refusal> {
    let mut bytes = Vec::new();
    part.take(left).read_to_end(&mut bytes).map_err(|_| "X25·损坏")?;
    let size = bytes.len() as u64;
    if size >= left {
        return Err("X25·过大");
    }
    // Takes a byte order mark into account; XML of OOXML is UTF-8 or UTF-16.
    let (text, _, is_garbled) = UTF_8.decode(&bytes);
    if is_garbled { Err("X25·损坏") } else { Ok((text.into_owned(), size)) }
}
