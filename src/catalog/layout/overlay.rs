//! An office's `layout.toml` says only what differs: it is laid over ours.

use toml::{Table, Value};

/// Lays `over` over `ours`: a value over a value, a table key by key, fonts and styles by name.
pub(super) fn lay(ours: &mut Table, over: Table) {
    for (key, value) in over {
        match ours.get_mut(&key) {
            Some(own) => lay_value(own, value),
            None => {
                ours.insert(key, value);
            }
        }
    }
}

/// The same for one value.
fn lay_value(own: &mut Value, over: Value) {
    match (own, over) {
        (Value::Table(own), Value::Table(over)) => lay(own, over),
        (Value::Array(own), Value::Array(over)) if over.iter().all(Value::is_table) => {
            for item in over {
                match own.iter_mut().find(|known| name(known) == name(&item)) {
                    Some(known) => lay_value(known, item),
                    None => own.push(item),
                }
            }
        }
        (own, over) => *own = over,
    }
}

/// What a font or a style is known by.
fn name(item: &Value) -> Option<&str> {
    item.get("role").or_else(|| item.get("name"))?.as_str()
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_is_not_said_stays() {
        let ours = "a = 1\n[rules]\neven = true\n[page]\nwidth = { value = 1, clause = \"5.1\" }\n\
                    [[font]]\nrole = \"正文\"\nnames = [\"甲\", \"乙\"]\nfamily = \"f\"\n\
                    [[font]]\nrole = \"标题\"\nnames = [\"丙\"]\n";
        let over = "[rules]\neven = false\n[page]\nwidth = { value = 2 }\nheight = 3\n\
                    [[font]]\nrole = \"标题\"\nnames = [\"丁\", \"戊\"]\n\
                    [[font]]\nrole = \"新\"\nnames = [\"己\"]\n";
        let want = "a = 1\n[rules]\neven = false\n[page]\nwidth = { value = 2, clause = \"5.1\" }\n\
                    height = 3\n[[font]]\nrole = \"正文\"\nnames = [\"甲\", \"乙\"]\nfamily = \"f\"\n\
                    [[font]]\nrole = \"标题\"\nnames = [\"丁\", \"戊\"]\n\
                    [[font]]\nrole = \"新\"\nnames = [\"己\"]\n";
        let parse = |text: &str| text.parse::<toml::Table>().unwrap();
        let mut laid = parse(ours);
        super::lay(&mut laid, parse(over));
        assert_eq!(laid, parse(want));
    }
}
