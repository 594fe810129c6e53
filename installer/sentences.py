"""Find the English sentences in the program's lower layers, so that none reaches the window without a translation.

Reads the sources' syntax trees and runs none of them. A sentence is any text of two words or more that is not known to
be something else: every one that is found has to stand in the window's catalogue. Knows no Qt.
"""

from __future__ import annotations

import ast
import itertools
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("app/almoner/services", "app/almoner/store", "chain/almoner_chain")

UNSEEN = (
    "app/almoner/services/demo.py",  # said by the command line's demonstration
    *(
        f"app/almoner/services/face_{name}.py"  # the public pages' own words, in both languages there
        for name in (
            *("chart", "data", "facts", "frame", "markup", "pages", "parts", "payment"),
            *("phrases", "read", "words"),
        )
    ),
    "app/almoner/services/page_readme.py",  # a file for whoever uploads the page
    "app/almoner/services/serving_http.py",  # words for browsers and other programs
    "app/almoner/services/serving_view.py",
    "app/almoner/services/rendering/",  # words on paper, translated in the receipt's profiles
    "app/almoner/services/tables/words.py",  # headings that are recognised
    "app/almoner/services/wallets/passphrase.py",  # asks in a terminal
    "chain/almoner_chain/artifacts/",
    "chain/almoner_chain/core/verify.py",  # the window says checks and verdicts by their codes
    "chain/almoner_chain/core/verify_nodes.py",
    "chain/almoner_chain/core/verify_words.py",
    *(
        f"chain/almoner_chain/embedded/{name}.py"  # the words every node uses
        for name in (
            *("dispatch", "evm", "filters", "instructions", "logs", "methods", "parameters"),
            *("postponed", "server", "simulation"),
        )
    ),
)
"""Where no sentence stands that a window shows."""

NOT_SAID = re.compile(
    "|".join(
        (
            r"[A-Z ]+",  # codes of currencies
            r"[a-z]{3} \w+ (januar|februar|märz|mai|juni|juli|août|agosto|agosto|septembre|octobre|noviembre|diciembre)\b.*",
            r"(apr april|may mai|jun june|jul july|aug august|mar march|oct october|sep sept|nov november|dec december) .*",
            r"(POST|Host|Content-Type|Accept|Accept-Encoding|User-Agent|Authorization)\b.*",
            r"(?s:[<%].*)|M\{0\} .*",  # markup, forms of dates, drawings
            r".*\|.*\|.*\|.*",  # words that are looked for
            r"requests: number|\{0\}\{1\}, number\{2\}",
            r"execution reverted",
            r"[a-z]+/[a-z+]+; charset=utf-8|connect-src \{0\}|Almoner \{0\}|not a file",  # for browsers, in lists of files
            r"(already|known|invalid|old|insufficient) \w+|(nonce( is)?|fee( is)?) too low|fee cap|upfront cost|nonce is too low",
            r"less than block base fee|document type|\d.* UTC",
        )
    )
)
"""Texts of two words that are compared with, never said."""

_PROSE = re.compile(r"[A-Za-z}”'\"][,;:)]?\s+[(“`'‘A-Za-z{-]")
_WORD = re.compile(r"[a-z]{2}")
_SQL = re.compile(
    r"\b(SELECT|INSERT|UPDATE|DELETE|CREATE|PRAGMA|WHERE|FROM|VALUES|ORDER BY|LIKE|GLOB|IN|IS NULL|IS NOT NULL|INDEXED)\b|= \?"
)
_BUGS = {
    *("AssertionError", "IndexError", "KeyError", "NotImplementedError", "RuntimeError", "TypeError"),
    "ValueError",
}
_MACHINE = {
    *("compile", "exception", "execute", "executemany", "executescript", "rows", "row", "value", "split"),
    "strftime",
}


def templates() -> dict[str, list[str]]:
    """Return every sentence with ``{0}``, ``{1}`` … where values stand, and the files it stands in."""
    found: dict[str, list[str]] = {}
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            name = path.relative_to(ROOT).as_posix()
            if not name.startswith(UNSEEN):
                for text in sentences_in(path.read_text(encoding="utf-8")):
                    found.setdefault(text, []).append(name)
    return found


def sentences_in(source: str) -> Iterator[str]:
    """Yield the sentences of one module, without blanks at their ends."""
    for text in _walk(ast.parse(source)):
        if is_sentence(text):
            yield text.strip()


def is_sentence(text: str) -> bool:
    """Tell whether a text may be meant for people."""
    fixed = re.sub(r"\{\d+\}", "", text)
    return (
        bool(_PROSE.search(text) and _WORD.search(fixed))
        and not _SQL.search(text)
        and not NOT_SAID.fullmatch(text)
    )


def _walk(node: ast.AST) -> Iterator[str]:
    """Yield every text below a node that is not for the machine, values inside of texts too."""
    if _is_code(node):
        return
    parts = _parts(node)
    if parts is not None:
        yield _template(parts)
    for child in _children(node) if parts is None else (part for part in parts if not isinstance(part, str)):
        yield from _walk(child)


def _children(node: ast.AST) -> Iterable[ast.AST]:
    """Return what stands in a node, without what only serves to compare, to look up or to explain."""
    if isinstance(node, ast.Dict):
        return node.values
    if isinstance(node, ast.Compare):
        return ()
    return (
        child
        for child in ast.iter_child_nodes(node)
        if not (isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant))
    )


def _is_code(node: ast.AST) -> bool:
    """Tell whether texts below are for the machine: patterns, SQL, mistakes of the program itself."""
    if isinstance(node, ast.Call):
        return _name(node.func) in _MACHINE | _BUGS or _name(node.func).startswith("log")
    return isinstance(node, ast.Assert)


def _name(node: ast.AST) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _parts(node: ast.AST) -> list[str | ast.AST] | None:
    """Return a text in its parts, fixed ones and values; None for what is no text."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        # a text to be filled by `format` has its places named
        pieces = re.split(r"\{\w*\}", node.value)
        return [piece for pair in zip(pieces, itertools.repeat(ast.Pass())) for piece in pair][:-1]
    if isinstance(node, ast.JoinedStr):
        return [str(p.value) if isinstance(p, ast.Constant) else p.value for p in node.values]  # type: ignore[attr-defined]
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = _parts(node.left), _parts(node.right)
        if left is not None or right is not None:
            return [*(left or [node.left]), *(right or [node.right])]
    return None


def _template(parts: Iterable[str | ast.AST]) -> str:
    number = itertools.count()
    return "".join(part if isinstance(part, str) else f"{{{next(number)}}}" for part in parts)
