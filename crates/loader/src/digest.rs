use std::fmt;
use std::io::{self, Read};

use sha2::{Digest as _, Sha256};

/// SHA-256 of a file's bytes, as `sha256sum` prints it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Digest(String);

impl Digest {
    /// As written: 64 hexadecimal digits.
    pub fn parse(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// As written: 64 hexadecimal digits.
    pub fn text(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The digest of everything that can be read from here.
///
/// # Errors
/// What the file system says.
pub fn digest(mut bytes: impl Read) -> io::Result<Digest> {
    let mut hash = Sha256::new();
    let mut piece = vec![0; 64 << 10];
    loop {
        match bytes.read(&mut piece)? {
            0 => break,
            read => hash.update(&piece[..read]),
        }
    }
    Ok(Digest(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()))
}

#[cfg(test)]
mod tests {
    use super::digest;

    #[test]
    fn it_is_what_sha256sum_prints() {
        let expect = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(digest(&b"abc"[..]).unwrap().text(), expect);
    }
}
