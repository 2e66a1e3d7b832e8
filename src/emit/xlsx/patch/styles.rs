//! Formats of cells: new ones at the end of what a workbook has.

use super::Fault;
use super::kind::{Kind, kind};
use super::splice::Splices;
use super::tag::with;
use super::tree::{Element, tree};
use crate::model::Severity;
use std::collections::BTreeMap;

/// A part of formats with nothing in it; in its namespace.
const NONE: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<styleSheet xmlns=\"#\"></styleSheet>";
/// Lists of formats in the order of the schema; what stands behind those that we add to.
const ORDER: [&str; 11] = [
    "numFmts",
    "fonts",
    "fills",
    "borders",
    "cellStyleXfs",
    "cellXfs",
    "cellStyles",
    "dxfs",
    "tableStyles",
    "colors",
    "extLst",
];
/// A font where there is none.
const FONT: &str = "<font><sz val=\"11\"/><name val=\"宋体\"/></font>";
/// The two fills that every workbook begins with.
const FILLS: [&str; 2] = [
    "<fill><patternFill patternType=\"none\"/></fill>",
    "<fill><patternFill patternType=\"gray125\"/></fill>",
];
/// The number of no fill: the first that every workbook has.
pub(super) const CLEAR: usize = 0;
/// No border.
const BORDER: &str = "<border><left/><right/><top/><bottom/><diagonal/></border>";
/// The format of cells that have none.
const FORMAT: &str = "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>";

/// A list of formats.
struct List {
    /// How many the workbook has, and we have added.
    count: usize,
    /// What is added.
    added: String,
}

/// The formats of a workbook, with more to come.
pub(super) struct Styles {
    /// The part.
    text: String,
    /// Formats of cells as they stand.
    formats: Vec<String>,
    /// The lists that grow: fonts, fills, borders, cellXfs.
    lists: [List; 4],
    /// Formats that were coloured.
    coloured: BTreeMap<(u32, Severity), u32>,
    /// The fill of each severity.
    fills: BTreeMap<Severity, usize>,
}

/// Which list.
#[derive(Clone, Copy)]
enum Of {
    /// `fonts`
    Font,
    /// `fills`
    Fill,
    /// `borders`
    Border,
    /// `cellXfs`
    Format,
}

impl Of {
    /// All, in the order of `Styles::lists`.
    const ALL: [Self; 4] = [Self::Font, Self::Fill, Self::Border, Self::Format];

    /// The element.
    const fn name(self) -> &'static str {
        match self {
            Self::Font => "fonts",
            Self::Fill => "fills",
            Self::Border => "borders",
            Self::Format => "cellXfs",
        }
    }

    /// What every workbook begins with.
    const fn first(self) -> &'static [&'static str] {
        match self {
            Self::Font => &[FONT],
            Self::Fill => &FILLS,
            Self::Border => &[BORDER],
            Self::Format => &[FORMAT],
        }
    }
}

impl Styles {
    /// Reads the formats; `space` is the namespace of a workbook that has none.
    pub(super) fn of(text: Option<String>, space: &str) -> Result<Self, Fault> {
        let text = text.unwrap_or_else(|| NONE.replace('#', space));
        let root = tree(&text)?;
        let count = |of: Of| root.child(of.name()).map_or(0, |list| list.children.len());
        let lists = Of::ALL.map(|of| List { count: count(of), added: String::new() });
        let formats = root.child(Of::Format.name());
        let own = formats.iter().flat_map(|list| list.all("xf"));
        let formats = own.map(|xf| text[xf.whole.clone()].to_owned()).collect();
        let (coloured, fills) = (BTreeMap::new(), BTreeMap::new());
        let mut styles = Self { text, formats, lists, coloured, fills };
        for (at, of) in Of::ALL.into_iter().enumerate() {
            if styles.lists[at].count == 0 {
                of.first().iter().for_each(|xml| {
                    styles.add(of, xml);
                });
            }
        }
        if styles.formats.is_empty() {
            styles.formats.push(FORMAT.to_owned());
        }
        Ok(styles)
    }

    /// What a format shows numbers as.
    pub(super) fn kind(&self, format: u32) -> Kind {
        let own = usize::try_from(format).ok().and_then(|at| self.formats.get(at));
        own.map_or(Kind::Number, |own| kind(&self.text, own))
    }

    /// Takes our colours out of the formats that have them.
    pub(super) fn uncolour(&mut self) -> Result<(), Fault> {
        let root = tree(&self.text)?;
        let ours = [Severity::Error, Severity::Warning, Severity::Hint].map(colour);
        let is_ours = |fill: &Element| {
            let inside = fill.inside(&self.text);
            ours.iter().any(|rgb| inside.contains(&format!("\"{rgb}\"")))
        };
        let fills = root.child(Of::Fill.name()).map_or(&[][..], |list| &list.children);
        let own = (0_u32..).zip(fills).filter(|(_, fill)| is_ours(fill));
        let own: Vec<String> = own.map(|(number, _)| number.to_string()).collect();
        let mut splices = Splices::default();
        let formats = root.child(Of::Format.name());
        for format in formats.iter().flat_map(|list| list.all("xf")) {
            let fill = format.attribute(&self.text, "fillId").unwrap_or_default();
            if own.contains(&fill) {
                let tag = with(&self.text[format.tag.clone()], "fillId", "0");
                splices.replace(format.tag.clone(), tag);
            }
        }
        *self = Self::of(Some(splices.apply(&self.text)), "")?;
        Ok(())
    }

    /// Adds to a list; gives the number.
    fn add(&mut self, of: Of, xml: &str) -> usize {
        let list = &mut self.lists[of as usize];
        list.added.push_str(xml);
        list.count += 1;
        list.count - 1
    }

    /// Adds a font.
    pub(super) fn font(&mut self, xml: &str) -> usize {
        self.add(Of::Font, xml)
    }

    /// Adds borders.
    pub(super) fn border(&mut self, xml: &str) -> usize {
        self.add(Of::Border, xml)
    }

    /// Adds a fill of one colour.
    pub(super) fn fill(&mut self, rgb: &str) -> usize {
        self.add(Of::Fill, &format!(
            "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"{rgb}\"/><bgColor indexed=\"64\"/></patternFill></fill>"
        ))
    }

    /// Adds a format.
    pub(super) fn format(&mut self, xml: &str) -> u32 {
        self.formats.push(xml.to_owned());
        u32::try_from(self.add(Of::Format, xml)).unwrap_or(u32::MAX)
    }

    /// The fill of a severity.
    pub(super) fn tone(&mut self, severity: Severity) -> usize {
        if let Some(fill) = self.fills.get(&severity) {
            return *fill;
        }
        let fill = self.fill(colour(severity));
        self.fills.insert(severity, fill);
        fill
    }

    /// A format that equals another but for its fill.
    pub(super) fn coloured(&mut self, old: u32, severity: Severity) -> u32 {
        if let Some(known) = self.coloured.get(&(old, severity)) {
            return *known;
        }
        let fill = self.tone(severity).to_string();
        let own = usize::try_from(old).ok().and_then(|at| self.formats.get(at));
        let own = own.map_or_else(|| FORMAT.to_owned(), |xml| unprefixed(xml));
        let (tag, rest) = own.split_at(own.find('>').map_or(own.len(), |at| at + 1));
        let tag = with(&with(tag, "fillId", &fill), "applyFill", "1");
        let new = self.format(&format!("{tag}{rest}"));
        self.coloured.insert((old, severity), new);
        new
    }

    /// The part with all that was added.
    pub(super) fn finish(self) -> Result<String, Fault> {
        let root = tree(&self.text)?;
        let mut splices = Splices::default();
        for (of, list) in Of::ALL.into_iter().zip(&self.lists) {
            if list.added.is_empty() {
                continue;
            }
            match root.child(of.name()) {
                Some(own) => {
                    own.append(&self.text, &list.added, list.count, &mut splices);
                }
                None => insert(&root, &self.text, (of.name(), list), &mut splices),
            }
        }
        Ok(splices.apply(&self.text))
    }
}

/// Puts a list that the workbook has not at its place.
fn insert(root: &Element, text: &str, (name, list): (&str, &List), to: &mut Splices) {
    let behind = ORDER.iter().position(|own| *own == name).map_or(0, |at| at + 1);
    let xml = format!("<{name} count=\"{}\">{}</{name}>", list.count, list.added);
    root.insert_before(text, (&ORDER[behind..], &xml), to);
}

/// An element without the prefix of its part, which it gets again when it is put in.
fn unprefixed(xml: &str) -> String {
    let name = xml.trim_start_matches('<');
    let end = name.find(|c: char| c.is_whitespace() || "/>".contains(c));
    let prefix = super::tag::prefix(&name[..end.unwrap_or(name.len())]);
    if prefix.is_empty() {
        return xml.to_owned();
    }
    xml.replace(&format!("<{prefix}"), "<").replace(&format!("</{prefix}"), "</")
}

/// The colour of a severity: told apart in grey too.
pub(super) const fn colour(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "FFFFC7CD",
        Severity::Warning => "FFFFEB9D",
        Severity::Hint => "FFDDEBF8",
    }
}

#[cfg(test)]
mod tests {
    use super::Styles;
    use crate::model::Severity;

    #[test]
    fn a_coloured_format_equals_the_old_one_but_for_its_fill() {
        let text = r#"<x:styleSheet xmlns:x="u"><x:fonts count="1"><x:font/></x:fonts><x:cellXfs count="2"><x:xf fontId="0"/><x:xf fontId="0" fillId="0"><x:alignment wrapText="1"/></x:xf></x:cellXfs><x:extLst/></x:styleSheet>"#;
        let mut styles = Styles::of(Some(text.into()), "u").unwrap();
        assert_eq!(styles.coloured(1, Severity::Error), 2);
        assert_eq!(styles.coloured(1, Severity::Error), 2);
        assert_eq!(styles.coloured(0, Severity::Error), 3);
        let made = styles.finish().unwrap();
        for part in [
            r#"<x:cellXfs count="4">"#,
            r#"<x:xf fontId="0" fillId="2" applyFill="1"><x:alignment wrapText="1"/></x:xf><x:xf fontId="0" fillId="2" applyFill="1"/></x:cellXfs>"#,
            r#"</x:fonts><x:fills count="3"><x:fill>"#,
            r#"</x:fills><x:borders count="1">"#,
        ] {
            assert!(made.contains(part), "{part}\n{made}");
        }
    }

    #[test]
    fn a_workbook_without_formats_gets_them() {
        let mut styles = Styles::of(None, "u").unwrap();
        assert_eq!(styles.coloured(0, Severity::Warning), 1);
        let made = styles.finish().unwrap();
        assert!(
            made.contains("<fonts count=\"1\">") && made.contains("<fills count=\"3\">")
        );
    }
}
