//! A town of any size as workbooks, for the benches only: regular rows, no phrases.

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use std::path::Path;

/// How large.
#[derive(Clone, Copy)]
pub(crate) struct Size {
    /// Rows of 村.
    pub(crate) villages: u32,
    /// Rows of 单位.
    pub(crate) units: u32,
    /// Rows of 检查; every second one finds a hazard.
    pub(crate) checks: u32,
}

/// Result of writing.
type Written = Result<(), XlsxError>;

/// Days of the two years before 2026-10-31, one a number.
fn day(number: u32) -> ExcelDateTime {
    let month = (number / 28) % 22;
    let (year, month) = (2025 + month / 12, 1 + month % 12);
    let day = u8::try_from(1 + number % 28).unwrap();
    let (year, month) = (u16::try_from(year).unwrap(), u8::try_from(month).unwrap());
    ExcelDateTime::from_ymd(year, month, day).unwrap()
}

/// Writes the five sheets into a folder.
pub(crate) fn write(folder: &Path, size: Size) {
    office(&folder.join("office.xlsx")).unwrap();
    villages(&folder.join("villages.xlsx"), size).unwrap();
    units(&folder.join("units.xlsx"), size).unwrap();
    checks(&folder.join("checks.xlsx"), size).unwrap();
    hazards(&folder.join("hazards.xlsx"), size).unwrap();
}

/// One workbook with one sheet.
fn book(
    path: &Path,
    name: &str,
    fill: impl FnOnce(&mut Worksheet) -> Written,
) -> Written {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name(name)?;
    fill(sheet)?;
    workbook.save(path)
}

/// Header cells.
fn head(sheet: &mut Worksheet, headers: &[&str]) -> Written {
    for (column, header) in (0..).zip(headers) {
        sheet.write_string(0, column, *header)?;
    }
    Ok(())
}

/// Text cells of one row.
fn texts(sheet: &mut Worksheet, row: u32, cells: &[(u16, &str)]) -> Written {
    for (column, text) in cells {
        sheet.write_string(row, *column, *text)?;
    }
    Ok(())
}

/// 机关.
fn office(path: &Path) -> Written {
    let cells = [
        ("机关名称", "示例镇人民政府"),
        ("机关简称", "示例镇"),
        ("机关代字", "示政发"),
        ("其他代字", "整改=示安改:自动"),
        ("主送", "各村民委员会"),
        ("上级机关", "示例县人民政府"),
        ("落款名称", "示例镇人民政府"),
        ("签发人", "甲乙丙"),
        ("领导组办公室名称", "示例镇安全生产委员会办公室"),
        ("行动名称", "安全生产治本攻坚三年行动"),
        ("执法权限", "属地检查"),
    ];
    book(path, "机关", |sheet| {
        let (headers, values): (Vec<&str>, Vec<&str>) = cells.into_iter().unzip();
        head(sheet, &headers)?;
        let row: Vec<(u16, &str)> = (0..).zip(values).collect();
        texts(sheet, 1, &row)?;
        sheet.write_string(0, 11, "行动起年")?;
        sheet.write_number(1, 11, 2024)?;
        sheet.write_string(0, 12, "行动止年")?;
        sheet.write_number(1, 12, 2026)?;
        Ok(())
    })
}

/// 村.
fn villages(path: &Path, size: Size) -> Written {
    book(path, "村", |sheet| {
        head(sheet, &["村名", "村主要负责人", "安全员"])?;
        for row in 1..=size.villages {
            let name = village(row - 1);
            texts(sheet, row, &[(0, &name), (1, "王东"), (2, "李西")])?;
        }
        Ok(())
    })
}

/// 单位.
fn units(path: &Path, size: Size) -> Written {
    book(path, "单位", |sheet| {
        head(
            sheet,
            &["单位名称", "村名", "单位类别", "行业领域", "主要负责人", "经营状态"],
        )?;
        for row in 1..=size.units {
            let (name, village) = (unit(row - 1), village((row - 1) % size.villages));
            let rest = [(2, "商场超市"), (3, "商贸"), (4, "赵南"), (5, "正常")];
            texts(sheet, row, &[(0, &*name), (1, &*village)])?;
            texts(sheet, row, &rest)?;
        }
        Ok(())
    })
}

/// 检查.
fn checks(path: &Path, size: Size) -> Written {
    let format = Format::new().set_num_format("yyyy-mm-dd");
    book(path, "检查", |sheet| {
        let headers = [
            "检查编号",
            "检查日期",
            "检查类型",
            "检查单位",
            "检查人员",
            "单位名称",
            "发现隐患数",
        ];
        head(sheet, &headers)?;
        for row in 1..=size.checks {
            let (id, unit) = (format!("J{row}"), unit(row % size.units));
            texts(
                sheet,
                row,
                &[(0, &*id), (2, "日常"), (3, "应急办"), (4, "钱北、孙中")],
            )?;
            sheet.write_datetime_with_format(row, 1, day(row), &format)?;
            sheet.write_string(row, 5, unit)?;
            sheet.write_number(row, 6, (row + 1) % 2)?;
        }
        Ok(())
    })
}

/// Columns of 隐患.
const HAZARD: [&str; 15] = [
    "隐患编号",
    "检查编号",
    "发现日期",
    "单位名称",
    "隐患部位",
    "隐患内容",
    "隐患等级",
    "整改期限",
    "整改完成日期",
    "复查日期",
    "复查结论",
    "销号日期",
    "判定依据",
    "整改措施",
    "整改责任人",
];

/// 隐患: one for every second check; of ten, seven are closed.
fn hazards(path: &Path, size: Size) -> Written {
    let format = Format::new().set_num_format("yyyy-mm-dd");
    book(path, "隐患", |sheet| {
        head(sheet, &HAZARD)?;
        for row in 1..=size.checks / 2 {
            hazard(sheet, (row, 2 * row), size, &format)?;
        }
        Ok(())
    })
}

/// One hazard of a check.
fn hazard(
    sheet: &mut Worksheet,
    (row, check): (u32, u32),
    size: Size,
    format: &Format,
) -> Written {
    let level = if row % 40 == 0 { "重大" } else { "一般" };
    let (id, of) = (format!("Y{row}"), format!("J{check}"));
    let unit = unit(check % size.units);
    texts(sheet, row, &[(0, &*id), (1, &*of), (3, &*unit), (4, "营业厅")])?;
    texts(sheet, row, &[(5, "灭火器压力不足，未及时更换"), (6, level)])?;
    let rest =
        [(12, "《建筑灭火器配置验收及检查规范》"), (13, "更换灭火器"), (14, "赵南")];
    texts(sheet, row, &rest)?;
    let mut dates = vec![(2, check), (7, check + 20)];
    if row % 10 < 7 {
        dates.extend([(8, check + 10), (9, check + 12), (11, check + 12)]);
        sheet.write_string(row, 10, "合格")?;
    }
    for (column, number) in dates {
        sheet.write_datetime_with_format(row, column, day(number), format)?;
    }
    Ok(())
}

/// A village by number.
fn village(number: u32) -> String {
    format!("第{number}村")
}

/// A unit by number.
fn unit(number: u32) -> String {
    format!("第{number}商店")
}
