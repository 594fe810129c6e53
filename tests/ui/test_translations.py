"""The window's translations: complete, nothing left over, places kept, built as committed, the sector's words throughout."""

from __future__ import annotations

import ast
import re
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from support_sources import ROOT
from support_translations import TRANSLATIONS, Message, messages, script

translate = script("translate")
LANGUAGES = sorted(translate.LANGUAGES)
CHINESE = messages(TRANSLATIONS / "almoner_zh_CN.ts")
ENGLISH = messages(TRANSLATIONS / "almoner_en.ts")

OTHER_WORDS = {
    "捐款": "捐赠",
    "赠款": "捐赠",
    "募捐": "捐赠",
    "捐赠者": "捐赠人",
    "捐款人": "捐赠人",
    "分类账": "账本",
    "账簿": "账本",
    "收条": "收据",
    "回执单": "收据",
    "稽核": "审计",
    "审计师": "审计员",
    "拨款": "拨付",
    "基金": "项目",
    "审批者": "审批人",
    "申请者": "申请人",
    "记录员": "记账员",
    "密码短语": "口令",
    "恢复词": "助记词",
    "验证收据": "核验收据",
    "你": "您",
}
"""Words that are not used, and what charities and this program say instead."""


def texts(language: str) -> list[Message]:
    """Return the messages of a language."""
    return {"en": ENGLISH, "zh_CN": CHINESE}[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_have_the_texts_of_the_window_and_no_others(language: str, tmp_path: Path) -> None:
    for name in LANGUAGES:
        shutil.copy(TRANSLATIONS / f"almoner_{name}.ts", tmp_path)
    translate.collect(tmp_path)
    fresh = messages(tmp_path / f"almoner_{language}.ts")
    had, has = ({each.key for each in those} for those in (texts(language), fresh))
    assert sorted(has - had) == []
    assert sorted(had - has) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_to_translate(language: str) -> None:
    left = [
        each.source for each in texts(language) if not each.finished or not all(map(str.strip, each.forms))
    ]
    assert left == []


def test_only_texts_with_a_count_have_plural_forms_and_all_of_them() -> None:
    assert [each.source for each in CHINESE if each.plural != bool(re.search("%L?n", each.source))] == []
    assert {len(each.forms) for each in CHINESE} == {1}
    assert {len(each.forms) for each in ENGLISH} == {2}
    assert [each.source for each in ENGLISH if not each.plural or "(s)" in "".join(each.forms)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_place_of_a_text_is_in_its_translation(language: str) -> None:
    place = re.compile(r"\{[^{}]*\}|%L?n")
    wrong = [
        (each.source, form)
        for each in texts(language)
        for form in each.forms
        if sorted(place.findall(each.source)) != sorted(place.findall(form))
    ]
    assert wrong == []


def test_every_key_to_press_with_a_text_is_kept() -> None:
    key = re.compile(r"&(?=\w)")
    assert [
        each.source for each in CHINESE if len(key.findall(each.source)) != len(key.findall(each.forms[0]))
    ] == []


def test_chinese_is_written_with_chinese_marks() -> None:
    """Half-width marks between Chinese signs look like a machine's work."""
    half = re.compile(r"[一-鿿][,;:!?()]|[,;:!?][一-鿿]|[一-鿿]\.(?![a-z0-9*])|\.\.\.")
    # keys to press, kinds of files, and what has to be typed just so
    kept = re.compile(r"\(&\w\)|;;|链:(地址|账本):")
    assert [each.forms[0] for each in CHINESE if half.search(kept.sub("", each.forms[0]))] == []


@pytest.mark.parametrize("word", OTHER_WORDS)
def test_the_sector_has_one_word_for_a_thing(word: str) -> None:
    assert [(each.source, each.forms[0]) for each in CHINESE if word in each.forms[0]] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_program_loads_was_built_from_the_texts(language: str, tmp_path: Path) -> None:
    translate.build(TRANSLATIONS, into=tmp_path)
    name = f"almoner_{language}.qm"
    assert (tmp_path / name).read_bytes() == (TRANSLATIONS / name).read_bytes()


def test_the_program_finds_the_texts_that_the_tool_found() -> None:
    """An escape that lupdate reads in another way than Python would never be found again."""
    loaded = QTranslator()
    assert loaded.load(str(TRANSLATIONS / "almoner_zh_CN.qm"))
    lost = [
        (path, text)
        for path in translate.sources()
        for text, comment in spoken(ast.parse((ROOT / path).read_text(encoding="utf-8")))
        if not loaded.translate("", text, comment or None, 1)  # type: ignore[arg-type]  # None means no comment
    ]
    assert lost == []


def spoken(tree: ast.AST) -> list[tuple[str, str]]:
    """Return the texts and comments handed to ``tr`` and ``QT_TR_NOOP``; only literals can be."""
    calls = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"tr", "QT_TR_NOOP"}
    ]
    return [
        tuple([*(ast.literal_eval(each) for each in call.args[:2]), ""][:2])  # type: ignore[misc]
        for call in calls
        if all(isinstance(each, ast.Constant) for each in call.args[:2])
    ]
