"""The frame of every public page: head, rules for the browser, where one is, the other languages, the footer.

A page runs nothing and loads nothing: its one style sheet stands in it and is named by its hash. Knows no ledger.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from almoner.services.face_markup import Html, inner, outside, tag, visible
from almoner.services.face_words import Words


@dataclass(frozen=True, slots=True)
class Edition:
    """The pages in one language and the folder they lie in below the site's root: empty, or ``zh/``."""

    words: Words
    folder: str


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a page lies in each edition (``name``, such as ``funds/1.html``), and in which edition it is."""

    edition: Edition
    others: Sequence[Edition]
    name: str

    @property
    def words(self) -> Words:
        """What the page speaks."""
        return self.edition.words

    @property
    def path(self) -> str:
        """The page's own place below the site's root."""
        return self.edition.folder + self.name

    def root(self, path: str) -> str:
        """Return a relative address of something below the site's root: for any host, any folder, and a file."""
        return "../" * self.path.count("/") + path

    def page(self, name: str) -> str:
        """Return a relative address of another page in this language."""
        return self.root(self.edition.folder + name)

    def link(self, name: str, label: Html | str, **attributes: str) -> Html:
        """Return a link to another page in this language."""
        return tag("a", label, href=self.page(name), **attributes)

    def document(
        self, *, title: str, body: Html, crumbs: Sequence[tuple[str, str]] = (), foot: Html | None = None
    ) -> bytes:
        """Return the whole page; ``crumbs`` are (page, label) of the pages above it."""
        words = self.words
        policy = f"default-src 'none'; style-src '{_style_hash()}'; base-uri 'none'; form-action 'none'"
        head = Html(
            '<meta charset="utf-8">'
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
            '<meta name="viewport" content="width=device-width, initial-scale=1">'
            '<meta name="referrer" content="no-referrer">'
            '<meta name="color-scheme" content="light dark">'
        )
        header = tag("header", self._where(crumbs), self._languages())
        foot = tag("footer", foot, tag("p", words.say("made")))
        whole = inner(
            tag("head", head, tag("title", visible(title)), Html(f"<style>{style()}</style>")),
            tag(
                "body",
                tag("a", words.say("skip"), href="#main", class_="skip"),
                *(header, tag("main", body, id="main"), foot),
            ),
        )
        return b"<!doctype html>\n" + tag("html", whole, lang=words.tag).encode() + b"\n"

    def _where(self, above: Sequence[tuple[str, str]]) -> Html | None:
        if not above:
            return None
        links = [tag("li", self.link(name, outside(label))) for name, label in above]
        return tag("nav", tag("ol", links), aria_label=self.words.say("where"), class_="where")

    def _languages(self) -> Html | None:
        if not self.others:
            return None
        links = [
            tag(
                "a",
                e.words.say("language"),
                href=self.root(e.folder + self.name),
                lang=e.words.tag,
                hreflang=e.words.tag,
            )
            for e in self.others
        ]
        return tag("nav", links, aria_label=self.words.say("languages"), class_="languages")


def editions_in(languages: Sequence[str]) -> tuple[Edition, ...]:
    """Return the editions in these languages; the first one lies at the site's root. Raises BadInput."""
    names = tuple(dict.fromkeys(languages))
    return tuple(Edition(Words(name), f"{name}/" if at else "") for at, name in enumerate(names))


@cache
def style() -> str:
    """Return the style sheet of every page, without what only its reader needs."""
    text = (files("almoner_resources") / "face" / "face.css").read_text(encoding="utf-8")
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return re.sub(r"\s*([{};,])\s*|\s+", lambda found: found[1] or " ", text).replace(";}", "}").strip()


@cache
def _style_hash() -> str:
    digest = hashlib.sha256(style().encode()).digest()
    return "sha256-" + base64.b64encode(digest).decode()
