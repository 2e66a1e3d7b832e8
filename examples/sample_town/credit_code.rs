//! 统一社会信用代码 of no real body: right check characters, a region that does not exist.

use super::dice::Dice;

/// Characters of a code in the order of their values (GB 32100).
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
/// 登记管理机关行政区划码 of the invented county; no prefecture has 1499.
const REGION: &str = "149921";
/// Weights of 组织机构代码 (GB 11714).
const WEIGHTS: [usize; 8] = [3, 7, 9, 10, 5, 8, 4, 2];

/// A code; `kind` is its first two characters.
pub(crate) fn credit_code(kind: &str, dice: &mut Dice) -> String {
    let drawn = (0..6).map(|_| char::from(*dice.pick(ALPHABET)));
    let body: String = "MA".chars().chain(drawn).collect();
    let code = format!("{kind}{REGION}{body}{}", body_check(&body));
    let check = check(&code);
    format!("{code}{check}")
}

/// The ninth character of 组织机构代码: 11 − Σ mod 11, 10 is X, 11 is 0.
fn body_check(body: &str) -> char {
    let value = |byte: u8| match byte {
        b'0'..=b'9' => usize::from(byte - b'0'),
        _ => usize::from(byte - b'A') + 10,
    };
    let sum: usize = body.bytes().zip(WEIGHTS).map(|(byte, w)| value(byte) * w).sum();
    char::from(b"0X987654321"[sum % 11])
}

/// The eighteenth character: 31 − Σ value·3^(i−1) mod 31.
fn check(code: &str) -> char {
    let value = |byte| ALPHABET.iter().position(|known| *known == byte).unwrap_or(0);
    let mut weight = 1;
    let mut sum = 0;
    for byte in code.bytes() {
        sum += value(byte) * weight;
        weight = weight * 3 % 31;
    }
    char::from(ALPHABET[(31 - sum % 31) % 31])
}

#[cfg(test)]
mod tests {
    use super::{body_check, check};

    #[test]
    fn check_characters_are_those_of_the_standards() {
        // The worked examples of GB 32100 and GB 11714.
        assert_eq!(check("91350100M000100Y4"), '3');
        assert_eq!(body_check("M000100Y"), '4');
        assert_eq!(body_check("D2143569"), 'X');
    }
}
