"""What the page for phones is made for: its configuration (resources/verify_page/src/config.ts), and the page filled with it.

Everything that gets into the page is written so that it cannot leave its place: the data block knows no `<`, an address
nothing that ends a rule. An address that may hold an access key never gets there unasked. Knows neither servers nor files.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from almoner.services.session import hex0x, is_loopback
from almoner.services.trust import (
    MAX_AGREE,
    TrustList,
    Vouched,
    clean_url,
    may_hold_key,
    origin,
    read_trust,
    shown_url,
)
from almoner_chain.core.errors import BadInput

if TYPE_CHECKING:
    from almoner.services.session import Session
    from almoner_chain.core.entries import FundCreated

NETWORK_AGREE = 2
"""On a network two nodes that have nothing to do with each other must say the same (protocol, section 8)."""

OWN_VIEW = "rpc"
PUBLISHED = "published.json"
READERS_OWN = ("http://localhost:*", "http://127.0.0.1:*")
MAX_NODES = 16

_DATA = re.compile(r'(<script type="application/json" id="config">)[^<]*(</script>)')
_RULES = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(">)')
_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class PageOptions:
    """What the person chose: nodes for the page to ask, how many must agree, whose lists count, what is published.

    ``address`` is the site's root, where the page will lie; empty for the ledger's domain.
    """

    nodes: tuple[str, ...] = ()
    agree: int | None = None
    trust: tuple[Path, ...] = ()
    registries: tuple[str, ...] = ()
    purposes: bool = True
    address: str = ""


@dataclass(frozen=True, slots=True)
class PageConfig:
    """The configuration as a document, where the page may connect, the domain's own word, and what to warn of."""

    document: dict[str, Any]
    connect: tuple[str, ...]
    own_word: TrustList
    warnings: tuple[str, ...]

    @property
    def nodes(self) -> list[str]:
        """The nodes of the charity's own ledger, as the page asks them."""
        return list(self.document["ledgers"][0]["nodes"])

    @property
    def address(self) -> str:
        """Where the page is meant to live."""
        return str(self.document["address"])


def page_config(session: Session, options: PageOptions, *, served: bool) -> PageConfig:
    """Return the page's configuration for this installation's ledger.

    ``served``: by this program, whose view of the ledger at ``rpc`` is then the first node. Raises BadInput for an
    address, a number or a list that cannot be.
    """
    lists = [read_trust(path) for path in options.trust]
    registries = [clean_url(url) for url in options.registries]
    nodes, warnings = _nodes(session, options, served)
    own = _own_ledger(session, nodes, options.agree, served)
    others = [_other_ledger(each) for each in _with_nodes(lists, own)]
    document = {
        "format": 1,
        "program": _program(),
        "address": "" if served else _page_address(site_address(session, options)),
        "ledgers": [own, *others],
        "trust": [_named(each) for each in lists],
        "registries": registries,
    }
    warnings += _agreement_warnings(own)
    link = receipts_address(session)
    if not served and link and document["address"] != link:
        warnings.append(f"The codes on this ledger's receipts lead to {link}, not to this address.")
    return PageConfig(document, _connect(document), _own_word(session, own), tuple(dict.fromkeys(warnings)))


def with_funds(config: PageConfig, funds: Iterable[FundCreated]) -> PageConfig:
    """Return the configuration with what each fund counts in: the page shows it while no node answers."""
    named = [
        {
            "fund": str(each.fund),
            "name": each.name,
            "kind": each.unit_kind,
            "unit": each.unit,
            "decimals": each.decimals,
        }
        for each in funds
    ]
    own, *others = config.document["ledgers"]
    return replace(config, document={**config.document, "ledgers": [own | {"funds": named}, *others]})


def site_address(session: Session, options: PageOptions) -> str:
    """Return the root of the site, with a slash at its end: as chosen, else the domain that the ledger names."""
    if not options.address:
        return receipts_address(session).removesuffix("v")
    address = clean_url(options.address)
    if "?" in address:
        raise BadInput(
            "The page's address must not have a question mark in it.",
            code="page.address",
            hint="Name the folder in which the site will lie, such as https://verify.example/.",
        )
    return address.rstrip("/") + "/"


def receipts_address(session: Session) -> str:
    """Return where the codes of this ledger's receipts lead; empty where it names no domain."""
    domain = session.home.get("domain")
    return f"https://{domain}/v" if domain else ""


def _page_address(site: str) -> str:
    return f"{site}v" if site else ""


def own_nodes(session: Session) -> tuple[str, ...]:
    """Return the addresses of the installation's nodes on a network; none for the embedded ledger."""
    if session.home.get("engine") == "embedded":
        return ()
    return tuple(session.home.get("rpc", ()))


def upstreams(session: Session, nodes: Sequence[str]) -> list[str]:
    """Return the nodes behind the program's own view: the first, and those that the page does not ask itself.

    One node must not count twice because it is asked in two ways.
    """
    first, *rest = own_nodes(session) or ("",)
    return [url for url in (first, *(each for each in rest if _cleaned(each) not in nodes)) if url]


def fill(template: str, config: PageConfig) -> str:
    """Return the page with its configuration in it. Raises BadInput where the template is none."""
    rules = rules_of(template)
    allowed = f"connect-src {' '.join(config.connect)}"
    filled, rule_count = re.subn(r"connect-src [^;]*", lambda _: allowed, rules)
    page, data_count = _DATA.subn(lambda found: found[1] + data_block(config.document) + found[2], template)
    if rule_count != 1 or data_count != 1:
        raise _damaged()
    return _RULES.sub(lambda found: found[1] + filled + found[3], page, count=1)


def rules_of(page: str) -> str:
    """Return the page's Content-Security-Policy."""
    found = _RULES.search(page)
    if found is None:
        raise _damaged()
    return found[2]


def data_block(document: dict[str, Any]) -> str:
    """Write JSON so that it can stand in a script element: nothing in it ends the element or a line of script."""
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


# -- what the program ships -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Shipped:
    """The page as the program ships it: template, fingerprint, and the other files by name."""

    page: str
    fingerprint: str
    others: tuple[tuple[str, bytes], ...]


@cache
def shipped() -> Shipped:
    """Return the page that this program ships, after checking that its script is what its fingerprint says.

    Raises BadInput where it is not.
    """
    folder = files("almoner_resources").joinpath("verify_page")
    found = {each.name: each.read_bytes() for each in folder.iterdir() if each.is_file()}
    try:
        page = found.pop("page.html").decode()
        fingerprint = found.pop("fingerprint.txt").decode().strip()
    except (KeyError, UnicodeDecodeError):
        raise _damaged() from None
    check_page(page, fingerprint)
    return Shipped(page, fingerprint, tuple(sorted(found.items())))


def check_page(page: str, fingerprint: str) -> None:
    """Check that the page's one script has this fingerprint (SHA-256, hex) and is the one that its rules allow."""
    scripts = _SCRIPT.findall(page)
    digest = hashlib.sha256("".join(scripts).encode()).digest()
    allowed = f"'sha256-{base64.b64encode(digest).decode()}'"
    if len(scripts) != 1 or digest.hex() != fingerprint or allowed not in rules_of(page):
        raise _damaged()


def _damaged() -> BadInput:
    return BadInput(
        "The page for phones that came with this program is damaged.",
        code="page.damaged",
        hint="Install the program again.",
    )


# -- parts of the configuration -------------------------------------------------------------------------------------


def _nodes(session: Session, options: PageOptions, served: bool) -> tuple[list[str], list[str]]:
    """Return the nodes of the own ledger and what to warn of."""
    warnings: list[str] = []
    given = [clean_url(url) for url in options.nodes]
    if len(given) > MAX_NODES:
        raise BadInput(
            f"The page asks at most {MAX_NODES} nodes.", code="page.nodes", hint="Name fewer of them."
        )
    warnings += [
        f"The address of {shown_url(url)} looks as if it held an access key; everyone who opens the page can read it."
        for url in given
        if may_hold_key(url)
    ]
    chosen = given or list(_plain_own(session, warnings))
    if served:
        first = _cleaned(next(iter(own_nodes(session)), ""))
        chosen = [OWN_VIEW, *(url for url in chosen if url != first)]
    warnings += [
        f"A page that is opened over https may not ask {shown_url(url)}, which is not https."
        for url in chosen
        if url.startswith("http://") and not served
    ]
    return list(dict.fromkeys(chosen)), warnings


def _plain_own(session: Session, warnings: list[str]) -> Iterator[str]:
    """Yield the installation's own nodes that may be shown to everyone, and that everyone reaches."""
    for url in own_nodes(session):
        clean = _cleaned(url)
        if clean and is_loopback(clean):
            continue
        if clean and not may_hold_key(url):
            yield clean
        else:
            warnings.append(
                f"The node {shown_url(clean) if clean else 'with a password'} is left out: its address may hold an access key."
            )


def _cleaned(url: str) -> str:
    try:
        return clean_url(url)
    except BadInput:
        return ""


def _own_ledger(session: Session, nodes: Sequence[str], agree: int | None, served: bool) -> dict[str, Any]:
    if agree is not None and not 1 <= agree <= MAX_AGREE:
        raise BadInput(
            f"{agree} nodes cannot agree.",
            code="page.agree",
            hint=f"Say how many nodes must say the same: 1 to {MAX_AGREE}.",
        )
    embedded = session.home.get("engine") == "embedded"
    local = embedded or (served and nodes == [OWN_VIEW] and all(map(is_loopback, own_nodes(session))))
    return {
        "chain_id": str(session.chain_id),
        "ledger": hex0x(session.ledger),
        "name": session.home.get("name"),
        "domain": session.home.get("domain") or "",
        "nodes": list(nodes),
        "needed": agree or (1 if local else NETWORK_AGREE),
        "local": local,
        "first_block": int(session.home.get("ledger_block", 0)),
        "published": PUBLISHED,
    }


def _with_nodes(lists: Sequence[TrustList], own: dict[str, Any]) -> list[Vouched]:
    """Return the other ledgers on the lists that say where they answer, each once."""
    found: dict[tuple[int, bytes], Vouched] = {}
    for one in lists:
        for each in one.ledgers:
            is_own = (str(each.chain_id), hex0x(each.ledger)) == (own["chain_id"], own["ledger"])
            if each.nodes and not is_own:
                found.setdefault((each.chain_id, each.ledger), each)
    return list(found.values())


def _other_ledger(each: Vouched) -> dict[str, Any]:
    known = each.document()
    return known | {"needed": each.needed or NETWORK_AGREE, "local": False, "published": ""}


def _named(one: TrustList) -> dict[str, Any]:
    """Return who vouches for what, as the page wants it."""
    return {
        "name": one.name,
        "ledgers": [
            {"chain_id": str(each.chain_id), "ledger": hex0x(each.ledger), "name": each.name}
            for each in one.ledgers
        ],
    }


def _own_word(session: Session, own: dict[str, Any]) -> TrustList:
    """Return what the charity's domain says of itself, with the nodes that answer from anywhere."""
    nodes = tuple(url for url in own["nodes"] if url != OWN_VIEW)
    needed = own["needed"] if nodes else 0
    ledger = Vouched(session.chain_id, session.ledger, own["name"], own["domain"], nodes, needed)
    return TrustList(own["name"], (ledger,))


def _connect(document: dict[str, Any]) -> tuple[str, ...]:
    """Return where the page may connect: itself, the nodes, the lists, the domains, a reader's own node."""
    urls = [url for ledger in document["ledgers"] for url in ledger["nodes"] if url != OWN_VIEW]
    domains = [f"https://{ledger['domain']}" for ledger in document["ledgers"] if ledger["domain"]]
    places = [origin(url) for url in [*urls, *document["registries"]]]
    return tuple(dict.fromkeys(["'self'", *places, *domains, *READERS_OWN]))


def _agreement_warnings(own: dict[str, Any]) -> list[str]:
    count = len(own["nodes"])
    if not count:
        return ["The page has no node to ask, so it can check no receipt against the ledger."]
    if own["needed"] > count:
        return [
            f"{own['needed']} nodes must say the same, and the page knows {count}: "
            "it will call no receipt recorded unless a reader adds nodes."
        ]
    return []


def _program() -> str:
    try:
        return f"Almoner {version('almoner')}"
    except PackageNotFoundError:
        return "Almoner"
