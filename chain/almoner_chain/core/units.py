"""Exact amounts: what a fund counts in, and how its whole minor units are read and written.

Money is an `int` of minor units (fen, cents, wei, pieces) everywhere; only here it meets text. Knows no
locale: thousands marks, currency signs and number words belong to whoever reads tables or draws receipts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from almoner_chain.core.errors import BadInput
from almoner_chain.core.hashing import ZERO20

MAX_AMOUNT = 2**128 - 1
"""The largest amount the protocol can carry, in minor units."""

MAX_DECIMALS = 36
"""Enough for any token; a larger number could only make amounts unreadable."""

MAX_CODE_BYTES = 32
MAX_AMOUNT_TEXT = 80
"""39 digits of amount, 36 zeros and a point fit; nothing longer is worth converting."""

_PLAIN = re.compile(r"[0-9]+(?:\.[0-9]+)?")

# ISO 4217 where it is not two. Babel's figures are CLDR's, which describe use and not the standard:
# AFN, IRR, LAK and others have 0 there, and 10.50 AFN would be refused.
_ISO_4217_DECIMALS = {
    code: decimals
    for decimals, codes in (
        (0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"),
        (3, "BHD IQD JOD KWD LYD OMR TND"),
        (4, "CLF UYW"),
    )
    for code in codes.split()
}


class AmountInvalid(BadInput):
    """A text that is no amount of this unit; ``code`` says why."""


class UnitInvalid(BadInput):
    """A unit that cannot be: unknown currency, empty name, impossible decimals."""


class UnitKind(IntEnum):
    """What is counted."""

    CURRENCY = 0
    TOKEN = 1
    ITEM = 2


@dataclass(frozen=True, slots=True)
class Unit:
    """What a fund counts in: ``decimals`` places separate the shown amount from its minor units."""

    kind: UnitKind
    code: str
    decimals: int
    token: bytes = ZERO20

    def __post_init__(self) -> None:
        if not 0 <= self.decimals <= MAX_DECIMALS:
            raise UnitInvalid(
                f"A unit cannot have {self.decimals} decimal places.",
                code="unit.decimals",
                hint=f"Use 0 to {MAX_DECIMALS}.",
            )
        if not self.code.strip() or not self.code.isprintable() or len(self.code.encode()) > MAX_CODE_BYTES:
            raise UnitInvalid(
                f"{self.code[:40]!r} cannot be the name of a unit.",
                code="unit.code",
                hint=f"Use 1 to {MAX_CODE_BYTES} bytes of printable text.",
            )
        if len(self.token) != len(ZERO20):
            raise UnitInvalid("A token's address has 20 bytes.", code="unit.token")

    @classmethod
    def currency(cls, code: str) -> Unit:
        """Return the currency with this ISO 4217 code; raises `UnitInvalid` for an unknown one."""
        from babel.numbers import list_currencies

        if code not in list_currencies():
            raise UnitInvalid(
                f"{code[:40]!r} is not a currency code.",
                code="unit.currency",
                hint="Use the three capital letters of ISO 4217, such as CNY, EUR or USD.",
            )
        return cls(UnitKind.CURRENCY, code, _ISO_4217_DECIMALS.get(code, 2))

    @classmethod
    def item(cls, name: str) -> Unit:
        """Return a thing that is counted in whole pieces, such as ``box``."""
        return cls(UnitKind.ITEM, name, 0)

    @classmethod
    def erc20(cls, code: str, decimals: int, address: bytes) -> Unit:
        """Return a token of the chain; ``address`` is its contract (20 bytes)."""
        return cls(UnitKind.TOKEN, code, decimals, address)

    def parse(self, text: str) -> int:
        """Return the minor units of a plain decimal such as ``1234.50``; nothing is rounded or guessed.

        Raises `AmountInvalid`: signs, exponents, marks, spaces, other scripts' digits, too many decimals.
        """
        if not isinstance(text, str) or len(text) > MAX_AMOUNT_TEXT or not _PLAIN.fullmatch(text):
            raise AmountInvalid(
                f"{str(text)[:40]!r} is not an amount.",
                code="amount.malformed",
                hint="Write digits with at most one decimal point, such as 1234.50.",
            )
        whole, _, fraction = text.partition(".")
        if len(fraction) > self.decimals:
            raise AmountInvalid(
                f"{text} has {len(fraction)} decimal places; {self.code} has {self.decimals}.",
                code="amount.decimals",
                hint="Give the exact amount; nothing is rounded.",
            )
        minor = int(whole + fraction.ljust(self.decimals, "0"))
        if minor > MAX_AMOUNT:
            raise AmountInvalid(f"{text} {self.code} is too large.", code="amount.too_large")
        return minor

    def format(self, minor: int) -> str:
        """Return ``minor`` as a plain decimal with all its places, such as ``1234.50``."""
        sign, digits = ("-" if minor < 0 else ""), str(abs(minor)).rjust(self.decimals + 1, "0")
        if self.decimals == 0:
            return sign + digits
        return f"{sign}{digits[: -self.decimals]}.{digits[-self.decimals :]}"

    def show(self, minor: int) -> str:
        """Return ``minor`` for people, in groups of three: ``1,234.50``. Not for `parse`."""
        whole, point, places = self.format(minor).partition(".")
        return f"{int(whole):,}{point}{places}" if whole != "-0" else f"-0{point}{places}"
