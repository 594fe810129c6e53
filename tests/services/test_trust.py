"""Lists of ledgers that somebody vouches for: read from strangers' files, used by `almoner verify`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almoner.services.trust import TrustList, Vouched, clean_url, may_hold_key, read_trust, trusted_names
from almoner_chain.core.errors import BadInput
from support_charity import fresh, run, served

LEDGER = "0x" + "ab" * 20
ENTRY: dict[str, Any] = {
    "chain_id": "8453",
    "ledger": LEDGER,
    "name": "Willow Bridge Relief",
    "domain": "willowbridge.example",
    "nodes": ["https://node.example/v1"],
    "needed": 2,
}
LIST: dict[str, Any] = {"format": 1, "name": "The council", "ledgers": [ENTRY]}


def written(folder: Path, document: Any) -> Path:
    """Write a list to a file."""
    path = folder / "council.json"
    path.write_bytes(document if isinstance(document, bytes) else json.dumps(document).encode())
    return path


def test_a_list_is_read_as_it_was_written(tmp_path: Path) -> None:
    ledger = Vouched(
        8453,
        b"\xab" * 20,
        "Willow Bridge Relief",
        "willowbridge.example",
        ("https://node.example/v1",),
        2,
    )
    expected = TrustList("The council", (ledger,))
    assert read_trust(written(tmp_path, LIST)) == expected
    assert expected.document() == LIST


def test_keys_that_nobody_knows_yet_are_ignored_and_what_may_be_missing_may_be(tmp_path: Path) -> None:
    short = {"chain_id": "1", "ledger": LEDGER, "name": "A", "colour": "green"}
    (ledger,) = read_trust(written(tmp_path, {**LIST, "ledgers": [short], "signed": True})).ledgers
    assert ledger == Vouched(1, b"\xab" * 20, "A")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"format": 2}, "format is not 1"),
        ({"name": ""}, "name is not one plain line"),
        ({"name": "two\nlines"}, "name is not one plain line"),
        ({"name": ["x"]}, "name is not one plain line"),
        ({"ledgers": {}}, "ledgers is not a list"),
        ({"ledgers": [ENTRY, "x"]}, "ledgers[1] is not an object"),
        ({"ledgers": [ENTRY | {"chain_id": 8453}]}, "ledgers[0].chain_id"),
        ({"ledgers": [ENTRY | {"chain_id": "0x2105"}]}, "ledgers[0].chain_id"),
        ({"ledgers": [ENTRY | {"chain_id": "99999999999999999999"}]}, "ledgers[0].chain_id"),
        ({"ledgers": [ENTRY | {"ledger": "ab" * 20}]}, "ledgers[0].ledger"),
        ({"ledgers": [ENTRY | {"name": "a\u202eb"}]}, "ledgers[0].name"),
        ({"ledgers": [ENTRY | {"domain": "https://x"}]}, "ledgers[0].domain"),
        ({"ledgers": [ENTRY | {"nodes": "https://x"}]}, "ledgers[0].nodes is not a list"),
        ({"ledgers": [ENTRY | {"nodes": ["https://x", "javascript:1"]}]}, "ledgers[0].nodes[1]"),
        ({"ledgers": [ENTRY | {"nodes": ["https://x.example/'; script-src *"]}]}, "ledgers[0].nodes[0]"),
        ({"ledgers": [ENTRY | {"needed": "2"}]}, "ledgers[0].needed"),
        ({"ledgers": [ENTRY | {"needed": True}]}, "ledgers[0].needed"),
        ({"ledgers": [ENTRY | {"needed": 99}]}, "ledgers[0].needed"),
    ],
)
def test_a_wrong_field_is_named(tmp_path: Path, changes: dict[str, Any], said: str) -> None:
    with pytest.raises(BadInput) as wrong:
        read_trust(written(tmp_path, LIST | changes))
    assert wrong.value.code == "trust.invalid"
    assert said in wrong.value.message
    assert wrong.value.message.startswith("council.json ")


@pytest.mark.parametrize(
    "document",
    [b"", b"<html>", b"[" * 100_000, b'{"a":' * 20 + b"1" + b"}" * 20, b"null", b"[]", b" " * 70_000],
)
def test_what_is_no_list_is_refused(tmp_path: Path, document: bytes) -> None:
    with pytest.raises(BadInput, match=r"council\.json is no trust list"):
        read_trust(written(tmp_path, document))


@given(
    document=st.recursive(
        st.none() | st.integers() | st.text(),
        lambda x: st.lists(x) | st.dictionaries(st.sampled_from(["format", "name", "ledgers", "nodes"]), x),
    )
)
def test_no_document_breaks_the_reader(tmp_path_factory: pytest.TempPathFactory, document: Any) -> None:
    path = written(tmp_path_factory.mktemp("list"), document)
    with pytest.raises(BadInput):
        read_trust(path)


def test_of_two_lists_the_first_names_a_ledger() -> None:
    one = TrustList("a", (Vouched(1, b"\1" * 20, "First"),))
    two = TrustList("b", (Vouched(1, b"\1" * 20, "Second"), Vouched(2, b"\1" * 20, "Other")))
    assert trusted_names([one, two]) == {(1, b"\1" * 20): "First", (2, b"\1" * 20): "Other"}


@pytest.mark.parametrize(
    ("url", "clean"),
    [
        ("https://node.example", "https://node.example"),
        (" HTTPS://Node.Example:8443/a/b?c=d ", "https://node.example:8443/a/b?c=d"),
        ("http://127.0.0.1:8545", "http://127.0.0.1:8545"),
        ("http://[fd00::2]:8545/", "http://[fd00::2]:8545/"),
        ("https://bücher.example/x", "https://xn--bcher-kva.example/x"),
        ("https://柳桥.example", "https://xn--xvvvj.example"),
        ("https://node.example/#part", "https://node.example/"),
    ],
)
def test_an_address_has_one_form(url: str, clean: str) -> None:
    assert clean_url(url) == clean


@pytest.mark.parametrize(
    "url",
    [
        *(
            "",
            "node.example",
            "ftp://node.example",
            "javascript:alert(1)",
            "data:text/html,x",
            "file:///etc/passwd",
        ),
        *(
            "https://",
            "https:///path",
            "https://user@node.example",
            "https://user:pw@node.example",
            "https://*",
        ),
        *(
            "https://a.example;script-src",
            "https://a.example/;x",
            "https://a.example/,b",
            "https://a.example/'x",
        ),
        *('https://a.example/"x', "https://a.example/<x", "https://a b.example", "https://a.example/x y"),
        *(
            "https://a.example\nhttps://b.example",
            "https://a.example/\u2028",
            "https://a.example/é",
            "https://a..b",
        ),
        *(
            "https://-a.example",
            "https://a.example:99999",
            "https://[::1",
            "https://[::1%25eth0]/",
            "https://a_b\\c",
        ),
        "https://a.example/" + "x" * 400,
    ],
)
def test_an_address_that_could_end_a_rule_or_hold_a_password_is_none(url: str) -> None:
    with pytest.raises(BadInput):
        clean_url(url)


@pytest.mark.parametrize(
    ("url", "may"),
    [
        ("https://node.example/rpc", False),
        ("https://mainnet.example/v3/0123456789abcdef0123456789abcdef", True),
        ("https://node.example/?apikey=abcdefghijklmnopqrstu", True),
        ("https://user:pw@node.example", True),
        ("https://a-very-long-host-name-of-a-node.example/", False),
    ],
)
def test_an_address_that_may_hold_a_key_is_known(url: str, may: bool) -> None:
    assert may_hold_key(url) is may


def test_a_stranger_knows_the_charity_by_a_list(tmp_path: Path) -> None:
    charity = fresh(tmp_path)
    status = charity.run("ledger", "status")
    (receipt,) = charity.run("receipt", "export", 1, "--out", tmp_path / "out")["receipts"]
    entry = {
        "chain_id": str(status["chain_id"]),
        "ledger": status["ledger"],
        "name": "Willow, says the council",
    }
    path = written(tmp_path, {"format": 1, "name": "The council", "ledgers": [entry]})
    with served(charity) as url:
        words = ("--home", tmp_path / "nobody", "--json", "verify", receipt["url"], "--rpc", url)
        unknown, known = run(*words), run(*words, "--trust", path)
        bad = run(*words, "--trust", tmp_path / "nothing.json")
    assert (unknown["verdict"], unknown["receipt"]["issuer"]) == ("valid", None)
    assert (known["verdict"], known["receipt"]["issuer"]) == ("valid", "Willow, says the council")
    assert (bad.code, bad["error"]["code"]) == (2, "trust.file")
