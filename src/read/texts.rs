//! Equal texts kept once: names, kinds and results stand in every row.

use crate::model::Text;

/// How many texts are remembered.
const SLOTS: usize = 1 << 13;

/// Texts seen lately. Each has one slot, by its bytes, and drives out the one before: no text
/// is looked for, none is kept for ever, and which are shared depends on the texts alone.
#[derive(Default)]
pub(super) struct Texts {
    /// The slots; none before the first text.
    slots: Vec<Option<Text>>,
}

impl Texts {
    /// The text as it was seen before, if it was.
    pub(super) fn share(&mut self, text: Text) -> Text {
        if self.slots.is_empty() {
            self.slots.resize(SLOTS, None);
        }
        let slot = &mut self.slots[place(&text)];
        if let Some(known) = slot.as_ref().filter(|known| **known == text) {
            return known.clone();
        }
        *slot = Some(text.clone());
        text
    }
}

/// The slot of a text (FNV-1a).
fn place(text: &str) -> usize {
    let hash = text.bytes().fold(0x811C_9DC5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    (hash >> 8) as usize % SLOTS
}

#[cfg(test)]
mod tests {
    use super::Texts;
    use crate::model::Text;

    #[test]
    fn equal_texts_are_one() {
        let mut texts = Texts::default();
        let first = texts.share(Text::from("日常检查"));
        let second = texts.share(Text::from("日常检查"));
        assert!(Text::ptr_eq(&first, &second));
        assert_eq!(&*texts.share(Text::from("专项检查")), "专项检查");
    }
}
