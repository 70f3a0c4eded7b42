//! Dense codes as a camera sees them: shots that have been read once and must be read ever after. How many of each kind
//! are read, and by whom, is for `./dev bench scan`.

use yanzheng::scan::{Effort, Live, Luma, find};

use crate::simulate::{Shot, View, jittered, take};

/// What is read of a shot: its code and nothing else, or nothing.
fn is_read(shot: &Shot) -> bool {
    let found = find(&picture(shot), Effort::Live);
    for found in &found {
        assert_eq!(found.text, shot.text, "{}", found.stage);
        for (a, b) in found.corners.0.iter().zip(shot.corners) {
            assert!((a[0] - b[0]).hypot(a[1] - b[1]) < 3.0, "{:?} is not {:?}", found.corners, shot.corners);
        }
    }
    assert!(found.len() <= 1, "{found:?}");
    !found.is_empty()
}

fn picture(shot: &Shot) -> Luma {
    Luma::new(shot.width, shot.height, shot.pixels.clone()).unwrap()
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

/// Beyond what the peers read: rxing and zxing-cpp were shown twenty shots of the first kind and read none.
#[test]
fn blurred_and_noisy() {
    all_read(View { blur: 1.2, ..View::webcam(20, 3.0) }, &[0, 1]);
    all_read(View { blur: 1.4, noise: 10.0, ..View::webcam(20, 3.0) }, &[2]);
    all_read(View::webcam(20, 2.5), &[3]);
}

/// No frame can be read by itself; together they can.
#[test]
fn several_frames_of_a_hand() {
    let view = View { blur: 1.0, noise: 16.0, ..View::webcam(20, 2.0) };
    let (mut alone, mut together) = (0, 0);
    for seed in [1, 2, 4, 6] {
        let frames = jittered(view, seed, 5);
        assert!(frames.windows(2).all(|two| two[0].corners != two[1].corners && two[0].text == two[1].text));
        let mut live = Live::default();
        for (number, frame) in frames.iter().enumerate() {
            let found = live.find(&picture(frame));
            assert!(found.iter().all(|found| found.text == frame.text));
            if !found.is_empty() {
                together += 1;
                alone += usize::from(number == 0);
                break;
            }
        }
    }
    assert!(together == 4 && alone == 0, "{alone} alone, {together} together");
}

#[test]
fn a_shot_is_the_same_on_every_run() {
    let (a, b) = (take(View::webcam(10, 3.0), 7), take(View::webcam(10, 3.0), 7));
    assert!(a.pixels == b.pixels && a.text == b.text && a.corners == b.corners);
    assert!(take(View::webcam(10, 3.0), 8).pixels != a.pixels);
}
