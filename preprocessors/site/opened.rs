//! What can be read in a file, whatever it is: its text in every encoding that it may have, without tags, with entities and
//! escapes undone, and the same of what lies packed in it.

use crate::text::forms::words;
use encoding_rs::{EUC_JP, Encoding, SHIFT_JIS, UTF_16BE, UTF_16LE};
use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};
use rawzip::{CompressionMethod, ZipArchive};
use std::io::Read as _;

/// So deep may files lie in files.
const DEPTH: u32 = 4;

/// So much of a packed file is read: what grows to more is no page.
const MOST: u64 = 64 << 20;

/// An Opened is what was read in a file.
#[derive(Debug, Default)]
pub struct Opened {
    /// Each in the *words* form: without white space.
    pub texts: Vec<String>,
    /// Something in it could not be unpacked.
    pub closed: bool,
}

/// Opens a file.
pub fn open(bytes: &[u8]) -> Opened {
    let mut opened = Opened::default();
    unpack(bytes, DEPTH, &mut opened);
    opened
}

fn unpack(bytes: &[u8], depth: u32, opened: &mut Opened) {
    read(bytes, opened);
    if depth == 0 {
        opened.closed |= bytes.starts_with(b"PK") || bytes.starts_with(&[0x1f, 0x8b]);
        return;
    }
    let mut inside = |packed: Option<Vec<u8>>| match packed {
        Some(bytes) => unpack(&bytes, depth - 1, opened),
        None => opened.closed = true,
    };
    if bytes.starts_with(b"PK\x03\x04") {
        zip(bytes).into_iter().for_each(&mut inside);
    } else if bytes.starts_with(&[0x1f, 0x8b]) {
        inside(all(MultiGzDecoder::new(bytes)));
    } else if bytes.starts_with(b"%PDF") {
        streams(bytes).for_each(|stream| {
            // pictures and fonts in a PDF are packed in other ways, and are no words
            if let Some(unpacked) = all(ZlibDecoder::new(stream)) {
                inside(Some(unpacked));
            }
        });
    } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        chunks(bytes).for_each(|chunk| inside(Some(chunk)));
    }
}

fn all(reader: impl std::io::Read) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = reader.take(MOST + 1).read_to_end(&mut bytes).ok()?;
    (read as u64 <= MOST).then_some(bytes)
}

/// The files of a ZIP, with their names; `None` for what cannot be unpacked.
fn zip(bytes: &[u8]) -> Vec<Option<Vec<u8>>> {
    let Ok(archive) = ZipArchive::from_slice(bytes) else { return vec![None] };
    let mut found = Vec::new();
    let mut entries = archive.entries();
    loop {
        let entry = match entries.next_entry() {
            Ok(Some(entry)) => entry,
            Ok(None) => break,
            Err(_) => {
                found.push(None);
                break;
            }
        };
        found.push(Some(entry.file_path().as_bytes().to_vec()));
        let method = entry.compression_method();
        found.push(archive.get_entry(entry.wayfinder()).ok().and_then(|entry| match method {
            CompressionMethod::STORE => Some(entry.data().to_vec()),
            CompressionMethod::DEFLATE => all(DeflateDecoder::new(entry.data())),
            _ => None,
        }));
    }
    found
}

/// What stands between `stream` and `endstream` in a PDF.
fn streams(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let start = find(rest, b"stream")? + b"stream".len();
        let body = rest.get(start..)?;
        let skipped = body.iter().take(2).take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let body = body.get(skipped..)?;
        let end = find(body, b"endstream").unwrap_or(body.len());
        rest = body.get(end + b"endstream".len()..).unwrap_or_default();
        body.get(..end)
    })
}

/// The packed words of a PNG: what stands behind the key of `zTXt` and packed `iTXt`.
fn chunks(bytes: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    let mut rest = bytes.get(8..).unwrap_or_default();
    std::iter::from_fn(move || {
        let length = u32::from_be_bytes(rest.get(..4)?.try_into().ok()?) as usize;
        let (name, body) = (rest.get(4..8)?, rest.get(8..8usize.checked_add(length)?)?);
        rest = rest.get(length + 12..).unwrap_or_default();
        let packed = match name {
            b"zTXt" | b"iTXt" | b"iCCP" | b"eXIf" => body,
            _ => return Some(Vec::new()),
        };
        // where the packed words begin differs; they begin as zlib does
        let start = packed.windows(2).position(|two| two[0] == 0x78 && matches!(two[1], 0x01 | 0x5e | 0x9c | 0xda));
        Some(start.and_then(|at| all(ZlibDecoder::new(packed.get(at..)?))).unwrap_or_default())
    })
}

fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).position(|own| own == word)
}

fn read(bytes: &[u8], opened: &mut Opened) {
    let mut add = |text: &str| {
        let plain = unescaped(text);
        if plain.contains('<') {
            opened.texts.push(words(&unescaped(&untagged(text))));
        }
        opened.texts.push(words(&plain));
    };
    if let Ok(text) = std::str::from_utf8(bytes) {
        return add(text);
    }
    add(&String::from_utf8_lossy(bytes));
    let encodings: [&'static Encoding; 4] = [SHIFT_JIS, EUC_JP, UTF_16LE, UTF_16BE];
    for encoding in encodings {
        // two bytes a letter may begin at an odd place in a file
        let is_wide = encoding == UTF_16LE || encoding == UTF_16BE;
        for skipped in 0..=usize::from(is_wide) {
            add(&encoding.decode_without_bom_handling(bytes.get(skipped..).unwrap_or_default()).0);
        }
    }
}

/// A page without its tags.
fn untagged(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut inside = false;
    for c in text.chars() {
        match c {
            '<' => inside = true,
            '>' if inside => inside = false,
            _ if !inside => plain.push(c),
            _ => {}
        }
    }
    plain
}

/// `&amp;` `&#12354;` `\u3042` `%E3%81%82` and the like, undone; what is none stays.
fn unescaped(text: &str) -> String {
    if !text.contains(['&', '\\', '%']) {
        return text.to_owned();
    }
    let mut plain: Vec<u8> = Vec::with_capacity(text.len());
    let mut rest = text;
    let mut high: Option<u32> = None;
    while let Some(at) = rest.find(['&', '\\', '%']) {
        let (before, from) = rest.split_at(at);
        plain.extend(before.as_bytes());
        let (byte, used) = match from.as_bytes()[0] {
            b'&' => entity(from),
            b'%' => (hex(from, 1, 2).and_then(|byte| u8::try_from(byte).ok()).map(|byte| vec![byte]), 3),
            _ => match hex(from, 2, 4).filter(|_| from.as_bytes().get(1) == Some(&b'u')) {
                Some(unit @ 0xd800..=0xdbff) => {
                    high = Some(unit);
                    (Some(Vec::new()), 6)
                }
                Some(unit) => {
                    let pair = high.take().filter(|_| (0xdc00..=0xdfff).contains(&unit));
                    let code = pair.map_or(unit, |high| 0x10000 + ((high - 0xd800) << 10) + (unit - 0xdc00));
                    (char::from_u32(code).map(|c| c.to_string().into_bytes()), 6)
                }
                None => (None, 1),
            },
        };
        match byte {
            Some(bytes) => {
                plain.extend(bytes);
                rest = from.get(used..).unwrap_or_default();
            }
            None => {
                plain.push(from.as_bytes()[0]);
                rest = &from[1..];
            }
        }
    }
    plain.extend(rest.as_bytes());
    String::from_utf8_lossy(&plain).into_owned()
}

fn hex(text: &str, from: usize, digits: usize) -> Option<u32> {
    let word = text.get(from..from + digits)?;
    word.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u32::from_str_radix(word, 16).ok())?
}

/// The letter of an entity at the start of the text, and how many bytes it takes.
fn entity(text: &str) -> (Option<Vec<u8>>, usize) {
    const NAMED: [(&str, &str); 6] =
        [("amp", "&"), ("lt", "<"), ("gt", ">"), ("quot", "\""), ("apos", "'"), ("nbsp", " ")];
    let Some(end) = text.bytes().take(12).position(|byte| byte == b';') else { return (None, 1) };
    let name = text.get(1..end).unwrap_or_default();
    let letter = match name.strip_prefix('#') {
        Some(number) => {
            let code = match number.strip_prefix(['x', 'X']) {
                Some(digits) => u32::from_str_radix(digits, 16).ok(),
                None => number.parse().ok(),
            };
            code.and_then(char::from_u32).map(String::from)
        }
        None => NAMED.iter().find(|(own, _)| *own == name).map(|(_, letter)| (*letter).to_owned()),
    };
    (letter.map(String::into_bytes), end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn finds(bytes: &[u8], word: &str) -> bool {
        open(bytes).texts.iter().any(|text| text.contains(word))
    }

    #[test]
    fn words_are_found_however_they_are_written() {
        for text in [
            "秘密の名前",
            "<b>秘密</b>の<i class=\"a\">名前</i>",
            "&#31192;&#x5bc6;の名前",
            "{\"a\":\"\\u79d8\\u5bc6\\u306e\\u540d\\u524d\"}",
            "href=\"%E7%A7%98%E5%AF%86%E3%81%AE%E5%90%8D%E5%89%8D\"",
            "秘密\n  の　名前",
            "<!-- 秘密の名前 -->",
            "<a title=\"秘密の名前\">",
        ] {
            assert!(finds(text.as_bytes(), "秘密の名前"), "{text}");
        }
        let (sjis, ..) = SHIFT_JIS.encode("秘密の名前");
        assert!(finds(&sjis, "秘密の名前"));
        let wide: Vec<u8> = "x秘密の名前".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(finds(&[&[0xff], wide.as_slice()].concat(), "秘密の名前"), "at an odd place");
    }

    #[test]
    fn packed_files_are_unpacked() {
        use flate2::Compression;
        use std::io::Write as _;
        let packed = |bytes: &[u8]| {
            let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), Compression::default());
            encoder.write_all(bytes).unwrap();
            encoder.finish().unwrap()
        };
        let words = packed("秘密の名前".as_bytes());
        let pdf = [b"%PDF-1.7\n1 0 obj\nstream\r\n", words.as_slice(), b"\nendstream"].concat();
        assert!(finds(&pdf, "秘密の名前"));
        let text = [b"Comment\0\0".as_slice(), &words].concat();
        let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
        png.extend(u32::try_from(text.len()).unwrap().to_be_bytes());
        png.extend([b"zTXt".as_slice(), &text, &[0; 4]].concat());
        assert!(finds(&png, "秘密の名前"));
        let mut gz = flate2::write::GzEncoder::new(Vec::new(), Compression::default());
        gz.write_all(&pdf).unwrap();
        assert!(finds(&gz.finish().unwrap(), "秘密の名前"), "a file in a file");
        assert!(open(b"PK\x03\x04 no archive").closed);
    }

    proptest! {
        #[test]
        fn nothing_makes_it_fall(bytes in prop::collection::vec(any::<u8>(), 0..300), head in prop::sample::select(vec![&b""[..], b"PK\x03\x04", b"\x1f\x8b\x08", b"%PDF stream", b"\x89PNG\r\n\x1a\n"])) {
            open(&[head, bytes.as_slice()].concat());
        }

        #[test]
        fn escapes_are_undone_anywhere(text in "[a-z&\\\\%u0-9;#あ]{0,40}") {
            let _ = unescaped(&text);
            prop_assert_eq!(unescaped("あ"), "あ");
        }
    }
}
