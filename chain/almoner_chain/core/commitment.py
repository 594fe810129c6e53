"""Private fields of a gift, and the one hash that stands for them on the ledger.

Protocol, section 4. Each field is hashed under its own salt, so a receipt can open some and keep others
closed. Deleting the seed makes the ledger's entry anonymous for ever. Knows neither amounts nor signatures.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum

from almoner_chain.core.errors import BadInput
from almoner_chain.core.hashing import keccak

MAX_TEXT_BYTES = 255
"""A length is one byte of the receipt."""

SEED_BYTES = 16
SALT_BYTES = 16
EPOCH = datetime.date(1970, 1, 1)
_MAX_DATE = 0xFFFF
_UNWANTED = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control characters could rewrite a terminal or split a line; lone surrogates have no UTF-8."""


class FieldInvalid(BadInput):
    """A private field that breaks its rules: empty, too long, control characters, not in one normal form."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message, code="commitment.field", hint=hint)


class FieldId(IntEnum):
    """The private fields and their numbers."""

    DONOR = 1
    DATE = 2
    METHOD = 3
    REFERENCE = 4
    ADDRESS = 5
    DESCRIPTION = 6
    NOTE = 7


_FIELDS = tuple(FieldId)
_NAMES = {field: field.name.lower() for field in FieldId}
"""Looked up here because an enumeration takes its time, and every gift asks a dozen times."""


@dataclass(frozen=True, slots=True)
class PrivateFields:
    """What a charity knows of a gift and the ledger must not; `None` means the field is not there.

    Strict: texts are in NFC already. `of` is for what people type. ``date`` is the day the gift was received.
    """

    donor: str | None = None
    date: datetime.date | None = None
    method: str | None = None
    reference: str | None = None
    address: str | None = None
    description: str | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        for _ in self.encoded():
            pass

    @classmethod
    def of(
        cls,
        *,
        donor: str | None = None,
        date: datetime.date | None = None,
        method: str | None = None,
        reference: str | None = None,
        address: str | None = None,
        description: str | None = None,
        note: str | None = None,
    ) -> PrivateFields:
        """Return the fields with texts trimmed and in NFC; empty ones are left out. Raises `FieldInvalid`."""
        texts = (donor, method, reference, address, description, note)
        donor, method, reference, address, description, note = map(_tidy, texts)
        return cls(donor, date, method, reference, address, description, note)

    @classmethod
    def decoded(cls, values: Mapping[FieldId, bytes]) -> PrivateFields:
        """Return the fields that these bytes stand for. Raises `FieldInvalid`."""
        return cls(**{field.name.lower(): _decode(field, value) for field, value in values.items()})  # type: ignore[arg-type]

    def encoded(self) -> Iterator[tuple[FieldId, bytes]]:
        """Yield each field that is there with the bytes of its value, ids ascending."""
        for field, value in zip(_FIELDS, self.values(), strict=True):
            if value is not None:
                yield (
                    field,
                    _encode_date(value) if isinstance(value, datetime.date) else _encode_text(field, value),
                )

    def values(self) -> tuple[str | datetime.date | None, ...]:
        """Return the seven values in the order of their ids."""
        return (
            self.donor,
            self.date,
            self.method,
            self.reference,
            self.address,
            self.description,
            self.note,
        )

    def present(self) -> frozenset[FieldId]:
        """Return which fields are there."""
        return frozenset(field for field, _ in self.encoded())


def to_day(day: datetime.date) -> int:
    """Return the days since 1970-01-01."""
    return (day - EPOCH).days


def from_day(number: int) -> datetime.date:
    """Return the date of a day number; raises `OverflowError` beyond the year 9999."""
    return EPOCH + datetime.timedelta(days=number)


def _tidy(text: str | None) -> str | None:
    return unicodedata.normalize("NFC", text).strip() or None if text is not None else None


def _encode_date(value: datetime.date) -> bytes:
    if not 0 <= to_day(value) <= _MAX_DATE:
        raise FieldInvalid(
            f"{value.isoformat()} cannot be the day of a gift.", "Use a day from 1970 to 2149."
        )
    return to_day(value).to_bytes(2, "big")


def _encode_text(field: FieldId, value: str) -> bytes:
    name = _NAMES[field]
    if not unicodedata.is_normalized("NFC", value):
        raise FieldInvalid(f"The {name} is not in Unicode's normal form C.", "Enter it again.")
    if _UNWANTED.search(value):
        raise FieldInvalid(f"The {name} has control characters in it.", "Enter it as one plain line.")
    encoded = value.encode()
    if not 1 <= len(encoded) <= MAX_TEXT_BYTES:
        raise FieldInvalid(
            f"The {name} takes {len(encoded)} bytes.",
            f"Use 1 to {MAX_TEXT_BYTES} bytes (a Chinese character takes 3).",
        )
    return encoded


def _decode(field: FieldId, value: bytes) -> str | datetime.date:
    if field is FieldId.DATE:
        if len(value) != 2:
            raise FieldInvalid("The date does not have two bytes.")
        return from_day(int.from_bytes(value, "big"))
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        raise FieldInvalid(f"The {field.name.lower()} is not UTF-8.") from None


def salt_of(field: FieldId, seed: bytes) -> bytes:
    """Return the field's own salt (16 bytes)."""
    return keccak(b"\x04" + seed + bytes((field,)))[:SALT_BYTES]


def field_hash(field: FieldId, salt: bytes, value: bytes) -> bytes:
    """Return the hash that stands for one field."""
    return keccak(b"\x03" + bytes((field,)) + salt + value)


def fold_fields(chain_id: int, ledger: bytes, hashes: Iterable[tuple[FieldId, bytes]]) -> bytes:
    """Return the commitment to field hashes, given in the order of their ids."""
    parts = [bytes((field,)) + digest for field, digest in hashes]
    return keccak(b"\x02" + chain_id.to_bytes(32, "big") + ledger + bytes((len(parts),)) + b"".join(parts))


def commit(chain_id: int, ledger: bytes, private: PrivateFields, seed: bytes) -> bytes:
    """Return the commitment (32 bytes) to a gift's fields. ``seed``: 16 random bytes of this gift alone."""
    hashes = ((field, field_hash(field, salt_of(field, seed), value)) for field, value in private.encoded())
    return fold_fields(chain_id, ledger, hashes)


@dataclass(frozen=True, slots=True)
class OpenAll:
    """Every field readable: the seed gives all salts. Without a field nothing would bind the seed."""

    seed: bytes
    fields: PrivateFields

    def __post_init__(self) -> None:
        _need(len(self.seed) == SEED_BYTES, f"A seed has {SEED_BYTES} bytes.")
        _need(bool(self.fields.present()), "There is no field to open.")

    def commitment(self, chain_id: int, ledger: bytes) -> bytes:
        """Return the commitment to these fields."""
        return commit(chain_id, ledger, self.fields, self.seed)


@dataclass(frozen=True, slots=True)
class OpenSome:
    """Some fields readable with their salts, of the others only the hashes. At least one of each."""

    fields: PrivateFields
    salts: Mapping[FieldId, bytes]
    closed: Mapping[FieldId, bytes]

    def __post_init__(self) -> None:
        _need(self.fields.present() == set(self.salts) != set(), "Each open field needs its salt.")
        _need(bool(self.closed) and not set(self.closed) & set(self.salts), "A field is open or closed.")
        _need(all(len(salt) == SALT_BYTES for salt in self.salts.values()), f"A salt has {SALT_BYTES} bytes.")
        _need(all(len(digest) == 32 for digest in self.closed.values()), "A field's hash has 32 bytes.")

    def commitment(self, chain_id: int, ledger: bytes) -> bytes:
        """Return the commitment to the open and the closed fields together."""
        hashes = dict(self.closed)
        for field, value in self.fields.encoded():
            hashes[field] = field_hash(field, self.salts[field], value)
        return fold_fields(chain_id, ledger, sorted(hashes.items()))


@dataclass(frozen=True, slots=True)
class Closed:
    """No field readable: the bare commitment."""

    digest: bytes

    def __post_init__(self) -> None:
        _need(len(self.digest) == 32, "A commitment has 32 bytes.")

    @property
    def fields(self) -> PrivateFields:
        """Nothing is open."""
        return PrivateFields()

    def commitment(self, chain_id: int, ledger: bytes) -> bytes:
        """Return the commitment as it is; to which ledger it is bound cannot be seen from outside."""
        return self.digest


Disclosure = OpenAll | OpenSome | Closed


def open_some(seed: bytes, private: PrivateFields, opened: Iterable[FieldId]) -> OpenAll | OpenSome:
    """Return a disclosure of the ``opened`` fields only; fields that are not there are passed over.

    Raises `FieldInvalid` when none of them is there: use `Closed` for that. All of them: `OpenAll`.
    """
    wanted = set(opened)
    shown, closed = {}, {}
    for field, value in private.encoded():
        if field in wanted:
            shown[field] = value
        else:
            closed[field] = field_hash(field, salt_of(field, seed), value)
    if not closed:
        return OpenAll(seed, private)
    salts = {field: salt_of(field, seed) for field in shown}
    return OpenSome(PrivateFields.decoded(shown), salts, closed)


def _need(holds: bool, message: str) -> None:
    if not holds:
        raise FieldInvalid(message)
