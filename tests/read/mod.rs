//! read: workbooks as offices write them, and files that are none.

mod tables;
mod walls;
