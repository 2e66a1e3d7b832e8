//! Numbers: given once, kept, never lost, and proved by the journal.

mod serials; // which numbers papers get
mod by_hand; // reserve, void, rename
mod issue; // what may be issued
mod reading; // list, find, paper
mod damage; // flipped bytes, cuts
mod restored; // old backups
mod together; // many runs at once
mod large; // a hundred thousand numbers
