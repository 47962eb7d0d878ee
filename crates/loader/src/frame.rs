//! What the two processes say to each other: a kind (one byte), a length (four bytes, least first), that many bytes.

use std::io::{self, Read, Write};

use serde::{Deserialize, Serialize};

/// What the host of a writer says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    /// The writer is open: who it is, as JSON.
    Opened = 1,
    /// It is not a writer that can be used: why, as JSON.
    NotOpened,
    /// A file follows: its path.
    Path,
    /// The contents of the file whose path came before.
    Contents,
    /// A note, as the writer made it.
    Note,
    /// The writer has returned: [`End`] as JSON. Nothing follows.
    End,
}

impl Kind {
    const ALL: [Self; 6] = [Self::Opened, Self::NotOpened, Self::Path, Self::Contents, Self::Note, Self::End];
}

/// The last thing that is said, so that nothing which was lost goes unnoticed.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) struct End {
    /// What the writer's last word was.
    pub(crate) said: Said,
    /// How many files it handed over.
    pub(crate) files: usize,
    /// How many bytes they had.
    pub(crate) bytes: usize,
}

/// The last word of a writer.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(crate) enum Said {
    /// What `write` returned.
    Returned(u32),
    /// Its command was ended by this signal.
    Killed(i32),
    /// What its command printed is not what it must be; how.
    Broken(String),
}

/// A frame as it passes, without its bytes being copied.
pub(crate) fn send(to: &mut impl Write, kind: Kind, payload: &[u8]) -> io::Result<()> {
    let length = u32::try_from(payload.len()).map_err(|_| io::Error::other("too long"))?;
    to.write_all(&[kind as u8])?;
    to.write_all(&length.to_le_bytes())?;
    to.write_all(payload)?;
    to.flush()
}

/// What reading a frame came to.
#[derive(Debug)]
pub(crate) enum Received {
    Frame(Kind, Vec<u8>),
    /// Nothing more comes.
    Closed,
    /// It is longer than what is left of the allowance.
    TooLong,
    /// It is no frame.
    Garbage,
}

/// Reads one frame of at most `allowance` bytes.
pub(crate) fn receive(from: &mut impl Read, allowance: usize) -> Received {
    let mut head = [0; 5];
    if from.read_exact(&mut head).is_err() {
        return Received::Closed;
    }
    let [kind, length @ ..] = head;
    let Some(kind) = Kind::ALL.into_iter().find(|known| *known as u8 == kind) else { return Received::Garbage };
    let length = u32::from_le_bytes(length) as usize;
    if length > allowance {
        return Received::TooLong;
    }
    let mut payload = Vec::new();
    match from.take(length as u64).read_to_end(&mut payload) {
        Ok(read) if read == length => {}
        _ => return Received::Closed,
    }
    Received::Frame(kind, payload)
}

#[cfg(test)]
mod tests {
    use super::{Kind, Received, receive, send};

    #[test]
    fn what_is_sent_is_received() {
        let mut wire = Vec::new();
        send(&mut wire, Kind::Note, b"abc").unwrap();
        assert!(matches!(receive(&mut &wire[..], 3), Received::Frame(Kind::Note, text) if text == b"abc"));
        assert!(matches!(receive(&mut &wire[..], 2), Received::TooLong));
        for end in 0..wire.len() {
            assert!(matches!(receive(&mut &wire[..end], 3), Received::Closed), "{end}");
        }
        wire[0] = 77;
        assert!(matches!(receive(&mut &wire[..], 3), Received::Garbage));
    }
}
