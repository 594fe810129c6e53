"""Make AlmonerSans.ttf from its two sources; run by hand when a source changes, never by the program.

    npm pack @expo-google-fonts/noto-sans@0.4.2 @expo-google-fonts/noto-sans-sc@0.4.3
    python installer/build_font.py NotoSans_400Regular.ttf NotoSansSC_400Regular.ttf AlmonerSans.ttf

Latin, Greek and Cyrillic come from Noto Sans, Chinese and its punctuation from Noto Sans SC. Left out is what a
receipt does not use: layout tables (nothing is shaped), vertical metrics, and the part of CJK Extension A outside the
state's table of characters for names (GB 8105).
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.merge import Merger
from fontTools.merge import Options as MergeOptions
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

WESTERN = (
    (0x20, 0x7E),
    (0xA0, 0x52F),
    (0x1E00, 0x1EFF),
    (0x2000, 0x206F),
    (0x20A0, 0x20CF),
    (0x2100, 0x214F),
    (0xFFFD, 0xFFFD),
)
CHINESE = (
    (0x2000, 0x2FDF),
    (0x3000, 0x33FF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0xFE30, 0xFE4F),
    (0xFF00, 0xFFEF),
    (0x20000, 0x3FFFF),
)
NAMES_IN_EXTENSION_A = (
    "㑇㑊㕮㘎㙍㙘㙦㛃㛚㛹㟃㠇㠓㤘㥄㧐㧑㧟㫰㬊㬎㬚㭎㭕㮾㰀㳇㳘㳚㴔㵐㶲㸆㸌㺄㻬㽏㿠"
    "䁖䂮䃅䃎䅟䌹䎃䎖䏝䏡䏲䐃䓖䓛䓨䓫䓬䗖䗛䗪䗴䜣䝙䢺䢼䣘䥽䦃䯄䲟䲠䲢䴓䴔䴕䴖䴗䴘䴙䶮㵑"
)
DROPPED = ["GSUB", "GPOS", "GDEF", "BASE", "STAT", "vhea", "vmtx", "VORG", "prep", "gasp"]


def main(western: str, chinese: str, target: str) -> None:
    """Cut both sources, join them, flatten the glyphs and write ``target``."""
    latin = _characters(western, WESTERN)
    han = (_characters(chinese, CHINESE) | {ord(c) for c in NAMES_IN_EXTENSION_A}) - latin
    parts: list[Path] = []
    for source, wanted in ((western, latin), (chinese, han)):
        part = Path(target).with_suffix(f".{len(parts)}.part")
        _cut(source, wanted).save(part)
        parts.append(part)
    font = Merger(options=MergeOptions(drop_tables=DROPPED)).merge([str(part) for part in parts])
    _flatten(font)
    _rename(font)
    font.save(target)
    for part in parts:
        part.unlink()


def _characters(source: str, ranges: tuple[tuple[int, int], ...]) -> set[int]:
    present = TTFont(source, lazy=True).getBestCmap()
    return {code for code in present if any(first <= code <= last for first, last in ranges)}


def _cut(source: str, characters: set[int]) -> TTFont:
    options = Options(notdef_outline=True, layout_features=[], glyph_names=False, hinting=False)
    options.drop_tables += DROPPED
    font = TTFont(source)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    return font


def _flatten(font: TTFont) -> None:
    """Turn composite glyphs into plain outlines, so that a glyph can be copied without its parts."""
    glyphs = font.getGlyphSet()
    for name in font.getGlyphOrder():
        if font["glyf"][name].isComposite():
            recording = DecomposingRecordingPen(glyphs)
            glyphs[name].draw(recording)
            pen = TTGlyphPen(None)
            recording.replay(pen)
            font["glyf"][name] = pen.glyph()


def _rename(font: TTFont) -> None:
    """Give the joined font a name of its own and keep both notices of copyright."""
    notice = (
        "Copyright 2022 The Noto Project Authors (https://github.com/notofonts/latin-greek-cyrillic). "
        "Copyright 2014-2021 Adobe (http://www.adobe.com/), with Reserved Font Name 'Source'. "
        "Cut and joined for Almoner; SIL Open Font License 1.1."
    )
    names = {
        0: notice,
        1: "Almoner Sans",
        2: "Regular",
        3: "AlmonerSans-Regular",
        4: "Almoner Sans",
        6: "AlmonerSans-Regular",
        13: "This Font Software is licensed under the SIL Open Font License, Version 1.1.",
        14: "https://scripts.sil.org/OFL",
    }
    font["name"].names = []
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    font["post"].formatType = 3.0
    font["head"].created = font["head"].modified = 3_792_096_000
    font.recalcTimestamp = False


if __name__ == "__main__":
    main(*sys.argv[1:])
