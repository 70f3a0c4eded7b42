//! Dense codes as a camera sees them: shots that have been read once and must be read ever after. How many of each kind
//! are read, and by whom, is for `./dev bench scan`.

use yanzheng::scan::{Luma, find};

use crate::simulate::{Shot, View, jittered, take};

/// What is read of a shot: its code and nothing else, or nothing.
fn is_read(shot: &Shot) -> bool {
    let picture = Luma::new(shot.width, shot.height, shot.pixels.clone()).unwrap();
    let found = find(&picture);
    for found in &found {
        assert_eq!(found.text, shot.text, "{}", found.stage);
        // Readers guess the fourth corner, so a code far from straight is off by some modules there.
        for (a, b) in found.corners.0.iter().zip(shot.corners) {
            assert!((a[0] - b[0]).hypot(a[1] - b[1]) < 12.0, "{:?} is not {:?}", found.corners, shot.corners);
        }
    }
    assert!(found.len() <= 1, "{found:?}");
    !found.is_empty()
}

fn all_read(view: View, seeds: &[u64]) {
    for seed in seeds {
        assert!(is_read(&take(view, *seed)), "seed {seed} of {view:?}");
    }
}

#[test]
fn before_a_webcam() {
    all_read(View::webcam(10, 3.0), &[1, 2]);
    all_read(View::webcam(20, 4.0), &[3, 4]);
    all_read(View::webcam(25, 4.0), &[5]);
}

#[test]
fn three_pixels_a_module() {
    all_read(View::webcam(20, 3.0), &[0, 1, 2]);
    all_read(View::webcam(25, 3.0), &[0]);
}

#[test]
fn dark_mode_glare_moire_and_jpeg() {
    let view = View::webcam(20, 4.0);
    all_read(view.dark_mode(), &[1]);
    all_read(view.glare(), &[1]);
    all_read(view.moire(), &[1]);
    all_read(view.jpeg(30), &[1]);
}

#[test]
fn one_of_five_frames_of_a_hand() {
    let frames = jittered(View::webcam(20, 3.0), 9, 5);
    assert!(frames.iter().any(is_read));
    assert!(frames.windows(2).all(|pair| pair[0].corners != pair[1].corners && pair[0].text == pair[1].text));
}

#[test]
fn a_shot_is_the_same_on_every_run() {
    let (a, b) = (take(View::webcam(10, 3.0), 7), take(View::webcam(10, 3.0), 7));
    assert!(a.pixels == b.pixels && a.text == b.text && a.corners == b.corners);
    assert!(take(View::webcam(10, 3.0), 8).pixels != a.pixels);
}
