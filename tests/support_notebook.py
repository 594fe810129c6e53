"""A small contract, accounts that sign for it, and a plain JSON-RPC caller: what the embedded ledger's tests share.

Signs with coincurve and RLP by hand, so that nothing of the ledger's own code takes part in making its input.
"""

from __future__ import annotations

import http.client
import json
import secrets
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

import rlp
from coincurve import PrivateKey
from eth_abi.abi import decode, encode
from tiny_keccak import keccak256

SOURCE = Path(__file__).with_name("embedded") / "notebook.vy"
ENTRY_TOPIC = keccak256(b"Entry(uint256,uint256,uint256,address,uint256,bytes)")


@cache
def notebook_code() -> bytes:
    """Compile the notebook and return its creation code with its argument."""
    from vyper.compiler import compile_code

    compiled = compile_code(SOURCE.read_text(), output_formats=["bytecode"])["bytecode"]
    return bytes.fromhex(compiled[2:]) + encode(["bytes32"], [b"notebook".ljust(32, b"\0")])


def calldata(signature: str, *values: Any) -> bytes:
    """Encode a call such as ``("clock()",)``."""
    types = signature[signature.index("(") + 1 : -1]
    return keccak256(signature.encode())[:4] + encode(types.split(",") if types else [], values)


def record(kind: int = 5, subject: int = 1, data: bytes = b"paper") -> bytes:
    """Encode a call that appends an entry."""
    return calldata("record(uint256,uint256,bytes)", kind, subject, data)


def _int(value: int) -> bytes:
    return value.to_bytes((value.bit_length() + 7) // 8, "big")


@dataclass
class Account:
    """A key that counts its own nonce."""

    chain_id: int
    key: PrivateKey = field(default_factory=PrivateKey)
    nonce: int = 0

    @property
    def address(self) -> bytes:
        return keccak256(self.key.public_key.format(compressed=False)[1:])[12:]

    @property
    def hex(self) -> str:
        return "0x" + self.address.hex()

    def sign(
        self,
        to: bytes,
        data: bytes = b"",
        *,
        kind: int = 2,
        gas: int = 1_000_000,
        value: int = 0,
        fee: int = 0,
        nonce: int | None = None,
    ) -> bytes:
        """Return a signed transaction of EIP-2718 type ``kind``; takes the next nonce unless one is given."""
        if nonce is None:
            nonce, self.nonce = self.nonce, self.nonce + 1
        body = [_int(gas), to, _int(value), data]
        chain = _int(self.chain_id)
        if kind == 0:
            fields = [_int(nonce), _int(fee), *body]
            r, s, parity = self._signature(rlp.encode([*fields, chain, b"", b""]))
            return bytes(rlp.encode([*fields, _int(self.chain_id * 2 + 35 + parity), r, s]))
        fees = [_int(fee)] if kind == 1 else [_int(fee), _int(fee)]
        fields = [chain, _int(nonce), *fees, *body, []]
        if kind == 3:
            fields += [_int(1), [b"\x01".ljust(32, b"\0")]]
        head = bytes([kind])
        r, s, parity = self._signature(head + rlp.encode(fields))
        return head + bytes(rlp.encode([*fields, _int(parity), r, s]))

    def _signature(self, message: bytes) -> tuple[bytes, bytes, int]:
        signature = self.key.sign_recoverable(keccak256(message), hasher=None)
        return signature[:32].lstrip(b"\0"), signature[32:64].lstrip(b"\0"), signature[64]


class RpcFailed(Exception):
    """The answer was a JSON-RPC error."""

    def __init__(self, error: dict[str, Any]) -> None:
        super().__init__(error["message"])
        self.code = error["code"]
        self.message = error["message"]
        self.data = error.get("data")


class Wire:
    """Talks JSON-RPC as plainly as possible."""

    def __init__(self, url: str) -> None:
        self._url = urlparse(url)
        self._connection = http.client.HTTPConnection(self._url.hostname or "", self._url.port, timeout=120)

    def __del__(self) -> None:
        self._connection.close()

    def exchange(
        self, body: bytes, *, method: str = "POST", path: str | None = None, **headers: str
    ) -> tuple[int, dict[str, str], bytes]:
        """Send any HTTP request; an underscore in a header's name stands for a dash."""
        named = {"Content-Type": "application/json"} | {k.replace("_", "-"): v for k, v in headers.items()}
        self._connection.request(method, self._url.path if path is None else path, body, named)
        answer = self._connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read()

    def post(self, request: Any) -> Any:
        """Send a JSON value and return the JSON answer."""
        status, _, body = self.exchange(json.dumps(request).encode())
        assert status == 200, (status, body)
        return json.loads(body)

    def __call__(self, method: str, *params: Any) -> Any:
        """Call one method and return its result."""
        answer = self.post(
            {"jsonrpc": "2.0", "id": secrets.randbelow(1000), "method": method, "params": params}
        )
        if "error" in answer:
            raise RpcFailed(answer["error"])
        return answer["result"]

    def batch(self, *calls: tuple[str, list[Any]]) -> list[dict[str, Any]]:
        """Send one batch and return the answers in order."""
        answers = self.post(
            [{"jsonrpc": "2.0", "id": i, "method": m, "params": list(p)} for i, (m, p) in enumerate(calls)]
        )
        assert [answer["id"] for answer in answers] == list(range(len(calls)))
        return list(answers)

    def send(self, *raws: bytes) -> list[dict[str, Any]]:
        """Send transactions as one batch and return their receipts; each must have been mined."""
        answers = self.batch(*(("eth_sendRawTransaction", ["0x" + raw.hex()]) for raw in raws))
        return [self("eth_getTransactionReceipt", answer["result"]) for answer in answers]

    def view(self, to: bytes, signature: str, types: list[str], *values: Any, block: Any = "latest") -> Any:
        """Call a view and return its decoded results; one alone comes bare."""
        call = {"to": "0x" + to.hex(), "data": "0x" + calldata(signature, *values).hex()}
        results = decode(types, bytes.fromhex(self("eth_call", call, block)[2:]))
        return results[0] if len(types) == 1 else results


@dataclass
class Desk:
    """A ledger with the notebook on it, an account, and a wire to both."""

    wire: Wire
    account: Account
    notebook: bytes

    @classmethod
    def at(cls, url: str, chain_id: int, key: PrivateKey | None = None) -> Desk:
        """Deploy a notebook on the ledger at ``url``."""
        wire = Wire(url)
        account = Account(chain_id, key or PrivateKey())
        (receipt,) = wire.send(account.sign(b"", notebook_code(), gas=3_000_000))
        assert receipt["status"] == "0x1"
        return cls(wire, account, bytes.fromhex(receipt["contractAddress"][2:]))

    def call(self, data: bytes, **options: Any) -> bytes:
        """Sign a call of the notebook."""
        return self.account.sign(self.notebook, data, **options)

    def record(self, *subjects: int) -> list[dict[str, Any]]:
        """Record an entry for each subject, all in one batch, and return the receipts."""
        return self.wire.send(*(self.call(record(subject=subject)) for subject in subjects))
