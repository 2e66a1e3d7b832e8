//! 用时: where the time of a run went, summed over its spans (`--timings`).

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tracing::Subscriber;
use tracing::span::Id;
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};
use tracing_subscriber::registry::LookupSpan;

/// Time by step, in the order in which steps were first entered.
#[derive(Clone, Debug, Default)]
pub struct Timings {
    /// Shared with the layer.
    steps: Arc<Mutex<Steps>>,
}

/// Sums by name.
#[derive(Debug, Default)]
struct Steps {
    /// Names in order.
    order: Vec<&'static str>,
    /// Time and number of passings.
    sums: BTreeMap<&'static str, (Duration, u32)>,
}

/// When a span was entered.
struct Entered(Instant);

impl Timings {
    /// Starts measuring, once a process; without a call spans cost next to nothing.
    pub fn start() -> Self {
        let timings = Self::default();
        let subscriber = tracing_subscriber::registry().with(timings.clone());
        // A second call in one process keeps the first subscriber: nothing to mend.
        let _ = tracing::subscriber::set_global_default(subscriber);
        timings
    }

    /// One line a step: name, times passed, milliseconds over all threads.
    pub fn print(&self) -> String {
        let steps = self.steps.lock().unwrap_or_else(PoisonError::into_inner);
        let mut out = String::from("用时（各线程合计）：\n");
        for name in &steps.order {
            if let Some((time, count)) = steps.sums.get(name) {
                let (millis, micros) = (time.as_millis(), time.subsec_micros() % 1000);
                let _ = writeln!(out, "  {name}　{millis}.{micros:03} 毫秒　{count} 次");
            }
        }
        out
    }

    /// Adds one passing.
    fn add(&self, name: &'static str, time: Duration) {
        let mut steps = self.steps.lock().unwrap_or_else(PoisonError::into_inner);
        let sum = steps.sums.entry(name).or_default();
        sum.0 += time;
        sum.1 += 1;
    }

    /// Notes a step when it is first entered.
    fn note(&self, name: &'static str) {
        let mut steps = self.steps.lock().unwrap_or_else(PoisonError::into_inner);
        if !steps.order.contains(&name) {
            steps.order.push(name);
        }
    }
}

impl<S: Subscriber + for<'a> LookupSpan<'a>> Layer<S> for Timings {
    #[expect(clippy::disallowed_methods, reason = "the one file that measures")]
    fn on_enter(&self, id: &Id, context: Context<'_, S>) {
        if let Some(span) = context.span(id) {
            self.note(span.name());
            span.extensions_mut().replace(Entered(Instant::now()));
        }
    }

    fn on_exit(&self, id: &Id, context: Context<'_, S>) {
        if let Some(span) = context.span(id) {
            let entered = span.extensions_mut().remove::<Entered>();
            if let Some(Entered(since)) = entered {
                self.add(span.name(), since.elapsed());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Timings;

    #[test]
    fn steps_are_summed_in_the_order_of_their_first_entry() {
        let timings = Timings::start();
        for _ in 0..2 {
            tracing::info_span!("读表").in_scope(|| ());
            tracing::info_span!("核对").in_scope(|| ());
        }
        let printed = timings.print();
        let read = printed.find("读表").unwrap();
        assert!(printed.find("核对").is_some_and(|check| read < check), "{printed}");
        assert!(printed.contains("2 次"), "{printed}");
    }
}
