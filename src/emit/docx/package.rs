//! The package: a zip of parts, each deflated; the static ones deflated once and copied.
//!
//! Times are fixed and names are in a fixed order, so equal papers are equal bytes.

use crate::model::{Error, Result};
use flate2::{Compress, Compression, Crc, FlushCompress, Status};

/// A part as it lies in a package.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// Name without leading slash.
    name: String,
    /// Deflated content.
    deflated: Vec<u8>,
    /// Checksum of the content.
    crc: u32,
    /// Bytes of the content.
    size: usize,
}

/// Effort of zlib: the smallest; papers are small and made by the thousand
/// (`crates.md` §3: level 1 costs an eighth of level 6 and is a third larger).
const EFFORT: Compression = Compression::new(1);
/// Bytes that deflate may need beyond a quarter of the content for tiny parts.
const SLACK: usize = 256;
/// DOS date of all entries: 1980-01-01, the first one there is.
const DOS_DATE: u16 = 0x21;
/// Version that knows deflate.
const VERSION: u16 = 20;
/// Flag: names are UTF-8.
const UTF8: u16 = 0x800;
/// Method: deflate.
const DEFLATE: u16 = 8;

impl Part {
    /// Deflates one part.
    pub(super) fn new(name: &str, content: &str) -> Result<Self> {
        let mut crc = Crc::new();
        crc.update(content.as_bytes());
        let mut deflated = Vec::with_capacity(content.len() / 4 + SLACK);
        let mut zlib = Compress::new(EFFORT, false);
        loop {
            let read = usize::try_from(zlib.total_in()).unwrap_or(content.len());
            let rest = &content.as_bytes()[read..];
            let status = zlib
                .compress_vec(rest, &mut deflated, FlushCompress::Finish)
                .map_err(Error::internal(format!("压缩 {name} ")))?;
            if status == Status::StreamEnd {
                break;
            }
            deflated.reserve(deflated.len().max(SLACK));
        }
        Ok(Self { name: name.to_owned(), deflated, crc: crc.sum(), size: content.len() })
    }

    /// Bytes it takes in a package, both headers included.
    fn weight(&self) -> usize {
        self.deflated.len() + 2 * self.name.len() + 76
    }

    /// What local header and directory entry have in common.
    fn describe(&self, out: &mut Vec<u8>) -> Result<()> {
        let compressed = number(self.deflated.len())?;
        let size = number(self.size)?;
        for field in [VERSION, UTF8, DEFLATE, 0, DOS_DATE] {
            out.extend(field.to_le_bytes());
        }
        for field in [self.crc, compressed, size, number(self.name.len())?] {
            out.extend(field.to_le_bytes());
        }
        Ok(())
    }
}

/// A length as zip writes it.
fn number(length: usize) -> Result<u32> {
    u32::try_from(length).map_err(Error::internal("打包"))
}

/// Zips the parts in the order given.
pub(super) fn zip<'a>(parts: impl Iterator<Item = &'a Part> + Clone) -> Result<Vec<u8>> {
    let mut out = Vec::with_capacity(parts.clone().map(Part::weight).sum::<usize>() + 22);
    let mut directory = Vec::new();
    let mut count: u16 = 0;
    for part in parts {
        let offset = number(out.len())?;
        out.extend(b"PK\x03\x04");
        part.describe(&mut out)?;
        out.extend(part.name.as_bytes());
        out.extend(&part.deflated);
        directory.extend(b"PK\x01\x02");
        directory.extend(VERSION.to_le_bytes());
        part.describe(&mut directory)?;
        // Comment, disk, internal and external attributes: none.
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(part.name.as_bytes());
        count += 1;
    }
    let offset = number(out.len())?;
    let length = number(directory.len())?;
    out.extend(directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend(count.to_le_bytes());
    out.extend(count.to_le_bytes());
    out.extend(length.to_le_bytes());
    out.extend(offset.to_le_bytes());
    out.extend([0, 0]);
    Ok(out)
}
