//! Functions of templates: those of the stage, and comparisons.

use super::stage::{Call, Stage};
use super::thing::{Thing, argument};
use super::{compare, filters};
use minijinja::value::{Kwargs, Object, Rest};
use minijinja::{Environment, Error, ErrorKind, State, Value};
use std::sync::Arc;

/// The outermost names of a template: whatever the stage knows.
#[derive(Debug)]
pub(super) struct Root(pub(super) Arc<dyn Stage>);

/// Where functions find the stage; no template can write it.
const STAGE: &str = "_stage";

impl Object for Root {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        match key.as_str()? {
            STAGE => Some(Value::from_dyn_object(self.clone())),
            name => self.0.name(name).map(|answer| Thing::value(&self.0, answer)),
        }
    }
}

/// Puts functions, comparisons and filters into the environment.
pub(super) fn add(environment: &mut Environment, functions: &[&'static str]) {
    for name in functions {
        let call = |state: &State, plain: Rest<Value>, named: Kwargs| {
            call(state, name, (&plain, &named))
        };
        environment.add_function(*name, call);
    }
    environment.add_function("_eq", |a: &Value, b: &Value| compare::equal(a, b));
    environment.add_function("_ne", |a: &Value, b: &Value| !compare::equal(a, b));
    environment.add_function("_lt", |a: &Value, b: &Value| compare::less(a, b));
    environment.add_function("_le", |a: &Value, b: &Value| compare::at_most(a, b));
    environment.add_function("_gt", |a: &Value, b: &Value| compare::less(b, a));
    environment.add_function("_ge", |a: &Value, b: &Value| compare::at_most(b, a));
    environment.add_function("_in", |a: &Value, b: &Value| compare::within(a, b));
    environment.add_function("_out", |a: &Value, b: &Value| !compare::within(a, b));
    for filter in filters::FILTERS {
        let run = |value: &Value, arguments: Rest<Value>| (filter.run)(value, &arguments);
        environment.add_filter(filter.name, run);
    }
}

/// Calls a function of the stage.
fn call(
    state: &State,
    name: &str,
    (plain, named): (&[Value], &Kwargs),
) -> Result<Value, Error> {
    let root = state.lookup(STAGE);
    let root = root.as_ref().and_then(|root| root.downcast_object_ref::<Root>());
    let Some(Root(speaker)) = root else {
        return Err(Error::new(ErrorKind::InvalidOperation, "这里不能调用函数"));
    };
    let mut call = Call {
        arguments: plain.iter().filter_map(argument).collect(),
        named: Vec::new(),
    };
    for name in named.args() {
        let value: Value = named.get(name)?;
        call.named.extend(argument(&value).map(|value| (name.to_owned(), value)));
    }
    let answer = speaker.call(name, &call);
    answer
        .map(|answer| Thing::value(speaker, answer))
        .map_err(|what| Error::new(ErrorKind::InvalidOperation, what))
}
