//! How far two spellings are apart.

/// Levenshtein distance in characters: how many have to be put in, left out or replaced.
pub fn edit_distance(left: &[char], right: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (i, a) in left.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in right.iter().enumerate() {
            let replaced = diagonal + usize::from(a != b);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[right.len()]
}

#[cfg(test)]
mod tests {
    use super::edit_distance;

    #[test]
    fn each_change_counts_one() {
        for (left, right, edits) in [
            ("", "", 0),
            ("东岭村", "东岭村", 0),
            ("东岭村", "东林村", 1),
            ("东岭", "西岭村", 2),
            ("", "村", 1),
        ] {
            let [left, right] =
                [left, right].map(|text| text.chars().collect::<Vec<_>>());
            assert_eq!(edit_distance(&left, &right), edits);
            assert_eq!(edit_distance(&right, &left), edits);
        }
    }
}
