"""What the page is made for: nodes, rules and names get into it, and nothing of them can leave its place."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from almoner.services.page_config import (
    PageConfig,
    PageOptions,
    check_page,
    data_block,
    fill,
    page_config,
    shipped,
    upstreams,
)
from almoner.services.session import Session
from almoner_chain.core.errors import BadInput
from support_charity import fresh

A, B = "https://a.example/rpc", "https://b.example/rpc"
KEYED = "https://main.example/v3/0123456789abcdef0123456789abcdef"
HOSTILE = "</script><script>alert(1)</script><!-- \"'&\u2028\u2029 {{}} $& \\u003c]]> 柳桥"


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """Return the session of an installation on the embedded ledger."""
    charity = fresh(tmp_path_factory.mktemp("page"))
    with closing(Session.open(charity.home, passphrase=lambda *_: "")) as opened:
        yield opened


@pytest.fixture
def networked(tmp_path: Path) -> Iterator[Session]:
    """Return a session whose settings say that its ledger is on a network with three nodes."""
    charity = fresh(tmp_path)
    with closing(Session.open(charity.home, passphrase=lambda *_: "")) as opened:
        opened.home.set(engine="network", rpc=[A, KEYED, B])
        yield opened


def own(config: PageConfig) -> dict[str, Any]:
    """Return the charity's own ledger in a configuration."""
    found: dict[str, Any] = config.document["ledgers"][0]
    return found


def test_a_page_served_for_the_embedded_ledger_asks_the_server_alone(session: Session) -> None:
    config = page_config(session, PageOptions(), served=True)
    assert own(config) == {
        "chain_id": str(session.chain_id),
        "ledger": "0x" + session.ledger.hex(),
        "name": "Willow Relief",
        "domain": "almoner.example",
        "nodes": ["rpc"],
        "needed": 1,
        "local": True,
        "first_block": 1,
        "published": "published.json",
    }
    assert (config.document["address"], config.warnings) == ("", ())


def test_an_exported_page_says_where_it_is_meant_to_live(session: Session) -> None:
    assert page_config(session, PageOptions(nodes=(A,)), served=False).address == "https://almoner.example/v"
    elsewhere = page_config(session, PageOptions(nodes=(A,), address="https://X.example/check"), served=False)
    assert elsewhere.address == "https://x.example/check/v"
    assert "lead to https://almoner.example/v" in " ".join(elsewhere.warnings)


def test_an_exported_page_without_a_node_is_warned_of(session: Session) -> None:
    config = page_config(session, PageOptions(), served=False)
    assert own(config)["nodes"] == []
    assert "no node to ask" in " ".join(config.warnings)


def test_on_a_network_two_must_agree_and_nodes_with_keys_stay_secret(networked: Session) -> None:
    config = page_config(networked, PageOptions(), served=False)
    assert (own(config)["nodes"], own(config)["needed"], own(config)["local"]) == ([A, B], 2, False)
    assert "main.example is left out" in " ".join(config.warnings)
    assert "0123456789abcdef" not in json.dumps(config.document) + " ".join(config.warnings + config.connect)


HERE = "http://127.0.0.1:8545"


def test_a_node_on_the_charitys_own_computer_is_no_node_for_everyone(networked: Session) -> None:
    networked.home.set(rpc=[HERE])
    assert own(page_config(networked, PageOptions(), served=False))["nodes"] == []
    served = own(page_config(networked, PageOptions(), served=True))
    assert (served["nodes"], served["local"], served["needed"]) == (["rpc"], True, 1)


def test_a_network_is_no_ledger_on_this_computer_because_one_node_of_it_is(networked: Session) -> None:
    networked.home.set(rpc=[HERE])
    for served in (True, False):
        ledger = own(page_config(networked, PageOptions(nodes=(A, B)), served=served))
        assert (ledger["local"], ledger["needed"]) == (False, 2)


def test_a_server_on_a_network_stands_for_one_node_which_is_not_asked_twice(networked: Session) -> None:
    config = page_config(networked, PageOptions(), served=True)
    assert own(config)["nodes"] == ["rpc", B]
    assert upstreams(networked, config.nodes) == [A, KEYED]


def test_nodes_that_were_named_are_the_ones_asked(networked: Session) -> None:
    config = page_config(networked, PageOptions(nodes=(KEYED, A)), served=False)
    assert own(config)["nodes"] == [KEYED, A]
    assert "looks as if it held an access key" in " ".join(config.warnings)


def test_too_few_nodes_for_what_is_asked_of_them_are_warned_of(networked: Session) -> None:
    assert "2 nodes must say the same" in " ".join(
        page_config(networked, PageOptions(nodes=(A,)), served=False).warnings
    )
    one = page_config(networked, PageOptions(nodes=(A,), agree=1), served=False)
    assert (own(one)["needed"], one.warnings) == (1, ())


def test_a_node_that_an_https_page_may_not_ask_is_warned_of(networked: Session) -> None:
    options = PageOptions(nodes=("http://a.example", B))
    assert "which is not https" in " ".join(page_config(networked, options, served=False).warnings)
    assert page_config(networked, options, served=True).warnings == ()


def test_the_page_may_connect_where_it_was_told_and_nowhere_else(networked: Session, tmp_path: Path) -> None:
    path = tmp_path / "council.json"
    other = {
        "chain_id": "5",
        "ledger": "0x" + "cd" * 20,
        "name": "Other",
        "domain": "other.example",
        "nodes": ["https://c.example/x"],
    }
    path.write_text(json.dumps({"format": 1, "name": "The council", "ledgers": [other]}))
    options = PageOptions(nodes=(A, B), trust=(path,), registries=("https://registry.example/list.json",))
    config = page_config(networked, options, served=False)
    assert config.connect == (
        "'self'",
        *("https://a.example", "https://b.example", "https://c.example", "https://registry.example"),
        *("https://almoner.example", "https://other.example"),
        *("http://localhost:*", "http://127.0.0.1:*"),
    )
    assert config.document["ledgers"][1] == other | {"needed": 2, "local": False, "published": ""}
    assert config.document["trust"] == [
        {"name": "The council", "ledgers": [{key: other[key] for key in ("chain_id", "ledger", "name")}]}
    ]


def test_a_list_cannot_make_itself_the_judge_of_the_own_ledgers_nodes(
    session: Session, tmp_path: Path
) -> None:
    path = tmp_path / "council.json"
    mine = {
        "chain_id": str(session.chain_id),
        "ledger": "0x" + session.ledger.hex(),
        "name": "Willow",
        "nodes": ["https://liar.example"],
    }
    path.write_text(json.dumps({"format": 1, "name": "The council", "ledgers": [mine]}))
    config = page_config(session, PageOptions(trust=(path,)), served=True)
    assert [each["nodes"] for each in config.document["ledgers"]] == [["rpc"]]
    assert "https://liar.example" not in config.connect


def test_the_domains_word_names_nodes_that_answer_from_anywhere(networked: Session) -> None:
    (word,) = page_config(networked, PageOptions(), served=True).own_word.ledgers
    assert (word.nodes, word.domain) == ((B,), "almoner.example")


class Elements(HTMLParser):
    """Collects the texts of all script elements and whatever else a name could have made."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.scripts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.tags.append(tag)
        if tag == "script":
            self.scripts.append("")

    def handle_data(self, data: str) -> None:
        """Note a script's text."""
        if self.lasttag == "script":
            self.scripts[-1] += data


def test_a_hostile_name_stays_in_its_place(session: Session) -> None:
    config = page_config(session, PageOptions(), served=True)
    config.document["ledgers"][0]["name"] = HOSTILE
    page = fill(shipped().page, config)
    plain, filled = Elements(), Elements()
    plain.feed(shipped().page)
    filled.feed(page)
    assert filled.tags == plain.tags
    assert json.loads(filled.scripts[0])["ledgers"][0]["name"] == HOSTILE
    assert filled.scripts[1] == plain.scripts[1]
    block = re.findall(r'id="config">(.*?)</script>', page)[0]
    assert not set(block) & set("<>&\u2028\u2029\n")


def test_the_scripts_hash_is_still_the_one_the_rules_allow(session: Session) -> None:
    page = fill(shipped().page, page_config(session, PageOptions(), served=True))
    check_page(page, shipped().fingerprint)


def test_a_page_that_was_tampered_with_is_found_out() -> None:
    page = shipped().page
    with pytest.raises(BadInput):
        check_page(page.replace("</script>\n</body>", ";</script>\n</body>"), shipped().fingerprint)
    with pytest.raises(BadInput):
        check_page(page, "0" * 64)
    with pytest.raises(BadInput):
        check_page(page.replace("</body>", "<script>alert(1)</script></body>"), shipped().fingerprint)
    with pytest.raises(BadInput):
        check_page(page.replace("script-src 'sha256-", "script-src 'sha256-x"), shipped().fingerprint)


@pytest.mark.parametrize("missing", ["connect-src", 'id="config"', "Content-Security-Policy"])
def test_a_template_without_a_place_for_something_is_refused(session: Session, missing: str) -> None:
    config = page_config(session, PageOptions(), served=True)
    with pytest.raises(BadInput):
        fill(shipped().page.replace(missing, "x"), config)


def test_data_in_a_script_element_is_the_same_data() -> None:
    document = {"a": HOSTILE, "b": [1, None, True]}
    assert json.loads(data_block(document)) == document


@pytest.mark.parametrize("agree", [0, -1, 17])
def test_so_many_nodes_cannot_agree(session: Session, agree: int) -> None:
    with pytest.raises(BadInput):
        page_config(session, PageOptions(agree=agree), served=True)


def test_so_many_nodes_are_not_asked(session: Session) -> None:
    options = PageOptions(nodes=tuple(f"https://n{i}.example" for i in range(17)))
    with pytest.raises(BadInput):
        page_config(session, options, served=True)


def test_a_place_with_a_question_in_it_is_no_folder(session: Session) -> None:
    with pytest.raises(BadInput):
        page_config(session, PageOptions(address="https://x.example/?a=b"), served=False)
