//! Every program under `tests/hostile/javascript` ends as its first lines
//! expect.

use super::javascript;
use crate::hostile::all_end_as_expected;

#[test]
fn every_hostile_program_ends_as_expected() {
    all_end_as_expected(&*javascript(), "javascript", "// ", 35);
}
