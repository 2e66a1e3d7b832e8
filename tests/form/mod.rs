//! 县表: a form of a higher office is filled in, and nothing else of it changes.

mod made; // a form as a county sends it
mod words; // misspelt words are load errors
mod filled; // what stands in the filled form
mod below; // what stands below the repeated row
