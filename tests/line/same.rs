//! Same input, same bytes: threads, folder, time zone and locale never show.

use super::Desk;
use super::sample::BUILT;

#[test]
fn a_build_in_another_folder_time_zone_and_language_is_the_same_byte_for_byte() {
    let desk = Desk::sample();
    let mut command = desk.command("build --threads 1");
    command.envs([("TZ", "Pacific/Kiritimati"), ("LC_ALL", "zh_CN.GBK")]);
    assert!(command.output().unwrap().status.success());
    let (first, second) = (BUILT.0.tree(), desk.tree());
    let paths = |tree: &std::collections::BTreeMap<String, Vec<u8>>| {
        tree.keys().cloned().collect::<Vec<String>>()
    };
    assert_eq!(paths(&first), paths(&second));
    for (path, bytes) in &first {
        assert!(*bytes == second[path], "{path} differs");
    }
}
