//! Text of a template → tree: the one file that knows minijinja's unstable machinery.

use super::Note;
use super::tokens::{Mark, Piece, comparison, line_ends, refused, within_limits};
use super::tree::{Arguments, Bytes, Comparison, Expr, Node, Step, Tree};
use minijinja::ErrorKind;
use minijinja::machinery::ast::{self, BinOpKind, CallArg, Spanned, Stmt};
use minijinja::machinery::{Span, Token, parse, tokenize};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::ValueKind;

/// Lines of tags alone leave nothing behind.
pub(super) fn rules() -> SyntaxConfig {
    let mut rules = SyntaxConfig::builder();
    rules.trim_blocks(true).lstrip_blocks(true);
    rules.build().unwrap_or_default()
}

/// Reads a template; all faults of its form at once.
pub(super) fn read(text: &str) -> Result<Tree, Vec<Note>> {
    let pieces = pieces(text)?;
    within_limits(text, &pieces)?;
    let refused = refused(text, &pieces);
    if !refused.is_empty() {
        return Err(refused);
    }
    let root =
        parse(text, "", rules()).map_err(|fault| vec![unreadable(text, &fault)])?;
    let Stmt::Template(template) = &root else { return Ok(Tree::default()) };
    let line_ends = line_ends(text, &pieces);
    let mut reader = Reader { pieces, comparisons: Vec::new(), notes: Vec::new() };
    let steps = reader.steps(&template.children);
    let Reader { comparisons, notes, .. } = reader;
    if notes.is_empty() { Ok(Tree { steps, comparisons, line_ends }) } else { Err(notes) }
}

/// The tokens as far as they matter to us.
fn pieces(text: &str) -> Result<Vec<Piece>, Vec<Note>> {
    let mark = |token: &Token| match token {
        Token::TemplateData(_) => Mark::Words,
        Token::VariableStart => Mark::PrintStart,
        Token::BlockStart => Mark::TagStart,
        Token::VariableEnd => Mark::PrintEnd,
        Token::BlockEnd => Mark::TagEnd,
        Token::ParenOpen | Token::BracketOpen | Token::BraceOpen => Mark::Open,
        Token::ParenClose | Token::BracketClose | Token::BraceClose => Mark::Close,
        Token::Eq | Token::Ne | Token::Lt | Token::Lte | Token::Gt | Token::Gte => {
            Mark::Compare
        }
        Token::Ident("in") => Mark::Compare,
        Token::Ident("not") => Mark::Not,
        Token::Ident("elif") => Mark::Elif,
        _ => Mark::Other,
    };
    let tokens = tokenize(text, false, rules());
    let pieces = tokens.map(|token| {
        let (token, span) = token?;
        Ok(Piece { mark: mark(&token), at: bytes(span) })
    });
    let pieces: Result<_, minijinja::Error> = pieces.collect();
    pieces.map_err(|fault| vec![unreadable(text, &fault)])
}

/// The bytes of a span.
fn bytes(span: Span) -> Bytes {
    span.start_offset as usize..span.end_offset as usize
}

/// A fault that minijinja found.
fn unreadable(text: &str, fault: &minijinja::Error) -> Note {
    let at = fault.range().unwrap_or(text.len()..text.len());
    let what = match fault.kind() {
        ErrorKind::SyntaxError => {
            "这里写法不对，请核对花括号、引号和 if、for、end 的配对"
        }
        ErrorKind::BadEscape => "引号里的“\\”写法不对",
        _ => "这里读不懂",
    };
    Note::new(at, format!("{what}（{}）", fault.detail().unwrap_or_default()))
}

/// Turns minijinja's tree into ours.
struct Reader {
    /// All tokens, in order.
    pieces: Vec<Piece>,
    /// Comparisons met so far.
    comparisons: Vec<Comparison>,
    /// What papers may not use.
    notes: Vec<Note>,
}

impl Reader {
    /// Several statements.
    fn steps(&mut self, statements: &[Stmt]) -> Vec<Step> {
        statements.iter().filter_map(|statement| self.step(statement)).collect()
    }

    /// One statement.
    fn step(&mut self, statement: &Stmt) -> Option<Step> {
        match statement {
            Stmt::EmitExpr(it) => Some(Step::Print(self.expr(&it.expr))),
            Stmt::IfCond(it) => Some(Step::If {
                test: self.expr(&it.expr),
                then: self.steps(&it.true_body),
                otherwise: self.steps(&it.false_body),
            }),
            Stmt::ForLoop(it) => {
                if it.recursive {
                    self.refuse(bytes(it.iter.span()), "循环不能套自己");
                }
                Some(Step::For {
                    name: self.target(&it.target)?,
                    over: self.expr(&it.iter),
                    filter: it.filter_expr.as_ref().map(|filter| self.expr(filter)),
                    body: self.steps(&it.body),
                    otherwise: self.steps(&it.else_body),
                })
            }
            Stmt::Set(it) => {
                let name = self.target(&it.target)?;
                Some(Step::Set { name, value: self.expr(&it.expr) })
            }
            Stmt::SetBlock(it) => {
                self.refuse(bytes(it.target.span()), "set 要写成“set 名称 = 内容”");
                None
            }
            Stmt::Macro(it) => Some(self.definition(it)),
            _ => None, // words, and tags that are refused by their keyword
        }
    }

    /// `{% macro … %}`
    fn definition(&mut self, it: &Spanned<ast::Macro>) -> Step {
        for default in &it.defaults {
            self.refuse(bytes(default.span()), "macro 的参数不带默认值");
        }
        let arguments = it.args.iter().filter_map(|name| self.target(name)).collect();
        let (name, at) = (it.name.to_owned(), bytes(it.span()));
        let body = self.steps(&it.body);
        Step::Macro { name, at: at.start..at.start, arguments, body }
    }

    /// The one name that is assigned to.
    fn target(&mut self, target: &ast::Expr) -> Option<String> {
        if let ast::Expr::Var(name) = target {
            return Some(name.id.to_owned());
        }
        let what = "这里只能是一个名称";
        self.notes.push(Note::new(bytes(target.span()), what));
        None
    }

    /// One expression.
    fn expr(&mut self, expr: &ast::Expr) -> Expr {
        let at = bytes(expr.span());
        let tail = |name: &str| at.end.saturating_sub(name.len())..at.end;
        let head = |name: &str| at.start..at.start + name.len();
        let (node, at) = match expr {
            ast::Expr::Var(it) => (Node::Name(it.id.to_owned()), at),
            ast::Expr::Const(it) => (self.constant(it), at),
            ast::Expr::List(it) => (Node::List(self.exprs(&it.items)), at),
            ast::Expr::GetAttr(it) => {
                (Node::Field(self.boxed(&it.expr), it.name.to_owned()), tail(it.name))
            }
            ast::Expr::GetItem(it) => {
                let item = self.boxed(&it.subscript_expr);
                let at = item.at.clone();
                (Node::Item(self.boxed(&it.expr), item), at)
            }
            ast::Expr::Filter(it) => (self.filter(it), head(it.name)),
            ast::Expr::Call(it) => self.call(it),
            ast::Expr::BinOp(it) => self.operation(it),
            ast::Expr::UnaryOp(it) if matches!(it.op, ast::UnaryOpKind::Not) => {
                (Node::Not(self.boxed(&it.expr)), at)
            }
            ast::Expr::IfExpr(it) => (self.choice(it), at),
            ast::Expr::Compare(it) => {
                let at = bytes(it.expr.span());
                (self.refuse(at.clone(), "一次比较两个，几个比较用 and 连起来"), at)
            }
            _ => (self.refuse(at.clone(), "公文模板里不用这种写法"), at),
        };
        Expr { node, at }
    }

    /// Several expressions.
    fn exprs(&mut self, exprs: &[ast::Expr]) -> Vec<Expr> {
        exprs.iter().map(|expr| self.expr(expr)).collect()
    }

    /// An expression inside another.
    fn boxed(&mut self, expr: &ast::Expr) -> Box<Expr> {
        Box::new(self.expr(expr))
    }

    /// A constant.
    fn constant(&mut self, constant: &Spanned<ast::Const>) -> Node {
        match (constant.value.kind(), constant.value.as_str()) {
            (_, Some(text)) => Node::Text(text.to_owned()),
            (ValueKind::Number, _) => Node::Number(constant.value.as_i64()),
            (ValueKind::Bool, _) => Node::Truth,
            _ => self.refuse(bytes(constant.span()), "公文模板里没有 none"),
        }
    }

    /// `a|f(…)`
    fn filter(&mut self, filter: &Spanned<ast::Filter>) -> Node {
        let arguments = self.arguments(&filter.args);
        match &filter.expr {
            Some(expr) => {
                Node::Filter(self.boxed(expr), filter.name.to_owned(), arguments)
            }
            None => Node::Refused,
        }
    }

    /// `f(…)`
    fn call(&mut self, call: &Spanned<ast::Call>) -> (Node, Bytes) {
        let arguments = self.arguments(&call.args);
        if let ast::Expr::Var(name) = &call.expr {
            return (Node::Call(name.id.to_owned(), arguments), bytes(name.span()));
        }
        let at = bytes(call.span());
        (self.refuse(at.clone(), "只有函数和 macro 后面能写括号"), at)
    }

    /// Arguments of a call or filter.
    fn arguments(&mut self, arguments: &[CallArg]) -> Arguments {
        let mut found = Arguments::default();
        for argument in arguments {
            match argument {
                CallArg::Pos(expr) => found.plain.push(self.expr(expr)),
                CallArg::Kwarg(name, expr) => {
                    found.named.push(((*name).to_owned(), self.expr(expr)));
                }
                CallArg::PosSplat(expr) | CallArg::KwargSplat(expr) => {
                    self.refuse(bytes(expr.span()), "参数要逐个写");
                }
            }
        }
        found
    }

    /// `a if test else b`
    fn choice(&mut self, choice: &Spanned<ast::IfExpr>) -> Node {
        let Some(otherwise) = &choice.false_expr else {
            return self.refuse(bytes(choice.test_expr.span()), "后面还要写“else”");
        };
        let test = self.boxed(&choice.test_expr);
        Node::Choice(test, self.boxed(&choice.true_expr), self.boxed(otherwise))
    }

    /// `a == b`, `a and b`, `a ~ b`
    fn operation(&mut self, operation: &Spanned<ast::BinOp>) -> (Node, Bytes) {
        let span = operation.span();
        let at = bytes(span);
        let left = self.boxed(&operation.left);
        let right = self.boxed(&operation.right);
        let node = match operation.op {
            BinOpKind::ScAnd => Node::Both(left, right),
            BinOpKind::ScOr => Node::Either(left, right),
            BinOpKind::Concat => Node::Join(left, right),
            BinOpKind::Eq
            | BinOpKind::Ne
            | BinOpKind::Lt
            | BinOpKind::Lte
            | BinOpKind::Gt
            | BinOpKind::Gte
            | BinOpKind::In => {
                let found = comparison(&self.pieces, at);
                let at = found.start..found.end;
                self.comparisons.push(found);
                return (Node::Compare(left, right), at);
            }
            _ => self.refuse(at.clone(), "公文模板里不做加减乘除，请用指标或“合计”"),
        };
        (node, at)
    }

    /// Notes something that papers do not use.
    fn refuse(&mut self, at: Bytes, what: &str) -> Node {
        self.notes.push(Note::new(at, what));
        Node::Refused
    }
}
