//! Reading JSON straight into values, without a tree in between: cheap in
//! fuel, which is what a candidate's call is measured by, and small in code.
//!
//! The text comes from the judge and is well formed; anything else is a
//! [`Fault`], never a panic.

use super::fault::Fault;

/// A place in a JSON text.
pub struct Reader<'json> {
    bytes: &'json [u8],
    at: usize,
}

impl<'json> Reader<'json> {
    /// A reader at the start of a text.
    pub fn new(bytes: &'json [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// The next byte that is not white space, without taking it.
    fn peek(&mut self) -> Option<u8> {
        while let Some(byte) = self.bytes.get(self.at) {
            if !matches!(byte, b' ' | b'\t' | b'\r' | b'\n') {
                return Some(*byte);
            }
            self.at += 1;
        }
        None
    }

    /// Takes `wanted` if it is next.
    fn take(&mut self, wanted: u8) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.at += 1;
        }
        found
    }

    fn expect(&mut self, wanted: u8) -> Result<(), Fault> {
        if self.take(wanted) {
            Ok(())
        } else {
            Err(self.unexpected(char::from(wanted)))
        }
    }

    fn unexpected(&self, wanted: impl std::fmt::Display) -> Fault {
        Fault::new(format!("`{wanted}` was expected at byte {}", self.at))
    }

    /// Takes a word such as `true` if it is next.
    pub fn word(&mut self, word: &str) -> bool {
        self.peek();
        let found = self.bytes[self.at.min(self.bytes.len())..].starts_with(word.as_bytes());
        if found {
            self.at += word.len();
        }
        found
    }

    /// Whether a string is next.
    pub fn is_text(&mut self) -> bool {
        self.peek() == Some(b'"')
    }

    /// The text of a number.
    pub fn number(&mut self) -> Result<&'json str, Fault> {
        self.peek();
        let start = self.at;
        while let Some(b'0'..=b'9' | b'-' | b'+' | b'.' | b'e' | b'E') = self.bytes.get(self.at) {
            self.at += 1;
        }
        if start == self.at {
            return Err(self.unexpected("a number"));
        }
        std::str::from_utf8(&self.bytes[start..self.at]).map_err(|_| self.unexpected("a number"))
    }

    /// A string, its escapes undone.
    pub fn text(&mut self) -> Result<String, Fault> {
        self.expect(b'"')?;
        let mut text = Vec::new();
        loop {
            let rest = &self.bytes[self.at..];
            let plain = rest
                .iter()
                .position(|byte| matches!(byte, b'"' | b'\\'))
                .ok_or_else(|| self.unexpected('"'))?;
            text.extend_from_slice(&rest[..plain]);
            self.at += plain + 1;
            if rest[plain] == b'"' {
                break;
            }
            let unescaped = self.escape()?;
            text.extend_from_slice(unescaped.encode_utf8(&mut [0; 4]).as_bytes());
        }
        String::from_utf8(text).map_err(|_| self.unexpected("a string in UTF-8"))
    }

    /// What the escape after a backslash stands for.
    fn escape(&mut self) -> Result<char, Fault> {
        let byte = self.bytes.get(self.at).copied();
        self.at += 1;
        match byte {
            Some(b @ (b'"' | b'\\' | b'/')) => Ok(char::from(b)),
            Some(b'b') => Ok('\u{8}'),
            Some(b'f') => Ok('\u{c}'),
            Some(b'n') => Ok('\n'),
            Some(b'r') => Ok('\r'),
            Some(b't') => Ok('\t'),
            Some(b'u') => self.code_point(),
            _ => Err(self.unexpected("an escape")),
        }
    }

    /// The four digits of `\u`, and those of the second half of a pair.
    fn code_point(&mut self) -> Result<char, Fault> {
        let first = self.code_unit()?;
        let joined = if (0xd800..0xdc00).contains(&first) {
            if !self.bytes[self.at..].starts_with(b"\\u") {
                return Err(self.unexpected("the second half of a pair"));
            }
            self.at += 2;
            let second = self.code_unit()?;
            0x1_0000 + ((first - 0xd800) << 10) + (second.wrapping_sub(0xdc00) & 0x3ff)
        } else {
            first
        };
        char::from_u32(joined).ok_or_else(|| self.unexpected("a character"))
    }

    fn code_unit(&mut self) -> Result<u32, Fault> {
        let unit = self
            .bytes
            .get(self.at..self.at + 4)
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u32::from_str_radix(digits, 16).ok())
            .ok_or_else(|| self.unexpected("four hexadecimal digits"))?;
        self.at += 4;
        Ok(unit)
    }

    /// Reads an array, calling `item` at the start of each of its items.
    pub fn array(
        &mut self,
        mut item: impl FnMut(&mut Self) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        self.expect(b'[')?;
        if self.take(b']') {
            return Ok(());
        }
        loop {
            item(self)?;
            if self.take(b']') {
                return Ok(());
            }
            self.expect(b',')?;
        }
    }

    /// Reads an object, calling `member` at each value with its key.
    pub fn object(
        &mut self,
        mut member: impl FnMut(&mut Self, String) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        self.expect(b'{')?;
        if self.take(b'}') {
            return Ok(());
        }
        loop {
            let key = self.text()?;
            self.expect(b':')?;
            member(self, key)?;
            if self.take(b'}') {
                return Ok(());
            }
            self.expect(b',')?;
        }
    }

    /// Takes the next value whole and gives its text. It counts brackets, so
    /// no depth of nesting can exhaust the stack.
    pub fn raw(&mut self) -> Result<&'json [u8], Fault> {
        self.peek();
        let start = self.at;
        let mut depth = 0_usize;
        loop {
            match self.peek() {
                Some(b'"') => self.skip_text()?,
                Some(b'[' | b'{') => {
                    self.at += 1;
                    depth += 1;
                    continue;
                }
                Some(b']' | b'}') if depth > 0 => {
                    self.at += 1;
                    depth -= 1;
                }
                Some(b',' | b':') if depth > 0 => {
                    self.at += 1;
                    continue;
                }
                Some(b'a'..=b'z' | b'0'..=b'9' | b'-') => self.skip_word(),
                _ => return Err(self.unexpected("a value")),
            }
            if depth == 0 {
                return Ok(&self.bytes[start..self.at]);
            }
        }
    }

    fn skip_word(&mut self) {
        while let Some(b'a'..=b'z' | b'0'..=b'9' | b'-' | b'+' | b'.' | b'E') =
            self.bytes.get(self.at)
        {
            self.at += 1;
        }
    }

    fn skip_text(&mut self) -> Result<(), Fault> {
        self.at += 1;
        loop {
            match self.bytes.get(self.at) {
                Some(b'"') => break,
                Some(b'\\') => self.at += 2,
                Some(_) => self.at += 1,
                None => return Err(self.unexpected('"')),
            }
        }
        self.at += 1;
        Ok(())
    }
}
