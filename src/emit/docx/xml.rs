//! Names that every part of a package shares: namespaces, content types, relationships.

/// First line of every part.
pub(super) const DECLARATION: &str =
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;

/// Namespaces of a part that may hold drawings.
pub(super) const NAMESPACES: &str = concat!(
    r#" xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#,
    r#" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#,
    r#" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing""#,
    r#" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main""#,
    r#" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape""#,
    r#" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006""#,
    r#" xmlns:v="urn:schemas-microsoft-com:vml""#,
    r#" xmlns:w10="urn:schemas-microsoft-com:office:word""#,
);

/// The one namespace of a part without drawings.
pub(super) const WORD: &str =
    r#" xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;

/// Stem of the content types of a paper's parts.
pub(super) const CONTENT: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.";

/// Stem of the relationship types.
pub(super) const RELATION: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
