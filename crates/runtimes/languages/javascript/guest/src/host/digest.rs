//! Hashes for `node:crypto`.

use md5::Md5;
use rquickjs::{Ctx, Exception, Result, TypedArray};
use sha1::Sha1;
use sha2::{Digest, Sha224, Sha256, Sha384, Sha512};

use super::Table;

pub(super) fn register(table: &Table<'_>) -> Result<()> {
    table.add("digest", digest)?;
    Ok(())
}

fn digest<'js>(
    ctx: Ctx<'js>,
    algorithm: String,
    input: TypedArray<'js, u8>,
) -> Result<TypedArray<'js, u8>> {
    // SAFETY: nothing can detach the buffer while it is hashed: no JavaScript runs.
    let input = unsafe { input.as_bytes() }.unwrap_or_default();
    let hash = match algorithm.as_str() {
        "md5" => Md5::digest(input).to_vec(),
        "sha1" => Sha1::digest(input).to_vec(),
        "sha224" => Sha224::digest(input).to_vec(),
        "sha256" => Sha256::digest(input).to_vec(),
        "sha384" => Sha384::digest(input).to_vec(),
        "sha512" => Sha512::digest(input).to_vec(),
        _ => {
            return Err(Exception::throw_message(
                &ctx,
                "Digest method not supported",
            ));
        }
    };
    TypedArray::new(ctx, hash)
}
