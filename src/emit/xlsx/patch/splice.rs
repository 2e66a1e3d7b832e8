//! Changes of a text at places, all else byte for byte as it was.

use std::ops::Range;

/// Changes on their way: what stands at a range is replaced.
#[derive(Default)]
pub(super) struct Splices {
    /// Ranges and what comes there.
    changes: Vec<(Range<usize>, String)>,
}

impl Splices {
    /// Puts another text in the place of a range.
    pub(super) fn replace(&mut self, range: Range<usize>, text: String) {
        self.changes.push((range, text));
    }

    /// Puts a text in.
    pub(super) fn insert(&mut self, at: usize, text: String) {
        if !text.is_empty() {
            self.changes.push((at..at, text));
        }
    }

    /// The text with all changes; those of one place in the order in which they were made.
    pub(super) fn apply(mut self, text: &str) -> String {
        self.changes.sort_by_key(|(range, _)| range.start);
        let added: usize = self.changes.iter().map(|(_, text)| text.len()).sum();
        let mut out = String::with_capacity(text.len() + added);
        let mut at = 0;
        for (range, new) in self.changes {
            out.push_str(text.get(at..range.start).unwrap_or_default());
            out.push_str(&new);
            at = range.end.max(at);
        }
        out.push_str(text.get(at..).unwrap_or_default());
        out
    }
}

#[cfg(test)]
mod tests {
    use super::Splices;

    #[test]
    fn changes_come_in_the_order_of_the_text() {
        let mut splices = Splices::default();
        splices.insert(6, "!".into());
        splices.replace(0..1, "A".into());
        splices.insert(6, "?".into());
        assert_eq!(splices.apply("abcdef"), "Abcdef!?");
    }
}
