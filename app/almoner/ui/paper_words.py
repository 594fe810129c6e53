"""What the countries and languages of receipts are called, and where the last choice of them is remembered.

Light, since Settings show it too; what a country asks for is read by services.
"""

from __future__ import annotations

from almoner.ui.words import tr

OWN = "own"
KEPT = "receipts.handing"
"""The draft in the window's memory under which the form for receipts keeps its choices."""


def profile_words(name: str) -> str:
    """Return what a receipt profile is called; one of the charity's own by its file's name."""
    return {
        "generic": tr("General"),
        "ca": tr("Canada"),
        "cn": tr("China"),
        "de": tr("Germany"),
        "fr": tr("France"),
        "in": tr("India"),
        "uk": tr("United Kingdom"),
        "us": tr("United States"),
    }.get(name, name)


def paper_languages() -> list[tuple[str, str]]:
    """Return the languages a receipt can be written in, and what they are called."""
    return [
        (OWN, tr("As usual in that country")),
        ("both", tr("Chinese and English")),
        ("zh", tr("Chinese")),
        ("en", tr("English")),
        ("de", tr("German")),
        ("fr", tr("French")),
    ]
