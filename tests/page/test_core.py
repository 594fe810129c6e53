"""The inside of the page's core says what Python's says: entries of every kind, proofs, RLP, slots, hashes."""

from __future__ import annotations

import dataclasses
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from trie import HexaryTrie

from almoner_chain.core import entries, layout, proof, rlp
from almoner_chain.core.errors import BadInput
from almoner_chain.core.hashing import keccak
from support_page import ROOT
from support_page_core import Refused, call_all, core_page
from support_random_nodes import any_data
from support_receipts import header_over, prove

ARTIFACT = ROOT / "chain" / "almoner_chain" / "artifacts" / "Ledger.json"
RUNS = 600


@pytest.fixture(scope="module")
def core(browser: Browser) -> Iterator[Page]:
    with core_page(browser) as page:
        yield page


def python(call: Callable[[], Any]) -> Any:
    try:
        return call()
    except BadInput as problem:
        return Refused(problem.code)


def flipped(dice: Random, data: bytes) -> bytes:
    at = dice.randrange(len(data))
    return data[:at] + bytes((data[at] ^ 1 << dice.randrange(8),)) + data[at + 1 :]


# --- entries


def random_entry(dice: Random) -> entries.RawEntry:
    """An entry of any kind, one in three of them broken."""
    data = any_data(dice) if dice.random() < 0.9 else any_batch(dice)
    raw = entries.RawEntry(
        5, data.KIND, data.subject, dice.randbytes(20), dice.getrandbits(40), data.encode()
    )
    broken = [
        raw._replace(data=flipped(dice, raw.data)),
        raw._replace(data=raw.data[: dice.randrange(len(raw.data))]),
        raw._replace(data=raw.data + bytes(32)),
        raw._replace(subject=raw.subject + 1),
        raw._replace(kind=dice.randrange(17)),
    ]
    return dice.choice(broken) if dice.random() < 0.35 else raw


def any_batch(dice: Random) -> entries.Batch:
    numbers = [dice.getrandbits(64) for _ in range(9)]
    return entries.Batch(
        *numbers[:2],
        dice.randbytes(32),
        *numbers[2:6],
        dice.randbytes(32),
        *numbers[6:8],
        dice.randbytes(20),
        9,
    )


def as_page(raw: entries.RawEntry) -> dict[str, Any]:
    """An entry as the page has it: no block and no transaction; the kind a plain number."""
    names = ("number", "kind", "subject", "actor", "at", "data")
    return {name: int(value) if name == "kind" else value for name in names for value in [getattr(raw, name)]}


def fields(value: Any) -> Any:
    """A dataclass with the page's names: camelCase, no policy of a fund."""
    if dataclasses.is_dataclass(value):
        known = {each.name: getattr(value, each.name) for each in dataclasses.fields(value)}
        return {camel(name): fields(part) for name, part in known.items() if name != "policy"}
    return list(value) if isinstance(value, tuple) else value


def camel(name: str) -> str:
    return re.sub(r"_(\w)", lambda found: found[1].upper(), name)


def test_every_kind_of_entry_is_read_as_python_reads_it(core: Page) -> None:
    dice = Random(4)
    raws = [random_entry(dice) for _ in range(RUNS)]
    read = [python(partial(entries.decode_entry, raw)) for raw in raws]

    said = call_all(core, "entries", "decodeEntry", [[as_page(raw)] for raw in raws])

    expected = [
        data if isinstance(data, Refused) else {"type": data.KIND.name.lower(), **fields(data)}
        for data in read
    ]
    assert said == expected
    assert {data.KIND for data in read if not isinstance(data, Refused)} == set(entries.Kind)
    codes = {data.code for data in read if isinstance(data, Refused)}
    assert codes == {"entry.kind", "entry.data", "entry.subject"}


def test_hashes_of_entries_and_cases_are_those_of_python(core: Page) -> None:
    dice = Random(5)
    raws = [random_entry(dice) for _ in range(50)]
    cases = [
        entries.Case(n, 2, n, n, 4, *(dice.randbytes(size) for size in (20, 20, 32, 32, 32)), _four(dice))
        for n in range(1, 20)
    ]

    assert call_all(core, "entries", "entryHash", [[as_page(raw)] for raw in raws]) == [
        entries.entry_hash(raw) for raw in raws
    ]
    assert call_all(core, "entries", "caseHash", [[7, b"l" * 20, fields(case)] for case in cases]) == [
        entries.case_hash(7, b"l" * 20, case) for case in cases
    ]


def _four(dice: Random) -> tuple[bytes, ...]:
    return tuple(dice.randbytes(32) for _ in range(4))


# --- proofs


def random_proof(dice: Random) -> tuple[bytes, bytes, tuple[bytes, ...]]:
    """The proof of a key, there or not, in a trie of any size; one in two is broken."""
    trie = HexaryTrie({})
    size = dice.choice([0, 1, 2, 5, 40, 200])
    keys = [n.to_bytes(2, "big") for n in range(size)]
    for key in keys:
        trie[keccak(key)] = dice.randbytes(dice.choice([1, 2, 31, 32, 33]))
    wanted = dice.choice([*keys, b"absent", b"none"])
    nodes = prove(trie, wanted)
    broken = [nodes, nodes[::-1], nodes[:-1], (*nodes, *nodes[-1:]), (*nodes, b"\x80"), (b"\x80",)]
    if nodes:
        at = dice.randrange(len(nodes))
        changed = flipped(dice, nodes[at])
        # What is changed and hashes right: the root itself.
        broken += [(*nodes[:at], changed, *nodes[at + 1 :])] * 2
        if at == 0 and dice.random() < 0.5:
            return keccak(changed), wanted, (changed, *nodes[1:])
    return bytes(trie.root_hash), wanted, dice.choice(broken) if dice.random() < 0.5 else nodes


def liars_proof(dice: Random) -> tuple[bytes, bytes, tuple[bytes, ...]]:
    """Nodes that no honest trie has, each with the hash that its parent names."""
    path = [nibble for byte in keccak(b"key") for nibble in (byte >> 4, byte & 15)]
    branches = dice.random() < 0.3
    at = 1 if branches else dice.choice([0, 1, 2, 58, 61, 62, 63, 64])
    value: rlp.Item = dice.choice([b"", b"\0", b"v", dice.randbytes(40), [b"v"]])
    leaf: rlp.Item = [_prefixed(dice, path[at:], leaf=True), value]
    kept = dice.choice([leaf, leaf, [leaf, b""], b"", b"short"])
    below = kept if dice.random() < 0.4 or kept == b"" else keccak(rlp.encode(kept))
    ways: list[rlp.Item] = [below if n == path[0] else b"" for n in range(16)]
    above: rlp.Item = [*ways, b""] if branches else [_prefixed(dice, path[:at], leaf=False), below]
    nodes = [rlp.encode(above)]
    if isinstance(below, bytes) and below and below is not kept:
        nodes.append(rlp.encode(kept))
    return keccak(nodes[0]), b"key", tuple(nodes)


def _prefixed(dice: Random, path: list[int], *, leaf: bool) -> bytes:
    """Nibbles in the hex-prefix encoding, now and then with a wrong flag or padding."""
    flag = (2 if leaf else 0) + len(path) % 2
    if dice.random() < 0.15:
        flag = dice.randrange(16)
    head = [flag] if len(path) % 2 else [flag, dice.choice([0] * 9 + [1])]
    nibbles = [*head, *path]
    return bytes(16 * nibbles[n] + nibbles[n + 1] for n in range(0, len(nibbles), 2))


def test_proofs_hold_where_they_hold_for_python(core: Page) -> None:
    dice = Random(6)
    proofs = [random_proof(dice) if dice.random() < 0.4 else liars_proof(dice) for _ in range(2 * RUNS)]
    expected = [python(partial(proof.look_up, *each)) for each in proofs]

    assert call_all(core, "proof", "lookUp", proofs) == expected
    assert min(Counter(type(value) for value in expected).values()) > 100


def test_accounts_slots_and_headers_are_read_as_python_reads_them(core: Page) -> None:
    dice = Random(7)
    headers = [header_over(dice.randbytes(32), number=n, timestamp=n * 12) for n in range(1, 40)]
    headers += [flipped(dice, header) for header in headers] + [b"", b"\xc0", b"\xce" + b"\x80" * 14]
    read = [python(partial(proof.header_state_root, header)) for header in headers]
    values = [_encoded(dice) for _ in range(200)]
    slots = [_alone(value) for value in values]

    assert call_all(core, "proof", "readHeader", [[header] for header in headers]) == [
        each
        if isinstance(each, Refused)
        else dict(zip(("hash", "stateRoot", "number", "timestamp"), each, strict=True))
        for each in read
    ]
    assert call_all(core, "proof", "verifyStorageProof", slots) == [
        python(partial(proof.verify_storage_proof, *slot)) for slot in slots
    ]
    said = call_all(core, "proof", "verifyAccountProof", slots)
    assert said == [account(python(partial(proof.verify_account_proof, *slot))) for slot in slots]
    assert {type(each) for each in said} == {dict, Refused}


def _encoded(dice: Random) -> bytes:
    """The RLP of an account, of a number, or of something near it."""
    root, code = dice.randbytes(32), dice.randbytes(dice.choice([32, 32, 31]))
    numbers = [b"", b"\1", dice.randbytes(32), b"\0\1", dice.randbytes(33)]
    whole: list[rlp.Item] = [dice.choice(numbers), dice.choice(numbers[:3]), root, code]
    data = rlp.encode(dice.choice([whole, whole, whole[:3], dice.choice(numbers)]))
    return flipped(dice, data) if dice.random() < 0.2 else data


def _alone(value: bytes) -> tuple[bytes, bytes, tuple[bytes, ...]]:
    """A trie with one value, as root, key and proof."""
    leaf = rlp.encode([b"\x20" + keccak(b"key"), value])
    return keccak(leaf), b"key", (leaf,)


def account(read: Any) -> Any:
    names = ("nonce", "balance", "storageRoot", "codeHash")
    return read if read is None or isinstance(read, Refused) else dict(zip(names, read, strict=True))


def test_rlp_is_read_and_refused_as_by_python(core: Page) -> None:
    dice = Random(8)
    samples = [_rlp_sample(dice) for _ in range(1_500)]
    expected = [python(partial(rlp.decode, sample)) for sample in samples]

    assert call_all(core, "rlp", "decode", [[sample] for sample in samples]) == expected
    assert 300 < sum(isinstance(each, Refused) for each in expected) < 1_200
    whole = [each for each in expected if not isinstance(each, Refused)]
    assert call_all(core, "rlp", "encode", [[each] for each in whole]) == [rlp.encode(each) for each in whole]


def _rlp_sample(dice: Random) -> bytes:
    if dice.random() < 0.2:
        return dice.randbytes(dice.randrange(6))
    if dice.random() < 0.05:
        width, length = dice.choice([1, 1, 1, 2, 8]), dice.choice([0, 1, 2, 55, 56, 255])
        return bytes((dice.choice([0xB7, 0xF7]) + width,)) + length.to_bytes(width, "big") + b"\5" * length
    if dice.random() < 0.05:
        width = dice.randint(1, 8)
        return bytes((dice.choice([0xB7, 0xF7]) + width,)) + dice.randbytes(width) + bytes(60)
    data = rlp.encode(_item(dice, 5))
    return flipped(dice, data) if dice.random() < 0.3 else data


def _item(dice: Random, depth: int) -> rlp.Item:
    if depth and dice.random() < 0.6:
        return [_item(dice, depth - 1) for _ in range(dice.randrange(4))]
    return dice.randbytes(dice.choice([0, 1, 1, 2, 55, 56, 300]))


def test_node_lists_of_proofs_are_brought_into_one_form(core: Page) -> None:
    lists: list[Sequence[bytes]] = [
        (),
        (b"\x80",),
        (b"\x80", b"\x80"),
        (b"a", b"b" * 31, b"c" * 32),
        (b"a" * 40,),
    ]

    assert call_all(core, "proof", "listed", [[each] for each in lists]) == [
        list(proof.listed(each)) for each in lists
    ]


# --- slots


def test_slots_are_where_the_contract_keeps_them(core: Page) -> None:
    source = (ROOT / "resources/verify_page/src/core/layout.ts").read_text("utf-8")
    known = dict(
        re.findall(r"^  (\w+): (\d+)n,$", source.partition("SLOT = {")[2].partition("}")[0], re.MULTILINE)
    )
    kept = json.loads(ARTIFACT.read_text("utf-8"))["storage_layout"]

    assert {name: int(slot) for name, slot in known.items()} == {name: kept[name]["slot"] for name in known}
    assert {"head", "counters", "entries", "voids", "role_periods"} <= known.keys()
    numbers, accounts = [1, 77, 2**64 - 1], [bytes(20), b"\xff" * 20, b"a" * 20]
    assert call_all(core, "layout", "entrySlot", [[n] for n in numbers]) == [*map(layout.entry_slot, numbers)]
    assert call_all(core, "layout", "voidSlot", [[n] for n in numbers]) == [*map(layout.void_slot, numbers)]
    assert call_all(core, "layout", "rolePeriodSlot", [[1, each] for each in accounts]) == [
        layout.role_period_slot(1, each) for each in accounts
    ]


def test_packed_words_are_read_as_python_reads_them(core: Page) -> None:
    dice = Random(9)
    words = [0, 1, 2**256 - 1, *(dice.getrandbits(256) for _ in range(50))]
    voids = [layout.unpack_void(word) for word in words]
    periods = [layout.unpack_role_period(word) for word in words]

    assert call_all(core, "layout", "unpackVoid", [[word] for word in words]) == [
        void and void._asdict() for void in voids
    ]
    assert call_all(core, "layout", "unpackRolePeriod", [[word] for word in words]) == [
        {"grantedAt": period.granted_at, "revokedAt": period.revoked_at} for period in periods
    ]
    counters = 5 | 6 << 64 | 7 << 128 | 8 << 176 | 9 << 224
    assert call_all(core, "layout", "unpackCounters", [[counters]]) == [
        {"entries": 5, "nextSerial": 6, "batches": 7, "payments": 8, "funds": 9}
    ]
