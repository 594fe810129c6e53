"""A first start: what was chosen is made whole, or nothing is left of it, on disk and in the keyring."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from almoner.services import first_run, sample
from almoner.services.cancelling import Cancelled
from almoner.services.first_run import FirstFund, Interrupted, KnownLedger, NewLedger, NewWallet, Plan, make
from almoner.services.funds import list_funds
from almoner.services.home import WALLETS, Home
from almoner.services.joining import invite, kind_of, look_at_invitation, look_at_ledger
from almoner.services.session import Session
from almoner.services.staging import Stage, free_folder, is_unfinished
from almoner.services.wallets import WalletBook
from almoner.services.wallets.words import new_secret, parse_secret, same_word, word_list, words_of
from almoner_chain.core.entries import Role
from almoner_chain.core.errors import AlmonerError, BadInput, Refused, Unreachable
from almoner_chain.embedded import open_ledger
from support_anvil import KEYS, anvil
from support_charity import PASSPHRASE, Charity, cheap_keystores, fresh, served

PHRASE = "legal winner thank year wave sausage worth useful legal winner thank yellow"


@pytest.fixture(autouse=True)
def quick() -> Iterator[None]:
    """Encrypt new wallets with a weak key derivation."""
    with cheap_keystores():
        yield


def passphrase(label: str, confirm: bool = False) -> str:
    """Give the passphrase of every wallet."""
    return PASSPHRASE


def here(name: str = "Willow", fund: FirstFund | None = None, store: str = "file") -> Plan:
    """Return the plan of a charity on this computer."""
    wallet = NewWallet("administrator", parse_secret(PHRASE), store)
    return Plan("charity", NewLedger(name, fund=fund), wallet)


def stopping_at(step: str) -> Callable[[str], None]:
    """Return somebody who stops the work before this step."""

    def tell(now: str) -> None:
        if now == step:
            raise Cancelled()

    return tell


def files(folder: Path) -> list[str]:
    """Return everything below a folder."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*"))


# -- made whole ---------------------------------------------------------------------------------------------------


def test_a_charity_has_the_wallet_whose_words_were_shown_and_its_first_fund(home: Path) -> None:
    steps: list[str] = []
    make(here(fund=FirstFund("Relief", "CNY", 2)), home, passphrase=passphrase, tell=steps.append)
    assert steps == ["wallet", "ledger", "role", "fund", "place"]
    session = Session.open(home, passphrase=passphrase)
    try:
        (wallet,) = session.wallets.list()
        assert wallet.label == "administrator"
        assert session.wallets.backup("administrator", passphrase=passphrase).text == PHRASE
        assert set(session.roles(wallet.address)) == {Role.ADMINISTRATOR, Role.RECORDER}
        (fund,) = list_funds(session)
        assert (fund.name, fund.unit.code, fund.policy.tier_approvals[0]) == ("Relief", "CNY", 2)
        assert kind_of(session.home) == "charity"
    finally:
        session.close()
    assert files(home.parent)[0] == home.name
    assert [path.name for path in home.parent.iterdir()] == [home.name]


def test_what_lies_in_the_folder_already_stays(home: Path) -> None:
    home.mkdir()
    (home / "window.ini").write_text("layout")
    make(here(), home, passphrase=passphrase)
    assert (home / "window.ini").read_text() == "layout"
    Home.open(home).close()
    assert home.stat().st_mode & 0o777 == 0o700


def test_a_start_that_never_got_a_ledger_is_put_aside_whole(home: Path) -> None:
    before = Home.create(home)
    before.close()
    WalletBook(home / WALLETS).create("administrator", store="file", passphrase=passphrase)
    assert is_unfinished(home)
    make(here(), home, passphrase=passphrase)
    assert not is_unfinished(home)
    aside = home.with_name("home-unfinished")
    assert [wallet.label for wallet in WalletBook(aside / WALLETS).list()] == ["administrator"]


def test_a_ledger_is_never_written_over(home: Path) -> None:
    make(here(), home, passphrase=passphrase)
    before = files(home)
    with pytest.raises(BadInput) as error:
        make(here("Another"), home, passphrase=passphrase)
    assert error.value.code == "home.exists"
    assert files(home) == before
    assert [path.name for path in home.parent.iterdir()] == [home.name]


def test_an_auditor_connects_with_a_wallet_to_object(tmp_path: Path) -> None:
    charity = fresh(tmp_path)
    with served(charity) as url:
        found = look_at_ledger([url], name="Willow Relief")
        assert (found.name_matches, found.silent) == (True, ())
        assert look_at_ledger([url], name="Another").name_matches is False
        wallet = NewWallet("auditor", parse_secret(PHRASE), "file")
        plan = Plan("auditor", KnownLedger((url,), found.ledger, "Willow Relief"), wallet)
        make(plan, tmp_path / "own", passphrase=passphrase)
    home = Home.open(tmp_path / "own")
    assert (kind_of(home), home.get("name")) == ("auditor", "Willow Relief")
    home.close()
    assert [each.label for each in WalletBook(tmp_path / "own" / WALLETS).list()] == ["auditor"]


def test_a_donor_joins_by_an_invitation_without_a_wallet(tmp_path: Path) -> None:
    charity = fresh(tmp_path)
    session = Session.open(charity.home, passphrase=passphrase)
    try:
        invitation = invite(session)
        assert look_at_invitation(invitation).domain == invitation.domain
        make(Plan("donor", invitation, None), tmp_path / "own", passphrase=passphrase)
    finally:
        session.close()
    home = Home.open(tmp_path / "own")
    assert kind_of(home) == "donor"
    home.close()
    assert not (tmp_path / "own" / WALLETS).exists()


# -- or not at all ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("step", ["wallet", "ledger", "role", "fund", "place"])
def test_nothing_is_left_of_a_start_that_was_stopped(home: Path, step: str) -> None:
    with pytest.raises(Cancelled):
        make(here(fund=FirstFund("Relief", "CNY")), home, passphrase=passphrase, tell=stopping_at(step))
    assert list(home.parent.iterdir()) == []


def test_nothing_is_left_of_a_start_that_failed(home: Path) -> None:
    with pytest.raises(BadInput):
        make(here(fund=FirstFund("Relief", "XYZ")), home, passphrase=passphrase)
    assert list(home.parent.iterdir()) == []


def test_nothing_is_left_where_no_node_answers(home: Path) -> None:
    with pytest.raises(Unreachable):
        make(Plan("auditor", KnownLedger(("http://127.0.0.1:9",)), None), home, passphrase=passphrase)
    assert list(home.parent.iterdir()) == []


def test_what_a_killed_start_left_is_cleared_by_the_next(home: Path) -> None:
    stage = Stage(home)
    with stage.held():
        stage.home.mkdir()
        WalletBook(stage.home / WALLETS).create("administrator", store="file", passphrase=passphrase)
    assert list(home.parent.iterdir()) != []
    first_run.discard(home)
    assert list(home.parent.iterdir()) == []
    first_run.discard(home)


def test_a_start_that_is_at_work_is_not_cleared_away(home: Path) -> None:
    stage = Stage(home)
    with stage.held():
        stage.home.mkdir()
        first_run.discard(home)
        assert stage.home.is_dir()
        with pytest.raises(Unreachable) as error:
            make(here(), home, passphrase=passphrase)
    assert error.value.code == "home.busy"


def test_a_move_that_fails_half_way_is_taken_back(home: Path) -> None:
    home.mkdir()
    (home / WALLETS).write_text("in the way")
    with pytest.raises(BadInput) as error:
        make(here(), home, passphrase=passphrase)
    assert error.value.code == "home.exists"
    assert files(home.parent) == [home.name, f"{home.name}/{WALLETS}"]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(BadInput) as error:
        make(here(), tmp_path / "file" / "home", passphrase=passphrase)
    assert error.value.code == "home.unwritable"


# -- on a network -------------------------------------------------------------------------------------------------


def test_a_start_on_a_network_goes_on_where_it_stopped_and_makes_one_ledger(home: Path) -> None:
    with open_ledger(home.parent / "network") as network:
        plan = Plan("charity", NewLedger("Willow", rpc=(network.url,)), here().wallet)
        with pytest.raises(Interrupted) as error:
            make(plan, home, passphrase=passphrase, tell=stopping_at("role"))
        assert error.value.code == "cancelled"
        assert not home.exists()
        make(plan, home, passphrase=passphrase)
        session = Session.open(home, passphrase=passphrase)
        try:
            (wallet,) = session.wallets.list()
            assert set(session.roles(wallet.address)) == {Role.ADMINISTRATOR, Role.RECORDER}
            assert look_at_ledger([network.url]).ledger == session.ledger  # raises where there are two
        finally:
            session.close()


def test_a_ledger_that_was_sent_but_not_seen_is_found_again(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from almoner_chain.client.flights import Flights

    def lost(self: Flights, flights: object) -> None:
        raise Unreachable("The node went away.", code="node.unreachable")

    with open_ledger(home.parent / "network") as network:
        plan = Plan("charity", NewLedger("Willow", rpc=(network.url,)), here().wallet)
        with monkeypatch.context() as patch:
            patch.setattr(Flights, "bring_home", lost)
            with pytest.raises(Interrupted):
                make(plan, home, passphrase=passphrase)
        make(plan, home, passphrase=passphrase)
        home_ = Home.open(home)
        assert "0x" + look_at_ledger([network.url]).ledger.hex() == home_.get("ledger")
        home_.close()


def test_what_stopped_before_anything_was_signed_leaves_nothing_on_a_network_either(home: Path) -> None:
    def refuse(session: Session) -> None:
        def review(payloads: object) -> None:
            raise Cancelled()

        session.reviewer = review

    with open_ledger(home.parent / "network") as network:
        plan = Plan("charity", NewLedger("Willow", rpc=(network.url,)), here().wallet)
        with pytest.raises(Cancelled):
            make(plan, home, passphrase=passphrase, prepare=refuse)
    assert [path.name for path in home.parent.iterdir()] == ["network"]


def test_an_interrupted_start_can_be_given_up(home: Path) -> None:
    with open_ledger(home.parent / "network") as network:
        plan = Plan("charity", NewLedger("Willow", rpc=(network.url,)), here().wallet)
        with pytest.raises(Interrupted):
            make(plan, home, passphrase=passphrase, tell=stopping_at("role"))
    first_run.discard(home)
    assert [path.name for path in home.parent.iterdir()] == ["network"]


def test_a_network_that_wants_fees_is_told_apart(home: Path) -> None:
    with anvil() as node:
        found = first_run.look_at_network([node, "http://127.0.0.1:9"])
        assert found.fees
        assert found.silent == ("http://127.0.0.1:9",)
        assert first_run.balance([node], parse_address(KEYS[0])) > 0
        plan = Plan("charity", NewLedger("Willow", rpc=(node,)), here().wallet)
        with pytest.raises(Refused) as error:
            make(plan, home, passphrase=passphrase)
        assert error.value.code == "account.empty"
        assert list(home.parent.iterdir()) == []
        with open_ledger(home.parent / "network") as network:
            assert not first_run.look_at_network([network.url]).fees
            with pytest.raises(BadInput) as mixed:
                first_run.look_at_network([network.url, node])
            assert mixed.value.code == "node.chains"


def parse_address(key: bytes) -> bytes:
    """Return the address of a key."""
    from almoner.services.wallets.signer import address_of

    return address_of(key)


# -- the sample ---------------------------------------------------------------------------------------------------


def test_the_sample_is_worked_in_without_a_passphrase(home: Path) -> None:
    place = sample.sample_beside(home)
    told: list[str] = []
    sample.build_sample(place, tell=told.append)
    assert len(told) == sample.STEPS
    assert place.name == "home-sample"
    assert sample.is_there(place)
    assert sample.sample_beside(home) == place

    def nobody(label: str, confirm: bool = False) -> str:
        raise AssertionError(f"asked for {label}")

    session = Session.open(place, passphrase=nobody)
    try:
        assert {wallet.kept.value for wallet in session.wallets.list()} == {"file"}
        for wallet in session.wallets.list():
            assert session.signer(wallet).address == wallet.address
        with pytest.raises(AssertionError):
            session.passphrase("my own wallet")
        with pytest.raises(AssertionError):
            session.passphrase("clerk", confirm=True)
    finally:
        session.close()


def test_nothing_is_left_of_a_sample_that_was_stopped(home: Path) -> None:
    def tell(said: str) -> None:
        raise Cancelled()

    with pytest.raises(Cancelled):
        sample.build_sample(home, tell=tell)
    assert list(home.parent.iterdir()) == []


def test_a_sample_goes_beside_whatever_is_there(tmp_path: Path) -> None:
    charity: Charity = fresh(tmp_path)
    (tmp_path / "charity-sample").mkdir()
    assert sample.sample_beside(charity.home).name == "charity-sample-2"
    assert free_folder(charity.home, "x").name == "charity-x"
    assert not sample.is_there(charity.home)


# -- words --------------------------------------------------------------------------------------------------------


def test_a_word_is_compared_as_people_type_it() -> None:
    assert same_word("  Légal ", "légal")
    assert same_word("the", "the")
    assert not same_word("them", "the")
    assert not same_word("", "the")
    assert not same_word("the the", "the")


@pytest.mark.parametrize("language", ["english", "chinese_simplified", "french"])
def test_every_word_that_is_drawn_is_on_the_list_that_is_offered(language: str) -> None:
    known = word_list(language)
    assert len(set(known)) == 2048
    made = new_secret(language, 24)
    assert set(words_of(made.entropy or b"", language)) <= set(known)


def test_a_list_that_is_not_there_is_told() -> None:
    with pytest.raises(AlmonerError):
        word_list("klingon")
