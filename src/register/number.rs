//! 发文字号: 机关代字, year and serial.

use crate::model::Text;
use serde::{Deserialize, Serialize};
use std::fmt;

/// 发文字号 (GB/T 9704—2012 7.2.5): 兰安改〔2026〕3号. Ordered as the register lists them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DocumentNumber {
    /// 代字 of the series.
    pub code: Text,
    /// Year of the 成文日期.
    pub year: i16,
    /// 序号, from 1.
    pub serial: u32,
}

impl fmt::Display for DocumentNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}〔{}〕{}号", self.code, self.year, self.serial)
    }
}

impl DocumentNumber {
    /// Reads `兰安改〔2026〕3号`; other brackets are taken as meant, a blank serial is none.
    pub fn parse(text: &str) -> Option<Self> {
        let (code, year, serial) = parts(text)?;
        let is_plain = serial.bytes().all(|b| b.is_ascii_digit());
        let serial = serial.parse().ok().filter(|serial| is_plain && *serial > 0)?;
        Some(Self { code, year, serial })
    }
}

/// The 代字 that a number names, its serial blank or not.
pub(super) fn series_of(text: &str) -> Option<Text> {
    parts(text).map(|(code, _, _)| code)
}

/// 代字, year and what stands for the serial.
fn parts(text: &str) -> Option<(Text, i16, &str)> {
    let (code, rest) = text.split_once(['〔', '[', '［', '(', '（', '【'])?;
    let (year, rest) = rest.split_once(['〕', ']', '］', ')', '）', '】'])?;
    let year = year.parse().ok().filter(|_| year.len() == 4)?;
    let is_code = !code.is_empty() && !code.contains(char::is_whitespace);
    is_code.then_some(())?;
    Some((code.into(), year, rest.strip_suffix('号')?))
}

#[cfg(test)]
mod tests {
    use super::{DocumentNumber, series_of};

    #[test]
    fn a_number_reads_back_as_it_prints() {
        for text in ["兰安改〔2026〕3号", "兰政办发〔2026〕120号"] {
            assert_eq!(DocumentNumber::parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn other_brackets_are_meant() {
        for text in ["兰安改[2026]3号", "兰安改（2026）3号", "兰安改【2026】3号"]
        {
            let number = DocumentNumber::parse(text).unwrap();
            assert_eq!(number.to_string(), "兰安改〔2026〕3号");
        }
    }

    #[test]
    fn a_blank_serial_names_its_series_only() {
        let blank = "兰政发〔2026〕　号";
        assert_eq!(DocumentNumber::parse(blank), None);
        assert_eq!(series_of(blank).as_deref(), Some("兰政发"));
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in
            ["兰安改〔26〕3号", "〔2026〕3号", "兰安改〔2026〕0号", "兰安改〔2026〕+3号"]
        {
            assert_eq!(DocumentNumber::parse(text), None, "{text}");
        }
    }
}
