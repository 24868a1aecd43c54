//! The JavaScript runtime.

mod programs;

use std::sync::Arc;

use runtimes::Runtime;

fn javascript() -> Arc<dyn Runtime> {
    crate::support::runtime("javascript")
}
