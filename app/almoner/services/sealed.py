"""A file sealed with a passphrase: a clear header, then frames of authenticated ciphertext, read and written as a stream.

scrypt makes the key; each frame is AES-256-GCM under a nonce of the frame's number and whether it is the last one
(the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015), with the whole header as associated data: a
frame left out, repeated, moved, or missing at the end is found. Every length is bounded before it is believed. Knows
nothing of what is inside.
"""

from __future__ import annotations

import hashlib
import secrets
import struct
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from almoner_chain.core.errors import BadInput

if TYPE_CHECKING:
    from Crypto.Cipher._mode_gcm import GcmMode

MAGIC = b"almoner backup\x00\x01"
FRAME = 1 << 20
"""Bytes of plain text in each frame but the last."""

MAX_HEADER = 1 << 16
SCRYPT_R, SCRYPT_P = 8, 1
MAX_SCRYPT_N = 1 << 18
"""A quarter of a gigabyte: a forged header must not take all memory before the passphrase is even tried."""

LEAST_PASSPHRASE = 8
_TAG = 16
_LENGTH = struct.Struct(">I")
_NONCE = struct.Struct(">7sIB")


class Header(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What stands in the clear: the key derivation, and ``about`` (JSON), which is believed only once frames open."""

    n: int
    r: int
    p: int
    salt: bytes
    nonce: bytes
    about: msgspec.Raw


class Sealer:
    """Write one sealed file; `finish` must be called, or it will be found cut off."""

    def __init__(self, out: BinaryIO, passphrase: str, about: bytes, *, n: int) -> None:
        if len(passphrase) < LEAST_PASSPHRASE:
            raise BadInput(
                f"The passphrase has {len(passphrase)} characters.",
                code="backup.passphrase_short",
                hint=f"Choose one of at least {LEAST_PASSPHRASE}; several words are easy to keep.",
            )
        header = Header(
            n, SCRYPT_R, SCRYPT_P, secrets.token_bytes(16), secrets.token_bytes(7), msgspec.Raw(about)
        )
        encoded = msgspec.json.encode(header)
        if len(encoded) > MAX_HEADER:
            raise BadInput("The backup's description is too long.", code="backup.header")
        self._out = out
        self._cipher = _Frames(passphrase, header, encoded)
        self._waiting = bytearray()
        out.write(MAGIC + _LENGTH.pack(len(encoded)) + encoded)

    def write(self, data: bytes) -> None:
        """Take bytes; whole frames are written at once."""
        self._waiting += data
        while len(self._waiting) > FRAME:
            self._out.write(self._cipher.seal(bytes(self._waiting[:FRAME]), last=False))
            del self._waiting[:FRAME]

    def finish(self) -> None:
        """Write the last frame."""
        self._out.write(self._cipher.seal(bytes(self._waiting), last=True))
        self._waiting.clear()


class Unsealer:
    """Read one sealed file. Raises BadInput for a damaged one, a cut-off one, or a wrong passphrase."""

    def __init__(self, source: BinaryIO, passphrase: str) -> None:
        header, encoded = read_header(source)
        self._source = source
        self._cipher = _Frames(passphrase, header, encoded)
        self._frames = self._opened()
        self._waiting = bytearray()

    def read(self, length: int) -> bytes:
        """Return exactly ``length`` bytes. Raises BadInput where there are not so many."""
        while len(self._waiting) < length:
            frame = next(self._frames, None)
            if frame is None:
                raise damaged("it ends too early")
            self._waiting += frame
        taken = bytes(self._waiting[:length])
        del self._waiting[:length]
        return taken

    def finish(self) -> None:
        """Check that nothing is left and that the last frame was the last."""
        if self._waiting or next(self._frames, b"") or self._source.read(1):
            raise damaged("bytes are left over at its end")

    def _opened(self) -> Iterator[bytes]:
        """Yield frames, each opened; one is read ahead to know which is the last."""
        size = FRAME + _TAG
        frame = self._source.read(size)
        while True:
            following = self._source.read(size)
            yield self._cipher.open(frame, last=not following)
            if not following:
                return
            frame = following


def read_header(source: BinaryIO) -> tuple[Header, bytes]:
    """Return the header, checked in form only, and its bytes. Raises BadInput."""
    if source.read(len(MAGIC)) != MAGIC:
        raise BadInput(
            "This file is no backup of Almoner, or of a newer version.",
            code="backup.kind",
            hint="Choose a file that `almoner backup create` wrote.",
        )
    start = source.read(_LENGTH.size)
    length = _LENGTH.unpack(start)[0] if len(start) == _LENGTH.size else 0
    if not 0 < length <= MAX_HEADER:
        raise damaged("its header cannot be read")
    encoded = source.read(length)
    try:
        header = msgspec.json.decode(encoded, type=Header)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise damaged("its header cannot be read") from error
    n_fits = 2 <= header.n <= MAX_SCRYPT_N and header.n & (header.n - 1) == 0
    if not n_fits or (header.r, header.p) != (SCRYPT_R, SCRYPT_P):
        raise damaged("its key derivation is out of bounds")
    if (len(header.salt), len(header.nonce), len(encoded)) != (16, 7, length):
        raise damaged("its header cannot be read")
    return header, encoded


def damaged(why: str) -> BadInput:
    """Return the error for a backup that cannot be used."""
    return BadInput(
        f"This backup is damaged: {why}.", code="backup.damaged", hint="Copy it again, or use an older one."
    )


class _Frames:
    """Seal and open frames in order."""

    def __init__(self, passphrase: str, header: Header, encoded: bytes) -> None:
        self._key = hashlib.scrypt(
            passphrase.encode(),
            salt=header.salt,
            n=header.n,
            r=header.r,
            p=header.p,
            dklen=32,
            maxmem=header.n * header.r * 128 + (1 << 20),
        )
        self._prefix, self._bound, self._number = header.nonce, hashlib.sha256(MAGIC + encoded).digest(), 0

    def seal(self, plain: bytes, *, last: bool) -> bytes:
        cipher = self._next(last)
        data, tag = cipher.encrypt_and_digest(plain)
        return bytes(data) + bytes(tag)

    def open(self, frame: bytes, *, last: bool) -> bytes:
        first = self._number == 0
        try:
            return bytes(self._next(last).decrypt_and_verify(frame[:-_TAG], frame[-_TAG:]))
        except ValueError:
            if not first:
                raise damaged("a part of it was changed, moved or cut off") from None
        raise BadInput(
            "The passphrase is wrong, or the backup was changed or cut off.",
            code="backup.passphrase",
            hint="Try the passphrase again; capitals and spaces count.",
        )

    def _next(self, last: bool) -> GcmMode:
        from Crypto.Cipher import AES

        nonce = _NONCE.pack(self._prefix, self._number, last)
        self._number += 1
        cipher = AES.new(self._key, AES.MODE_GCM, nonce=nonce, mac_len=_TAG)
        cipher.update(self._bound)
        return cipher
