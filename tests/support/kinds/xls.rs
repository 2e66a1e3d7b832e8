//! .xls: the smallest BIFF8 stream in the smallest OLE file.

use super::{Grid, Stored, units, wide};

/// Bytes of a sector.
const SECTOR: usize = 512;
/// Below this size a stream would stand among the small ones.
const SMALL: usize = 4096;
/// No sector; the last of a chain; the table of sectors itself.
const FREE: u32 = 0xFFFF_FFFF;
const LAST: u32 = 0xFFFF_FFFE;
const TABLE: u32 = 0xFFFF_FFFD;

/// A workbook of one worksheet.
pub(super) fn bytes(grid: Grid) -> Vec<u8> {
    ole("Workbook", stream(grid))
}

/// One record.
pub(crate) fn record(id: u16, body: &[u8]) -> Vec<u8> {
    let length = u16::try_from(body.len()).unwrap();
    [&id.to_le_bytes(), &length.to_le_bytes(), body].concat()
}

/// The stream of the workbook.
fn stream(grid: Grid) -> Vec<u8> {
    let start = |kind: u16| {
        let words = [0x0600, kind, 0x0DBB, 1996, 0, 0, 6, 0];
        record(0x0809, &words.map(u16::to_le_bytes).concat())
    };
    let format = |number: u16| {
        let mut body = [0_u8; 20];
        body[2..4].copy_from_slice(&number.to_le_bytes());
        record(0x00E0, &body)
    };
    let mut globals = start(5);
    globals.extend(record(0x0042, &1200_u16.to_le_bytes()));
    globals.extend([format(0), format(14)].concat());
    let name = wide(grid.name);
    let sheet = |at: u32| {
        let state =
            [u8::from(grid.is_hidden), 0, u8::try_from(units(grid.name)).unwrap(), 1];
        record(0x0085, &[&at.to_le_bytes()[..], &state, &name].concat())
    };
    let end = record(0x000A, &[]);
    let at = u32::try_from(globals.len() + sheet(0).len() + end.len()).unwrap();
    let body = [start(16), cells(grid), merges(grid), end.clone()].concat();
    [globals, sheet(at), end, body].concat()
}

/// Records of cells.
fn cells(grid: Grid) -> Vec<u8> {
    let cell = |(row, column, stored): (u16, u16, Stored)| {
        let at = |format: u16| [row, column, format].map(u16::to_le_bytes).concat();
        match stored {
            Stored::Text(text) => {
                let count = units(text).to_le_bytes();
                record(0x0204, &[&at(0)[..], &count, &[1], &wide(text)].concat())
            }
            Stored::Number(number) => {
                record(0x0203, &[at(0), number.to_le_bytes().to_vec()].concat())
            }
            Stored::Date(number) => record(
                0x0203,
                &[at(1), f64::from(number).to_le_bytes().to_vec()].concat(),
            ),
        }
    };
    grid.cells().into_iter().flat_map(cell).collect()
}

/// The record of merged ranges.
fn merges(grid: Grid) -> Vec<u8> {
    let count = u16::try_from(grid.merges.len()).unwrap();
    let ranges = grid
        .merges
        .iter()
        .flat_map(|[top, left, bottom, right]| [*top, *bottom, *left, *right]);
    let words: Vec<u16> = std::iter::once(count).chain(ranges).collect();
    record(0x00E5, &words.into_iter().flat_map(u16::to_le_bytes).collect::<Vec<_>>())
}

/// An OLE file of one stream: header, table of sectors, directory, stream.
pub(crate) fn ole(name: &str, mut stream: Vec<u8>) -> Vec<u8> {
    stream.resize(stream.len().max(SMALL).next_multiple_of(SECTOR), 0);
    let sectors = u32::try_from(stream.len() / SECTOR).unwrap();
    assert!(sectors < 120, "one sector of the table must do");
    let mut head = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    head.resize(24, 0);
    head.extend([0x3E_u16, 3, 0xFFFE, 9, 6].map(u16::to_le_bytes).concat());
    head.resize(44, 0);
    head.extend([1, 1, 0, 4096, LAST, 0, LAST, 0, 0].map(u32::to_le_bytes).concat());
    head.resize(SECTOR, 0xFF);
    let chain =
        (2..2 + sectors).map(|at| if at + 1 == 2 + sectors { LAST } else { at + 1 });
    let mut table: Vec<u32> = [TABLE, LAST].into_iter().chain(chain).collect();
    table.resize(SECTOR / 4, FREE);
    let table: Vec<u8> = table.into_iter().flat_map(u32::to_le_bytes).collect();
    let size = u32::try_from(stream.len()).unwrap();
    let mut directory =
        [entry("Root Entry", 5, (LAST, 0)), entry(name, 2, (2, size))].concat();
    directory.resize(SECTOR, 0);
    [head, table, directory, stream].concat()
}

/// An entry of the directory: name, kind, first sector and size.
fn entry(name: &str, kind: u8, (first, size): (u32, u32)) -> Vec<u8> {
    let mut entry = wide(name);
    entry.resize(64, 0);
    entry.extend(((units(name) + 1) * 2).to_le_bytes());
    entry.extend([kind, 1]);
    let child = if kind == 5 { 1 } else { FREE };
    entry.extend([FREE, FREE, child].map(u32::to_le_bytes).concat());
    entry.resize(116, 0);
    entry.extend([first, size, 0].map(u32::to_le_bytes).concat());
    entry
}
