//! A form as a county sends it: title, figures, a row to repeat, a total, signatures.

use crate::line::Desk;
use rust_xlsxwriter::{Chart, ChartType, Format, FormatAlign, Formula, Workbook};
use std::path::PathBuf;

/// The declaration of a ledger that fills the form.
pub(super) const LEDGER: &str = r#"
code = "L-10"
name = "隐患台账"
month = true
form = "县表.xlsx"
[[table]]
sheet = "隐患"
rows = "发现日期 在 本期"
columns = ["隐患编号", "单位名称", "=隐患状态", "整改资金"]
"#;

/// The form; `more` are texts put into further cells of its first row.
pub(super) fn form(more: &[(u16, &str)]) -> Vec<u8> {
    let mut book = Workbook::new();
    let lined = Format::new().set_border(rust_xlsxwriter::FormatBorder::Thin);
    let share = Format::new().set_num_format("0.0%");
    let day = Format::new().set_num_format("yyyy-mm-dd");
    let sheet = book.add_worksheet().set_name("附表 1").unwrap();
    let middle = Format::new().set_align(FormatAlign::Center).set_bold();
    sheet
        .merge_range(
            0,
            0,
            0,
            5,
            "{{ 机关.机关名称 }}重大事故隐患统计表（{{ 期 }}）",
            &middle,
        )
        .unwrap();
    sheet.write_string(1, 0, "发现隐患").unwrap();
    sheet.write_string(1, 1, "{{ S-18.found }}").unwrap();
    sheet.write_string(1, 2, "全年累计{{S-18.found 年}}条").unwrap();
    sheet.write_string_with_format(1, 3, "{{ S-18.rectified_rate }}", &share).unwrap();
    sheet.write_string_with_format(1, 4, "{{ 截止日 }}", &day).unwrap();
    for (column, header) in
        (0..).zip(["序号", "单位", "", "状态", "资金（万元）", "是上报"])
    {
        sheet.write_string(2, column, header).unwrap();
    }
    let row = [
        "{{ 序号 }}",
        "{{ 隐患.单位名称 }}",
        "",
        "{{ 隐患.隐患状态 }}",
        "{{ 隐患.整改资金 }}",
    ];
    sheet.merge_range(3, 1, 3, 2, row[1], &lined).unwrap();
    for (column, text) in (0..).zip(row).filter(|(_, text)| !text.is_empty()) {
        sheet.write_string_with_format(3, column, text, &lined).unwrap();
    }
    sheet
        .write_formula_with_format(
            3,
            5,
            Formula::new("=IF(E4>1,\"是\",\"否\")").set_result("否"),
            &lined,
        )
        .unwrap();
    sheet.set_row_height(3, 33).unwrap();
    sheet.write_string(4, 0, "合计").unwrap();
    sheet.write_formula(4, 4, Formula::new("=SUM(E4:E4)").set_result("0")).unwrap();
    sheet.merge_range(5, 0, 5, 5, "填表人：　　　　审核人：", &Format::new()).unwrap();
    sheet.set_print_area(0, 0, 5, 5).unwrap();
    sheet.set_repeat_rows(0, 2).unwrap();
    for (column, text) in more {
        sheet.write_string(0, *column, *text).unwrap();
    }
    let mut chart = Chart::new(ChartType::Column);
    chart.add_series().set_values("'附表 1'!$E$3:$E$4");
    sheet.insert_chart(7, 0, &chart).unwrap();
    let other = book.add_worksheet().set_name("说明").unwrap();
    other.write_formula(0, 0, Formula::new("='附表 1'!E5").set_result("0")).unwrap();
    other.write_string(1, 0, "本页不填").unwrap();
    book.save_to_buffer().unwrap()
}

/// A desk with the small town, the ledger and a form.
pub(super) fn desk(form: &[u8]) -> (Desk, PathBuf) {
    let desk = Desk::small();
    let folder = desk.path("templates/ledgers");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("hazards.toml"), LEDGER).unwrap();
    std::fs::write(folder.join("县表.xlsx"), form).unwrap();
    (desk, folder)
}
