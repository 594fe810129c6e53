"""Read back what a call says: the reverse of `contract.encode_call`, of a deployment, of the ERC-20 calls we make.

For showing what is about to be signed: one reading only, and bytes that any encoder would write otherwise are
refused, since nobody could tell what was left out of the showing. Must not know nodes, names or people.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from almoner_chain.client import codec, contract
from almoner_chain.core import abi
from almoner_chain.core.entries import Batch, Case, FundPolicy
from almoner_chain.core.errors import BadInput
from almoner_chain.core.hashing import keccak

SELECTOR = 4
_TOKEN_CALLS = {
    keccak(b"approve(address,uint256)")[:SELECTOR]: ("approve", ("spender", "amount")),
    keccak(b"transfer(address,uint256)")[:SELECTOR]: ("transfer", ("to", "amount")),
}
_BATCH_FIELDS = len(Batch.LAYOUT)


class NotOurCall(BadInput):
    """Bytes that are no call this program makes, or not in the one form it makes them."""

    def __init__(self) -> None:
        super().__init__(
            "These bytes are not a call of ours.",
            code="call.unknown",
            hint="Do not sign them; nothing was signed.",
        )


@dataclass(frozen=True, slots=True)
class ProvedBatch:
    """The batch that a proof is about, with its entry's number, time (seconds) and actor (20 bytes)."""

    data: Batch
    entry: int
    at: int
    actor: bytes

    @property
    def abi(self) -> tuple[Any, ...]:
        """The struct as the contract takes it."""
        batch = self.data
        words = (
            *(batch.batch, batch.fund, batch.root, batch.total, batch.count, batch.first_serial, batch.start),
            *(batch.manifest, batch.replaces, batch.origin_chain, batch.origin_ledger, batch.origin_payment),
        )
        return (*words, self.entry, self.at, self.actor)


@dataclass(frozen=True, slots=True)
class DecodedCall:
    """One call: the function's name and its arguments by their names in the ABI, in order.

    Amounts are minor units; addresses and hashes bytes. A `Case`, a `FundPolicy`, a `ProvedBatch` stand for their
    structs, other structs and lists are tuples.
    """

    name: str
    arguments: tuple[tuple[str, Any], ...]

    def __getitem__(self, name: str) -> Any:
        """Return the argument of this name."""
        return dict(self.arguments)[name]


@dataclass(frozen=True, slots=True)
class DecodedDeploy:
    """The deployment of a ledger: its first administrator (20 bytes), the hash of the charity's name, its domain."""

    administrator: bytes
    name_hash: bytes
    domain: str


def decode_call(data: bytes) -> DecodedCall:
    """Read a call of the ledger contract. Raises `NotOurCall` unless encoding it again gives the same bytes."""
    function = contract.function_of(data[:SELECTOR])
    if function is None:
        raise NotOurCall
    values = _decoded(function.inputs, data[SELECTOR:])
    arguments = tuple(
        (name, _own(name, value)) for name, value in zip(function.input_names, values, strict=True)
    )
    if contract.encode_call(function.name, *(value for _, value in arguments)) != data:
        raise NotOurCall
    return DecodedCall(function.name, arguments)


def decode_token_call(data: bytes) -> DecodedCall:
    """Read an ERC-20 ``approve`` or ``transfer``. Raises `NotOurCall`."""
    name, names = _TOKEN_CALLS.get(data[:SELECTOR], ("", ()))
    if not names:
        raise NotOurCall
    values = _decoded((codec.Type("a"), codec.Type("u")), data[SELECTOR:])
    return DecodedCall(name, tuple(zip(names, values, strict=True)))


def decode_deploy(data: bytes) -> DecodedDeploy:
    """Read the data of a transaction that deploys this very ledger contract. Raises `NotOurCall`."""
    code = contract.artifact().bytecode
    if not data.startswith(code):
        raise NotOurCall
    found = DecodedDeploy(*_decoded(contract.constructor_inputs(), data[len(code) :]))
    if contract.deploy_data(found.administrator, found.name_hash, found.domain) != data:
        raise NotOurCall
    return found


def _decoded(types: Sequence[codec.Type], data: bytes) -> tuple[Any, ...]:
    try:
        return codec.decode(types, data)
    except abi.AbiInvalid:
        raise NotOurCall from None


def _own(name: str, value: Any) -> Any:
    """Return our own value for one of the contract's structs."""
    if name == "case":
        return Case(*value)
    if name == "policy":
        return FundPolicy(*value)
    if name == "batch" and isinstance(value, tuple):
        return ProvedBatch(Batch(*value[:_BATCH_FIELDS]), *value[_BATCH_FIELDS:])
    return value
