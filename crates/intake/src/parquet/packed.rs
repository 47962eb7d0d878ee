//! Pages as they were before they were packed, within a bound.

use std::borrow::Cow;
use std::io::Read;

use ::parquet::basic::Compression;
use flate2::read::MultiGzDecoder;
use zrip_core::error::DecompressError;
use zrip_decode::context::DecompressContext;

use super::Fault;

/// The largest page, in bytes: programs write pages of a mebibyte, unless values are long.
pub(super) const LARGEST: usize = 256 << 20;

/// Unpacks pages one after the other.
#[derive(Default)]
pub(super) struct Unpacker {
    zstd: DecompressContext,
}

impl Unpacker {
    /// What a page holds.
    pub(super) fn unpack<'b>(&mut self, bytes: &'b [u8], codec: Compression) -> Result<Cow<'b, [u8]>, Fault> {
        // Where no value is known nothing was packed.
        if bytes.is_empty() {
            return Ok(Cow::Borrowed(bytes));
        }
        let unpacked = match codec {
            Compression::UNCOMPRESSED => return Ok(Cow::Borrowed(bytes)),
            Compression::SNAPPY => {
                let length = snap::raw::decompress_len(bytes).map_err(|_| NOT_WHOLE)?;
                if length > LARGEST {
                    return Err(too_large());
                }
                snap::raw::Decoder::new().decompress_vec(bytes).map_err(|_| NOT_WHOLE)?
            }
            Compression::GZIP(_) => all(MultiGzDecoder::new(bytes))?,
            Compression::ZSTD(_) => {
                let mut unpacked = Vec::new();
                match self.zstd.decompress_into_with_limit(bytes, &mut unpacked, LARGEST) {
                    Ok(_) => unpacked,
                    Err(DecompressError::OutputTooSmall) => return Err(too_large()),
                    Err(_) => return Err(NOT_WHOLE),
                }
            }
            Compression::BROTLI(_) => return Err(Fault::Packed("Brotli")),
            Compression::LZO => return Err(Fault::Packed("LZO")),
            Compression::LZ4 | Compression::LZ4_RAW => return Err(Fault::Packed("LZ4")),
        };
        Ok(Cow::Owned(unpacked))
    }
}

const NOT_WHOLE: Fault = Fault::Damaged("a page is not packed as the footer says");

/// A page has more than is read.
pub(super) fn too_large() -> Fault {
    Fault::TooLarge(format!("a page of it has more than {LARGEST} bytes"))
}

fn all(packed: impl Read) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    packed.take(LARGEST as u64 + 1).read_to_end(&mut bytes).map_err(|_| NOT_WHOLE)?;
    if bytes.len() > LARGEST { Err(too_large()) } else { Ok(bytes) }
}
