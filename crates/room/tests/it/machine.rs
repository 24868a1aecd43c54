//! Any sequence of messages from several browsers, with delays, cuts and
//! restarts of the server.

use proptest::prelude::*;

use crate::driver::drive;

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn copies_stay_equal_and_logs_tell_rooms(bytes in prop::collection::vec(any::<u8>(), 0..3_000)) {
        drive(&bytes);
    }
}
