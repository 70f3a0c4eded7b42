//! nokhwa: the cameras of Linux, Windows and macOS. The only file that names it.
//!
//! On Linux all handles of a device are one to nokhwa, and the system lets one of them stream: while a thread waits
//! for a camera that does not answer, opening it again is refused as busy.

use std::cmp::Reverse;

use nokhwa::Camera as Device;
use nokhwa::NokhwaError;
use nokhwa::utils::{
    ApiBackend, CameraFormat, CameraIndex, CameraInfo, FrameFormat as Theirs, RequestedFormat,
    RequestedFormatType, Resolution,
};

use super::{Camera, Description, FrameFormat, MAX_NAME, Source, SourceError, pixels, short};
use crate::scan::Luma;

/// What we read, what costs least first where all else is equal.
const READ: [Theirs; 6] =
    [Theirs::NV12, Theirs::GRAY, Theirs::YUYV, Theirs::MJPEG, Theirs::RAWRGB, Theirs::RAWBGR];

/// The size to ask for: a live code of the densest kind has four pixels a module when it fills half the height, and
/// each frame is searched in a tenth of a second.
const WANTED: [u32; 2] = [1280, 720];

/// Frames a second: fewer blur and lag, more are not searched anyway.
const RATES: std::ops::RangeInclusive<u32> = 15..=30;

/// Most formats that are asked for in turn; drivers list some that they then refuse.
const MAX_TRIES: usize = 6;

/// Most damaged frames in a row, a second or so; the first of many cameras are.
const MAX_UNDECODED: u32 = 10;

/// Most devices that are listed or tried.
const MAX_DEVICES: usize = 64;

struct Opened {
    device: Device,
    description: Description,
}

/// The cameras that can be opened, and those that are busy or may not be used.
pub(super) fn cameras() -> Result<Vec<Camera>, SourceError> {
    let devices = devices()?.into_iter().filter(|camera| match device(camera.index) {
        Ok(_) => true,
        Err(error) => !is_no_camera(&error),
    });
    Ok(devices.collect())
}

/// Opens the first camera that gives pictures.
pub(super) fn open_first() -> Result<Box<dyn Source>, SourceError> {
    let mut why = SourceError::NoCamera;
    for camera in devices()? {
        match open(camera.index) {
            Ok(source) => return Ok(source),
            Err(error) if is_no_camera(&error) => {}
            // The first reason that a person can do something about.
            Err(error) if why == SourceError::NoCamera => why = error,
            Err(_) => {}
        }
    }
    Err(why)
}

/// Opens the camera of a number, at the best of its formats that it does not refuse.
pub(super) fn open(index: u32) -> Result<Box<dyn Source>, SourceError> {
    let mut device = device(index)?;
    let mut offered = device.compatible_camera_formats().map_err(|error| explain(error, index))?;
    offered.retain(|format| ours(format.format()).is_some());
    offered.sort_by_key(rank);
    let exactly = |format| RequestedFormat::with_formats(RequestedFormatType::Exact(format), &READ);
    for format in offered.into_iter().take(MAX_TRIES) {
        if device.set_camera_requset(exactly(format)).is_ok() {
            break;
        }
    }
    // Where it refused all of them, what it has is what counts.
    let format = device.refresh_camera_format().map_err(|error| explain(error, index))?;
    let kind = ours(format.format()).ok_or(SourceError::NoFormat)?;
    device.open_stream().map_err(|error| explain(error, index))?;
    let Resolution { width_x: width, height_y: height } = format.resolution();
    let description = Description { name: name(device.info()), width, height, format: kind };
    Ok(Box::new(Opened { device, description }))
}

impl Source for Opened {
    fn description(&self) -> Description {
        self.description.clone()
    }

    fn frame(&mut self) -> Result<Luma, SourceError> {
        for _ in 0..MAX_UNDECODED {
            let frame = self.device.frame().map_err(|error| match explain(error, 0) {
                // It was there.
                SourceError::NotFound(_) => SourceError::Gone,
                other => other,
            })?;
            let (size, kind) = (frame.resolution(), ours(frame.source_frame_format()));
            let read = |kind| pixels::luma(kind, size.width(), size.height(), frame.buffer());
            if let Some(luma) = kind.and_then(read) {
                return Ok(luma);
            }
        }
        Err(SourceError::Undecodable(MAX_UNDECODED))
    }
}

/// A device, at any format that it has: its formats are known only once it is open.
fn device(index: u32) -> Result<Device, SourceError> {
    let any = RequestedFormat::with_formats(RequestedFormatType::AbsoluteHighestResolution, &READ);
    Device::new(CameraIndex::Index(index), any).map_err(|error| explain(error, index))
}

/// What the system lists, by number: cameras, and on Linux outputs and metadata too.
fn devices() -> Result<Vec<Camera>, SourceError> {
    let listed = nokhwa::query(ApiBackend::Auto).map_err(|error| explain(error, 0))?;
    let camera = |info: &CameraInfo| Some(Camera { index: info.index().as_index().ok()?, name: name(info) });
    let mut devices: Vec<Camera> = listed.iter().filter_map(camera).collect();
    devices.sort_by_key(|camera| camera.index);
    devices.truncate(MAX_DEVICES);
    Ok(devices)
}

fn name(info: &CameraInfo) -> String {
    info.human_name().trim_end_matches('\0').chars().take(MAX_NAME).collect()
}

/// Smaller is better: within the rates, near the size, cheap, fast.
fn rank(format: &CameraFormat) -> (bool, u64, usize, Reverse<u32>) {
    let [width, height] = WANTED;
    let away = u64::from(format.width().abs_diff(width)) + u64::from(format.height().abs_diff(height));
    let cost = READ.iter().position(|kind| *kind == format.format()).unwrap_or(READ.len());
    (!RATES.contains(&format.frame_rate()), away, cost, Reverse(format.frame_rate()))
}

fn ours(kind: Theirs) -> Option<FrameFormat> {
    Some(match kind {
        Theirs::MJPEG => FrameFormat::Mjpeg,
        Theirs::YUYV => FrameFormat::Yuyv,
        Theirs::NV12 => FrameFormat::Nv12,
        Theirs::GRAY => FrameFormat::Grey,
        Theirs::RAWRGB => FrameFormat::Rgb,
        Theirs::RAWBGR => FrameFormat::Bgr,
    })
}

/// Whether it is only that there is no camera there.
fn is_no_camera(error: &SourceError) -> bool {
    matches!(error, SourceError::NoFormat | SourceError::NotFound(_) | SourceError::Gone)
}

/// nokhwa keeps of a system's error only its text, in which std writes the number at the end.
fn explain(error: NokhwaError, index: u32) -> SourceError {
    let text = error.to_string();
    // The numbers of Linux and macOS; other systems' texts name none of these at the end.
    let number = text
        .trim_end_matches(')')
        .rsplit_once("(os error ")
        .and_then(|(_, number)| number.parse::<u32>().ok());
    match (error, number) {
        (_, Some(1 | 13)) => SourceError::Denied,
        (_, Some(2 | 6)) => SourceError::NotFound(index),
        (_, Some(16)) => SourceError::Busy,
        (_, Some(19)) => SourceError::Gone,
        // Nothing that captures lists no formats (ENUM_FMT fails), or none that nokhwa knows.
        (NokhwaError::GetPropertyError { property, .. }, _)
            if ["FrameFormat", "CameraFormat", "ResolutionList"].contains(&property.as_str()) =>
        {
            SourceError::NoFormat
        }
        _ => SourceError::Refused(short(&text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best(offered: &[(Theirs, u32, u32, u32)]) -> (Theirs, u32, u32, u32) {
        let format = |&(kind, width, height, rate): &(Theirs, u32, u32, u32)| {
            CameraFormat::new_from(width, height, kind, rate)
        };
        let best = offered.iter().map(format).min_by_key(rank).unwrap();
        (best.format(), best.width(), best.height(), best.frame_rate())
    }

    #[test]
    fn the_format_near_1280_by_720_at_a_rate_that_serves_is_taken() {
        // A usual webcam: raw frames of this size come too seldom over USB 2.
        let webcam = [
            (Theirs::YUYV, 640, 480, 30),
            (Theirs::YUYV, 1280, 720, 10),
            (Theirs::MJPEG, 1920, 1080, 30),
            (Theirs::MJPEG, 1280, 720, 15),
            (Theirs::MJPEG, 1280, 720, 30),
            (Theirs::MJPEG, 1280, 720, 60),
        ];
        assert_eq!(best(&webcam), (Theirs::MJPEG, 1280, 720, 30));
        let raw =
            [(Theirs::MJPEG, 1280, 720, 30), (Theirs::YUYV, 1280, 720, 30), (Theirs::NV12, 1280, 720, 30)];
        assert_eq!(best(&raw).0, Theirs::NV12);
        let slow = [(Theirs::YUYV, 320, 180, 1), (Theirs::YUYV, 1280, 720, 5)];
        assert_eq!(best(&slow), (Theirs::YUYV, 1280, 720, 5));
        let large = [(Theirs::MJPEG, 3840, 2160, 30), (Theirs::MJPEG, 640, 480, 30)];
        assert_eq!(best(&large).1, 640);
    }

    #[test]
    fn the_systems_numbers_are_told_apart() {
        let opening = |error: std::io::Error| {
            explain(NokhwaError::OpenDeviceError("3".into(), format!("V4L2 Error: {error}")), 3)
        };
        let os = std::io::Error::from_raw_os_error;
        assert_eq!(opening(os(2)), SourceError::NotFound(3));
        assert_eq!(opening(os(13)), SourceError::Denied);
        assert_eq!(opening(os(16)), SourceError::Busy);
        let reading = NokhwaError::ReadFrameError(os(19).to_string());
        assert_eq!(explain(reading, 0), SourceError::Gone);
        let metadata =
            NokhwaError::GetPropertyError { property: "FrameFormat".into(), error: os(22).to_string() };
        assert_eq!(explain(metadata, 0), SourceError::NoFormat);
        let long = NokhwaError::GeneralError("x".repeat(1000));
        let SourceError::Refused(text) = explain(long, 0) else { panic!("refused") };
        assert_eq!(text.len(), 160);
    }
}
