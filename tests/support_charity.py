"""A small charity made through the real command line, once per test run; each test gets its own copy of the folder.

Wallets: administrator (also recorder), clerk (recorder, requester), first and second (approvers; first is also a
requester, to try approving one's own), watcher (auditor), supplier (no role: a payee with a key). Fund 1 “Relief”: two
approvals above 5,000, one hour's waiting above 8,000, administration at most 10 %. Fund 2 “Boxes” counts boxes. Gifts
of 100.00, 200.00 … 1,000.00 CNY (5,500.00 in all) in batches of 4, 4 and 2.
"""

from __future__ import annotations

import atexit
import contextlib
import io
import json
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from almoner.cli.__main__ import main

PASSPHRASE = "correct horse battery staple"
ROLES = {
    "clerk": ("recorder", "requester"),
    "first": ("approver", "requester"),
    "second": ("approver",),
    "watcher": ("auditor",),
    "supplier": (),
}


@dataclass(frozen=True)
class Answer:
    """What one command line gave: exit code, JSON document, what went to stderr."""

    code: int
    document: dict[str, Any]
    said: str

    def __getitem__(self, key: str) -> Any:
        return self.document[key]


@dataclass(frozen=True)
class Charity:
    """An installation in a folder, worked with through the command line."""

    home: Path

    def run(self, *arguments: object, code: int = 0) -> Answer:
        """Run a command in JSON mode and expect this exit code."""
        answer = run("--home", self.home, "--passphrase-file", self.home / "passphrase", "--json", *arguments)
        assert answer.code == code, (arguments, answer)
        return answer

    def refused(self, *arguments: object, code: int = 1) -> dict[str, str]:
        """Run a command that must fail; return code, message and hint."""
        error: dict[str, str] = self.run(*arguments, code=code)["error"]
        assert error["message"]
        assert error["code"]
        return error

    def told(self, *arguments: object) -> str:
        """Run a command as a person would; return what it prints."""
        out = io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
            assert main([str(each) for each in ("--home", self.home, *arguments)]) == 0
        return out.getvalue()

    def request(self, amount: str, *more: object, payee: str = "Acme Pumps", purpose: str = "Pumps") -> int:
        """Request a payment from Relief as the clerk; return its number."""
        words = ("--fund", "Relief", "--amount", amount, "--payee", payee, "--purpose", purpose)
        number: int = self.run("payment", "request", *words, "--as", "clerk", *more)["payment"]
        return number

    def approve(self, payment: int, *labels: str) -> None:
        """Approve a payment with each of these wallets; the first officer alone if none is named."""
        for label in labels or ("first",):
            self.run("payment", "approve", payment, "--as", label)

    def paid(self, amount: str, *more: object, **words: str) -> int:
        """Request, approve and pay; return the payment's number."""
        payment = self.request(amount, *more, **words)
        self.approve(payment)
        self.run("payment", "pay", payment, "--reference", f"bank {payment}")
        return payment

    def give(self, *amounts: str, size: int = 256) -> None:
        """Enter gifts to Relief and commit them."""
        for amount in amounts:
            self.run("gift", "add", "--fund", "Relief", "--amount", amount, "--donor", f"Donor of {amount}")
        self.run("batch", "commit", "--size", size)


def run(*arguments: object) -> Answer:
    """Run one command line in this process."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main([str(each) for each in arguments])
    text = out.getvalue()
    return Answer(code, json.loads(text) if text.startswith("{") else {}, err.getvalue())


@contextlib.contextmanager
def cheap_keystores() -> Iterator[None]:
    """Encrypt new keystores with a weak key derivation: tests open wallets hundreds of times."""
    from almoner.services.wallets import keystore

    before = keystore.SCRYPT_N
    keystore.SCRYPT_N = 2**10
    try:
        yield
    finally:
        keystore.SCRYPT_N = before


@contextlib.contextmanager
def served(charity: Charity) -> Iterator[str]:
    """Serve a charity's embedded ledger from this process; others may use the same chain by its address."""
    from almoner_chain.embedded import open_ledger

    with open_ledger(charity.home / "ledger") as running:
        yield running.url


def build(home: Path, *, name: str = "Willow Relief", rpc: str | None = None, gifts: bool = True) -> Charity:
    """Make the charity described above in a new folder."""
    home.mkdir(mode=0o700, parents=True)
    (home / "passphrase").write_text(PASSPHRASE + "\n")
    charity = Charity(home)
    with cheap_keystores():
        charity.run("init", "--name", name, "--store", "file", *(("--rpc", rpc) if rpc else ()))
        for label, roles in ROLES.items():
            granted = [word for role in roles for word in ("--role", role)]
            charity.run("wallet", "create", label, "--store", "file", *granted)
    policy = ("--tier", "5000:2", "--delay", "1", "--delay-above", "8000", "--admin-cap", "10")
    charity.run("fund", "create", "Relief", "--unit", "CNY", *policy)
    charity.run("fund", "create", "Boxes", "--unit", "box")
    if gifts:
        charity.give(*(f"{100 * i}.00" for i in range(1, 11)), size=4)
    return charity


@cache
def _template() -> Charity:
    folder = Path(tempfile.mkdtemp(prefix="almoner-charity-"))
    atexit.register(shutil.rmtree, folder)
    return build(folder / "home")


def fresh(folder: Path) -> Charity:
    """Return an untouched charity in ``folder``: a copy of the one made once per run."""
    home = folder / "charity"
    shutil.copytree(_template().home, home)
    return Charity(home)
