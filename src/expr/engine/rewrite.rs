//! Comparisons become calls of our own, before minijinja compiles the text.
//!
//! A blank compares as false in every order, and a value as its number, day or word: neither
//! can be said through minijinja's operators, which want a total order and compare an object
//! only with one of its own type. So `a < b` is compiled as `_lt(a, b)`. Line numbers stay;
//! columns are led back by [`Rewritten::original`].

use super::tree::{Bytes, Tree};

/// A text with some of its pieces replaced.
#[derive(Clone, Debug)]
pub(super) struct Rewritten {
    /// What minijinja compiles.
    pub(super) text: String,
    /// Replaced bytes of the original and the length of what stands there now, in order.
    edits: Vec<(Bytes, usize)>,
}

/// What is put in behind the last tag of a line, so that its line break stays.
const NOTHING: &str = "{{''}}";

/// Rewrites a template.
pub(super) fn rewrite(text: &str, tree: &Tree) -> Rewritten {
    let mut edits: Vec<(Bytes, String)> = Vec::new();
    for comparison in &tree.comparisons {
        let name = function(&text[comparison.operator.clone()]);
        edits.push((comparison.start..comparison.start, format!("{name}(")));
        edits.push((comparison.operator.clone(), ",".to_owned()));
        edits.push((comparison.end..comparison.end, ")".to_owned()));
    }
    edits.extend(tree.line_ends.iter().map(|end| (*end..*end, NOTHING.to_owned())));
    edits.sort_by_key(|(at, _)| at.start);
    let mut rewritten = Rewritten { text: String::new(), edits: Vec::new() };
    let mut done = 0;
    for (at, with) in edits {
        rewritten.text.push_str(&text[done..at.start]);
        rewritten.text.push_str(&with);
        done = at.end;
        rewritten.edits.push((at, with.len()));
    }
    rewritten.text.push_str(&text[done..]);
    rewritten
}

/// The function that stands for an operator.
fn function(operator: &str) -> &'static str {
    match operator {
        "==" => "_eq",
        "!=" => "_ne",
        "<" => "_lt",
        "<=" => "_le",
        ">" => "_gt",
        ">=" => "_ge",
        "in" => "_in",
        _ => "_out",
    }
}

impl Rewritten {
    /// The byte of the original that a byte of the new text comes from.
    pub(super) fn original(&self, at: usize) -> usize {
        let (mut old, mut new) = (0, 0);
        for (replaced, length) in &self.edits {
            let untouched = replaced.start - old;
            if at < new + untouched {
                break;
            }
            old = replaced.end;
            new += untouched + length;
            if at < new {
                return replaced.start;
            }
        }
        old + at.saturating_sub(new)
    }
}

#[cfg(test)]
mod tests {
    use super::rewrite;
    use crate::expr::engine::syntax;

    #[test]
    fn comparisons_become_calls_and_line_breaks_stay() {
        for (text, wanted) in [
            ("{{ a == b }}", "{{ _eq(a , b) }}"),
            ("{% if not a.b|f(1) >= 2 and c %}", "{% if not _ge(a.b|f(1) , 2) and c %}"),
            ("{% if x not  in [1, 2] %}", "{% if _out(x , [1, 2]) %}"),
            ("{% if x in y or not z %}", "{% if _in(x , y) or not z %}"),
            ("{% if (a or 0) < (b > 1) %}", "{% if _lt((a or 0) , (_gt(b , 1))) %}"),
            ("{{ f(a != b, c=d <= e) }}", "{{ f(_ne(a , b), c=_le(d , e)) }}"),
            ("{% for x in y if x > 1 %}", "{% for x in y if _gt(x , 1) %}"),
            ("{{ 'x' if a == b else 'y' }}", "{{ 'x' if _eq(a , b) else 'y' }}"),
        ] {
            let closed = match text.get(..5) {
                Some("{% if") => format!("{text}{{% endif %}}"),
                Some("{% fo") => format!("{text}{{% endfor %}}"),
                _ => text.to_owned(),
            };
            let tree = syntax::read(&closed).unwrap();
            let rewritten = rewrite(&closed, &tree);
            assert!(rewritten.text.starts_with(wanted), "{}", rewritten.text);
        }
    }

    #[test]
    fn a_tag_at_the_end_of_a_line_of_words_keeps_its_line_break() {
        let text = "{% if a %}\n甲{% if b %}乙{% endif %}\n{% endif %}\n丙{% if c %}丁{% endif -%}\n戊";
        let tree = syntax::read(text).unwrap();
        assert_eq!(rewrite(text, &tree).text.matches("{{''}}").count(), 1);
    }

    #[test]
    fn a_tag_on_the_line_after_a_trimmed_one_is_alone() {
        for text in
            ["{% if a %}\n{{ b -}}\n{% endif %}\n丙", "甲{% if a -%}\n{% endif %}\n"]
        {
            assert_eq!(rewrite(text, &syntax::read(text).unwrap()).text, text);
        }
    }

    #[test]
    fn every_byte_is_led_back_to_where_it_came_from() {
        let text = "{{ a == b }}甲{{ c }}";
        let rewritten = rewrite(text, &syntax::read(text).unwrap());
        for word in ["a", "b", "甲", "c"] {
            let now = rewritten.text.find(word).unwrap();
            assert_eq!(rewritten.original(now), text.find(word).unwrap(), "{word}");
        }
        assert_eq!(rewritten.original(rewritten.text.len()), text.len());
    }
}
