//! 面: what a page shows, as far as the standard asks for it.

/// What a line is to the page that it stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::emit::docx) enum Shows {
    /// 正文.
    Text,
    /// A heading of the text, a row of a table in it.
    Part,
    /// 成文日期.
    Date,
    /// Anything else.
    Rest,
}

/// 面: one page of a paper, as estimated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Side {
    /// Lines of 正文 (7.3.3: page 1 shows some).
    pub text: u32,
    /// Lines of 正文, headings and rows of tables (7.3.5.5: the page of the date shows some).
    pub body: u32,
    /// Whether the 成文日期 stands on it.
    pub is_dated: bool,
    /// Whether its last line keeps with the next page's first: a heading without its text.
    pub is_torn: bool,
}

impl Side {
    /// Takes one line more.
    pub(super) const fn take(&mut self, shows: Shows, keeps: bool) {
        match shows {
            Shows::Text => (self.text, self.body) = (self.text + 1, self.body + 1),
            Shows::Part => self.body += 1,
            Shows::Date => self.is_dated = true,
            Shows::Rest => {}
        }
        self.is_torn = keeps;
    }
}
