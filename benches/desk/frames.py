"""Frames as a camera would give them, as grey PNG files: a code before a noisy background."""

import os
import random
import struct
import zlib
from pathlib import Path

# Ink and paper of a printed code.
INK, PAPER = 40, 215
# What is around it: a room in dim light, or a wall.
NOISE, WALL = range(120, 160), range(140, 141)


def read(path: Path) -> list[bytes]:
    """The rows of a grey PNG of 8 bits, as the samples are; nothing else is read."""
    data = path.read_bytes()
    at, packed, size = 8, b"", (0, 0)
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        chunk = data[at + 8 : at + 8 + length]
        at += 12 + length
        if kind == b"IHDR":
            *size, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", chunk)
            if (depth, colour, interlaced) != (8, 0, 0):
                raise ValueError(f"{path}: not a plain grey PNG")
        elif kind == b"IDAT":
            packed += chunk
    raw, (width, height) = zlib.decompress(packed), size
    rows, above = [], bytes(width)
    for row in range(height):
        start = row * (width + 1)
        above = unfiltered(raw[start], raw[start + 1 : start + 1 + width], above)
        rows.append(above)
    return rows


def unfiltered(kind: int, row: bytes, above: bytes) -> bytes:
    if kind == 0:
        return row
    if kind == 2:
        return bytes((a + b) & 255 for a, b in zip(row, above))
    done, left, corner = bytearray(), 0, 0
    for value, up in zip(row, above):
        left = (value + (left, 0, (left + up) // 2, paeth(left, up, corner))[kind - 1]) & 255
        corner = up
        done.append(left)
    return bytes(done)


def paeth(left: int, up: int, corner: int) -> int:
    guess = left + up - corner
    return min((left, up, corner), key=lambda near: abs(guess - near))


def write(path: Path, rows: list[bytes]):
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 0, 0, 0, 0)
    packed = zlib.compress(b"".join(b"\0" + row for row in rows), 1)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b""))


class Scene:
    """What lies before the camera. Chance is always the same."""

    def __init__(self, width: int, height: int, around: range):
        self.width, self.height = width, height
        self.chance = random.Random(6)
        shades = bytes(around[value * len(around) // 256] for value in range(256))
        self.empty = [self.chance.randbytes(width).translate(shades) for _ in range(height)]
        self.print = bytes(INK + value * (PAPER - INK) // 255 for value in range(256))

    def showing(self, code: list[bytes]) -> list[bytes]:
        """The scene with a code somewhere in it."""
        rows = list(self.empty)
        x = self.chance.randrange(self.width - len(code[0]))
        y = self.chance.randrange(self.height - len(code))
        for row, line in enumerate(code, y):
            rows[row] = rows[row][:x] + line.translate(self.print) + rows[row][x + len(line) :]
        return rows


def codes(samples: Path, count: int, side: int) -> list[list[bytes]]:
    """So many samples, no two with the same text, of those below that side."""
    texts, pictures = set(), []
    for png in sorted(samples.glob("*.png")):
        try:
            rows, text = read(png), png.with_suffix(".txt").read_bytes()
        except (ValueError, FileNotFoundError):
            continue
        if text not in texts and max(len(rows), len(rows[0])) < side:
            texts.add(text)
            pictures.append(rows)
        if len(pictures) == count:
            break
    return pictures


class Film:
    """A folder for `replay:`."""

    def __init__(self, folder: Path, pace_ms: int):
        folder.mkdir()
        (folder / ".pace").write_text(str(pace_ms))
        self.folder, self.length = folder, 0

    def add(self, rows: list[bytes], times: int = 1):
        """The same picture, so many times in a row."""
        first = self.folder / f"{self.length:05}.png"
        write(first, rows)
        for more in range(1, times):
            os.link(first, self.folder / f"{self.length + more:05}.png")
        self.length += times
