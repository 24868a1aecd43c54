//! The initial memory: bytes far apart would make a compiled module of
//! megabytes out of a file of bytes.

use wasmparser::{Data, DataKind, Operator};

use super::text;

/// Gaps up to this are nothing to talk about.
const FREE_GAP_BYTES: u64 = 1 << 20;
/// How much longer than its bytes the initial memory may be, beyond that.
const SPREAD: u64 = 8;

/// From the first to the last byte that the module itself puts in memory.
#[derive(Debug)]
pub(super) struct Span {
    first: u64,
    end: u64,
    bytes: u64,
}

impl Default for Span {
    fn default() -> Self {
        Self {
            first: u64::MAX,
            end: 0,
            bytes: 0,
        }
    }
}

impl Span {
    /// Counts a segment in.
    pub(super) fn add(&mut self, segment: &Data<'_>) -> Result<(), String> {
        let DataKind::Active { offset_expr, .. } = &segment.kind else {
            return Ok(());
        };
        let start = match offset_expr.get_operators_reader().into_iter().collect() {
            Ok(operators) => plain(operators),
            Err(error) => return Err(text(error)),
        };
        let start = start.ok_or("it computes where its initial data lies")?;
        let length = segment.data.len() as u64;
        if length > 0 {
            self.first = self.first.min(start);
            self.end = self.end.max(start + length);
            self.bytes += length;
        }
        Ok(())
    }

    /// Refuses what is spread too far.
    pub(super) fn check(&self) -> Result<(), String> {
        let span = self.end.saturating_sub(self.first);
        if span > FREE_GAP_BYTES + SPREAD * self.bytes {
            return Err(format!(
                "its {} bytes of initial data are spread over {span} bytes of memory",
                self.bytes
            ));
        }
        Ok(())
    }
}

/// The value of an expression that is one number.
fn plain(operators: Vec<Operator<'_>>) -> Option<u64> {
    match operators[..] {
        [Operator::I32Const { value }, Operator::End] => Some(value.cast_unsigned().into()),
        _ => None,
    }
}
