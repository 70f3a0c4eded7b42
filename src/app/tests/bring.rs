use std::fs;
use std::sync::Arc;

use eframe::egui::{ColorImage, DroppedFile};

use super::*;
use crate::verify::Word;

#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("not asked for".to_owned())
    }
}

#[track_caller]
fn assert_word(desktop: &Desktop, word: Word) {
    desktop.assert_sees(text::word(desktop.lang, word));
}

fn rgba(name: &str) -> (u32, u32, Vec<u8>) {
    let picture = image::open(sample(name)).unwrap().into_rgba8();
    (picture.width(), picture.height(), picture.into_raw())
}

#[test]
fn a_file_is_chosen_from_the_list() {
    both(|lang| {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("图片");
        fs::create_dir(&folder).unwrap();
        fs::copy(sample("presentation-person.png"), folder.join("张三.png")).unwrap();
        let places = Places { user: Some(home.path().to_owned()), ..Places::default() };
        let mut desktop = Desktop::open(Desk { places, ..trusting(lang) });
        desktop.press_ui(Ui::Open);
        desktop.assert_sees(desktop.say(Ui::ChooseFile));
        desktop.press("图片/");
        desktop.press_ui(Ui::Up);
        desktop.press("图片/");
        desktop.press("张三.png");
        assert_word(&desktop, Word::Accepted);
        assert!(!desktop.sees(desktop.say(Ui::ChooseFile)));
    });
}

#[test]
fn a_path_can_be_typed() {
    both(|lang| {
        let mut desktop = Desktop::open(trusting(lang));
        desktop.press_ui(Ui::Open);
        let typed = sample("status-revoked.txt").display().to_string();
        let field = desktop
            .harness
            .get_by_role_and_label(eframe::egui::accesskit::Role::TextInput, desktop.say(Ui::Path));
        field.focus();
        desktop.harness.run();
        desktop.window().command(super::super::command::Command::TypePath(typed));
        desktop.harness.run();
        desktop.press_ui(Ui::Go);
        assert_word(&desktop, Word::Refused);

        desktop.press_ui(Ui::Open);
        desktop.window().command(super::super::command::Command::TypePath("/no/such/folder".into()));
        desktop.harness.run();
        desktop.press_ui(Ui::Go);
        assert!(desktop.sees_part("os error 2"));
        desktop.press_ui(Ui::Close);
        assert!(!desktop.sees(desktop.say(Ui::ChooseFile)));
    });
}

#[test]
fn text_and_pictures_are_pasted() {
    both(|lang| {
        let mut desktop = Desktop::open(trusting(lang));
        desktop.input(Input::Paste(code("presentation-person")));
        assert_word(&desktop, Word::Accepted);
        desktop.press_ui(Ui::Clear);
        desktop.assert_sees(desktop.say(Ui::Idle));

        let (width, height, pixels) = rgba("signature-invalid.png");
        let size = [usize::try_from(width).unwrap(), usize::try_from(height).unwrap()];
        let image = ColorImage::from_rgba_unmultiplied(size, &pixels);
        desktop.input(Input::PasteImage(Arc::new(image)));
        assert_word(&desktop, Word::Unproven);

        // A file manager's address of a file.
        let address = format!("file://{}", sample("grant-not-asked.txt").display());
        desktop.input(Input::Paste(address));
        assert_word(&desktop, Word::Attention);
    });
}

#[test]
fn the_paste_button_takes_whatever_the_clipboard_holds() {
    both(|lang| {
        let mut desktop = Desktop::open(trusting(lang));
        let (width, height, rgba) = rgba("presentation-person.png");
        for (clipping, word) in [
            (Clipping::Text(code("text-not-ours")), Word::None),
            (Clipping::File(sample("status-revoked.txt")), Word::Refused),
            (Clipping::Pixels { width, height, rgba }, Word::Accepted),
        ] {
            desktop.window().workers.clipping = Some(clipping);
            desktop.press_ui(Ui::Paste);
            assert_word(&desktop, word);
        }
        desktop.press_ui(Ui::Paste);
        desktop.assert_sees(desktop.say(Ui::ClipboardEmpty));
        desktop.press_ui(Ui::Noted);
        assert!(!desktop.sees(desktop.say(Ui::ClipboardEmpty)));
        desktop.hear(Event::Clipboard(Err("no display".to_owned())));
        assert!(desktop.sees_part("no display"));
    });
}

#[test]
fn a_dropped_file_is_checked() {
    both(|lang| {
        let mut desktop = Desktop::open(trusting(lang));
        let file = Arc::new(Dropped(sample("presentation-person.png")));
        desktop.harness.input_mut().dropped_files.push(file);
        desktop.harness.run();
        assert_word(&desktop, Word::Accepted);
    });
}

#[test]
fn nonsense_gets_an_answer_and_loses_nothing() {
    both(|lang| {
        let mut desktop = Desktop::open(trusting(lang));
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("junk.png");
        fs::write(&file, [0xff, 0xd8, 0xff, 1, 2, 3]).unwrap();
        desktop.input(Input::Paste(file.display().to_string()));
        desktop.assert_sees(desktop.say(Ui::Unread));
        desktop.input(Input::Paste(folder.path().join("gone").display().to_string()));
        desktop.assert_sees(desktop.say(Ui::Unread));
        desktop.input(Input::Paste("\u{202e}你好\n\u{1b}[31m".to_owned()));
        desktop.assert_sees(desktop.say(Ui::Unread));
        desktop.input(Input::Paste("鲁L12345".to_owned()));
        assert_word(&desktop, Word::None);
    });
}

#[test]
fn a_file_can_be_opened_with_the_window() {
    both(|lang| {
        let desktop = Desktop::open(Desk { file: Some(sample("presentation-person.png")), ..trusting(lang) });
        assert_word(&desktop, Word::Accepted);
        // Without trust it is unproven, which is the truth about it.
        let desktop = Desktop::open(Desk { file: Some(sample("presentation-person.png")), ..desk(lang) });
        assert_word(&desktop, Word::Unproven);
    });
}

#[test]
fn work_under_way_is_said() {
    both(|lang| {
        let mut desktop = Desktop::open(trusting(lang));
        desktop.window().workers.is_idle = true;
        desktop.window().command(super::super::command::Command::CheckText("YZ1:".to_owned()));
        desktop.harness.step();
        desktop.harness.step();
        desktop.assert_sees(desktop.say(Ui::Working));
    });
}
