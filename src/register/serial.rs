//! Which serials papers get: kept ones, then the next ones without a gap.

use super::fault::failed;
use super::{Register, print_key};
use crate::model::{Error, Paper, Result, Series, SeriesMode, Text};
use rusqlite::{Connection, OptionalExtension};
use std::collections::{BTreeMap, BTreeSet};

impl Register {
    /// The serial of each paper in the series of `year`, the year of its 成文日期.
    ///
    /// A paper that has a number of this year keeps it. In an 自动 series the others get
    /// the next ones in the order given; in a 登记 series, and without series, none. Takes
    /// nothing: give only papers that will be made, the commit refuses gaps.
    pub fn serials(&self, papers: &[Paper], year: i16) -> Result<Vec<Option<u32>>> {
        let mut keys = BTreeSet::new();
        if let Some(twice) = papers.iter().find(|paper| !keys.insert(&paper.key)) {
            let what = format!("安排“{}”的文号", print_key(&twice.key));
            return Err(Error::internal(what)("同一件文书排了两次"));
        }
        let mut next: BTreeMap<&str, u32> = BTreeMap::new();
        let serial_of = |paper| self.serial_of(paper, year, &mut next);
        papers.iter().map(serial_of).collect()
    }

    /// The serial of one paper; `next` are the serials not yet planned.
    fn serial_of<'a>(
        &self,
        paper: &'a Paper,
        year: i16,
        next: &mut BTreeMap<&'a str, u32>,
    ) -> Result<Option<u32>> {
        let Some(series) = &paper.series else { return Ok(None) };
        let kept = kept(&self.connection, &series.code, year, &paper.key)?;
        if kept.is_some() || series.mode == SeriesMode::Entered {
            return Ok(kept);
        }
        let serial = match next.get(&*series.code) {
            Some(serial) => *serial,
            None => self.next_serial(series, year)?,
        };
        next.insert(&series.code, serial + 1);
        Ok(Some(serial))
    }

    /// The serial behind the highest one of a series and year, void ones counted; the
    /// 起始文号 where there is none.
    pub fn next_serial(&self, series: &Series, year: i16) -> Result<u32> {
        let highest = self.highest(&series.code, year)?;
        Ok(highest.map_or(series.first.max(1), |highest| highest + 1))
    }

    /// The highest serial of a series and year.
    pub(crate) fn highest(&self, code: &Text, year: i16) -> Result<Option<u32>> {
        let query = "SELECT max(serial) FROM number WHERE code = ?1 AND year = ?2";
        let row = self.connection.query_row(query, (&**code, year), |row| row.get(0));
        row.map_err(failed)
    }
}

/// The serial that a paper has in a series and year.
fn kept(
    connection: &Connection,
    code: &Text,
    year: i16,
    key: &Text,
) -> Result<Option<u32>> {
    let query = "SELECT serial FROM number
        WHERE key = ?1 AND code = ?2 AND year = ?3 AND state <> '作废'";
    let mut query = connection.prepare_cached(query).map_err(failed)?;
    query.query_row((&**key, &**code, year), |row| row.get(0)).optional().map_err(failed)
}
