//! Drawings: rules and text boxes, in DrawingML or in VML, and where they stand.

use super::tree::{Node, twips};
use crate::model::Text;

/// Twips to which a bar counts as a rule.
const FLAT: i32 = 120;

/// What holds the paragraphs of a text box.
const BOX: &str = "w:txbxContent";

/// A drawing as far as it is measured.
#[derive(Clone, Debug, Default)]
pub(super) struct Shape {
    /// Twips.
    pub(super) width: i32,
    /// Twips.
    pub(super) height: i32,
    /// Place across.
    pub(super) across: Stand,
    /// Place down.
    pub(super) down: Stand,
    /// `FF0000`: the fill of a bar, the stroke of a line.
    pub(super) colour: Option<Text>,
    /// Lines it draws: none, one (also as a flat bar), or the two of a double stroke.
    pub(super) lines: usize,
    /// Whether its text runs down.
    pub(super) is_turned: bool,
    /// Whether it stands in the line like a letter.
    pub(super) is_inline: bool,
}

/// Where a drawing stands in one direction.
#[derive(Clone, Debug, Default)]
pub(super) struct Stand {
    /// What it counts from: `page`, `margin`, `paragraph` …
    pub(super) from: Text,
    /// Twips.
    pub(super) offset: Option<i32>,
    /// `center`, `right`, `bottom`, `outside` …
    pub(super) align: Option<Text>,
}

/// The shapes of `w:drawing`, `w:pict` or `w:object`, each with what stands in its box.
pub(super) fn shapes(drawing: &Node) -> Vec<(Shape, Vec<&Node>)> {
    let place = drawing.child("wp:anchor").or_else(|| drawing.child("wp:inline"));
    let Some(place) = place else { return drawing_vml(drawing) };
    let mut frame = Shape {
        is_inline: place.name == "wp:inline",
        across: stand(place.child("wp:positionH")),
        down: stand(place.child("wp:positionV")),
        ..Shape::default()
    };
    if let Some(extent) = place.child("wp:extent") {
        frame.width = extent.emu("cx").unwrap_or(0);
        frame.height = extent.emu("cy").unwrap_or(0);
    }
    let parts = place.outside(BOX).filter(|node| node.name == "wps:wsp");
    let parts: Vec<&Node> = parts.collect();
    match &parts[..] {
        [] => vec![(frame, Vec::new())],
        [one] => vec![(drawn(one, frame), boxes(one))],
        several => several
            .iter()
            .map(|part| (drawn(part, own_size(part, frame.clone())), boxes(part)))
            .collect(),
    }
}

/// `wp:positionH` or `wp:positionV`.
fn stand(position: Option<&Node>) -> Stand {
    let Some(position) = position else { return Stand::default() };
    let text = |name: &str| position.child(name).map(|child| child.text.trim());
    Stand {
        from: position.attribute("relativeFrom").unwrap_or_default().into(),
        offset: text("wp:posOffset").and_then(twips),
        align: text("wp:align").map(Text::from),
    }
}

/// What stands in the boxes of a shape; boxes in boxes belong to their own paragraphs.
fn boxes(shape: &Node) -> Vec<&Node> {
    let holders = shape.children.iter();
    let holders = holders.filter(|c| matches!(&*c.name, "wps:txbx" | "v:textbox"));
    holders.filter_map(|holder| holder.child(BOX)).collect()
}

/// A part of a group is as large as it says itself.
fn own_size(part: &Node, frame: Shape) -> Shape {
    let size = part.child("wps:spPr").and_then(|s| s.child("a:xfrm")?.child("a:ext"));
    let of = |name| size.and_then(|size| size.emu(name));
    Shape {
        width: of("cx").unwrap_or(frame.width),
        height: of("cy").unwrap_or(frame.height),
        ..frame
    }
}

/// The look of `wps:wsp`.
fn drawn(part: &Node, frame: Shape) -> Shape {
    let look = part.child("wps:spPr");
    let line = look.and_then(|look| look.child("a:ln"));
    let form = look.and_then(|look| look.child("a:prstGeom")?.attribute("prst"));
    let is_line = matches!(form, Some("line" | "straightConnector1"));
    let stroke = line.and_then(fill);
    let colour = if is_line { stroke } else { look.and_then(fill).or(stroke) };
    let stroke_kind = line.and_then(|line| line.attribute("cmpd"));
    let is_double = matches!(stroke_kind, Some("dbl" | "thickThin" | "thinThick"));
    let body = part.child("wps:bodyPr");
    let turn = body.and_then(|body| body.attribute("vert"));
    let angle = body.and_then(|body| body.attribute("rot"));
    let is_rotated = matches!(angle, Some("5400000" | "16200000"));
    Shape {
        colour,
        lines: lines(is_line || is_flat(&frame), is_double),
        is_turned: is_rotated || turn.is_some_and(|turn| turn != "horz"),
        ..frame
    }
}

/// Whether a shape is a bar.
const fn is_flat(shape: &Shape) -> bool {
    shape.height <= FLAT && shape.width > 20 * shape.height
}

/// How many lines a shape draws.
const fn lines(is_rule: bool, is_double: bool) -> usize {
    match (is_rule, is_double) {
        (false, _) => 0,
        (true, false) => 1,
        (true, true) => 2,
    }
}

/// The colour of `a:solidFill`.
fn fill(node: &Node) -> Option<Text> {
    let fill = node.child("a:solidFill")?.children.first()?;
    fill.attribute("lastClr").or_else(|| fill.attribute("val")).map(colour)
}

/// A colour by name or number as `FF0000`.
fn colour(word: &str) -> Text {
    let word = word.split(' ').next().unwrap_or_default().trim_start_matches('#');
    match word {
        "red" => "FF0000".into(),
        "black" => "000000".into(),
        _ if word.len() == 3 && word.is_ascii() => {
            word.chars().flat_map(|c| [c, c]).collect::<String>().to_uppercase().into()
        }
        _ => word.to_uppercase().into(),
    }
}

/// The shapes of VML.
fn drawing_vml(drawing: &Node) -> Vec<(Shape, Vec<&Node>)> {
    let is_shape = |node: &&Node| {
        matches!(&*node.name, "v:line" | "v:rect" | "v:shape" | "v:roundrect")
    };
    let of = |node| (vml(node), boxes(node));
    drawing.outside(BOX).filter(is_shape).map(of).collect()
}

/// One shape of VML.
fn vml(node: &Node) -> Shape {
    let style = node.attribute("style").unwrap_or_default();
    let property = |name: &str| {
        let pairs = style.split(';').filter_map(|pair| pair.split_once(':'));
        let mut values = pairs.filter(|(key, _)| key.trim() == name);
        values.next().map(|(_, value)| value.trim())
    };
    let measure = |name| property(name).and_then(length);
    let stand = |margin, direction: &str| {
        let relative = format!("mso-position-{direction}-relative");
        let relative = property(&relative).unwrap_or_default();
        Stand {
            from: relative.trim_end_matches("-area").into(),
            offset: measure(margin),
            align: property(&format!("mso-position-{direction}")).map(Text::from),
        }
    };
    let is_line = node.name == "v:line";
    let (mut width, height) = (measure("width"), measure("height"));
    if is_line {
        let across = |name| length(node.attribute(name)?.split(',').next()?);
        width = width.or_else(|| Some((across("to")? - across("from")?).abs()));
    }
    let paint = if is_line { "strokecolor" } else { "fillcolor" };
    let paint = node.attribute(paint).or_else(|| node.attribute("strokecolor"));
    let stroke = node.child("v:stroke").and_then(|s| s.attribute("linestyle"));
    let turned = node.child("v:textbox").and_then(|b| b.attribute("style"));
    let shape = Shape {
        width: width.unwrap_or(0),
        height: height.unwrap_or(0),
        across: stand("margin-left", "horizontal"),
        down: stand("margin-top", "vertical"),
        colour: paint.map(colour),
        lines: 0,
        is_turned: turned.is_some_and(|style| style.contains("vertical")),
        is_inline: property("position").is_none(),
    };
    let is_double = stroke.is_some_and(|stroke| stroke != "single");
    Shape { lines: lines(is_line || is_flat(&shape), is_double), ..shape }
}

/// `12.35pt`, `3cm`, `10mm`, `1in` as twips; a bare number is in pixels.
fn length(text: &str) -> Option<i32> {
    let text = text.trim();
    let end = text.find(|c: char| c.is_ascii_alphabetic()).unwrap_or(text.len());
    let (number, unit) = text.split_at(end);
    // Ten thousandths of a twip.
    let each: i64 = match unit {
        "pt" => 200_000,
        "in" => 14_400_000,
        "cm" => 5_669_291,
        "mm" => 566_929,
        _ => 150_000,
    };
    let (sign, number) = match number.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, number),
    };
    let (whole, rest) = number.split_once('.').unwrap_or((number, ""));
    if whole.is_empty() && rest.is_empty() {
        return None;
    }
    let rest: String = rest.chars().chain("000".chars()).take(3).collect();
    let thousandths = format!("{whole}{rest}").parse::<i64>().ok()?.min(1 << 30);
    i32::try_from((thousandths * each / 10_000_000 * sign).clamp(-(1 << 20), 1 << 20))
        .ok()
}

#[cfg(test)]
mod tests {
    use super::{colour, length};

    #[test]
    fn lengths_and_colours_of_vml() {
        for (text, twips) in [
            ("12.35pt", Some(247)),
            ("-7pt", Some(-140)),
            ("1in", Some(1440)),
            ("210mm", Some(11905)),
            ("0", Some(0)),
            ("auto", None),
        ] {
            assert_eq!(length(text), twips, "{text}");
        }
        assert_eq!(&*colour("#f00"), "FF0000");
        assert_eq!(&*colour("red"), "FF0000");
        assert_eq!(&*colour("#C00000 [3209]"), "C00000");
    }
}
