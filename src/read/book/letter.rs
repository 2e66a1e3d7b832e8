//! A web page packed as a letter (MHTML): its pages, unpacked.

use crate::read::decode;
use data_encoding::BASE64_MIME;

/// The web pages of a letter, in order; each is a text.
pub(super) fn pages(letter: &[u8]) -> Vec<String> {
    let (head, body) = head_and_body(letter);
    let Some(boundary) = boundary(&head) else {
        return page(&head, body).into_iter().collect();
    };
    let mark = format!("--{boundary}").into_bytes();
    let starts: Vec<usize> = memchr::memmem::find_iter(body, &mark).collect();
    let ends = starts.iter().skip(1).copied().chain([body.len()]);
    let sections =
        starts.iter().zip(ends).map(|(start, end)| &body[start + mark.len()..end]);
    let pages = sections.filter_map(|section| {
        let (head, body) = head_and_body(section);
        page(&head, body)
    });
    pages.collect()
}

/// The header lines of a section, folded lines joined, and what follows the blank line.
fn head_and_body(section: &[u8]) -> (String, &[u8]) {
    let section =
        section.strip_prefix(b"\r\n").or(section.strip_prefix(b"\n")).unwrap_or(section);
    let gap =
        |gap: &[u8]| memchr::memmem::find(section, gap).map(|at| (at, at + gap.len()));
    let ends = [gap(b"\r\n\r\n"), gap(b"\n\n")].into_iter().flatten().min();
    let (end, start) = ends.unwrap_or((section.len(), section.len()));
    let head = String::from_utf8_lossy(&section[..end]).replace("\r\n", "\n");
    (head.replace("\n\t", " ").replace("\n ", " "), &section[start..])
}

/// The value of a header field.
fn field<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let lines = head.lines().filter_map(|line| line.split_once(':'));
    let mut fields = lines.filter(|(field, _)| field.trim().eq_ignore_ascii_case(name));
    fields.next().map(|(_, value)| value.trim())
}

/// What parts the sections of a letter.
fn boundary(head: &str) -> Option<&str> {
    let kind = field(head, "Content-Type")?;
    let at = kind.to_ascii_lowercase().find("boundary=")? + "boundary=".len();
    let value = kind.get(at..)?;
    let quoted = value.strip_prefix('"').and_then(|value| value.split('"').next());
    quoted.or_else(|| value.split(';').next()).filter(|value| !value.is_empty())
}

/// The text of a section that is a web page.
fn page(head: &str, body: &[u8]) -> Option<String> {
    let kind = field(head, "Content-Type")?.to_ascii_lowercase();
    if !kind.starts_with("text/html") {
        return None;
    }
    let coding = field(head, "Content-Transfer-Encoding").unwrap_or_default();
    let bytes = match coding.to_ascii_lowercase().as_str() {
        "base64" => base64(body)?,
        "quoted-printable" => quoted_printable(body),
        _ => body.to_vec(),
    };
    decode::text(&bytes).map(std::borrow::Cow::into_owned)
}

/// Bytes written in base64.
fn base64(body: &[u8]) -> Option<Vec<u8>> {
    let end = body.iter().rposition(|b| !b.is_ascii_whitespace() && *b != b'-')?;
    BASE64_MIME.decode(&body[..=end]).ok()
}

/// Bytes written as `=E5=85`; a line that ends with `=` goes on.
fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let (mut bytes, mut rest) = (Vec::with_capacity(body.len()), body);
    while let Some((first, behind)) = rest.split_first() {
        let code = || data_encoding::HEXUPPER_PERMISSIVE.decode(behind.get(..2)?).ok();
        rest = match (first, behind) {
            (b'=', [b'\r', b'\n', after @ ..] | [b'\n', after @ ..]) => after,
            (b'=', [_, _, after @ ..]) if code().is_some() => {
                bytes.extend(code().unwrap_or_default());
                after
            }
            _ => {
                bytes.push(*first);
                behind
            }
        };
    }
    bytes
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_letter_gives_its_pages() {
        let letter = "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=\"x\"\r\n\r\n--x\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<table>=E6=9D=91=\r\n\r\n--x\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nPHRhYmxlPg==\r\n\r\n--x\r\nContent-Type: image/png\r\n\r\nabc\r\n--x--";
        let pages = super::pages(letter.as_bytes());
        assert_eq!(pages, ["<table>村\r\n", "<table>"]);
    }
}
