"""An invitation to a ledger: what a second computer must know to find it and to be sure that it is the one.

Nothing in it is secret, and it gives no right: roles are granted on the ledger. Written as a link, a QR code or a
small file; read back from strangers' hands, so everything is bounded. Knows no node and no folder.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from almoner.services.session import hex0x, is_loopback
from almoner.services.trust import may_hold_key
from almoner_chain.core.errors import BadInput, ReceiptInvalid
from almoner_chain.core.hashing import keccak
from almoner_chain.core.link import digits, from_text
from almoner_chain.core.wire import Reader, varint

VERSION = 1
SUFFIX = ".almoner-join"
MAX_NAME = 300
MAX_DOMAIN = 128
MAX_URL = 400
MAX_URLS = 3
"""With the longest of everything the code is still one that scans from a screen."""

MAX_FILE = 16_384
ONLY_HERE = "only_this_computer"
MAY_HOLD_KEY = "may_hold_access_key"

_CHECKSUM = 4
_LINK = re.compile(r"(?:https?://[^\s#]{1,2048}/j)?#?([0-9\s]{40,8192})", re.IGNORECASE)
_HINT = "Ask for the invitation again: a link, its picture, or a file that ends with .almoner-join."


@dataclass(frozen=True, slots=True)
class Invitation:
    """Which ledger: chain id, hash of block 0, contract, the block it was made in, nodes to ask, who the charity is.

    ``name`` is checked against the ledger when it is used. Raises BadInput for values no invitation can have.
    """

    chain_id: int
    genesis: bytes
    ledger: bytes
    block: int
    rpc: tuple[str, ...]
    name: str
    domain: str
    version: int = VERSION

    def __post_init__(self) -> None:
        wrong = _problem(self)
        if wrong:
            raise _invalid(wrong)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the one who invites should know: `ONLY_HERE`, `MAY_HOLD_KEY` (a node's address looks like it)."""
        found = []
        if all(is_loopback(url) for url in self.rpc):
            found.append(ONLY_HERE)
        if any(may_hold_key(url) for url in self.rpc if not is_loopback(url)):
            found.append(MAY_HOLD_KEY)
        return tuple(found)

    def encode(self) -> bytes:
        """Return the one encoding in bytes, with a checksum at its end."""
        parts = [bytes((VERSION,)), varint(self.chain_id), self.genesis, self.ledger, varint(self.block)]
        parts += [_text(self.name), _text(self.domain), varint(len(self.rpc)), *map(_text, self.rpc)]
        body = b"".join(parts)
        return body + keccak(body)[:_CHECKSUM]

    def link(self) -> str:
        """Return the link: any phone opens it, and what follows ``#`` is not sent to the server."""
        return f"https://{self.domain}/j#{digits(self.encode())}"

    def file(self) -> bytes:
        """Return the content of an ``.almoner-join`` file."""
        document = _File(
            almoner_join=self.version,
            chain_id=str(self.chain_id),
            genesis=hex0x(self.genesis),
            ledger=hex0x(self.ledger),
            block=self.block,
            rpc=list(self.rpc),
            name=self.name,
            domain=self.domain,
        )
        return msgspec.json.format(msgspec.json.encode(document)) + b"\n"

    def png(self, *, dots: int = 8) -> bytes:
        """Return the link's QR code as PNG; ``dots`` per module and side."""
        from PIL import Image

        from almoner.services.rendering.qr import QUIET_ZONE, encode

        code = encode(self.link())
        picture = Image.new("L", (code.full_size, code.full_size), 255)
        modules = Image.frombytes("L", (code.size, code.size), code.modules)
        picture.paste(modules, (QUIET_ZONE, QUIET_ZONE))
        out = io.BytesIO()
        picture.resize((code.full_size * dots,) * 2, Image.Resampling.NEAREST).convert("1").save(out, "PNG")
        return out.getvalue()

    def svg(self) -> bytes:
        """Return the link's QR code as SVG, one unit per module."""
        from almoner.services.rendering.qr import QUIET_ZONE, encode

        code = encode(self.link())
        runs = "".join(
            f"M{run.start() + QUIET_ZONE} {y + QUIET_ZONE}h{len(run[0])}v1h-{len(run[0])}z"
            for y, row in enumerate(code.rows)
            for run in re.finditer(rb"\x00+", row)
        )
        size = code.full_size
        return (
            '<?xml version="1.0" encoding="UTF-8"?>\n'
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" shape-rendering="crispEdges">\n'
            f'<rect width="{size}" height="{size}" fill="#fff"/><path d="{runs}" fill="#000"/>\n</svg>\n'
        ).encode()


class _File(msgspec.Struct, forbid_unknown_fields=True):
    """The file's form. A chain id may be larger than other programs' numbers hold, so it is text."""

    almoner_join: int
    chain_id: str
    genesis: str
    ledger: str
    block: int
    rpc: list[str]
    name: str
    domain: str


def read_invitation(source: str | Path | bytes) -> Invitation:
    """Return the invitation in a link, a file's path, or bytes: of a picture, an ``.almoner-join`` file or a text.

    Raises BadInput that says what is wrong.
    """
    if isinstance(source, str):
        path = Path(source) if len(source) < 4096 and "#" not in source else None
        return read_invitation(path) if path is not None and _is_file(path) else _from_text(source)
    data = source if isinstance(source, bytes) else _load(source)
    from almoner.services.scanning import is_picture

    if is_picture(data):
        return _from_picture(data)
    if len(data) > MAX_FILE:
        raise _invalid(f"it has {len(data):,} bytes")
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return _from_file(data)
    return _from_text(data.decode("utf-8-sig", errors="replace"))


def decode(document: bytes) -> Invitation:
    """Read an invitation's bytes; raises BadInput for any but its one encoding."""
    body, checksum = document[:-_CHECKSUM], document[-_CHECKSUM:]
    if document[:1] and document[0] != VERSION:
        raise BadInput(
            f"This invitation has version {document[0]}; this program knows {VERSION}.",
            code="invitation.version",
            hint="Update the program, or ask for an invitation from one as old.",
        )
    if len(body) < 60 or keccak(body)[:_CHECKSUM] != checksum:
        raise _invalid("a part of it is missing or mistyped")
    try:
        found = _decoded(Reader(body))
    except (ReceiptInvalid, UnicodeDecodeError):
        raise _invalid("it is not in the one form an invitation has") from None
    if found.encode() != document:
        raise _invalid("it is not in the one form an invitation has")
    return found


def _decoded(reader: Reader) -> Invitation:
    reader.byte()
    chain_id, genesis, ledger, block = reader.varint(), reader.take(32), reader.take(20), reader.varint()
    name, domain = _read_text(reader, MAX_NAME), _read_text(reader, MAX_DOMAIN)
    rpc = tuple(_read_text(reader, MAX_URL) for _ in range(reader.varint(limit=MAX_URLS)))
    reader.end()
    return Invitation(chain_id, genesis, ledger, block, rpc, name, domain)


def _from_text(text: str) -> Invitation:
    matched = _LINK.fullmatch(text.strip()) if len(text) <= MAX_FILE else None
    if matched is None:
        raise _invalid("a link to a ledger has /j# and a number in it")
    try:
        document = from_text("".join(matched[1].split()))
    except ReceiptInvalid:
        raise _invalid("its number is not one that an invitation has") from None
    return decode(document)


def _from_file(data: bytes) -> Invitation:
    try:
        found = msgspec.json.decode(data, type=_File)
        number = int(found.chain_id) if found.chain_id.isdigit() and len(found.chain_id) <= 20 else 0
        return Invitation(
            number,
            bytes.fromhex(found.genesis.removeprefix("0x")),
            bytes.fromhex(found.ledger.removeprefix("0x")),
            found.block,
            tuple(found.rpc),
            found.name,
            found.domain,
            found.almoner_join,
        )
    except (ValueError, msgspec.MsgspecError, RecursionError) as problem:
        raise _invalid("the file is damaged") from problem


def _from_picture(data: bytes) -> Invitation:
    from almoner.services.scanning import codes_in_picture

    texts = [text for text in codes_in_picture(data) if "/j#" in text.casefold()]
    if not texts:
        raise _invalid("no invitation's code can be read in this picture")
    if len(set(texts)) > 1:
        raise _invalid("there are several invitations in this picture")
    return _from_text(texts[0])


def _load(path: Path) -> bytes:
    from almoner.services.scanning import MAX_FILE as MAX_PICTURE

    try:
        with path.open("rb") as file:
            data = file.read(MAX_PICTURE + 1)
    except OSError as problem:
        raise BadInput(
            f"{path.name} cannot be read: {problem.strerror}.",
            code="invitation.file",
            hint="Check the name and your right to read it.",
        ) from None
    if len(data) > MAX_PICTURE:
        raise _invalid("the file is too large")
    return data


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _text(text: str) -> bytes:
    data = text.encode()
    return varint(len(data)) + data


def _read_text(reader: Reader, limit: int) -> str:
    return reader.take(reader.varint(limit=limit)).decode()


def _problem(invitation: Invitation) -> str:
    """Return what is wrong with an invitation's values, or nothing."""
    if invitation.version != VERSION:
        return f"its version is {invitation.version}"
    if not 0 < invitation.chain_id < 2**64 or not 0 <= invitation.block < 2**64:
        return "its chain or block cannot be"
    if len(invitation.genesis) != 32 or len(invitation.ledger) != 20:
        return "its block hash or its contract's address has a wrong length"
    for text, limit in ((invitation.name, MAX_NAME), (invitation.domain, MAX_DOMAIN)):
        if not text or not text.isprintable() or len(text.encode(errors="replace")) > limit:
            return "its name or domain is empty, too long or not one plain line"
    if not re.fullmatch(r"[a-z0-9.-]+", invitation.domain):
        return "its domain is no domain name"
    if not 1 <= len(invitation.rpc) <= MAX_URLS or not all(map(_is_plain_url, invitation.rpc)):
        return f"it must name 1 to {MAX_URLS} nodes by http or https addresses without a password"
    return ""


def _is_plain_url(url: str) -> bool:
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return False
    plain = url.isascii() and url.isprintable() and " " not in url and len(url) <= MAX_URL
    return plain and bool(host) and parts.scheme in ("http", "https") and "@" not in parts.netloc


def _invalid(why: str) -> BadInput:
    return BadInput(f"This is no invitation to a ledger: {why}.", code="invitation.invalid", hint=_HINT)
