//! The list of files and folders to choose from.

use std::path::Path;

use eframe::egui::{Id, Key, Modal, RichText, ScrollArea, TextEdit, Ui, vec2};

use super::{View, notice};
use crate::app::command::{Chosen, Command, Purposed};
use crate::app::job::Listing;
use crate::app::state::Chooser;
use crate::text::{self, visible_up_to};

pub(super) fn show(ui: &mut Ui, view: &mut View<'_>) {
    let Some(chooser) = &view.state.chooser else { return };
    let modal = Modal::new(Id::unique("chooser")).show(ui.ctx(), |ui| {
        ui.set_min_size(vec2(620.0, 420.0));
        ui.set_max_width(620.0);
        notice::show(ui, view);
        head(ui, view, chooser);
        ScrollArea::vertical().max_height(320.0).auto_shrink([false, false]).show(ui, |ui| {
            match &chooser.listing {
                None => _ = ui.spinner(),
                Some(Err(why)) => _ = ui.label(text::not_had(view.lang(), why)),
                Some(Ok(listing)) => entries(ui, view, chooser, listing),
            }
        });
        ui.separator();
        ui.horizontal(|ui| {
            if chooser.purposed.kind() == Chosen::Folder {
                let words = match chooser.purposed {
                    Purposed::AuditFolder => text::audit(view.lang(), text::Audit::AddThis),
                    _ => view.say(text::Ui::InstallHere),
                };
                if ui.button(words).clicked() {
                    // What is typed counts, also where nobody has opened it first.
                    let is_shown = chooser.typed == chooser.folder.display().to_string();
                    let folder = if is_shown { chooser.folder.clone() } else { chooser.typed.clone().into() };
                    view.send(chooser.purposed.command(folder));
                }
            }
            view.button(ui, text::Ui::Close, || Command::CloseChooser);
        });
    });
    if modal.should_close() {
        view.send(Command::CloseChooser);
    }
}

fn head(ui: &mut Ui, view: &mut View<'_>, chooser: &Chooser) {
    let title = match chooser.purposed {
        Purposed::File => view.say(text::Ui::ChooseFile),
        Purposed::Trust => view.say(text::Ui::ChooseTrust),
        Purposed::Export => text::records(view.lang(), text::Records::ExportTo),
        Purposed::AuditFile => view.say(text::Ui::ChooseFile),
        Purposed::AuditFolder => text::audit(view.lang(), text::Audit::ChooseFolder),
        Purposed::Slip => text::audit(view.lang(), text::Audit::SlipTo),
        Purposed::AuditReport => text::audit(view.lang(), text::Audit::SaveTo),
    };
    ui.label(RichText::new(title).heading());
    if chooser.purposed == Purposed::Trust {
        ui.label(view.say(text::Ui::ChooseTrustAbout));
    }
    ui.horizontal(|ui| {
        if let Some(up) = chooser.folder.parent() {
            view.button(ui, text::Ui::Up, || Command::Enter(up.to_owned()));
        }
        let label = ui.label(view.say(text::Ui::Path));
        let mut typed = chooser.typed.clone();
        let field = ui.add(TextEdit::singleline(&mut typed).desired_width(360.0)).labelled_by(label.id);
        if field.changed() {
            view.send(Command::TypePath(typed.clone()));
        }
        let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let purposed = chooser.purposed;
        let (words, command) = match purposed.kind() {
            Chosen::NewFile => (text::Ui::Save, purposed.command(typed.into())),
            Chosen::File | Chosen::Folder => (text::Ui::Go, Command::Enter(typed.into())),
        };
        if ui.button(view.say(words)).clicked() || entered {
            view.send(command);
        }
    });
}

fn entries(ui: &mut Ui, view: &mut View<'_>, chooser: &Chooser, listing: &Listing) {
    let files: &[_] = if chooser.purposed.kind() == Chosen::File { &listing.files } else { &[] };
    for folder in &listing.folders {
        if ui.selectable_label(false, format!("{}/", name(folder))).clicked() {
            view.send(Command::Enter(folder.clone()));
        }
    }
    for file in files {
        if ui.selectable_label(false, name(file)).clicked() {
            view.send(chooser.purposed.command(file.clone()));
        }
    }
    if listing.folders.is_empty() && files.is_empty() {
        ui.label(view.say(text::Ui::EmptyFolder));
    }
    if listing.left_out > 0 {
        let shown = listing.folders.len() + listing.files.len();
        ui.label(text::first_of_many(view.lang(), shown, shown + listing.left_out));
    }
}

fn name(path: &Path) -> String {
    visible_up_to(&path.file_name().unwrap_or(path.as_os_str()).to_string_lossy(), 80)
}
