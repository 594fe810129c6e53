"""Starting a charity, its wallets, roles and funds, through the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from almoner.cli.__main__ import COMMANDS, main
from support_charity import PASSPHRASE, Charity, cheap_keystores, fresh, run


@pytest.fixture
def charity(tmp_path: Path) -> Charity:
    """Return an installation of the test's own."""
    return fresh(tmp_path)


@pytest.fixture(autouse=True)
def quick_keystores() -> object:
    """Make new keystores cheap to open."""
    with cheap_keystores():
        yield


def test_a_charity_is_started_with_one_command(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALMONER_PASSPHRASE", PASSPHRASE)
    done = run("init", "--name", "桥边救助会", "--store", "file", "--home", home, "--json")
    assert done.code == 0
    assert set(done.document) >= {"ledger", "chain_id", "administrator"}
    assert len(bytes.fromhex(done["ledger"][2:])) == 20
    status = run("--home", home, "ledger", "status", "--json")
    assert (status["ledger"], status["chain_id"], status["engine"]) == (
        done["ledger"],
        done["chain_id"],
        "embedded",
    )
    assert home.stat().st_mode & 0o777 == 0o700
    loose = [p for p in home.rglob("*") if p.is_file() and p.stat().st_mode & 0o077]
    assert loose == []


def test_a_second_ledger_in_the_same_folder_is_refused(charity: Charity) -> None:
    before = charity.run("ledger", "status")["ledger"]
    error = charity.refused("init", "--name", "Another", code=2)
    assert error["code"] == "home.exists"
    assert charity.run("ledger", "status")["ledger"] == before


def test_no_passphrase_and_nobody_to_ask_says_how_to_give_one(home: Path) -> None:
    done = run("init", "--name", "X", "--store", "file", "--home", home, "--json")
    assert (done.code, done["error"]["code"]) == (2, "passphrase.missing")
    assert "ALMONER_PASSPHRASE" in done["error"]["hint"]


def test_a_start_that_was_interrupted_goes_on(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("init", "--name", "X", "--store", "file", "--home", home).code == 2
    assert run("gift", "list", "--home", home, "--json")["error"]["code"] == "home.unfinished"
    monkeypatch.setenv("ALMONER_PASSPHRASE", PASSPHRASE)
    assert run("init", "--name", "X", "--store", "file", "--home", home, "--json").code == 0


def test_roles_are_granted_and_revoked(charity: Charity) -> None:
    made = charity.run("wallet", "create", "vera", "--store", "file", "--role", "auditor")
    assert made["roles"] == ["auditor"]
    assert charity.run("wallet", "grant", "vera", "approver")["roles"] == ["approver", "auditor"]
    assert charity.run("wallet", "revoke", "vera", "auditor")["roles"] == ["approver"]
    assert charity.run("wallet", "show", "vera")["roles"] == ["approver"]
    listed = {each["label"]: each for each in charity.run("wallet", "list")["wallets"]}
    assert listed["vera"]["address"] == made["address"]


def test_the_last_administrator_cannot_be_lost(charity: Charity) -> None:
    charity.refused("wallet", "revoke", "administrator", "administrator")
    assert "administrator" in charity.run("wallet", "show", "administrator")["roles"]


def test_administration_is_handed_over(charity: Charity) -> None:
    assert "administrator" in charity.run("wallet", "grant", "second", "administrator")["roles"]
    assert "administrator" not in charity.run("wallet", "revoke", "administrator", "administrator")["roles"]
    charity.run("fund", "create", "Later", "--unit", "USD", "--as", "second")


def test_words_bring_a_wallet_back(charity: Charity, tmp_path: Path) -> None:
    backup = charity.run("wallet", "backup", "clerk")
    words = tmp_path / "words"
    words.write_text(" ".join(backup["words"]))
    other = fresh_home(tmp_path, charity)
    again = other.run("wallet", "restore", "clerk again", "--store", "file", "--words-file", words)
    assert again["address"] == charity.run("wallet", "show", "clerk")["address"]


def fresh_home(folder: Path, like: Charity) -> Charity:
    """Start another, empty charity with the same passphrase."""
    home = folder / "other"
    home.mkdir()
    (home / "passphrase").write_text((like.home / "passphrase").read_text())
    other = Charity(home)
    other.run("init", "--name", "Other", "--store", "file")
    return other


def test_a_fund_is_what_was_asked_for(charity: Charity) -> None:
    policy = (
        "--approvals",
        1,
        "--tier",
        "1000:2",
        "--tier",
        "50000.50:3",
        "--delay",
        24,
        "--admin-cap",
        "7.5",
    )
    made = charity.run("fund", "create", "School", "--unit", "USD", *policy)
    assert (made["unit"], made["received"], made["spent"], made["available"]) == ("USD", "0", "0", "0")
    assert made["policy"] == {
        "tiers": [
            {"above": "0", "approvals": 1},
            {"above": "100000", "approvals": 2},
            {"above": "5000050", "approvals": 3},
        ],
        "delay_seconds": 86_400,
        "delay_above": "0",
        "admin_cap_bps": 750,
        "payees_restricted": False,
    }
    assert charity.run("fund", "show", "school")["fund"] == made["fund"]
    assert "School" in [fund["name"] for fund in charity.run("fund", "list")["funds"]]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--unit", "XQZ"), None),
        (("--unit", "CNY", "--tier", "abc"), "policy.tier"),
        (("--unit", "CNY", "--tier", "100:0"), "policy.tiers"),
        (("--unit", "CNY", "--approvals", "0"), "policy.tiers"),
        (("--unit", "CNY", "--admin-cap", "101"), "policy.cap"),
        (("--unit", "CNY", "--tier", "1.001:2"), None),
        (("--unit", "token:0x12:T:18"), "address"),
    ],
)
def test_a_policy_that_makes_no_sense_is_refused(
    charity: Charity, words: tuple[str, ...], code: str | None
) -> None:
    error = charity.refused("fund", "create", "Odd", *words, code=2)
    assert code is None or error["code"] == code
    assert len(charity.run("fund", "list")["funds"]) == 2


def test_a_fund_needs_a_name_of_its_own(charity: Charity) -> None:
    assert charity.refused("fund", "create", "relief", "--unit", "CNY", code=2)["code"] == "fund.exists"


def test_every_command_is_in_help_and_readme(capsys: pytest.CaptureFixture[str]) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text()
    assert main(["--help"]) == 0
    listed = capsys.readouterr().out
    for name in COMMANDS:
        assert f"  {name} " in listed
        assert f"`{name} " in readme or f"`{name}`" in readme
        assert main([name, "--help"]) == 0
        assert "--" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words", [["nope"], ["gift", "add"], ["receipt", "export", "--out", "x"], ["--nope"]]
)
def test_wrong_use_is_one_sentence_and_a_document(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*words, "--json"]) == 2
    out, err = capsys.readouterr()
    assert set(json.loads(out)["error"]) == {"code", "message", "hint"}
    assert err.startswith("Error: ")
    assert "Traceback" not in err


def test_a_folder_without_an_installation_says_what_to_do(home: Path) -> None:
    done = run("--home", home, "gift", "list", "--json")
    assert (done.code, done["error"]["code"]) == (2, "home.missing")
    assert "almoner init" in done["error"]["hint"]
    assert not home.exists()
