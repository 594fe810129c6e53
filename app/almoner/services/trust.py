"""Lists of ledgers that somebody vouches for (chain/PROTOCOL.md, section 9): read from a file, written for a domain.

A list comes from strangers' hands: size and depth are bounded before it is read, every field is checked and named where
it is wrong. Knows neither nodes nor pages.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from almoner.services.session import hex0x
from almoner_chain.core.errors import BadInput

if TYPE_CHECKING:
    from almoner_chain.core.verify_types import LedgerId

FORMAT = 1
MAX_BYTES = 64 << 10
MAX_NAME = 300
MAX_URL = 400
MAX_DEPTH = 8
MAX_AGREE = 16

_CHAIN = re.compile(r"[1-9][0-9]{0,19}")
_LEDGER = re.compile(r"0x[0-9a-fA-F]{40}")
_HOST = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)(\.(?!-)[a-z0-9-]{1,63}(?<!-))*")
_FORBIDDEN = re.compile(r"[\s\"'`;,<>\\{}|^]|[^\x21-\x7e]")
_KEY_LIKE = re.compile(r"[A-Za-z0-9_-]{20,}")


@dataclass(frozen=True, slots=True)
class Vouched:
    """One ledger on a list: its chain, its contract, the charity's name and domain, where it answers.

    ``needed``: how many nodes should say the same; 0 where the list does not say.
    """

    chain_id: int
    ledger: bytes
    name: str
    domain: str = ""
    nodes: tuple[str, ...] = ()
    needed: int = 0

    def document(self) -> dict[str, Any]:
        """Return the ledger as it stands on a list."""
        found: dict[str, Any] = {
            "chain_id": str(self.chain_id),
            "ledger": hex0x(self.ledger),
            "name": self.name,
            "domain": self.domain,
            "nodes": list(self.nodes),
        }
        return found | ({"needed": self.needed} if self.needed else {})


@dataclass(frozen=True, slots=True)
class TrustList:
    """``name`` vouches for the ledgers."""

    name: str
    ledgers: tuple[Vouched, ...]

    def document(self) -> dict[str, Any]:
        """Return the list in the form that anyone reads."""
        return {
            "format": FORMAT,
            "name": self.name,
            "ledgers": [each.document() for each in self.ledgers],
        }


class _Wrong(Exception):
    """Where in the file something is wrong, and what."""


def read_trust(path: Path) -> TrustList:
    """Read a list of ledgers from a file; raises BadInput that names the file and the field."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as problem:
        raise BadInput(
            f"The trust list {path.name} cannot be read: {problem.strerror}.",
            code="trust.file",
            hint="Check the name and your right to read it.",
        ) from None
    try:
        return _list(_parsed(data))
    except _Wrong as wrong:
        raise BadInput(
            f"{path.name} is no trust list: {wrong}.",
            code="trust.invalid",
            hint="Its form is that of a charity's almoner.json (chain/PROTOCOL.md, section 9).",
        ) from None


def trusted_names(lists: Sequence[TrustList]) -> dict[LedgerId, str]:
    """Return the names of all ledgers on the lists; of two for one ledger the first counts."""
    found: dict[LedgerId, str] = {}
    for one in lists:
        for each in one.ledgers:
            found.setdefault((each.chain_id, each.ledger), each.name)
    return found


def clean_url(url: str) -> str:
    """Return an address in the one form that may stand in a page's rules; raises BadInput for what must not.

    http or https, no password, nothing that could end a rule or an attribute; a name in other letters as xn--….
    """
    from urllib.parse import urlsplit, urlunsplit

    hint = "Write https://HOST/… without a name and password in it."
    wrong = BadInput("This is not the address of a node or a list.", code="page.url", hint=hint)
    given = url.strip(" ")
    # Python's own splitting drops line ends and tabs without a word.
    if not given.isprintable() or " " in given:
        raise wrong
    try:
        parts = urlsplit(given)
        host, port = parts.hostname or "", parts.port
        if not host.isascii():
            host = host.encode("idna").decode()
    except ValueError:  # also what no name in other letters can be
        raise wrong from None
    place = f"[{host}]" if ":" in host else host
    address = f"{place}:{port}" if port is not None else place
    found = urlunsplit((parts.scheme.lower(), address, parts.path, parts.query, ""))
    plain = not _FORBIDDEN.search(found) and len(found) <= MAX_URL and "@" not in parts.netloc
    if not plain or parts.scheme.lower() not in ("http", "https") or not _is_host(host):
        raise wrong
    return found


def _is_host(host: str) -> bool:
    import ipaddress

    if ":" in host:
        try:
            return ipaddress.ip_address(host).version == 6 and "%" not in host
        except ValueError:
            return False
    return bool(_HOST.fullmatch(host)) and len(host) <= 253


def origin(url: str) -> str:
    """Return what a page's rules call an address: scheme, host and port."""
    from urllib.parse import urlsplit

    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def shown_url(url: str) -> str:
    """Return of an address what may be shown: the rest may be an access key."""
    return origin(url)


def may_hold_key(url: str) -> bool:
    """Tell whether an address looks as if it held an access key or a password."""
    from urllib.parse import urlsplit

    parts = urlsplit(url)
    return "@" in parts.netloc or bool(_KEY_LIKE.search(f"{parts.path}?{parts.query}"))


def _parsed(data: bytes) -> Any:
    from almoner_chain.client.rpc import depth_exceeds

    if len(data) > MAX_BYTES:
        raise _Wrong(f"it has more than {MAX_BYTES:,} bytes")
    try:
        if depth_exceeds(data, MAX_DEPTH):
            raise ValueError
        return msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, msgspec.MsgspecError, RecursionError):
        raise _Wrong("it is not JSON") from None


def _list(document: Any) -> TrustList:
    if not isinstance(document, dict):
        raise _Wrong("it is not an object with the fields format, name and ledgers")
    if document.get("format") != FORMAT:
        raise _Wrong(f"format is not {FORMAT}")
    ledgers = document.get("ledgers")
    if not isinstance(ledgers, list):
        raise _Wrong("ledgers is not a list")
    found = [_ledger(each, f"ledgers[{i}]") for i, each in enumerate(ledgers)]
    return TrustList(_text(document, "name", "name"), tuple(found))


def _ledger(entry: Any, where: str) -> Vouched:
    if not isinstance(entry, dict):
        raise _Wrong(f"{where} is not an object")
    chain, ledger = entry.get("chain_id"), entry.get("ledger")
    if not isinstance(chain, str) or not _CHAIN.fullmatch(chain) or int(chain) >= 1 << 64:
        raise _Wrong(f"{where}.chain_id is not a number written as text")
    if not isinstance(ledger, str) or not _LEDGER.fullmatch(ledger):
        raise _Wrong(f"{where}.ledger is not 0x and 40 hex digits")
    domain = entry.get("domain", "")
    if not isinstance(domain, str) or (domain and not _HOST.fullmatch(domain)):
        raise _Wrong(f"{where}.domain is not a domain name")
    needed = entry.get("needed", 0)
    if type(needed) is not int or not 0 <= needed <= MAX_AGREE:
        raise _Wrong(f"{where}.needed is not a number from 1 to {MAX_AGREE}")
    name = _text(entry, "name", f"{where}.name")
    return Vouched(int(chain), bytes.fromhex(ledger[2:]), name, domain, _nodes(entry, where), needed)


def _nodes(entry: dict[str, Any], where: str) -> tuple[str, ...]:
    nodes = entry.get("nodes", [])
    if not isinstance(nodes, list) or len(nodes) > MAX_AGREE:
        raise _Wrong(f"{where}.nodes is not a list of at most {MAX_AGREE} addresses")
    found = []
    for i, url in enumerate(nodes):
        try:
            found.append(clean_url(url if isinstance(url, str) else ""))
        except BadInput:
            raise _Wrong(f"{where}.nodes[{i}] is not an http or https address") from None
    return tuple(found)


def _text(holder: dict[str, Any], key: str, where: str) -> str:
    text = holder.get(key)
    if not isinstance(text, str) or not text.strip() or not text.isprintable() or len(text) > MAX_NAME:
        raise _Wrong(f"{where} is not one plain line")
    return text
