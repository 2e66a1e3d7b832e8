//! `zhenwen new`: blank workbooks, the guide, the reference page, old ledgers put in order.

mod columns; // notes and examples of columns
mod page; // docs/sheets.md
mod folder; // what the new folder holds
mod blank; // blank workbooks read back
mod looks; // what a clerk sees of them
mod upright; // 项目｜内容
mod history; // old ledgers put in order
mod units; // units of one name, names to confirm, files not read
