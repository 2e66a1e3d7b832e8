//! Workbooks as thirty hands make them: what is read of them, and what is said.

mod planted; // faults in a copy of the sample town

use std::path::Path;

/// Copies the workbooks of the sample town.
fn copy_sample(to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir("data").unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "xlsx") {
            std::fs::copy(&path, to.join(path.file_name().unwrap())).unwrap();
        }
    }
}
