"""Joining a ledger that exists: invitations in every form, and folders made whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from almoner.services.home import Home
from almoner.services.invitations import MAY_HOLD_KEY, ONLY_HERE, Invitation, decode, read_invitation
from almoner.services.joining import change_kind, connect, invite, join_ledger, kind_of
from almoner.services.session import Session
from almoner.services.verification import trusted_ledgers
from almoner_chain.core.errors import BadInput, Refused, Unreachable
from almoner_chain.embedded import open_ledger
from support_charity import PASSPHRASE, Charity, fresh, run, served

EXAMPLE = Invitation(
    chain_id=2_222_333_444,
    genesis=bytes(range(32)),
    ledger=bytes(range(100, 120)),
    block=17,
    rpc=("https://node.example.org/", "http://10.0.0.7:8545/"),
    name="桥边救助会",
    domain="willowbridge.example",
)


def passphrase(label: str, confirm: bool = False) -> str:
    """Give the passphrase of the test charity's wallets."""
    return PASSPHRASE


@pytest.fixture
def charity(tmp_path: Path) -> Charity:
    """Return an installation of the test's own."""
    return fresh(tmp_path)


@pytest.fixture
def first(charity: Charity) -> Iterator[Session]:
    """Return the first computer's session, which serves the ledger."""
    session = Session.open(charity.home, passphrase=passphrase)
    session.urls  # noqa: B018  (starts the ledger)
    yield session
    session.close()


# -- the invitation -----------------------------------------------------------------------------------------------


def test_an_invitation_is_the_same_in_every_form(tmp_path: Path) -> None:
    (tmp_path / "to.almoner-join").write_bytes(EXAMPLE.file())
    (tmp_path / "to.png").write_bytes(EXAMPLE.png())
    assert EXAMPLE.link().startswith("https://willowbridge.example/j#")
    assert read_invitation(EXAMPLE.link()) == EXAMPLE
    assert read_invitation(f"  {EXAMPLE.link()}\n") == EXAMPLE
    assert read_invitation(EXAMPLE.link().partition("#")[2]) == EXAMPLE
    assert read_invitation(str(tmp_path / "to.almoner-join")) == EXAMPLE
    assert read_invitation(tmp_path / "to.png") == EXAMPLE
    assert read_invitation(EXAMPLE.png()) == EXAMPLE
    assert decode(EXAMPLE.encode()) == EXAMPLE


def test_the_drawing_holds_the_same_squares_as_the_picture() -> None:
    import io
    import re

    from PIL import Image, ImageDraw

    drawing = EXAMPLE.svg().decode()
    side = int(re.search(r'viewBox="0 0 (\d+)', drawing)[1])  # type: ignore[index]
    picture = Image.new("L", (side, side), 255)
    pen = ImageDraw.Draw(picture)
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1", drawing):
        pen.rectangle((int(x), int(y), int(x) + int(length) - 1, int(y)), 0)
    out = io.BytesIO()
    picture.resize((side * 8,) * 2, Image.Resampling.NEAREST).save(out, "PNG")
    assert read_invitation(out.getvalue()) == EXAMPLE


@pytest.mark.parametrize("at", [0, 1, 40, 80, -1])
def test_one_wrong_byte_is_noticed(at: int) -> None:
    document = bytearray(EXAMPLE.encode())
    document[at] ^= 1
    with pytest.raises(BadInput) as caught:
        decode(bytes(document))
    assert caught.value.code in ("invitation.invalid", "invitation.version")


def test_a_mistyped_digit_is_noticed() -> None:
    link = EXAMPLE.link()
    wrong = link[:-1] + str((int(link[-1]) + 1) % 10)
    with pytest.raises(BadInput, match="missing or mistyped"):
        read_invitation(wrong)


@settings(deadline=None)
@given(st.binary(max_size=400))
def test_bytes_from_strangers_are_an_invitation_or_a_clear_error(data: bytes) -> None:
    with suppress(BadInput):
        found = read_invitation(data)
        assert decode(found.encode()) == found


@settings(deadline=None)
@given(st.text(max_size=200))
def test_text_from_strangers_is_an_invitation_or_a_clear_error(text: str) -> None:
    with suppress(BadInput):
        found = read_invitation(text)
        assert decode(found.encode()) == found


@pytest.mark.parametrize(
    "change",
    [
        {"rpc": ()},
        {"rpc": ("file:///etc/passwd",)},
        {"rpc": ("https://user:secret@node.example/",)},
        {"rpc": ("https://node.example/ x",)},
        {"rpc": ("https://a.example/",) * 4},
        {"name": "two\nlines"},
        {"name": "x" * 301},
        {"domain": "a/b"},
        {"chain_id": 0},
        {"chain_id": 2**64},
        {"genesis": b"short"},
        {"ledger": b"short"},
    ],
)
def test_values_no_invitation_can_have_are_refused(change: dict[str, object]) -> None:
    with pytest.raises(BadInput) as caught:
        replace(EXAMPLE, **change)  # type: ignore[arg-type]
    assert caught.value.code == "invitation.invalid"


def test_a_file_with_other_fields_or_too_large_is_refused(tmp_path: Path) -> None:
    fields = json.loads(EXAMPLE.file())
    for content in (
        json.dumps({**fields, "ledger_key": "00"}).encode(),
        json.dumps({**fields, "chain_id": "-5"}).encode(),
        b"{" * 5_000,
        EXAMPLE.file() + b" " * 20_000,
    ):
        (tmp_path / "x.almoner-join").write_bytes(content)
        with pytest.raises(BadInput) as caught:
            read_invitation(tmp_path / "x.almoner-join")
        assert caught.value.code == "invitation.invalid"


def test_an_address_that_may_hold_a_key_and_one_nobody_reaches_are_pointed_out() -> None:
    keyed = replace(EXAMPLE, rpc=("https://node.example/v3/0123456789abcdef0123456789abcdef",))
    here = replace(EXAMPLE, rpc=("http://127.0.0.1:8545/",))
    assert (EXAMPLE.warnings, keyed.warnings, here.warnings) == ((), (MAY_HOLD_KEY,), (ONLY_HERE,))


def test_an_invitation_has_no_secret_of_the_installation_in_it(first: Session) -> None:
    first.home.set(rpc=["https://clerk:hunter2@node.example/"], engine="rpc")
    del first.__dict__["urls"]
    made = invite(first)
    assert made.rpc == ("https://node.example/",)
    for secret in (first.home.ledger_key, b"hunter2", first.home.ledger_key.hex().encode()):
        assert secret not in made.encode() + made.file()


# -- joining ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["charity", "donor", "auditor"])
def test_a_second_computer_sees_the_same_ledger(first: Session, home: Path, kind: str) -> None:
    second = join_ledger(home, invite(first), kind=kind, passphrase=passphrase)
    try:
        assert second.state().head == first.state().head
        assert (second.home.get("name"), second.home.get("domain")) == ("Willow Relief", "almoner.example")
        assert kind_of(second.home) == kind
        assert second.wallets.list() == ()
    finally:
        second.close()
    reopened = Session.open(home, passphrase=passphrase)
    assert reopened.state().count == first.state().count
    reopened.close()


def test_a_wallet_of_the_second_computer_works_once_it_has_a_role(
    first: Session, charity: Charity, home: Path
) -> None:
    join_ledger(home, invite(first), passphrase=passphrase).close()
    (home / "passphrase").write_text(PASSPHRASE)
    second = Charity(home)
    made = second.run("wallet", "create", "desk", "--store", "file")
    charity.run("wallet", "grant", made["address"], "recorder")
    second.run("gift", "add", "--fund", "Relief", "--amount", "5", "--donor", "Ada")
    (batch,) = second.run("batch", "commit")["batches"]
    assert batch["first_serial"] == 11
    assert charity.run("ledger", "status")["gifts"] == 11


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"chain_id": 5}, "ledger.other_chain"),
        ({"genesis": bytes(32)}, "ledger.other_genesis"),
        ({"ledger": bytes(19) + b"\x01"}, "ledger.none"),
        ({"name": "Another Charity"}, "invitation.name"),
        ({"rpc": ("http://127.0.0.1:9/",)}, "node.unreachable"),
    ],
)
def test_a_ledger_that_is_not_the_invited_one_leaves_nothing_behind(
    first: Session, home: Path, change: dict[str, object], code: str
) -> None:
    with pytest.raises((Refused, Unreachable)) as caught:
        join_ledger(home, replace(invite(first), **change), passphrase=passphrase)  # type: ignore[arg-type]
    assert caught.value.code == code
    assert not home.exists()


def test_a_node_that_answers_is_asked_first_and_a_silent_one_is_kept(first: Session, home: Path) -> None:
    made = invite(first)
    second = join_ledger(home, replace(made, rpc=("http://127.0.0.1:9/", *made.rpc)), passphrase=passphrase)
    assert second.urls == [*made.rpc, "http://127.0.0.1:9/"]
    second.close()


def test_a_node_of_another_chain_among_good_ones_is_refused(
    first: Session, home: Path, tmp_path: Path
) -> None:
    made = invite(first)
    with open_ledger(tmp_path / "other") as other, pytest.raises(Unreachable, match="not"):
        join_ledger(home, replace(made, rpc=(*made.rpc, other.url)), passphrase=passphrase)
    assert not home.exists()


def test_a_folder_with_a_ledger_is_refused_and_untouched(first: Session, tmp_path: Path) -> None:
    taken = fresh(tmp_path / "second")
    before = (taken.home / "almoner.db").read_bytes()
    with pytest.raises(BadInput) as caught:
        join_ledger(taken.home, invite(first), passphrase=passphrase)
    assert caught.value.code == "home.exists"
    assert (taken.home / "almoner.db").read_bytes() == before


def test_a_failure_while_writing_removes_what_was_made_and_nothing_else(
    first: Session, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: Home, **values: object) -> None:
        raise OSError(28, "No space left on device")

    made = invite(first)
    monkeypatch.setattr(Home, "set", fail)
    with pytest.raises(OSError, match="space"):
        join_ledger(home, made, passphrase=passphrase)
    assert not home.exists()
    home.mkdir()
    (home / "mine.txt").write_text("kept")
    with pytest.raises(OSError, match="space"):
        join_ledger(home, made, passphrase=passphrase)
    assert [path.name for path in home.iterdir()] == ["mine.txt"]


# -- connecting ---------------------------------------------------------------------------------------------------


def test_an_auditor_connects_by_node_and_address(first: Session, home: Path) -> None:
    done = connect(home, first.urls, first.ledger, name="Willow Relief", passphrase=passphrase)
    assert (done.name_matches, done.domain) == (True, "almoner.example")
    assert done.session.home.get("ledger_block") == first.home.get("ledger_block")
    assert kind_of(done.session.home) == "auditor"
    assert trusted_ledgers(done.session) == {(first.chain_id, first.ledger): "Willow Relief"}
    assert done.session.state().head == first.state().head
    done.session.close()


def test_a_name_that_is_not_the_ledgers_is_not_kept(first: Session, home: Path) -> None:
    done = connect(home, first.urls, first.ledger, name="Red Cross", passphrase=passphrase)
    assert done.name_matches is False
    assert done.session.home.get("name").startswith("Ledger 0x")
    assert trusted_ledgers(done.session) == {}
    done.session.close()


def test_without_an_address_the_only_ledger_on_the_chain_is_found(
    first: Session, home: Path, tmp_path: Path
) -> None:
    done = connect(home, first.urls, passphrase=passphrase)
    assert (done.session.ledger, done.name_matches) == (first.ledger, None)
    done.session.close()
    with open_ledger(tmp_path / "empty") as empty, pytest.raises(BadInput, match="No ledger"):
        connect(tmp_path / "third", [empty.url], passphrase=passphrase)
    assert not (tmp_path / "third").exists()


def test_what_one_is_can_be_changed_and_is_a_charity_at_first(first: Session) -> None:
    assert kind_of(first.home) == "charity"
    change_kind(first.home, "auditor")
    assert kind_of(first.home) == "auditor"
    with pytest.raises(BadInput):
        change_kind(first.home, "king")


# -- the command line ---------------------------------------------------------------------------------------------


def test_invite_join_and_connect_from_the_command_line(charity: Charity, tmp_path: Path) -> None:
    with served(charity) as url:
        for name in ("x.png", "x.svg", "x.almoner-join"):
            made = charity.run("ledger", "invite", "--out", tmp_path / name)
            assert (tmp_path / name).stat().st_size > 300
        assert made["warnings"] == ["only_this_computer"]
        assert "other computers cannot reach it" in charity.told("ledger", "invite")
        assert charity.refused("ledger", "invite", "--out", tmp_path / "x.doc", code=2)
        for number, source in enumerate((made["link"], tmp_path / "x.png", tmp_path / "x.almoner-join")):
            place = tmp_path / f"joined{number}"
            joined = run("--home", place, "--json", "ledger", "join", source, "--kind", "donor")
            assert (joined.code, joined["kind"], joined["ledger"]) == (0, "donor", made["ledger"])
        words = ("ledger", "connect", "--rpc", url, "--ledger", made["ledger"], "--name", "Willow Relief")
        done = run("--home", tmp_path / "auditor", "--json", *words)
        assert (done.code, done["name_matches"], done["kind"]) == (0, True, "auditor")
        assert run("--home", tmp_path / "auditor", "--json", "audit")["head_proved"] is True
        taken = run("--home", tmp_path / "auditor", "--json", *words)
        assert (taken.code, taken["error"]["code"]) == (2, "home.exists")
