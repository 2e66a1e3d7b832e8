//! Tokens → tree.

use super::Fault;
use super::lexer::{Placed, Token, tokens};
use super::node::{Chars, Column, Comparison, Node, Span};

/// Words of the language itself; a header of that name has to be quoted.
const KEYWORDS: &[&str] =
    &["且", "或", "非", "有", "无", "未填", "在", "含", "存在", "到期", "日", "月", "年"];

/// Parses a whole condition; blank text means everything.
pub(super) fn parse(text: &str) -> Result<Node, Fault> {
    let tokens = tokens(text)?;
    let end = text.chars().count();
    let mut parser = Parser { tokens, next: 0, end };
    if parser.tokens.is_empty() {
        return Ok(Node::All(Vec::new()));
    }
    let node = parser.condition()?;
    match parser.peek() {
        None => Ok(node),
        Some(_) => Err(parser.fault("这里应当是“且”“或”，或者到此为止")),
    }
}

/// Position in the tokens.
pub(super) struct Parser {
    /// All tokens.
    tokens: Vec<Placed>,
    /// Index of the next one.
    pub(super) next: usize,
    /// Length of the text in characters.
    end: usize,
}

impl Parser {
    /// 条件 = 与项 {"或" 与项}
    fn condition(&mut self) -> Result<Node, Fault> {
        let mut items = vec![self.conjunction()?];
        while self.take_word("或") {
            items.push(self.conjunction()?);
        }
        Ok(if items.len() == 1 { items.remove(0) } else { Node::Any(items) })
    }

    /// 与项 = 因子 {"且" 因子}
    fn conjunction(&mut self) -> Result<Node, Fault> {
        let mut items = vec![self.factor()?];
        while self.take_word("且") {
            items.push(self.factor()?);
        }
        Ok(if items.len() == 1 { items.remove(0) } else { Node::All(items) })
    }

    /// 因子: a factor, perhaps negated or in brackets.
    fn factor(&mut self) -> Result<Node, Fault> {
        if self.take_word("非") {
            return Ok(Node::Not(Box::new(self.factor()?)));
        }
        if self.take_mark('（') {
            let inner = self.condition()?;
            self.want('）')?;
            return Ok(inner);
        }
        self.atom()
    }

    /// 原子
    fn atom(&mut self) -> Result<Node, Fault> {
        if self.take_word("存在") {
            return self.exists();
        }
        if self.take_word("到期") {
            self.want('（')?;
            let deadline = self.column()?;
            self.want('，')?;
            let done = self.column()?;
            self.want('）')?;
            return Ok(Node::Due(deadline, done));
        }
        let column = self.column()?;
        self.tail(column)
    }

    /// What follows a column.
    fn tail(&mut self, column: Column) -> Result<Node, Fault> {
        for (word, given) in [("有", true), ("无", false)] {
            if self.take_word(word) {
                return Ok(Node::Given(column, given));
            }
        }
        if self.take_word("未填") {
            return Ok(Node::Unfilled(column));
        }
        if self.take_word("在") {
            return Ok(Node::Within(column, self.span()?));
        }
        if self.take_word("含") {
            let (text, _) = self.text("“含”后面应当是一个词")?;
            return Ok(Node::Contains(column, text.into()));
        }
        for (mark, listed) in [('∈', true), ('∉', false)] {
            if self.take_mark(mark) {
                return Ok(Node::Listed(column, self.names()?, listed));
            }
        }
        let comparison = self.comparison()?;
        Ok(Node::Compare(column, comparison, self.operand()?))
    }

    /// 存在 表（条件）[≥ 数]
    fn exists(&mut self) -> Result<Node, Fault> {
        let (sheet, at) = self.text("“存在”后面应当是表名")?;
        self.want('（')?;
        let empty = matches!(self.peek(), Some(Token::Mark('）')));
        let inner = if empty { Node::All(Vec::new()) } else { self.condition()? };
        self.want('）')?;
        let mut at_least = 1;
        if self.take_mark('≥') {
            let (number, at) = self.text("“≥”后面应当是个数")?;
            at_least = number.parse().map_err(|_| Fault::new(at, "应当是个数"))?;
        }
        Ok(Node::Exists { sheet: sheet.into(), at, inner: Box::new(inner), at_least })
    }

    /// `[表 "."] 表头`
    pub(super) fn column(&mut self) -> Result<Column, Fault> {
        if let Some(Token::Word(word)) = self.peek()
            && KEYWORDS.contains(&word.as_str())
        {
            return Err(self.fault("这里应当是列名"));
        }
        let (first, at) = self.text("这里应当是列名")?;
        if self.take_mark('.') {
            let (header, end) = self.text("“.”后面应当是列名")?;
            let at = at.start..end.end;
            return Ok(Column { sheet: Some(first.into()), header: header.into(), at });
        }
        Ok(Column { sheet: None, header: first.into(), at })
    }

    /// 本期, 本年 or 本月.
    fn span(&mut self) -> Result<Span, Fault> {
        let spans = [("本期", Span::Period), ("本年", Span::Year), ("本月", Span::Month)];
        for (word, span) in spans {
            if self.take_word(word) {
                return Ok(span);
            }
        }
        Err(self.fault("“在”后面应当是“本期”“本年”或“本月”"))
    }

    /// = ≠ < ≤ > ≥
    fn comparison(&mut self) -> Result<Comparison, Fault> {
        let marks = [
            ('=', Comparison::Equal),
            ('≠', Comparison::NotEqual),
            ('<', Comparison::Less),
            ('≤', Comparison::AtMost),
            ('>', Comparison::Greater),
            ('≥', Comparison::AtLeast),
        ];
        for (mark, comparison) in marks {
            if self.take_mark(mark) {
                return Ok(comparison);
            }
        }
        Err(self.fault("列名后面应当是比较符、“∈”“含”“在”“有”“无”或“未填”"))
    }

    /// The next token.
    pub(super) fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.next).map(|(token, _)| token)
    }

    /// Takes a keyword if it is next.
    pub(super) fn take_word(&mut self, word: &str) -> bool {
        let is_next = matches!(self.peek(), Some(Token::Word(next)) if next == word);
        self.next += usize::from(is_next);
        is_next
    }

    /// Takes a mark if it is next.
    pub(super) fn take_mark(&mut self, mark: char) -> bool {
        let is_next = matches!(self.peek(), Some(Token::Mark(next)) if *next == mark);
        self.next += usize::from(is_next);
        is_next
    }

    /// Takes a mark that must be next.
    fn want(&mut self, mark: char) -> Result<(), Fault> {
        if self.take_mark(mark) {
            return Ok(());
        }
        Err(self.fault(&format!("这里缺“{mark}”")))
    }

    /// Takes a word or quoted text.
    pub(super) fn text(&mut self, otherwise: &str) -> Result<(String, Chars), Fault> {
        match self.tokens.get(self.next) {
            Some((Token::Word(text) | Token::Quoted(text), at)) => {
                let found = (text.clone(), at.clone());
                self.next += 1;
                Ok(found)
            }
            _ => Err(self.fault(otherwise)),
        }
    }

    /// A fault at the next token.
    pub(super) fn fault(&self, message: &str) -> Fault {
        let at = self.tokens.get(self.next).map(|(_, at)| at.clone());
        Fault::new(at.unwrap_or(self.end..self.end + 1), message)
    }
}
