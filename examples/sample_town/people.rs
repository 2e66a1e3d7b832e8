//! Invented people: names that nobody has twice, telephones that nobody has.

use super::dice::Dice;
use super::entries::Names;
use std::collections::BTreeSet;

/// Hands out names and telephones.
pub(crate) struct People<'a> {
    /// Parts of names.
    names: &'a Names,
    /// Chance.
    dice: Dice,
    /// Names given already.
    taken: BTreeSet<String>,
    /// Telephones given already.
    phones: u32,
}

impl<'a> People<'a> {
    /// Nobody yet.
    pub(crate) fn new(names: &'a Names, seed: u64) -> Self {
        let dice = Dice::of(seed, "人名");
        Self { names, dice, taken: BTreeSet::new(), phones: 0 }
    }

    /// A person who has not been named yet.
    pub(crate) fn one(&mut self) -> String {
        loop {
            let name = format!("{}{}", self.surname(), self.dice.pick(&self.names.given));
            if self.taken.insert(name.clone()) {
                return name;
            }
        }
    }

    /// Several such persons.
    pub(crate) fn several(&mut self, count: usize) -> Vec<String> {
        (0..count).map(|_| self.one()).collect()
    }

    /// A surname; common ones stand first in the table and come oftener.
    pub(crate) fn surname(&mut self) -> &'a str {
        let all = &self.names.surnames;
        let bound = self.dice.below(all.len()) + 1;
        &all[self.dice.below(bound)]
    }

    /// The next telephone of the block 1390000xxxx.
    pub(crate) fn phone(&mut self) -> String {
        self.phones += 1;
        format!("1390000{:04}", self.phones)
    }
}
