"""What is signed is shown first, decoded from the very bytes: every kind of call, with names only where they are proved."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from almoner.services.cancelling import Cancelled
from almoner.services.preview import CODED, FACTS, KINDS, TECHNICAL, Fact, Preview, preview
from almoner.services.session import Session, hex0x
from almoner_chain.client.contract import artifact, encode_call
from almoner_chain.client.transaction import Call, Fees, Transaction
from almoner_chain.core import abi
from almoner_chain.core.entries import FundPolicy
from almoner_chain.core.errors import Refused
from almoner_chain.core.hashing import keccak
from support_charity import PASSPHRASE, Charity, build, cheap_keystores, fresh

COIN = "0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE"
VIEWS = {each["name"] for each in artifact().abi if each.get("stateMutability") in ("view", "pure")}
CHANGING = {each["name"] for each in artifact().abi if each["type"] == "function"} - VIEWS


@dataclass
class Recorder:
    """Looks at everything before it is signed, through every session that is opened meanwhile."""

    seen: list[Preview] = field(default_factory=list)
    says_no: bool = False

    def watch(self, session: Session) -> None:
        """Be the session's reviewer."""

        def review(payloads: Sequence[bytes]) -> None:
            shown = preview(session, payloads)
            assert tuple(each.unsigned for each in shown.transactions) == tuple(payloads)
            self.seen.append(shown)
            if self.says_no:
                raise Cancelled

        session.reviewer = review

    @property
    def kinds(self) -> set[str]:
        """All kinds seen so far."""
        return {each.kind for shown in self.seen for each in shown.transactions}

    def last(self, kind: str) -> dict[str, str]:
        """Return the facts, by name, of the last transaction of a kind."""
        found = [each for shown in self.seen for each in shown.transactions if each.kind == kind]
        return {fact.name: fact.text for fact in reversed(found[-1].facts)}


@pytest.fixture
def recorder(monkeypatch: pytest.MonkeyPatch) -> Recorder:
    """Look at everything that any session signs."""
    found = Recorder()
    make = Session.__init__

    def watched(self: Session, *arguments: object, **options: object) -> None:
        make(self, *arguments, **options)  # type: ignore[arg-type]
        found.watch(self)

    monkeypatch.setattr(Session, "__init__", watched)
    return found


@pytest.fixture
def charity(tmp_path: Path) -> Charity:
    """Return an installation of the test's own with ten recorded gifts."""
    return fresh(tmp_path)


@pytest.fixture
def session(charity: Charity) -> Iterator[Session]:
    """Open the installation, which commands beside it may use too."""
    opened = Session.open(charity.home, passphrase=lambda label, confirm=False: PASSPHRASE)
    yield opened
    opened.close()


def test_every_kind_of_call_in_the_program_is_shown_before_it_is_signed(
    tmp_path: Path, recorder: Recorder
) -> None:
    invoice = tmp_path / "invoice.txt"
    invoice.write_text("Six pumps")
    charity = build(tmp_path / "home")
    charity.run("wallet", "create", "third", "--store", "file", "--role", "administrator")
    charity.run("wallet", "revoke", "third", "administrator")
    charity.run("ledger", "profile", "--name", "Willow Bridge")
    charity.run("fund", "create", "Coins", "--unit", f"token:{COIN}:ETH:18", "--payees-restricted")
    bought = ("--evidence", invoice, "--invoice", "Acme:17")
    first = charity.request("150.00", *bought)
    charity.run("payment", "amend", first, "--amount", "140.00", "--as", "clerk")
    charity.approve(first)
    charity.run("payment", "pay", first, "--reference", "bank 1")
    charity.run("payment", "deliver", first, "--note", "arrived")
    charity.run("payment", "return", first, "--amount", "10.00")
    charity.run("payment", "reject", charity.request("1.00"), "--reason", "too dear", "--as", "first")
    charity.give(*["5000.00"] * 2)
    waiting = charity.request("8500.00")
    charity.approve(waiting, "first", "second")
    charity.run("payment", "object", waiting, "--reason", "odd", "--as", "watcher")
    back = charity.request("50.00", "--category", "refund", "--gift", 10)
    charity.approve(back)
    charity.run("payment", "pay", back)
    charity.run("receipt", "void", 2, "--reason", "duplicate")
    charity.run("receipt", "replace", 3, "--reason", "wrong-data", "--donor", "Right Name")
    origin = "7:0x" + "11" * 20 + ":1"
    words = ("--amount", "5.00", "--donor", "Willow")
    charity.run("gift", "receive", "--fund", "Relief", *words, "--from", origin)
    missing = CHANGING - recorder.kinds
    assert missing == {"set_payee", "give"}  # the next test's
    assert recorder.kinds <= set(KINDS)
    names = {fact.name for shown in recorder.seen for each in shown.transactions for fact in each.facts}
    assert names <= set(FACTS)
    assert not any(shown.foreign for shown in recorder.seen)

    paid = recorder.last("pay")
    assert paid["payee"] == "Acme Pumps"
    assert (paid["amount"], paid["fund_name"], paid["category"]) == ("140.00 CNY", "Relief", "programme")
    assert (paid["purpose"], paid["reference"]) == ("Pumps", "bank 1")
    assert (paid["evidence"], paid["requester_label"]) == ("invoice.txt", "clerk")
    assert paid["invoice"].startswith("Acme: 17")
    assert recorder.last("deploy")["charity_name"] == "Willow Relief"
    assert recorder.last("set_profile")["charity_name"] == "Willow Bridge"
    assert recorder.last("grant_role")["account_label"] == "third"
    assert recorder.last("create_fund")["unit"] == "ETH"
    rejected = recorder.last("reject")
    assert (rejected["payee"], rejected["reason"], rejected["amount"]) == (
        "Acme Pumps",
        "too dear",
        "1.00 CNY",
    )
    assert recorder.last("replace_receipt")["donor"] == "Right Name"
    assert recorder.last("record_return")["amount_returned"] == "10.00 CNY"
    refunded = recorder.last("refund")
    assert (refunded["gift_serial"], refunded["gift_amount"]) == ("10", "1000.00 CNY")


def test_many_batches_are_summed_up_by_fund(charity: Charity, recorder: Recorder) -> None:
    charity.give(*["10.00"] * 12, size=1)
    (shown,) = recorder.seen
    (group,) = shown.groups
    assert (group.kind, group.count, group.gifts) == ("record_batch", 12, 12)
    (total,) = group.totals
    assert (total.fund_name, total.money.text if total.money else "") == ("Relief", "120.00 CNY")
    assert [each.nonce for each in shown.transactions] == list(
        range(shown.transactions[0].nonce, shown.transactions[0].nonce + 12)
    )
    assert shown.account_label == "clerk"


def test_where_the_person_says_no_nothing_was_done_and_all_waits_as_before(
    charity: Charity, recorder: Recorder, session: Session
) -> None:
    charity.run("gift", "add", "--fund", "Relief", "--amount", "5.00", "--donor", "X")
    before = session.reader.counts()
    recorder.says_no = True
    assert charity.refused("batch", "commit", code=2)["code"] == "cancelled"
    corrected = ("--reason", "wrong-data", "--donor", "Right Name")
    assert charity.refused("receipt", "replace", 3, *corrected, code=2)["code"] == "cancelled"
    assert session.reader.counts() == before
    assert session.store.value("SELECT count(*) FROM batch WHERE batch IS NULL") == 0
    assert session.store.value("SELECT count(*) FROM gift WHERE batch IS NULL") == 1
    assert session.store.value("SELECT count(*) FROM gift WHERE alone = 1") == 0
    assert charity.run("ledger", "outbox")["transactions"] == []
    recorder.says_no = False
    assert len(charity.run("batch", "commit")["batches"]) == 1


def looked_at(session: Session, *calls: Call, chain: int | None = None) -> Preview:
    """Preview calls of the clerk's as if they were to be signed now."""
    clerk = session.wallets.show("clerk").address
    payloads = [
        Transaction(chain or session.chain_id, nonce, Fees(30, 2), 100_000, call).unsigned
        for nonce, call in enumerate(calls)
    ]
    return preview(session, payloads, account=clerk)


def names(shown: Preview) -> dict[str, str]:
    """Return the first transaction's facts by name."""
    return {fact.name: fact.text for fact in shown.transactions[0].facts}


def token_call(session: Session, signature: str, spender: bytes) -> Call:
    """Return a call of a token that nobody knows here."""
    return Call(b"\x55" * 20, keccak(signature.encode())[:4] + abi.write_words("au", (spender, 7)))


@pytest.mark.parametrize(
    "make",
    [
        lambda session: Call(b"\x66" * 20, b"", 5),
        lambda session: Call(session.ledger, b"\x01\x02\x03\x04"),
        lambda session: Call(session.ledger, encode_call("axes", 1)),
        lambda session: replace_last(session.call("void_receipt", 1, 1, 0)),
        lambda session: Call(None, b"\x60\x00"),
    ],
    ids=["coin to somebody", "unknown function", "a question", "a byte too many", "another contract"],
)
def test_what_cannot_be_read_is_refused(session: Session, make: Callable[[Session], Call]) -> None:
    with pytest.raises(Refused) as refused:
        looked_at(session, make(session))
    assert refused.value.code == "preview.unreadable"


def replace_last(call: Call) -> Call:
    """Return the call with one byte more."""
    return call._replace(data=call.data + b"\0")


def test_another_ledger_another_chain_and_a_strange_token_are_foreign_and_nothing_of_ours_is_named(
    session: Session,
) -> None:
    call = session.call("record_batch", 1, b"\x01" * 32, 700, 2, 11, bytes(32))
    ours = looked_at(session, call)
    assert (ours.foreign, names(ours)["total"], names(ours)["fund_name"]) == (False, "7.00 CNY", "Relief")
    for shown in (looked_at(session, call._replace(to=b"\x44" * 20)), looked_at(session, call, chain=5)):
        assert shown.foreign
        assert "fund_name" not in names(shown)
        assert names(shown)["minor_units"] == "700"
    for signature in ("approve(address,uint256)", "transfer(address,uint256)"):
        shown = looked_at(session, token_call(session, signature, session.ledger))
        assert shown.foreign
        assert shown.transactions[0].kind == f"token_{signature.partition('(')[0]}"


def test_a_name_that_the_hash_does_not_lead_to_is_not_shown(charity: Charity, session: Session) -> None:
    payment = charity.request("20.00")
    from almoner.services.disbursements import find_disbursement

    case = find_disbursement(session, payment).case
    call = session.call("approve", case.abi, FundPolicy().abi)
    assert (names(looked_at(session, call))["payee"], names(looked_at(session, call))["purpose"]) == (
        "Acme Pumps",
        "Pumps",
    )
    with session.store.writing() as db:
        db.execute("UPDATE payee SET name = 'Acme Pump5'")
        db.execute("UPDATE said SET text = 'Holidays'")
    shown = names(looked_at(session, call))
    assert {"payee", "purpose"}.isdisjoint(shown)
    assert shown["payee_id"] == hex0x(case.payee_id)
    other = session.call("approve", replace(case, payee_id=b"\x09" * 32).abi, FundPolicy().abi)
    assert "payee" not in names(looked_at(session, other))
    assert names(looked_at(session, other))["case_hash"] != shown["case_hash"]


def test_the_cost_counts_gas_and_coin_and_stands_beside_the_balance(session: Session) -> None:
    call = session.call("void_receipt", 1, 1, 0)
    shown = looked_at(session, call, call._replace(to=session.ledger, value=9))
    assert shown.max_cost_wei == 2 * 100_000 * 30 + 9
    assert shown.transactions[1].facts[-1] == ("coin", "9", 9)
    assert shown.estimate_wei <= shown.max_cost_wei
    assert shown.affordable == (shown.balance_wei >= shown.max_cost_wei)


def minted(session: Session, donor: str) -> bytes:
    """Deploy a token, which is no business of the program's and not looked at; return its address."""
    from vyper import compile_code

    source = Path(__file__).parents[1] / "contracts" / "mocks" / "PlainToken.vy"
    code = bytes.fromhex(compile_code(source.read_text(), output_formats=["bytecode"])["bytecode"][2:])
    wallet, watched = session.wallets.show(donor), session.reviewer
    session.reviewer = None
    token = session.send(wallet, [Call(None, code)], purpose="deploy a token")[0].created
    assert token is not None
    mint = keccak(b"mint(address,uint256)")[:4] + abi.write_words("au", (wallet.address, 10_000))
    session.send(wallet, [Call(token, mint)], purpose="mint tokens")
    session.reviewer = watched
    return token


def test_a_gift_of_tokens_and_a_payee_on_a_list_are_shown(
    charity: Charity, recorder: Recorder, session: Session
) -> None:
    token = minted(session, "supplier")
    with pytest.raises(Refused):
        session.send(session.wallets.show("supplier"), [Call(token, b"")], purpose="something strange")
    charity.run("fund", "create", "Tokens", "--unit", f"token:{hex0x(token)}:TOK:2", "--payees-restricted")
    words = ("--fund", "Tokens", "--amount", "25.00", "--donor", "Supplier Ltd")
    charity.run("gift", "give", *words, "--as", "supplier")
    shown = recorder.seen[-1]
    assert [each.kind for each in shown.transactions] == ["token_approve", "give"]
    assert not shown.foreign
    assert recorder.last("token_approve")["amount"] == "25.00 TOK"
    given = recorder.last("give")
    assert (given["amount"], given["fund_name"], given["donor"]) == ("25.00 TOK", "Tokens", "Supplier Ltd")
    charity.run("payment", "payee", "allow", "Tokens", "supplier")
    listed = recorder.last("set_payee")
    assert (listed["payee_account_label"], listed["allowed"]) == ("supplier", "yes")


def test_the_outbox_lists_what_is_on_its_way(charity: Charity, session: Session) -> None:
    assert charity.run("ledger", "outbox")["transactions"] == []
    clerk = session.wallets.show("clerk").address
    session.outbox.begin(clerk, "void receipt 1", [session.call("void_receipt", 1, 1, 0)])
    (waiting,) = charity.run("ledger", "outbox")["transactions"]
    assert waiting == {
        "purpose": "void receipt 1",
        "kind": "void_receipt",
        "account": hex0x(clerk),
        "nonce": None,
        "state": "intended",
    }
    assert "void_receipt" in charity.told("ledger", "outbox")


def filled(parameter: dict[str, Any], number: int) -> Any:
    """Return a value of an ABI parameter made from a small number."""
    name: str = parameter["type"]
    if name.endswith("]"):
        inner, _, size = name[:-1].partition("[")
        return tuple([filled({**parameter, "type": inner}, number)] * int(size or number))
    if name == "tuple":
        return tuple(filled(part, number) for part in parameter["components"])
    return {
        "uint256": number,
        "address": bytes([number]) * 20,
        "bytes32": bytes([number]) * 32,
        "bool": number > 1,
        "string": "x" * number,
        "bytes": bytes(number - 1),
    }[name]


@pytest.mark.parametrize("name", sorted(CHANGING - {"accept_administration"}))
@pytest.mark.parametrize("own", [True, False], ids=["own ledger", "another"])
def test_no_argument_of_any_call_is_left_out(session: Session, name: str, own: bool) -> None:
    (inputs,) = [each["inputs"] for each in artifact().abi if each.get("name") == name and "inputs" in each]

    def facts(changed: str = "") -> tuple[Fact, ...]:
        values = [filled(each, 2 if each["name"] == changed else 1) for each in inputs]
        ledger = session.ledger if own else b"\x44" * 20
        found = looked_at(session, Call(ledger, encode_call(name, *values))).transactions[0].facts
        assert {fact.name for fact in found} <= set(FACTS)
        assert all(isinstance(fact.text, str) for fact in found)
        return found

    assert [each["name"] for each in inputs if facts(each["name"]) == facts()] == []


def test_the_codes_are_complete_and_each_stands_once() -> None:
    assert CHANGING | {"deploy", "fill_gap", "token_approve", "token_transfer"} == set(KINDS)
    assert len(set(KINDS)) == len(KINDS)
    assert len(set(FACTS)) == len(FACTS)
    assert set(CODED) <= set(FACTS)
    assert "case_hash" in TECHNICAL
    assert "payee" not in TECHNICAL


def test_a_charity_is_started_under_the_eyes_of_a_reviewer(tmp_path: Path) -> None:
    from almoner.services.setup import start_charity

    looker = Recorder()
    with cheap_keystores():
        session = start_charity(
            tmp_path / "new",
            name="Willow",
            passphrase=lambda label, confirm=False: PASSPHRASE,
            store="file",
            prepare=looker.watch,
        )
    session.close()
    assert [each.kind for shown in looker.seen for each in shown.transactions] == ["deploy", "grant_role"]
    assert looker.last("deploy")["administrator_label"] == "administrator"


def test_sessions_share_unlocked_wallets_until_they_are_locked(charity: Charity) -> None:
    asked: list[str] = []

    def passphrase(label: str, confirm: bool = False) -> str:
        asked.append(label)
        return PASSPHRASE

    signers: dict[str, object] = {}
    pair = [Session.open(charity.home, passphrase=passphrase, signers=signers) for _ in range(2)]  # type: ignore[arg-type]
    clerk = pair[0].wallets.show("clerk")
    assert pair[0].signer(clerk) is pair[1].signer(clerk)
    assert asked == ["clerk"]
    other = pair[1].wallets.show("first")
    signers["clerk"] = pair[1].signer(other)
    assert pair[0].signer(clerk).address == clerk.address
    pair[1].lock_wallets()
    assert signers == {}
    pair[0].signer(clerk)
    assert asked == ["clerk", "first", "clerk", "clerk"]
    for each in pair:
        each.close()
