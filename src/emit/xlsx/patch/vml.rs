//! The boxes of comments: a drawing of its own, in a language of 1998.

use super::Fault;
use super::package::Package;
use super::tag::{escaped, plain};
use crate::model::CellAt;
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// A drawing without boxes.
pub(super) const NONE: &str = "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\" data=\"\"/></o:shapelayout></xml>";
/// What our boxes take for declared.
const SPACES: [(&str, &str); 3] = [
    ("v", "urn:schemas-microsoft-com:vml"),
    ("o", "urn:schemas-microsoft-com:office:office"),
    ("x", "urn:schemas-microsoft-com:office:excel"),
];
/// The kind of shape that comments have.
const KIND: &str = "<v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" o:connecttype=\"rect\"/></v:shapetype>";
/// Shapes of a block.
const BLOCK: u32 = 1024;
/// Characters of a line of a box, half-width ones.
const LINE: usize = 34;

/// The first block of shapes that no drawing of the package has.
pub(super) fn free_block(package: &mut Package) -> Result<u32, Fault> {
    let is_drawing = |name: &&str| name.to_ascii_lowercase().ends_with(".vml");
    let drawings: Vec<String> =
        package.names().filter(is_drawing).map(str::to_owned).collect();
    let mut last = 0;
    for drawing in drawings {
        let text = package.required(&drawing)?;
        let blocks =
            text.split("data=\"").skip(1).filter_map(|rest| rest.split('"').next());
        let blocks = blocks.flat_map(|blocks| blocks.split(','));
        let blocks = blocks.filter_map(|block| block.trim().parse::<u32>().ok());
        last = blocks.filter(|block| *block < BLOCK * BLOCK).max().unwrap_or(0).max(last);
    }
    Ok(last + 1)
}

/// A drawing with boxes for more cells, their shapes numbered from a block on.
pub(super) fn with<'a>(
    text: &str,
    block: u32,
    notes: impl Iterator<Item = (&'a CellAt, &'a String)>,
) -> Result<String, Fault> {
    let mut boxes = String::new();
    if !text.contains("id=\"_x0000_t202\"") {
        boxes.push_str(KIND);
    }
    let mut count = 0;
    for (at, words) in notes {
        count += 1;
        shape(&mut boxes, block * BLOCK + count, (*at, words));
    }
    if count == 0 {
        return Ok(text.to_owned());
    }
    let blocks: Vec<String> =
        (block..=block + count / BLOCK).map(|block| block.to_string()).collect();
    let end = text.rfind("</xml>").ok_or(Fault::Broken)?;
    let head = declared(&with_blocks(&text[..end], &blocks.join(",")))?;
    Ok(format!("{head}{boxes}{}", &text[end..]))
}

/// A drawing whose root declares our prefixes: openpyxl declares its own further inside.
fn declared(text: &str) -> Result<String, Fault> {
    let start = text.find("<xml").ok_or(Fault::Broken)?;
    let end = start + text[start..].find('>').ok_or(Fault::Broken)?;
    let is_missing =
        |prefix: &str| !text[start..end].contains(&format!("xmlns:{prefix}="));
    let missing = SPACES.into_iter().filter(|(prefix, _)| is_missing(prefix));
    let missing = missing.map(|(prefix, space)| format!(" xmlns:{prefix}=\"{space}\""));
    Ok(format!("{}{}{}", &text[..end], missing.collect::<String>(), &text[end..]))
}

/// A drawing without the boxes of some cells.
pub(super) fn without(text: &str, cells: &BTreeSet<CellAt>) -> String {
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(start) = rest.find("<v:shape ") {
        let end =
            rest[start..].find("</v:shape>").map(|at| start + at + "</v:shape>".len());
        let Some(end) = end else { break };
        out.push_str(&rest[..start]);
        let shape = &rest[start..end];
        let number = |name: &str| -> Option<u32> {
            let behind = shape.split(&format!("<x:{name}>")).nth(1)?;
            behind.split('<').next()?.trim().parse().ok()
        };
        let at = number("Row").zip(number("Column"));
        let at =
            at.and_then(|(row, column)| Some((row + 1, u16::try_from(column).ok()?)));
        if !at.is_some_and(|at| cells.contains(&at)) {
            out.push_str(shape);
        }
        rest = &rest[end..];
    }
    out + rest
}

/// A drawing whose boxes stand at other rows, counted from 0.
pub(super) fn moved(text: &str, rows: impl Fn(&str) -> String) -> String {
    let anchor = |said: &str| {
        let numbers = said.split(',').enumerate();
        // Column, offset, row, offset of the upper left corner, then of the lower right one.
        let moved = numbers.map(|(at, number)| match at {
            2 | 6 => format!(" {}", rows(number.trim())),
            _ => number.to_owned(),
        });
        moved.collect::<Vec<_>>().join(",")
    };
    inside(&inside(text, "x:Row", &rows), "x:Anchor", anchor)
}

/// A drawing whose buttons speak of other cells.
pub(super) fn linked(text: &str, formula: impl Fn(&str) -> String) -> String {
    let names = ["x:FmlaLink", "x:FmlaRange", "x:FmlaTxbx"];
    let formula = |said: &str| escaped(&formula(&plain(said)));
    names.iter().fold(text.to_owned(), |text, name| inside(&text, name, formula))
}

/// A drawing with other words in all elements of a name.
fn inside(text: &str, name: &str, change: impl Fn(&str) -> String) -> String {
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    let open = format!("<{name}>");
    while let Some((before, after)) = rest.split_once(&open) {
        let end = after.find('<').unwrap_or(after.len());
        out.extend([before, &open, &change(&after[..end])]);
        rest = &after[end..];
    }
    out + rest
}

/// Says which blocks are taken, where the drawing says it.
fn with_blocks(text: &str, blocks: &str) -> String {
    let found = text.find(":idmap ").and_then(|at| {
        let data = at + text[at..].find("data=\"")? + "data=\"".len();
        Some((data, data + text[data..].find('"')?))
    });
    let Some((start, end)) = found else { return text.to_owned() };
    let comma = if start == end { "" } else { "," };
    format!("{}{comma}{blocks}{}", &text[..end], &text[end..])
}

/// The box of one comment, to the right of its cell, as high as its words.
fn shape(out: &mut String, id: u32, ((row, column), words): (CellAt, &str)) {
    let lines: usize = words.lines().map(|line| 1 + width(line) / LINE).sum();
    let (row, column) = (row - 1, column);
    let left = column.saturating_add(1).min(16_380);
    let top = row.saturating_sub(1);
    let bottom = u32::try_from(lines).unwrap_or(u32::MAX).min(40) + top + 2;
    let _ = write!(
        out,
        "<v:shape id=\"_x0000_s{id}\" type=\"#_x0000_t202\" style=\"position:absolute;margin-left:80pt;margin-top:2pt;width:220pt;height:{}pt;z-index:1;visibility:hidden\" fillcolor=\"#ffffe1\" o:insetmode=\"auto\"><v:fill color2=\"#ffffe1\"/><v:shadow color=\"black\" obscured=\"t\"/><v:path o:connecttype=\"none\"/><v:textbox style=\"mso-direction-alt:auto\"><div style=\"text-align:left\"></div></v:textbox><x:ClientData ObjectType=\"Note\"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{left}, 15, {top}, 2, {}, 31, {bottom}, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>",
        (lines + 1) * 13,
        left + 3,
    ); // a String takes everything
}

/// Half-width characters that a line takes.
fn width(line: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(line)
}

#[cfg(test)]
mod tests {
    use super::{NONE, moved, with};

    #[test]
    fn a_root_without_prefixes_gets_those_of_the_boxes() {
        let bare = "<xml><n:shapelayout xmlns:n=\"o\"><n:idmap data=\"1\"/></n:shapelayout></xml>";
        let words = "一".to_owned();
        let once = with(bare, 2, [(&(3, 1), &words)].into_iter()).unwrap();
        let root = "<xml xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" xmlns:x=\"urn:schemas-microsoft-com:office:excel\">";
        assert!(once.starts_with(root) && once.contains("data=\"1,2\""), "{once}");
        let twice = with(&once, 3, [(&(4, 1), &words)].into_iter()).unwrap();
        assert_eq!(twice.matches("xmlns:v=").count(), 1);
    }

    #[test]
    fn boxes_are_added_to_a_drawing_and_their_block_is_said() {
        let words = "一".to_owned();
        let once = with(NONE, 1, [(&(3, 1), &words)].into_iter()).unwrap();
        assert!(once.contains("data=\"1\"") && once.contains("_x0000_s1025\""));
        let twice = with(&once, 2, [(&(4, 1), &words)].into_iter()).unwrap();
        assert!(twice.contains("data=\"1,2\"") && twice.contains("_x0000_s2049\""));
        assert_eq!(twice.matches("<v:shapetype").count(), 1);
        assert!(twice.contains("<x:Row>3</x:Row><x:Column>1</x:Column>"));
        let lower = moved(&twice, |row| {
            let row: u32 = row.parse().unwrap();
            if row > 2 { row + 5 } else { row }.to_string()
        });
        assert!(lower.contains("<x:Row>2</x:Row>") && lower.contains("<x:Row>8</x:Row>"));
        assert!(lower.contains("<x:Anchor>2, 15, 2, 2, 5, 31,"), "{lower}");
        let bottom = lower.rsplit("<x:Anchor>").next().unwrap();
        assert!(bottom.starts_with("2, 15, 2, 2, 5, 31, 10, 4"), "{bottom}");
    }
}
