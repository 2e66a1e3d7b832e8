//! The part of the template language that papers use, as a tree of our own.

use std::ops::Range;

/// Bytes of the text.
pub(super) type Bytes = Range<usize>;

/// A template as read.
#[derive(Debug, Default)]
pub(super) struct Tree {
    /// What it does, in order.
    pub(super) steps: Vec<Step>,
    /// Every comparison, wherever it stands.
    pub(super) comparisons: Vec<Comparison>,
    /// Ends of tags whose line shows something and goes on with a line break.
    pub(super) line_ends: Vec<usize>,
}

/// Where a comparison stands, piece by piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Comparison {
    /// First byte of the left side.
    pub(super) start: usize,
    /// The operator, `not in` as one.
    pub(super) operator: Bytes,
    /// Byte behind the right side.
    pub(super) end: usize,
}

/// One thing a template does besides printing its words.
#[derive(Debug)]
pub(super) enum Step {
    /// `{{ … }}`
    Print(Expr),
    /// `{% if … %}`
    If {
        /// Condition.
        test: Expr,
        /// When it holds.
        then: Vec<Self>,
        /// When it does not.
        otherwise: Vec<Self>,
    },
    /// `{% for … in … %}`
    For {
        /// Loop variable.
        name: String,
        /// What is gone through.
        over: Expr,
        /// `if` behind it.
        filter: Option<Expr>,
        /// For each.
        body: Vec<Self>,
        /// When there is none.
        otherwise: Vec<Self>,
    },
    /// `{% set … = … %}`
    Set {
        /// Variable.
        name: String,
        /// Its value.
        value: Expr,
    },
    /// `{% macro … %}`
    Macro {
        /// Name.
        name: String,
        /// Where it stands.
        at: Bytes,
        /// Names of its arguments.
        arguments: Vec<String>,
        /// What it prints.
        body: Vec<Self>,
    },
}

/// An expression and where it stands.
#[derive(Debug)]
pub(super) struct Expr {
    /// What it is.
    pub(super) node: Node,
    /// The part of it that a fault points at.
    pub(super) at: Bytes,
}

/// Kinds of expressions.
#[derive(Debug)]
pub(super) enum Node {
    /// A name.
    Name(String),
    /// A constant text.
    Text(String),
    /// A constant number; its value where it is a whole one.
    Number(Option<i64>),
    /// A constant yes or no.
    Truth,
    /// `[…]`
    List(Vec<Expr>),
    /// `a.b`
    Field(Box<Expr>, String),
    /// `a[b]`
    Item(Box<Expr>, Box<Expr>),
    /// `f(…)`
    Call(String, Arguments),
    /// `a|f(…)`
    Filter(Box<Expr>, String, Arguments),
    /// `a == b` and the like, `in` too.
    Compare(Box<Expr>, Box<Expr>),
    /// `a or b`
    Either(Box<Expr>, Box<Expr>),
    /// `a if test else b`: test, a, b
    Choice(Box<Expr>, Box<Expr>, Box<Expr>),
    /// `a and b`
    Both(Box<Expr>, Box<Expr>),
    /// `not a`
    Not(Box<Expr>),
    /// `a ~ b`
    Join(Box<Expr>, Box<Expr>),
    /// Not allowed in a paper; already reported.
    Refused,
}

/// Arguments of a call or filter.
#[derive(Debug, Default)]
pub(super) struct Arguments {
    /// By position.
    pub(super) plain: Vec<Expr>,
    /// By name.
    pub(super) named: Vec<(String, Expr)>,
}
