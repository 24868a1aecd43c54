//! How bytes cross to a worker: in one piece, and not one at a time as serde
//! would have it. For the fields that `serde_bytes` itself does not know.

/// For a list of byte strings.
pub(crate) mod list {
    use serde::ser::SerializeSeq;
    use serde::{Deserialize, Deserializer, Serializer};
    use serde_bytes::{ByteBuf, Bytes};

    pub(crate) fn serialize<S: Serializer>(list: &[Vec<u8>], to: S) -> Result<S::Ok, S::Error> {
        let mut sequence = to.serialize_seq(Some(list.len()))?;
        for bytes in list {
            sequence.serialize_element(Bytes::new(bytes))?;
        }
        sequence.end()
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Vec<Vec<u8>>, D::Error> {
        let list = Vec::<ByteBuf>::deserialize(from)?;
        Ok(list.into_iter().map(ByteBuf::into_vec).collect())
    }
}

/// For files by name.
pub(crate) mod files {
    use serde::ser::SerializeSeq;
    use serde::{Deserialize, Deserializer, Serializer};
    use serde_bytes::{ByteBuf, Bytes};

    type Files = Vec<(String, Vec<u8>)>;

    pub(crate) fn serialize<S: Serializer>(files: &Files, to: S) -> Result<S::Ok, S::Error> {
        let mut sequence = to.serialize_seq(Some(files.len()))?;
        for (name, bytes) in files {
            sequence.serialize_element(&(name, Bytes::new(bytes)))?;
        }
        sequence.end()
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Files, D::Error> {
        let files = Vec::<(String, ByteBuf)>::deserialize(from)?;
        let plain = |(name, bytes): (String, ByteBuf)| (name, bytes.into_vec());
        Ok(files.into_iter().map(plain).collect())
    }
}
