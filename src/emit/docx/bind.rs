//! 合并打印: finished papers one behind the other in one file, each on a sheet of its own with
//! its own page numbers, so that an office prints a round in one go.

use super::escape::escape;
use super::package::{self, Part};
use crate::model::{Error, Result};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// The part that holds the text.
const TEXT: &str = "word/document.xml";
/// The part that holds the title.
const PROPERTIES: &str = "docProps/core.xml";
/// What opens and closes the body, and the properties of a section.
const BODY: (&str, &str) = ("<w:body>", "</w:body>");
/// What opens the properties of a section.
const SECTION: &str = "<w:sectPr";

/// Binds papers that were set alike: of one kind, each as `Press::set` gave it.
pub fn bind(papers: &[Vec<u8>], title: &str) -> Result<Vec<u8>> {
    let mut texts = Vec::with_capacity(papers.len());
    for paper in papers {
        texts.push(part(&mut open(paper)?, TEXT)?);
    }
    // A paper with landscape sides brings more footers; all others do with its parts.
    let richest =
        papers.iter().max_by_key(|paper| open(paper).map_or(0, |zip| zip.len()));
    let Some(richest) = richest else { return Ok(Vec::new()) };
    let mut base = open(richest)?;
    let mut parts = Vec::new();
    for at in 0..base.len() {
        let file = base.by_index(at).map_err(Error::internal("合并打印"))?;
        let name = file.name().map_err(Error::internal("合并打印"))?.into_owned();
        drop(file);
        let content = match name.as_str() {
            TEXT => text(&texts),
            PROPERTIES => retitled(&part(&mut base, PROPERTIES)?, title),
            other => part(&mut base, other)?,
        };
        parts.push(Part::new(&name, &content)?);
    }
    package::zip(parts.iter())
}

/// The text of the whole: every paper a section, or several.
fn text(papers: &[String]) -> String {
    let mut out = String::new();
    let mut drawings = 0;
    for (at, paper) in papers.iter().enumerate() {
        let Some((head, rest)) = paper.split_once(BODY.0) else { continue };
        let body = rest.rsplit_once(BODY.1).map_or(rest, |(body, _)| body);
        let body = first_on_a_sheet(&renumbered(body, &mut drawings));
        if out.is_empty() {
            out.push_str(head);
            out.push_str(BODY.0);
        }
        let is_last = at + 1 == papers.len();
        match body.rfind(SECTION).filter(|_| !is_last) {
            // The properties of the last section stand behind it; here more comes.
            Some(end) => {
                out.push_str(&body[..end]);
                out.extend(["<w:p><w:pPr>", PLACE, &body[end..], "</w:pPr></w:p>"]);
            }
            None => out.push_str(&body),
        }
    }
    out.extend([BODY.1, "</w:document>"]);
    out
}

/// A paragraph that takes no room.
const PLACE: &str =
    "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/>";

/// The first section of a paper begins on the front of a sheet, with page 1.
fn first_on_a_sheet(body: &str) -> String {
    let insert = |at: Option<usize>, text: &str, mut body: String| {
        if let Some(at) = at {
            body.insert_str(at, text);
        }
        body
    };
    let body = body.to_owned();
    let Some(section) = body.find(SECTION) else { return body };
    let behind = |body: &str, mark: &str| {
        let from = section + body[section..].find(mark)?;
        Some(from + body[from..].find("/>")? + 2)
    };
    let at = behind(&body, "<w:pgMar");
    let body = insert(at, "<w:pgNumType w:start=\"1\"/>", body);
    let at = body[section..].find("<w:pgSz").map(|at| section + at);
    insert(at, "<w:type w:val=\"oddPage\"/>", body)
}

/// Drawings keep numbers of their own.
fn renumbered(body: &str, drawings: &mut u32) -> String {
    const DRAWING: &str = "<wp:docPr id=\"";
    let mut pieces = body.split(DRAWING);
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        *drawings += 1;
        let rest = piece.find('"').map_or(piece, |at| &piece[at..]);
        out.push_str(DRAWING);
        out.push_str(&drawings.to_string());
        out.push_str(rest);
    }
    out
}

/// The properties with another title.
fn retitled(properties: &str, title: &str) -> String {
    let parts = properties.split_once("<dc:title>").and_then(|(before, rest)| {
        rest.split_once("</dc:title>").map(|(_, after)| (before, after))
    });
    let Some((before, after)) = parts else { return properties.to_owned() };
    let mut out = format!("{before}<dc:title>");
    escape(&mut out, title);
    out.push_str("</dc:title>");
    out.push_str(after);
    out
}

/// Opens a package.
fn open(bytes: &[u8]) -> Result<ZipArchive<Cursor<&[u8]>>> {
    ZipArchive::new(Cursor::new(bytes)).map_err(Error::internal("合并打印"))
}

/// A part as text.
fn part(package: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<String> {
    let mut text = String::new();
    let mut file = package.by_name(name).map_err(Error::internal("合并打印"))?;
    file.read_to_string(&mut text).map_err(Error::internal("合并打印"))?;
    Ok(text)
}
