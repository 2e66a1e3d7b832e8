//! Patterns of texts: `{2-4}` is a number, `{东|西}` one of several, `{村}` a given word.

use super::dice::Dice;

/// Fills a pattern; a name in braces that is not among the words stays as it is.
pub(crate) fn fill(pattern: &str, words: &[(&str, &str)], dice: &mut Dice) -> String {
    let mut filled = String::new();
    let mut rest = pattern;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((inner, behind)) = after.split_once('}') else { break };
        filled.push_str(before);
        filled.push_str(&word(inner, words, dice));
        rest = behind;
    }
    filled + rest
}

/// What stands for the inside of a pair of braces.
fn word(inner: &str, words: &[(&str, &str)], dice: &mut Dice) -> String {
    if let Some((_, word)) = words.iter().find(|(name, _)| *name == inner) {
        return (*word).to_owned();
    }
    let ends = inner.split_once('-').map(|(low, high)| (low.parse(), high.parse()));
    if let Some((Ok(low), Ok(high))) = ends {
        return dice.between(low, high).to_string();
    }
    let choices: Vec<&str> = inner.split('|').collect();
    (*dice.pick(&choices)).to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::dice::Dice;
    use super::fill;

    #[test]
    fn numbers_choices_and_words_are_filled() {
        let mut dice = Dice::of(1, "");
        assert_eq!(fill("{村}{3-3}处{门}", &[("村", "东岭")], &mut dice), "东岭3处门");
    }
}
