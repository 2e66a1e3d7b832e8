//! Same input, same bytes: threads, folder, time zone and locale never show.

use super::Desk;

#[test]
fn two_builds_from_the_same_start_are_the_same_byte_for_byte() {
    let build = |line: &str, environment: &[(&str, &str)]| {
        let desk = Desk::sample();
        let mut command = desk.command(line);
        command.envs(environment.iter().copied());
        assert!(command.output().unwrap().status.success(), "{line}");
        desk.tree()
    };
    let first = build("build --threads 1", &[("TZ", "Asia/Shanghai"), ("LANG", "C")]);
    let second = build(
        "build --threads 2",
        &[("TZ", "Pacific/Kiritimati"), ("LC_ALL", "zh_CN.GBK")],
    );
    let paths = |tree: &std::collections::BTreeMap<String, Vec<u8>>| {
        tree.keys().cloned().collect::<Vec<String>>()
    };
    assert_eq!(paths(&first), paths(&second));
    for (path, bytes) in &first {
        assert!(*bytes == second[path], "{path} differs");
    }
}
