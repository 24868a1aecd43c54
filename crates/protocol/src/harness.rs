//! The conversation with a harness inside a guest.
//!
//! The host and the harness speak in JSON lines over one virtual device,
//! [`DEVICE`]. The host hands over one [`Request`] at a time: reading yields
//! the next one only after the one before was answered with one line, a
//! [`Response`]. So a harness learns of one call at a time, and the fuel
//! between a request and its response is the cost of that call alone.
//! End of file means that nothing more will come; the harness then exits 0.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::interface::Interface;

/// The path at which a guest finds the device. It can be opened once.
pub const DEVICE: &str = "/dev/harness";

/// The folder in which a guest finds the candidate's files.
pub const SOLUTION: &str = "/solution";

/// The folder in which a guest finds the test files of a `tests` group.
pub const TESTS: &str = "/tests";

/// What the host asks of a harness.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Request {
    /// Load the solution and learn its signature. Always the first request of
    /// a `call` case; answered with [`Response::Ready`].
    Begin {
        /// The file to load, relative to [`SOLUTION`].
        entry: String,
        /// The signature, for converting values.
        interface: Interface,
    },
    /// Call a function, or a method of the object made by the last `Construct`.
    Call {
        /// The function's or method's name, as in the manifest.
        name: String,
        /// Whether it is a method of the object.
        #[serde(default)]
        method: bool,
        /// The arguments, encoded by their types.
        arguments: Vec<Value>,
    },
    /// Make an object; later methods go to it.
    Construct {
        /// The class.
        name: String,
        /// The arguments of the constructor.
        arguments: Vec<Value>,
    },
    /// Name the tests in a test file, without running them. Answered with
    /// [`Response::Tests`].
    ListTests {
        /// The test file, relative to [`TESTS`].
        file: String,
    },
    /// Run one test. Answered with [`Response::Tested`].
    RunTest {
        /// The test file, relative to [`TESTS`].
        file: String,
        /// The test's name, as `ListTests` told it.
        name: String,
    },
}

/// What a harness answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Response {
    /// The solution is loaded.
    Ready,
    /// The call returned this value, encoded by the declared type.
    Returned(Value),
    /// The call raised an error.
    Raised {
        /// The error's name, without module or package.
        name: String,
        /// Its message, cut to 4 KiB.
        message: String,
    },
    /// The call returned something that is not of the declared type.
    Unencodable(String),
    /// The tests of a file, in the order of the file.
    Tests(Vec<String>),
    /// How one test went.
    Tested {
        /// Whether it passed.
        passed: bool,
        /// The failure's message and traceback, cut to 16 KiB; empty if passed.
        message: String,
    },
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_wire_reads_as_documented() {
        let call = Request::Call {
            name: "parse".into(),
            method: false,
            arguments: vec![json!("x")],
        };
        assert_eq!(
            serde_json::to_value(&call).unwrap(),
            json!({"call": {"name": "parse", "method": false, "arguments": ["x"]}})
        );
        let returned: Response = serde_json::from_value(json!({"returned": [1, 2]})).unwrap();
        assert_eq!(returned, Response::Returned(json!([1, 2])));
        assert_eq!(
            serde_json::to_value(Response::Ready).unwrap(),
            json!("ready")
        );
    }
}
