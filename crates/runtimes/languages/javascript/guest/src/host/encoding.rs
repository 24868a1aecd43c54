//! Text to bytes and back, for `Buffer`, `TextEncoder` and `TextDecoder`.

use base64::Engine;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use rquickjs::{Ctx, Exception, Result, TypedArray};

use super::Table;

/// As lenient as Node: with or without padding, trailing bits ignored.
const LENIENT: GeneralPurposeConfig = GeneralPurposeConfig::new()
    .with_decode_padding_mode(DecodePaddingMode::Indifferent)
    .with_decode_allow_trailing_bits(true);
const BASE64: GeneralPurpose = GeneralPurpose::new(&alphabet::STANDARD, LENIENT);
const BASE64_URL: GeneralPurpose =
    GeneralPurpose::new(&alphabet::URL_SAFE, LENIENT.with_encode_padding(false));

pub(super) fn register(table: &Table<'_>) -> Result<()> {
    table
        .add("toBytes", to_bytes)?
        .add("toText", to_text)?
        .add("isUtf8", |bytes: TypedArray<'_, u8>| {
            // SAFETY: nothing can detach the buffer meanwhile: no JavaScript runs.
            std::str::from_utf8(unsafe { bytes.as_bytes() }.unwrap_or_default()).is_ok()
        })?;
    Ok(())
}

/// The bytes that a text stands for. Fails for half a surrogate pair.
fn to_bytes<'js>(ctx: Ctx<'js>, text: String, encoding: String) -> Result<TypedArray<'js, u8>> {
    let bytes = match encoding.as_str() {
        "utf8" => text.into_bytes(),
        "latin1" => text.encode_utf16().map(|unit| unit as u8).collect(),
        "utf16le" => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        "hex" => from_hex(&text),
        "base64" => from_base64(&text),
        _ => return Err(unknown(&ctx, &encoding)),
    };
    TypedArray::new(ctx, bytes)
}

/// The text that bytes stand for; what is not UTF-8 becomes U+FFFD.
fn to_text<'js>(
    ctx: Ctx<'js>,
    bytes: TypedArray<'js, u8>,
    encoding: String,
    start: usize,
    end: usize,
) -> Result<String> {
    // SAFETY: nothing can detach the buffer meanwhile: no JavaScript runs.
    let bytes = unsafe { bytes.as_bytes() }.unwrap_or_default();
    let end = end.min(bytes.len());
    let bytes = &bytes[start.min(end)..end];
    Ok(match encoding.as_str() {
        "utf8" => String::from_utf8_lossy(bytes).into_owned(),
        "latin1" => bytes.iter().copied().map(char::from).collect(),
        "ascii" => bytes.iter().map(|byte| char::from(byte & 0x7f)).collect(),
        "utf16le" => {
            let units: Vec<u16> = bytes
                .chunks_exact(2)
                .map(|pair| u16::from_le_bytes([pair[0], pair[1]]))
                .collect();
            String::from_utf16_lossy(&units)
        }
        "hex" => bytes.iter().map(|byte| format!("{byte:02x}")).collect(),
        "base64" => BASE64.encode(bytes),
        "base64url" => BASE64_URL.encode(bytes),
        _ => return Err(unknown(&ctx, &encoding)),
    })
}

/// Reads up to the first pair that is not two digits, as Node does.
fn from_hex(text: &str) -> Vec<u8> {
    text.as_bytes()
        .chunks_exact(2)
        .map_while(|pair| {
            let high = char::from(pair[0]).to_digit(16)?;
            let low = char::from(pair[1]).to_digit(16)?;
            Some((high << 4 | low) as u8)
        })
        .collect()
}

/// Reads both alphabets, and skips what belongs to neither.
fn from_base64(text: &str) -> Vec<u8> {
    let mut clean: String = text
        .split('=')
        .next()
        .unwrap_or_default()
        .chars()
        .filter_map(|letter| match letter {
            '-' => Some('+'),
            '_' => Some('/'),
            letter if letter.is_ascii_alphanumeric() || letter == '+' || letter == '/' => {
                Some(letter)
            }
            _ => None,
        })
        .collect();
    // One digit alone has no byte in it.
    if clean.len() % 4 == 1 {
        clean.pop();
    }
    BASE64.decode(clean).unwrap_or_default()
}

fn unknown(ctx: &Ctx<'_>, encoding: &str) -> rquickjs::Error {
    Exception::throw_type(ctx, &format!("Unknown encoding: {encoding}"))
}
