use super::*;

fn code() -> String {
    std::fs::read_to_string("samples/presentation-person.txt").unwrap().trim_end().to_owned()
}

fn at(second: i64) -> Instant {
    Instant::parse("2026-11-22T10:00:00+08:00").unwrap().plus(second)
}

fn wide(text: &str) -> String {
    let wide = |c: char| match c {
        ' ' => '\u{3000}',
        c => char::from_u32(u32::from(c) + 0xfee0).unwrap(),
    };
    text.chars().map(wide).collect()
}

#[test]
fn a_slow_scanner_is_one_capture_at_its_first_character() {
    let (mut hand, code) = (Hand::default(), code());
    // A character each 15 ms: ten seconds.
    for (index, c) in code.chars().enumerate() {
        let tick = Duration::from_millis(15 * u64::try_from(index).unwrap());
        assert_eq!(hand.take(&c.to_string(), at(i64::try_from(index / 66).unwrap()), tick), None);
        assert_eq!(hand.is_scanner(), index >= 3);
    }
    assert_eq!(hand.end(), Some(Typed { text: code, at: at(0) }));
    assert_eq!(hand.end(), None);
}

#[test]
fn a_code_without_an_end_ends_by_a_pause_and_a_few_keys_are_nobodys_code() {
    let (mut hand, code) = (Hand::default(), code());
    let ms = Duration::from_millis;
    hand.take(&code, at(0), ms(100));
    assert_eq!(hand.rests_in(ms(600)), Some(ms(1_000)));
    assert_eq!(hand.rest(ms(1_599)), None);
    assert_eq!(hand.rest(ms(1_600)).unwrap().text, code);
    assert_eq!(hand.rests_in(ms(1_600)), None);
    // The next code after a pause is another one.
    hand.take(&code, at(5), ms(5_000));
    assert_eq!(hand.take("x", at(9), ms(9_000)).unwrap().at, at(5));
    assert_eq!(hand.end(), None);
}

#[test]
fn nothing_grows_beyond_its_bound() {
    let mut hand = Hand::default();
    for _ in 0..100 {
        hand.take(&"YZ1:".repeat(1_000), at(0), Duration::ZERO);
    }
    let typed = hand.end().unwrap().text;
    assert_eq!(typed.chars().count(), MAX_TYPED);
    assert_eq!(read_hand(&typed).fault, Some(HandFault::TooLong));
}

#[test]
fn what_settings_did_is_undone_and_named() {
    let code = code();
    let lower = code.to_ascii_lowercase();
    for (typed, repairs) in [
        (code.clone(), vec![]),
        (format!("{code}\r\n"), vec![]),
        (wide(&code), vec![HandRepair::FullWidth]),
        (lower.clone(), vec![HandRepair::InvertedCase]),
        (wide(&lower), vec![HandRepair::FullWidth, HandRepair::InvertedCase]),
        (format!("]Q1{code}"), vec![HandRepair::Before]),
        (format!("]Q1{lower}"), vec![HandRepair::InvertedCase, HandRepair::Before]),
    ] {
        assert_eq!(read_hand(&typed), HandRead { code: code.clone(), repairs, fault: None }, "{typed}");
    }
}

#[test]
fn what_cannot_be_undone_is_named() {
    let code = code();
    for (typed, fault) in [
        (code.replacen("YZ1:", "Z1:", 1), HandFault::NoPrefix),
        (code.replacen("YZ1:", "YZ1;", 1), HandFault::NoPrefix),
        (code.replace('$', "￥"), HandFault::Foreign('￥')),
        (code.replace('+', "="), HandFault::Foreign('=')),
        ("YZ1:1234".to_owned(), HandFault::Lost),
        ("你好，请出示行驶证".to_owned(), HandFault::NoPrefix),
        (String::new(), HandFault::NoPrefix),
    ] {
        let fault = if typed == code { HandFault::NoPrefix } else { fault };
        assert_ne!(typed, code, "the sample has no such character");
        assert_eq!(read_hand(&typed).fault, Some(fault), "{typed}");
    }
}
