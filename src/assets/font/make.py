"""Makes NotoSansCJKsc-Yanzheng.otf, the one font of the app: what is in it and why is in README.md.

    .venv/bin/python src/assets/font/make.py

The same packages give the same bytes.
"""

from __future__ import annotations

import bz2
import hashlib
import sys
from io import BytesIO
from pathlib import Path

HERE = Path(__file__).resolve().parent
RESULT = HERE / "NotoSansCJKsc-Yanzheng.otf"

try:
    from fontTools import subset
    from fontTools.ttLib import TTCollection, TTFont
except ImportError:
    sys.exit(f"fonttools is missing: {sys.executable} -m pip install -r {HERE / 'requirements.txt'}")

# Files of Debian's packages.
TTC = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"), "fonts-noto-cjk"
UNIHAN = Path("/usr/share/unicode/Unihan_OtherMappings.txt.bz2"), "unicode-data"

FACE = "Noto Sans CJK SC"
# A name of its own, so that an installed Noto Sans CJK SC is never taken for this part of it, nor the reverse.
FAMILY, POSTSCRIPT = "Noto Sans CJK SC Yanzheng", RESULT.stem

TGH_SIZE = 8105
# The one character of GBK that Noto Sans CJK has no glyph for.
GBK_WITHOUT_GLYPH = {"≒"}

# Blocks that are taken as far as the font has them.
BLOCKS = (
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x00FF),  # Latin-1
    (0x2000, 0x2BFF),  # punctuation, currencies, arrows, mathematics, boxes, shapes, signs
    (0x3000, 0x303F),  # CJK symbols and punctuation
    (0xFF01, 0xFF65),  # full-width forms, half-width punctuation
    (0xFFE0, 0xFFEE),  # full-width and half-width signs
)

# Copyright, family, style, identifier, full name, version, PostScript name, trademark, licence and its address.
NAMES = [0, 1, 2, 3, 4, 5, 6, 7, 13, 14]
# Text runs in lines from left to right, a glyph for each character.
UNUSED_TABLES = ["GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx"]


def from_package(file: tuple[Path, str]) -> Path:
    path, package = file
    if not path.exists():
        sys.exit(f"{path} is missing: apt-get install {package}")
    return path


def tgh() -> set[str]:
    """通用规范汉字表, the state's table of 2013: some characters of names and places in it are not in GBK."""
    with bz2.open(from_package(UNIHAN), "rt", encoding="utf-8") as lines:
        fields = [line.split("\t") for line in lines if not line.startswith("#")]
    found = {chr(int(field[0].removeprefix("U+"), 16)) for field in fields if field[1:2] == ["kTGH"]}
    assert len(found) == TGH_SIZE, f"kTGH has {len(found)} characters, not {TGH_SIZE}"
    return found


def gbk() -> set[str]:
    """The characters of GBK's two-byte codes; Python's codec gives none for private use."""
    codes = (bytes((lead, trail)) for lead in range(0x81, 0xFF) for trail in range(0x40, 0xFF))
    # Of a pair that is no code, a trailing ASCII byte may remain.
    return {c for code in codes for c in code.decode("gbk", "ignore") if not c.isascii()}


def face() -> TTFont:
    # Without recalcTimestamp=False the time of making would be written into the font.
    fonts = TTCollection(from_package(TTC), lazy=True, recalcTimestamp=False).fonts
    named = [font for font in fonts if font["name"].getDebugName(4) == FACE]
    assert len(named) == 1, f"{len(named)} faces are named {FACE}"
    return named[0]


def reduce(font: TTFont, characters: set[str]) -> None:
    options = subset.Options(
        hinting=False,
        layout_features=[],
        drop_tables=UNUSED_TABLES,
        name_IDs=NAMES,
        # A character without a glyph must be seen as a box, not as nothing.
        notdef_outline=True,
    )
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=map(ord, characters))
    subsetter.subset(font)


def rename(font: TTFont) -> None:
    names = font["name"]
    identifier = names.getDebugName(3).replace(names.getDebugName(6), POSTSCRIPT)
    for number, text in {1: FAMILY, 3: identifier, 4: FAMILY, 6: POSTSCRIPT}.items():
        names.setName(text, number, 3, 1, 0x409)
    cff = font["CFF "].cff
    cff.fontNames = [POSTSCRIPT]
    cff[0].FullName = cff[0].FamilyName = FAMILY


def main() -> None:
    must = (tgh() | gbk()) - GBK_WITHOUT_GLYPH
    blocks = {chr(code) for first, last in BLOCKS for code in range(first, last + 1)}

    font = face()
    reduce(font, must | blocks)
    rename(font)
    saved = BytesIO()
    font.save(saved)
    data = saved.getvalue()

    # What counts is what was saved, so that is read again.
    made = TTFont(BytesIO(data))
    has = {chr(code) for code in made.getBestCmap()}
    lacking = sorted(must - has)
    assert not lacking, f"{len(lacking)} characters have no glyph: {''.join(lacking)}"

    RESULT.write_bytes(data)
    print(f"{RESULT.name}: {len(data)} bytes, {made['maxp'].numGlyphs} glyphs, {len(has)} characters")
    print(f"sha256 {hashlib.sha256(data).hexdigest()}")


if __name__ == "__main__":
    main()
