//! The files of a tar, as POSIX and GNU write it; only regular files count.

/// Bytes of a block.
const BLOCK: usize = 512;

/// One file: its path and its contents.
pub(crate) type Entry<'t> = (Vec<u8>, &'t [u8]);

/// The files of a tar in its order. Folders are passed over.
///
/// # Errors
/// In words, what is wrong with it.
pub(crate) fn files(mut rest: &[u8]) -> Result<Vec<Entry<'_>>, String> {
    let mut files = Vec::new();
    let mut next_path = None;
    while let Some((head, after)) = rest.split_first_chunk::<BLOCK>().filter(|(head, _)| head.iter().any(|&b| b != 0)) {
        if number(&head[148..156]) != Some(sum(head)) {
            return Err("what it printed is not a tar, or is a broken one".to_owned());
        }
        let size = number(&head[124..136]).and_then(|size| usize::try_from(size).ok());
        let (contents, padded) = size
            .and_then(|size| Some((after.get(..size)?, size.next_multiple_of(BLOCK).min(after.len()))))
            .ok_or("the tar that it printed ends in the middle of a file")?;
        rest = &after[padded..];
        match head[156] {
            b'0' | 0 => files.push((next_path.take().unwrap_or_else(|| path(head)), contents)),
            // A longer path of what follows, as POSIX has it and as GNU does.
            b'x' => next_path = pax_path(contents).or(next_path),
            b'L' => next_path = Some(text(contents).to_vec()),
            b'5' => next_path = None,
            b'g' => {}
            _ => return Err("the tar that it printed holds a link, a device or a part of a file".to_owned()),
        }
    }
    match rest.first_chunk::<BLOCK>() {
        // Two blocks of zero bytes end a tar; some write one. Without it, more may be missing.
        Some(head) if head.iter().all(|&byte| byte == 0) => Ok(files),
        None if rest.iter().all(|&byte| byte == 0) => {
            Err("the tar that it printed is cut: the blocks that end it are not there".to_owned())
        }
        Some(_) | None => Err("what it printed is not a tar, or is a broken one".to_owned()),
    }
}

/// Up to the first zero byte.
fn text(field: &[u8]) -> &[u8] {
    field.split(|&byte| byte == 0).next().unwrap_or_default()
}

/// An octal number among spaces and zero bytes.
fn number(field: &[u8]) -> Option<u64> {
    let digits = str::from_utf8(text(field)).ok()?.trim();
    u64::from_str_radix(digits, 8).ok()
}

/// The sum of a head's bytes, where those of the sum itself count as spaces.
fn sum(head: &[u8; BLOCK]) -> u64 {
    head.iter().enumerate().map(|(at, &byte)| u64::from(if (148..156).contains(&at) { b' ' } else { byte })).sum()
}

/// Path and prefix of a head, without the `./` that some begin with.
fn path(head: &[u8; BLOCK]) -> Vec<u8> {
    let prefix = if head[257..].starts_with(b"ustar\0") { text(&head[345..500]) } else { &[] };
    let name = text(&head[..100]);
    let whole = if prefix.is_empty() { name.to_vec() } else { [prefix, name].join(&b'/') };
    whole.strip_prefix(b"./").map(<[u8]>::to_vec).unwrap_or(whole)
}

/// The path among the records of an extended head: each is `LENGTH KEY=VALUE` and a line's end.
fn pax_path(mut records: &[u8]) -> Option<Vec<u8>> {
    let mut found = None;
    while let Some(space) = records.iter().position(|&byte| byte == b' ') {
        let length: usize = str::from_utf8(&records[..space]).ok()?.parse().ok()?;
        let record = records.get(space + 1..length)?;
        found = record.strip_prefix(b"path=").map(|path| path.trim_ascii_end().to_vec()).or(found);
        records = &records[length..];
    }
    found
}

#[cfg(test)]
mod tests {
    use super::files;

    /// One entry as POSIX writes it.
    fn entry(name: &str, kind: u8, contents: &[u8]) -> Vec<u8> {
        let mut head = [0; 512];
        head[..name.len()].copy_from_slice(name.as_bytes());
        head[124..136].copy_from_slice(format!("{:011o}\0", contents.len()).as_bytes());
        head[156] = kind;
        head[257..263].copy_from_slice(b"ustar\0");
        let sum = super::sum(&head);
        head[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
        let padding = vec![0; contents.len().next_multiple_of(512) - contents.len()];
        [&head, contents, &padding].concat()
    }

    fn named(tar: &[u8]) -> Vec<(String, String)> {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        files(tar).unwrap().into_iter().map(|(path, contents)| (text(&path), text(contents))).collect()
    }

    #[test]
    fn files_come_in_order_and_folders_are_passed_over() {
        let long = "x".repeat(150);
        let record = format!("160 path={long}\n");
        let tar = [
            entry("./a.txt", b'0', b"first"),
            entry("pages/", b'5', b""),
            entry("PaxHeader", b'x', record.as_bytes()),
            entry("cut", b'0', b""),
            entry("././@LongLink", b'L', b"long\0"),
            entry("cut", b'0', &[b'y'; 512]),
            vec![0; 1024],
        ];
        let names: Vec<String> = named(&tar.concat()).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names, ["a.txt", long.as_str(), "long"]);
        assert_eq!(named(&tar.concat())[0].1, "first");
        assert!(named(&[0; 1024]).is_empty());
    }

    #[test]
    fn a_broken_one_is_said_to_be_so() {
        let whole = entry("a.txt", b'0', b"first");
        for end in [1, 511, 514, 517, 1024] {
            files(&whole[..end]).unwrap_err();
        }
        assert_eq!(files(&[whole, vec![0; 512]].concat()).unwrap().len(), 1, "one block ends it as well as two");
        files(b"hello").unwrap_err();
        files(&[entry("a", b'2', b""), vec![0; 512]].concat()).unwrap_err();
        let mut huge = entry("a", b'0', b"");
        huge[124..136].copy_from_slice(b"77777777777\0");
        files(&huge).unwrap_err();
    }
}
