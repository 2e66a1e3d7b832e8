//! A file of any kind, part by part: each kind has its own reader, all give the same parts.

mod bounds; // how much of anything a file may hold
mod stored; // calamine's cells → ours
mod preflight; // the wall
mod place; // which part of the package is which worksheet
mod layout; // what a worksheet says beside its cells
mod packed; // .xlsx, .xlsm
mod ods; // .ods
mod delimited; // .csv, .txt
mod web; // .html
mod letter; // web pages packed as a letter
mod old; // .xls, .et, .xlsb: in a child process only
mod child; // the child process, and the parent's side of it

pub use child::{CALL, serve};

use super::decode;
use super::grid::Part;
use super::kind::Kind;
use bounds::{Bounds, COLUMNS, LINE, ROWS};
use serde::{Deserialize, Serialize};
use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, channel, sync_channel};
use std::thread;

/// Why a file is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Fault {
    /// It cannot be understood.
    Damaged,
    /// It has a password.
    Locked,
    /// It has no worksheet.
    NoSheet,
    /// It has too many parts.
    ManyParts,
    /// Two parts have one name.
    Twins,
    /// It declares entities.
    Entities,
    /// It declares more texts than it can hold.
    Counts,
    /// It is too large when unpacked.
    Large,
    /// A cell is too long.
    LongCell,
    /// It has too many cells.
    ManyCells,
    /// It has too many tables.
    ManyTables,
    /// Too much would have to be told of its cells.
    ManyFaults,
    /// It took too long, or too much memory.
    Exhausting,
    /// Nothing can read its kind here.
    NoReader,
}

impl Fault {
    /// In words of the office.
    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::Damaged => "文件可能已损坏",
            Self::Locked => "文件有密码",
            Self::NoSheet => "文件里没有工作表",
            Self::ManyParts => "文件内部条目过多",
            Self::Twins => "文件内部有重名条目",
            Self::Entities => "文件含有不允许的声明",
            Self::Counts => "文件内部声明的条数与内容不符",
            Self::Large => "文件解开后过大",
            Self::LongCell => "有单元格的文字过长",
            Self::ManyCells => "单元格过多",
            Self::ManyTables => "表头过多",
            Self::ManyFaults => "有问题的单元格过多",
            Self::Exhausting => "文件可能已损坏，读取超时",
            Self::NoReader => "此处不能读取旧格式的工作簿",
        }
    }
}

/// Takes parts as they come; a fault ends the reading.
pub(super) type Take<'a> = &'a mut dyn FnMut(Part) -> Result<(), Fault>;

/// A file to be read.
#[derive(Clone, Copy)]
pub(super) struct Book<'a> {
    /// What it is.
    pub(super) kind: Kind,
    /// Its bytes.
    pub(super) bytes: &'a [u8],
    /// What worksheets are called that have no name: the file's own.
    pub(super) name: &'a str,
    /// The executable that reads kinds that have no streaming reader.
    pub(super) child: Option<&'a Path>,
}

/// Files from this size on are read ahead in a thread of their own.
const LARGE: usize = 256 << 10;
/// Parts that are handed over at a time.
const BATCH: usize = 256;
/// Batches that may wait.
const WAITING: usize = 8;

impl Book<'_> {
    /// Gives all parts of the file within the bounds of any file.
    pub(super) fn parts(&self, take: Take) -> Result<(), Fault> {
        if self.bytes.len() < LARGE {
            return self.bounded(take);
        }
        let (send, batches) = sync_channel(WAITING);
        let (give_back, spare) = channel();
        thread::scope(|scope| {
            let reading = scope.spawn(move || self.ahead(&send, &spare));
            for mut batch in batches {
                Vec::drain(&mut batch, ..).try_for_each(&mut *take)?;
                // Nobody wants it once all has been read.
                let _ = give_back.send(batch);
            }
            reading.join().unwrap_or(Err(Fault::Damaged))
        })
    }

    /// Sends all parts of the file, as long as somebody takes them; emptied batches come back.
    fn ahead(
        &self,
        send: &SyncSender<Vec<Part>>,
        spare: &Receiver<Vec<Part>>,
    ) -> Result<(), Fault> {
        let mut batch = Vec::with_capacity(BATCH);
        self.bounded(&mut |part| {
            batch.push(part);
            if batch.len() < BATCH {
                return Ok(());
            }
            let empty = spare.try_recv().unwrap_or_else(|_| Vec::with_capacity(BATCH));
            let full = std::mem::replace(&mut batch, empty);
            send.send(full).map_err(|_| Fault::Damaged)
        })?;
        send.send(batch).map_err(|_| Fault::Damaged)
    }

    /// Gives all parts of the file, counted.
    fn bounded(&self, take: Take) -> Result<(), Fault> {
        let mut bounds = Bounds::default();
        let mut sheets = 0_u32;
        let mut counted = |part: Part| {
            sheets += u32::from(matches!(part, Part::Sheet { .. }));
            bounds.admit(&part)?;
            take(part)
        };
        self.read(&mut counted)?;
        if sheets == 0 { Err(Fault::NoSheet) } else { Ok(()) }
    }

    /// Gives all parts of the file.
    fn read(&self, take: Take) -> Result<(), Fault> {
        let text = || decode::text(self.bytes).ok_or(Fault::Damaged);
        match self.kind {
            Kind::Xlsx => packed::parts(self.bytes, take),
            Kind::Ods => ods::parts(self.bytes, take),
            Kind::Xls | Kind::Xlsb => child::parts(self, take),
            Kind::Lines => delimited::parts(&text()?, self.name, take),
            Kind::Web => web::parts(&[text()?.into_owned()], self.name, take),
            Kind::Letter => web::parts(&letter::pages(self.bytes), self.name, take),
            Kind::Locked => Err(Fault::Locked),
            Kind::Other(_) => Err(Fault::Damaged),
        }
    }
}
