//! The right side of a comparison: 值 and 名单.

use super::Fault;
use super::lexer::Token;
use super::node::{Chars, Count, Known, Names, Operand, Step};
use super::parser::Parser;
use crate::model::{Day, Decimal, Period};

impl Parser {
    /// 值 {、 值}, or the word 名单.
    pub(super) fn names(&mut self) -> Result<Names, Fault> {
        if self.take_word("名单") {
            return Ok(Names::Given);
        }
        let mut list = vec![self.operand()?];
        while self.take_mark('、') {
            list.push(self.operand()?);
        }
        Ok(Names::These(list))
    }

    /// 值, perhaps moved by days, months or years.
    pub(super) fn operand(&mut self) -> Result<Operand, Fault> {
        let value = self.plain_operand()?;
        for (mark, sign) in [('+', 1), ('-', -1)] {
            if self.take_mark(mark) {
                let count = self.count(sign)?;
                return Ok(Operand::Moved(Box::new(value), count, self.step()?));
            }
        }
        Ok(value)
    }

    /// 数 or 次数.
    fn count(&mut self, sign: i32) -> Result<Count, Fault> {
        if self.take_word("次数") {
            return Ok(Count::Times(sign));
        }
        let (count, at) = self.text("这里应当是天数、月数或年数")?;
        let count: i32 = count.parse().map_err(|_| Fault::new(at, "应当是整数"))?;
        Ok(Count::Number(sign * count))
    }

    /// 值 without a move.
    fn plain_operand(&mut self) -> Result<Operand, Fault> {
        if let Some(Token::Quoted(text)) = self.peek() {
            let text = text.as_str().into();
            self.next += 1;
            return Ok(Operand::Text(text));
        }
        let (word, at) = self.text("这里应当是一个值")?;
        let known = match word.as_str() {
            "是" => Operand::YesNo(true),
            "否" => Operand::YesNo(false),
            "D" => Operand::Known(Known::AsOf),
            "期首" => Operand::Known(Known::First),
            "期末" => Operand::Known(Known::Last),
            "截止日" => Operand::Known(Known::Deadline),
            "本年" => Operand::Known(Known::Year),
            _ => return self.literal(&word, at),
        };
        Ok(known)
    }

    /// A day, a number, a period, or a word that may be a column.
    fn literal(&mut self, word: &str, at: Chars) -> Result<Operand, Fault> {
        if let Ok(day) = word.parse::<Day>() {
            return Ok(Operand::Day(day));
        }
        if let Ok(number) = word.parse::<Decimal>() {
            return Ok(Operand::Number(number));
        }
        if let Some(period) = Period::from_label(word) {
            return Ok(Operand::Period(period));
        }
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            return Err(Fault::new(at, "数字或日期写法不对，日期写作 2026-10-31"));
        }
        self.next -= 1;
        Ok(Operand::Word(self.column()?))
    }

    /// 日, 月 or 年.
    fn step(&mut self) -> Result<Step, Fault> {
        for (word, step) in
            [("日", Step::Days), ("月", Step::Months), ("年", Step::Years)]
        {
            if self.take_word(word) {
                return Ok(step);
            }
        }
        Err(self.fault("这里应当是“日”“月”或“年”"))
    }
}
