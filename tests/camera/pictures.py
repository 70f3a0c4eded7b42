"""A picture as cameras deliver it."""

import io

from PIL import Image

# Colour at its middle: none.
NO_COLOUR = 128


def yuyv(picture: Image.Image) -> bytes:
    """Brightness and colour in turn."""
    grey = picture.tobytes()
    frame = bytearray([NO_COLOUR]) * (2 * len(grey))
    frame[::2] = grey
    return bytes(frame)


def nv12(picture: Image.Image) -> bytes:
    """All brightness, then a quarter as much of each colour."""
    grey = picture.tobytes()
    return grey + bytes([NO_COLOUR]) * (len(grey) // 2)


def mjpeg(picture: Image.Image) -> bytes:
    """A JPEG in colour with half the columns of it, as webcams send."""
    frame = io.BytesIO()
    picture.convert("RGB").save(frame, "JPEG", quality=85, subsampling="4:2:2")
    return frame.getvalue()


# What the program calls a format, how V4L2 does, and how it is made.
FORMATS = {"YUYV": ("YUYV", yuyv), "NV12": ("NV12", nv12), "MJPEG": ("MJPG", mjpeg)}


def grey(png: bytes) -> Image.Image:
    """A picture's brightness."""
    return Image.open(io.BytesIO(png)).convert("L")
