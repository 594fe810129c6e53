"""Profiles: an incomplete receipt is refused with the missing field named, a complete one carries its texts."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib import resources
from typing import Any

import pytest

from almoner.services.rendering import CLOSED, profile_names, render
from almoner.services.rendering.paper import typeface
from almoner.services.rendering.profiles import LANGUAGES, load_labels, load_profile
from almoner_chain.core.errors import BadInput
from almoner_chain.core.units import Unit
from support_sheets import CHARITY, page_text, promise, sheet

COMPLETE: dict[str, dict[str, str]] = {
    "generic": {},
    "cn": {"ticket": "01234567"},
    "us": {"benefits": "No goods or services were provided in exchange for this contribution."},
    "ca": {"advantage": "none", "eligible_amount": "CAD 100.00"},
    "de": {
        "purpose": "Förderung der Entwicklungszusammenarbeit",
        "tax_office": "Berlin für Körperschaften I, 27/123/45678, 3. 5. 2025",
        "waiver": "Nein",
    },
    "fr": {"object": "Aide aux malades", "form": "déclaration de don manuel", "nature": "numéraire"},
    "uk": {"gift_aid": "GA-1284 of 2026-03-01"},
    "in": {"form_10be": "to be issued"},
}
TITLES = {
    "generic": "捐赠收据",
    "cn": "捐赠确认书",
    "us": "Acknowledgment of charitable contribution",
    "ca": "Official donation receipt for income tax purposes",
    "de": "Bestätigung über Geldzuwendungen",
    "fr": "Reçu au titre des dons à certains organismes d’intérêt général",
    "uk": "Donation receipt",
    "in": "Donation receipt",
}


def complete(profile: str, **changes: Any) -> Any:
    values = {"address": "1 Long Road, Ottawa", "profile": profile, "extra": COMPLETE[profile]}
    return sheet(**(values | changes))


def test_every_profile_file_is_tested_here() -> None:
    assert sorted(COMPLETE) == profile_names()


@pytest.mark.parametrize("profile", COMPLETE)
def test_a_complete_receipt_carries_the_profiles_title_texts_and_fields(profile: str) -> None:
    said = "".join(page_text(render(complete(profile), "pdf")).split())
    assert "".join(TITLES[profile].split()) in said
    loaded = load_profile(profile)
    for texts in loaded.texts:
        assert "".join(texts[loaded.languages[0]].split()) in said
    for value in COMPLETE[profile].values():
        assert "".join(value.split()) in said


@pytest.mark.parametrize("profile", COMPLETE)
def test_each_required_field_that_is_missing_is_named(profile: str) -> None:
    loaded = load_profile(profile)
    for name in loaded.required:
        holder, _, inner = name.rpartition(".")
        lacking = (
            {"charity": replace(CHARITY, **{inner: ""})} if holder else {name: "" if name == "fund" else None}
        )
        with pytest.raises(BadInput, match=(inner or name).replace("_", " ")) as caught:
            render(complete(profile, **lacking), "pdf")
        assert caught.value.code == "receipt.incomplete"
    for name, extra in loaded.extra.items():
        if extra.required:
            rest = {key: value for key, value in COMPLETE[profile].items() if key != name}
            with pytest.raises(BadInput, match=name.replace("_", " ")):
                render(complete(profile, extra=rest), "pdf")


def test_a_required_field_that_is_closed_has_to_be_opened() -> None:
    with pytest.raises(BadInput, match=r"does not show it\. Open this field"):
        render(complete("cn", donor=CLOSED), "pdf")


def test_a_promise_is_no_official_receipt() -> None:
    with pytest.raises(BadInput, match="profile ca must carry the serial"):
        render(promise(profile="ca", extra=COMPLETE["ca"], address="1 Long Road"), "pdf")


def test_goods_need_a_description_where_the_law_asks_for_one() -> None:
    box = Unit.item("box")
    with pytest.raises(BadInput, match="must carry the description"):
        render(complete("us", unit=box, amount=20), "pdf")
    said = page_text(render(complete("de", unit=box, amount=20, description="blankets"), "pdf"))
    assert "Bestätigung über Sachzuwendungen" in said


def test_a_field_the_profile_does_not_know_is_refused_and_not_dropped() -> None:
    with pytest.raises(BadInput, match="no field 'gift_aid'"):
        render(sheet(extra={"gift_aid": "GA-1"}), "pdf")


def test_an_unknown_profile_is_refused_with_the_known_ones() -> None:
    for name in ("atlantis", "../labels/en", ""):
        with pytest.raises(BadInput, match="generic"):
            render(sheet(profile=name), "pdf")


def test_no_receipt_in_chinese_passes_for_a_donation_ticket_of_the_state() -> None:
    for profile in ("generic", "cn"):
        said = "".join(page_text(render(complete(profile), "pdf")).split())
        assert "并非财政部门监制的" in said


def test_all_languages_have_the_same_labels_with_the_same_places() -> None:
    english = load_labels("en")
    for language in LANGUAGES:
        labels = load_labels(language)
        assert list(labels) == list(english)
        for key, text in labels.items():
            assert text.strip()
            assert ("{due}" in text, "{reason}" in text) == (
                "{due}" in english[key],
                "{reason}" in english[key],
            )


def test_every_label_and_text_can_be_drawn() -> None:
    folder = resources.files("almoner_resources") / "profiles"
    files = [*folder.iterdir(), *(folder / "labels").iterdir()]
    texts = [file.read_text(encoding="utf-8") for file in files if file.name.endswith(".json")]
    assert len(texts) == len(COMPLETE) + len(LANGUAGES)
    for text in texts:
        assert typeface().missing(json.dumps(json.loads(text), ensure_ascii=False)) == []
