//! The streams of chance, against a second implementation of ChaCha8 and of the rules, written apart from this one (in Python, on plain integers).

use assize_stats::Stream;

#[test]
fn words_are_those_of_the_standard() {
    let mut stream = Stream::new(0, 0, 0);
    // The first words of ChaCha8 with a key of zeros.
    assert_eq!([0; 4].map(|_: u32| stream.word()), [0x2fef_003e, 0xd640_5f89, 0xe8b8_5b7f, 0xa1a5_091f]);
    let mut stream = Stream::new(2026, 7, 3);
    let words: Vec<u32> = (0..1_000).map(|_| stream.word()).collect();
    assert_eq!(words[..4], [0x5b21_383c, 0x71ab_0e31, 0xef63_4e82, 0xc8b5_ac2b]);
    assert_eq!(words[999], 0x79f7_62fa);
}

#[test]
fn indices() {
    let mut stream = Stream::new(2026, 7, 3);
    assert_eq!([0; 12].map(|_: u32| stream.index(457)), [162, 202, 427, 358, 422, 15, 198, 89, 238, 314, 328, 65]);
    // A bound under which three words in ten are thrown away.
    let mut stream = Stream::new(1, 2, 3);
    let expected = [2_951_818_054, 2_045_734_602, 200_433_317, 523_937_243, 357_054_903, 1_907_949_299];
    assert_eq!([0; 6].map(|_: u32| stream.index(3_000_000_000)), expected);
    assert_eq!(stream.index(0), 0);
    assert_eq!(stream.index(1), 0);
}

#[test]
fn units_and_orders() {
    let mut stream = Stream::new(1, 2, 4);
    let expected = [0.235_504_542_916_693_1, 0.465_752_394_218_117_76, 0.573_352_614_837_529_4];
    assert_eq!([0.0; 3].map(|_: f64| stream.unit().to_bits()), expected.map(f64::to_bits));
    let mut order: Vec<u8> = (0..10).collect();
    Stream::new(1, 2, 5).shuffle(&mut order);
    assert_eq!(order, [2, 5, 1, 0, 9, 8, 6, 4, 3, 7]);
    Stream::new(1, 2, 5).shuffle::<u8>(&mut []);
}

#[test]
fn each_index_is_as_likely_as_another() {
    let mut stream = Stream::new(11, 0, 0);
    let mut counts = [0_u32; 6];
    for _ in 0..60_000 {
        counts[stream.index(6) as usize] += 1;
    }
    let chi_square: f64 = counts.iter().map(|count| (f64::from(*count) - 10_000.0).powi(2) / 10_000.0).sum();
    assert!(chi_square < 20.5, "{counts:?}: {chi_square} with 5 degrees of freedom");
}

#[test]
fn replicates_and_streams_differ() {
    let first = |mut stream: Stream| stream.double();
    let all = [Stream::new(1, 0, 0), Stream::new(0, 1, 0), Stream::new(0, 0, 1), Stream::new(0, 0, 0)].map(first);
    let distinct: std::collections::BTreeSet<u64> = all.into_iter().collect();
    assert_eq!(distinct.len(), 4);
}
