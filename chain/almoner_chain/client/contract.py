"""The ledger contract as a client sees it: its artifact, how to call it, how to read what it says.

Reads the committed artifact once. Must not talk to nodes.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

import almoner_chain.artifacts
from almoner_chain.client import codec
from almoner_chain.core.errors import BadInput
from almoner_chain.core.hashing import keccak

ENTRY_TOPIC = keccak(b"Entry(uint256,uint256,uint256,address,uint256,bytes)")


class Counts(NamedTuple):
    """The contract's counters."""

    entries: int
    next_serial: int
    batches: int
    payments: int
    funds: int


class Axes(NamedTuple):
    """A fund's figures in minor units; all zero for a fund that does not exist."""

    received: int
    spent: int
    refunded: int
    returned: int
    admin_spent: int


@dataclass(frozen=True, slots=True)
class Function:
    """One function of the contract."""

    name: str
    selector: bytes
    inputs: tuple[codec.Type, ...]
    input_names: tuple[str, ...]
    outputs: tuple[codec.Type, ...]


@dataclass(frozen=True, slots=True)
class Artifact:
    """The compiled contract. Deployed code is ``runtime`` followed by ``immutables_length`` bytes."""

    abi: tuple[dict[str, Any], ...]
    bytecode: bytes
    runtime: bytes
    immutables_length: int
    storage_layout: dict[str, dict[str, Any]]

    def recognises(self, code: bytes) -> bool:
        """Say whether ``code``, found on a chain, is that of this contract."""
        return len(code) == len(self.runtime) + self.immutables_length and code.startswith(self.runtime)


@cache
def artifact() -> Artifact:
    """Return the committed artifact."""
    path = Path(almoner_chain.artifacts.__file__).with_name("Ledger.json")
    found = msgspec.json.decode(path.read_bytes())
    return Artifact(
        abi=tuple(found["abi"]),
        bytecode=bytes.fromhex(found["bytecode"].removeprefix("0x")),
        runtime=bytes.fromhex(found["runtime"].removeprefix("0x")),
        immutables_length=found["immutables_length"],
        storage_layout=found["storage_layout"],
    )


def encode_call(name: str, *arguments: Any) -> bytes:
    """Return the data of a call of function ``name``.

    Addresses and hashes are bytes; `Case`, `FundPolicy` and `BatchState` stand for their structs. Raises `BadInput`.
    """
    function = _function(name)
    return function.selector + codec.encode(function.inputs, arguments)


def decode_result(name: str, data: bytes) -> Any:
    """Return what function ``name`` returned: one value, or a tuple. Raises `BadInput`."""
    values = codec.decode_static(_function(name).outputs, data)
    return values[0] if len(values) == 1 else values


def deploy_data(administrator: bytes, name_hash: bytes, domain: str) -> bytes:
    """Return the data of the transaction that deploys a ledger."""
    return artifact().bytecode + codec.encode(constructor_inputs(), (administrator, name_hash, domain))


def constructor_inputs() -> tuple[codec.Type, ...]:
    """Return the types of what follows the code in the transaction that deploys a ledger."""
    (inputs,) = [each["inputs"] for each in artifact().abi if each["type"] == "constructor"]
    return tuple(codec.type_of(each) for each in inputs)


def function_of(selector: bytes) -> Function | None:
    """Return the function that calls beginning with these four bytes go to; None where the contract has none."""
    return _by_selector().get(selector)


@cache
def _by_selector() -> dict[bytes, Function]:
    return {each.selector: each for each in _functions().values()}


@cache
def _functions() -> dict[str, Function]:
    found: dict[str, Function] = {}
    for each in artifact().abi:
        if each["type"] != "function":
            continue
        signature = f"{each['name']}({','.join(codec.signature_of(one) for one in each['inputs'])})"
        found[each["name"]] = Function(
            name=each["name"],
            selector=keccak(signature.encode())[:4],
            inputs=tuple(codec.type_of(one) for one in each["inputs"]),
            input_names=tuple(one["name"] for one in each["inputs"]),
            outputs=tuple(codec.type_of(one) for one in each["outputs"]),
        )
    return found


def _function(name: str) -> Function:
    try:
        return _functions()[name]
    except KeyError:
        raise BadInput(f"The ledger contract has no function {name}.", code="contract.function") from None
