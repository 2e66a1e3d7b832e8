//! Drawings placed on a page: rules and text boxes, in DrawingML with a VML fall-back
//! (docx-rs panics on text boxes, `crates.md` §1; recipe of `gongwen.md` 4.5).

use std::fmt::Write as _;

/// EMU of one twip.
const EMU: u32 = 635;

/// Where a drawing stands: horizontal and vertical position.
#[derive(Clone, Copy)]
pub(super) enum Spot {
    /// Centred on the page, top at so many twips from the paper edge.
    Page(u32),
    /// Left and top in twips from the paper edges.
    Corner(u32, u32),
    /// Foot of the 版心, as wide as it.
    Foot,
}

/// A drawing: number in its part, place, size in twips.
#[derive(Clone, Copy)]
pub(super) struct Shape {
    /// Unique in the part.
    pub(super) id: u32,
    /// Place.
    pub(super) spot: Spot,
    /// Width.
    pub(super) width: u32,
    /// Height.
    pub(super) height: u32,
}

/// Appends a run with a filled bar of `colour`.
pub(super) fn rule(out: &mut String, shape: Shape, colour: &str) {
    open(out, shape);
    out.push_str("<wps:cNvSpPr/>");
    properties(out, shape, Some(colour));
    out.push_str("<wps:bodyPr/>");
    between(out);
    vml(out, shape, Some(colour));
    out.push_str("</v:rect></w:pict></mc:Fallback></mc:AlternateContent></w:r>");
}

/// Appends a run with a text box of block-level `content`; `turned` sets it clockwise.
pub(super) fn text_box(out: &mut String, shape: Shape, turned: bool, content: &str) {
    open(out, shape);
    out.push_str("<wps:cNvSpPr txBox=\"1\"/>");
    properties(out, shape, None);
    out.extend(["<wps:txbx><w:txbxContent>", content, "</w:txbxContent></wps:txbx>"]);
    let (direction, anchor) = if turned { ("vert", "ctr") } else { ("horz", "b") };
    let _ = write!(
        out,
        "<wps:bodyPr rot=\"0\" vert=\"{direction}\" wrap=\"square\" lIns=\"0\" tIns=\"0\" \
         rIns=\"0\" bIns=\"0\" anchor=\"{anchor}\"><a:noAutofit/></wps:bodyPr>"
    );
    between(out);
    vml(out, shape, None);
    let flow = if turned { " style=\"layout-flow:vertical\"" } else { "" };
    out.extend(["<v:textbox inset=\"0,0,0,0\"", flow, "><w:txbxContent>", content]);
    out.push_str("</w:txbxContent></v:textbox>");
    if matches!(shape.spot, Spot::Foot) {
        out.push_str("<w10:wrap type=\"topAndBottom\"/>");
    }
    out.push_str("</v:rect></w:pict></mc:Fallback></mc:AlternateContent></w:r>");
}

/// From the run to the shape.
fn open(out: &mut String, shape: Shape) {
    let (cx, cy) = (shape.width * EMU, shape.height * EMU);
    out.push_str("<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing>");
    let _ = write!(
        out,
        "<wp:anchor distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\" simplePos=\"0\" \
         relativeHeight=\"{id}\" behindDoc=\"0\" locked=\"0\" layoutInCell=\"1\" \
         allowOverlap=\"1\"><wp:simplePos x=\"0\" y=\"0\"/>",
        id = shape.id
    );
    position(out, shape.spot);
    let wrap = if matches!(shape.spot, Spot::Foot) { "TopAndBottom" } else { "None" };
    let _ = write!(
        out,
        "<wp:extent cx=\"{cx}\" cy=\"{cy}\"/><wp:effectExtent l=\"0\" t=\"0\" r=\"0\" \
         b=\"0\"/><wp:wrap{wrap}/><wp:docPr id=\"{id}\" name=\"图形{id}\"/>\
         <wp:cNvGraphicFramePr/><a:graphic><a:graphicData \
         uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\">\
         <wps:wsp>",
        id = shape.id
    );
}

/// Where it stands.
fn position(out: &mut String, spot: Spot) {
    let _ = match spot {
        Spot::Page(top) => write!(
            out,
            "<wp:positionH relativeFrom=\"page\"><wp:align>center</wp:align></wp:positionH>\
             <wp:positionV relativeFrom=\"page\"><wp:posOffset>{}</wp:posOffset>\
             </wp:positionV>",
            top * EMU
        ),
        Spot::Corner(left, top) => write!(
            out,
            "<wp:positionH relativeFrom=\"page\"><wp:posOffset>{}</wp:posOffset>\
             </wp:positionH><wp:positionV relativeFrom=\"page\">\
             <wp:posOffset>{}</wp:posOffset></wp:positionV>",
            left * EMU,
            top * EMU
        ),
        Spot::Foot => out.write_str(
            "<wp:positionH relativeFrom=\"margin\"><wp:align>center</wp:align>\
             </wp:positionH><wp:positionV relativeFrom=\"margin\">\
             <wp:align>bottom</wp:align></wp:positionV>",
        ),
    };
}

/// Geometry and fill.
fn properties(out: &mut String, shape: Shape, colour: Option<&str>) {
    let (cx, cy) = (shape.width * EMU, shape.height * EMU);
    let _ = write!(
        out,
        "<wps:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{cx}\" cy=\"{cy}\"/></a:xfrm>\
         <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>"
    );
    match colour {
        Some(colour) => {
            out.extend(["<a:solidFill><a:srgbClr val=\"", colour, "\"/></a:solidFill>"]);
        }
        None => out.push_str("<a:noFill/>"),
    }
    out.push_str("<a:ln><a:noFill/></a:ln></wps:spPr>");
}

/// From the shape to the fall-back.
fn between(out: &mut String) {
    out.push_str("</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>");
    out.push_str("</mc:Choice><mc:Fallback><w:pict>");
}

/// Opens the VML rectangle of old WPS.
fn vml(out: &mut String, shape: Shape, colour: Option<&str>) {
    out.push_str("<v:rect style=\"position:absolute;");
    match shape.spot {
        Spot::Page(top) => {
            length(out, "margin-top", top);
            out.push_str("mso-position-horizontal:center;");
            out.push_str("mso-position-horizontal-relative:page;");
            out.push_str("mso-position-vertical-relative:page;");
        }
        Spot::Corner(left, top) => {
            length(out, "margin-left", left);
            length(out, "margin-top", top);
            out.push_str("mso-position-horizontal-relative:page;");
            out.push_str("mso-position-vertical-relative:page;");
        }
        Spot::Foot => {
            out.push_str("mso-position-horizontal:center;");
            out.push_str("mso-position-horizontal-relative:margin;");
            out.push_str("mso-position-vertical:bottom;");
            out.push_str("mso-position-vertical-relative:margin;");
        }
    }
    length(out, "width", shape.width);
    length(out, "height", shape.height);
    match colour {
        Some(colour) => out.extend(["\" fillcolor=\"#", colour, "\" stroked=\"f\">"]),
        None => out.push_str("\" filled=\"f\" stroked=\"f\">"),
    }
}

/// `name:12.35pt;`
fn length(out: &mut String, name: &str, twips: u32) {
    let _ = write!(out, "{name}:{}.{:02}pt;", twips / 20, twips % 20 * 5);
}
