use eframe::egui::Key;

use super::*;

#[test]
fn both_views_say_what_is_shown_and_by_whom() {
    both(|lang| {
        let mut handset = Handset::open(lang);
        assert!(handset.sees(PhoneUi::Code) && !handset.sees(PhoneUi::Card));
        handset.press(PhoneUi::ShowCard);
        assert!(handset.sees(PhoneUi::Card) && !handset.sees(PhoneUi::Code));
        for view in [PhoneUi::ShowCode, PhoneUi::ShowCard] {
            handset.press(view);
            for words in [
                "鲁L12345",
                text::use_kind(lang, UseKind::Grant),
                "使用人",
                "李四",
                text::paper_notice(lang),
                text::demo(lang),
            ] {
                assert!(handset.says(words), "{words}");
            }
        }
    });
}

#[test]
fn the_countdown_goes_down_and_a_new_code_is_made() {
    both(|lang| {
        let mut handset = Handset::open(lang);
        assert_eq!(handset.asked(), 1);
        handset.assert_left(30);
        handset.at(1);
        handset.assert_left(29);
        handset.at(29);
        handset.assert_left(1);
        assert_eq!(handset.asked(), 1);
        handset.at(30);
        handset.assert_left(30);
        assert_eq!(handset.asked(), 2);
        // It is renewed while the picture is in sight too.
        handset.press(PhoneUi::ShowCard);
        handset.at(75);
        assert_eq!(handset.asked(), 3);
    });
}

#[test]
fn a_reason_stands_in_place_of_the_code_until_there_is_one_again() {
    both(|lang| {
        let mut handset = Handset::open(lang);
        handset.refuse(Some(REASON));
        handset.at(29);
        assert!(handset.sees(PhoneUi::Code));
        handset.at(30);
        for view in [PhoneUi::ShowCode, PhoneUi::ShowCard] {
            handset.press(view);
            assert!(handset.says(REASON) && handset.sees(PhoneUi::NothingToShow));
            assert!(!handset.sees(PhoneUi::Code) && !handset.sees(PhoneUi::Card) && !handset.says("李四"));
        }
        handset.press(PhoneUi::ShowCode);
        handset.at(31);
        assert_eq!(handset.asked(), 3);
        handset.refuse(None);
        handset.at(32);
        assert!(handset.sees(PhoneUi::Code) && !handset.says(REASON));
        handset.assert_left(30);
    });
}

#[test]
fn a_phone_that_never_had_a_code_says_why() {
    both(|lang| {
        let mut handset = Handset::open(lang);
        // The clock was set back to a time when nothing was signed yet.
        handset.refuse(Some(REASON));
        handset.at(-86_400);
        assert!(handset.says(REASON));
        handset.refuse(None);
        handset.press(PhoneUi::Refresh);
        handset.at(-86_399);
        assert!(handset.sees(PhoneUi::Code));
    });
}

#[test]
fn a_new_code_is_made_when_it_is_asked_for() {
    both(|lang| {
        let mut handset = Handset::open(lang);
        handset.at(10);
        handset.assert_left(20);
        handset.press(PhoneUi::Refresh);
        handset.assert_left(30);
        assert_eq!(handset.asked(), 2);
        handset.at(20);
        handset.key(Key::F5);
        handset.assert_left(30);
        assert_eq!(handset.asked(), 3);
    });
}

#[test]
fn keys_reach_everything() {
    both(|lang| {
        let mut handset = Handset::open(lang);
        handset.key(Key::Num1);
        assert!(handset.sees(PhoneUi::Card));
        handset.key(Key::Num2);
        assert!(handset.sees(PhoneUi::Code));
        handset.key(Key::Tab);
        assert!(handset.harness.get_by_label(text::phone_ui(lang, PhoneUi::ShowCard)).is_focused());
        handset.key(Key::Enter);
        assert!(handset.sees(PhoneUi::Card));
        handset.key(Key::Tab);
        handset.key(Key::Space);
        assert!(handset.sees(PhoneUi::Code));
        handset.at(5);
        handset.key(Key::Tab);
        assert!(handset.harness.get_by_label(text::phone_ui(lang, PhoneUi::Refresh)).is_focused());
        handset.key(Key::Enter);
        assert_eq!(handset.asked(), 2);
    });
}

#[test]
fn the_picture_can_be_enlarged() {
    both(|lang| {
        let mut handset = Handset::open(lang);
        handset.press(PhoneUi::ShowCard);
        let width = |handset: &Handset| {
            let picture = handset.harness.get_by_label(text::phone_ui(lang, PhoneUi::Card));
            picture.accesskit_node().raw_bounds().unwrap().width()
        };
        let fitting = width(&handset);
        assert!((300.0..=390.0).contains(&fitting), "{fitting}");
        handset.press(PhoneUi::Card);
        assert!(width(&handset) > 700.0 && handset.sees(PhoneUi::Smaller));
        // Its middle is out of sight now.
        handset.harness.get_by_label(text::phone_ui(lang, PhoneUi::Card)).click_accesskit();
        handset.harness.run_steps(3);
        assert!(width(&handset) < 390.0 && handset.sees(PhoneUi::Larger));

        let mut handset = Handset::with(lang, None, Harness::builder());
        handset.press(PhoneUi::ShowCard);
        assert!(handset.sees(PhoneUi::NoCard) && !handset.sees(PhoneUi::Card));
    });
}
