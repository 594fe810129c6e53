"""The last step: what will be made and where, and the making of it, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication

from almoner.services.first_run import Interrupted, make
from almoner.services.setup import DEFAULT_DOMAIN
from almoner.ui.parts import Facts, Notice, button, card, label
from almoner.ui.sentences import told
from almoner.ui.wizard.answers import AUDITOR, CHARITY, DONOR, FILE, HERE, NETWORK
from almoner.ui.wizard.joining import invitation_facts
from almoner.ui.wizard.other_ways import Maker
from almoner.ui.wizard.step import Ground
from almoner.ui.words import tr

if TYPE_CHECKING:
    from pathlib import Path

    from almoner.services.first_run import NewWallet, Plan
    from almoner.services.session import Session
    from almoner.services.wallets import Wallet
    from almoner.ui.asking import Asker
    from almoner.ui.tasks import Job
    from almoner_chain.core.errors import AlmonerError


MILLISECONDS_BEFORE = 400


class SummaryStep(Maker):
    """Show what will be made; make it on one press."""

    name: ClassVar[str] = "summary"

    def __init__(self, ground: Ground) -> None:
        super().__init__(
            ground, tr("Ready to begin"), tr("Nothing has been made yet. This is what will be made now:")
        )
        self._begun = False
        facts = Facts(self._facts())
        facts.setObjectName("plan")
        self.content.addWidget(card(facts))
        self._warn_of_embedded()
        self.aside = label("", "quiet", wrap=True)
        self.aside.hide()
        self.content.addWidget(self.aside)
        self._coin: Notice | None = None
        self.content.addWidget(self.progress)

    @property
    def next_text(self) -> str:
        """What the button does."""
        return tr("&Try again") if self._begun else tr("&Make it and open")

    @property
    def left_on_network(self) -> bool:
        """Whether something was sent to a network already."""
        return self._begun

    # -- what will be made ------------------------------------------------------------------------------

    def _facts(self) -> list[tuple[str, str]]:
        who = {CHARITY: tr("Charity"), DONOR: tr("Donor"), AUDITOR: tr("Auditor")}[self.answers.who]
        facts = [(tr("You are"), who), (tr("Ledger"), self._ledger_words())]
        if self.answers.ledger == "join" and self.answers.invitation is not None:
            facts += invitation_facts(self.answers.invitation)[:2]
        if self.answers.ledger == NETWORK and not self.answers.starts_ledger and self.answers.known_as:
            facts += [(tr("Charity"), self.answers.known_as)]
        if self.answers.starts_ledger:
            facts += self._charity_facts()
        facts += [(tr("Wallet"), self._wallet_words())] if self.answers.who != DONOR else []
        return [*facts, (tr("Folder"), str(self.ground.directory))]

    def _ledger_words(self) -> str:
        if self.answers.starts_ledger and self.answers.ledger == HERE:
            return tr("A new one on this computer")
        if self.answers.starts_ledger:
            chain = self.answers.network.chain_id if self.answers.network is not None else "?"
            return tr("A new one on chain {chain}, through {nodes}").format(
                chain=chain, nodes=", ".join(self.answers.urls)
            )
        found = self.answers.found if self.answers.ledger == NETWORK else self.answers.invited
        if found is None:
            return ""
        return tr("{ledger} on chain {chain}").format(ledger="0x" + found.ledger.hex(), chain=found.chain_id)

    def _charity_facts(self) -> list[tuple[str, str]]:
        said, fund = self.answers.charity, self.answers.first_fund
        domain = said.get("domain") or tr("{example} (only an example)").format(example=DEFAULT_DOMAIN)
        facts = [(tr("Charity"), said.get("name", "")), (tr("Web address"), domain)]
        if fund is None:
            return [*facts, (tr("First fund"), tr("none yet"))]
        text = tr("{name}, counted in {unit}, approvals for each payment: {count}")
        return [
            *facts,
            (tr("First fund"), text.format(name=fund.name, unit=fund.unit, count=fund.approvals)),
        ]

    def _wallet_words(self) -> str:
        if not self.answers.has_wallet or self.answers.secret is None:
            return tr("none for now")
        address = self._address()
        text = (
            tr("“{label}”, account {address}, in an encrypted file")
            if self.answers.store == FILE
            else tr("“{label}”, account {address}, in the system's keyring")
        )
        return text.format(label=self.answers.wallet_label, address=address)

    def _address(self) -> str:
        from almoner.services.wallets.signer import address_of, checksum_address

        secret = self.answers.secret
        return checksum_address(address_of(secret.key)) if secret is not None else ""

    def _warn_of_embedded(self) -> None:
        if self.answers.starts_ledger and self.answers.ledger == HERE:
            self.content.addWidget(
                Notice(
                    "info",
                    tr(
                        "A ledger on this computer is for trying out, training, or one office. It convinces nobody else: who owns"
                        " the only copy could have made it up."
                    ),
                )
            )

    # -- before -----------------------------------------------------------------------------------------

    def start(self) -> None:
        """Look whether something is in the way, and whether the account can pay a network's fees."""
        # a key that is still held down from the step before makes nothing
        self.busied.emit(True)
        QTimer.singleShot(MILLISECONDS_BEFORE, self, lambda: self.busied.emit(self.at_work))
        directory = self.ground.directory
        self.ask(lambda job: _unfinished(directory), then=self._say_unfinished, waits=False)
        if self._needs_coin():
            self.look_for_coin()

    def _say_unfinished(self, unfinished: bool) -> None:
        if unfinished:
            self.aside.setText(
                tr(
                    "An earlier start in this folder was not finished. It is put aside in a folder beside it, with its wallets;"
                    " nothing of it is lost."
                )
            )
            self.aside.show()

    def _needs_coin(self) -> bool:
        network = self.answers.network
        return (
            self.answers.starts_ledger
            and self.answers.ledger == NETWORK
            and network is not None
            and network.fees
            and self.answers.secret is not None
        )

    def look_for_coin(self) -> None:
        """Ask the network what the administrator's account has."""
        from almoner.services.wallets.signer import address_of

        secret = self.answers.secret
        if secret is None:
            return
        urls, address = self.answers.urls, address_of(secret.key)
        self._set_coin(Notice("info", tr("The network is asked what your account has…")))
        self.ask(
            lambda job: _balance(urls, address),
            then=self._show_coin,
            failed=lambda error: self._set_coin(Notice("warn", told(error).sentence, told(error).hint)),
            waits=False,
        )

    def _show_coin(self, wei: int) -> None:
        if wei:
            self._set_coin(Notice("good", tr("Your account has coin for the network's fees.")))
            return
        notice = Notice(
            "warn",
            tr(
                "This network wants fees, and your account has no coin yet. Have some sent to {address}."
            ).format(address=self._address()),
            tr("You may also close this, and come back with “Restore a wallet that I have” and your words."),
        )
        notice.add_button(button(tr("&Copy the address"), self._copy, icon="copy", name="copy_address"))
        notice.add_button(button(tr("&Look again"), self.look_for_coin, icon="verify", name="look_again"))
        self._set_coin(notice)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._address())

    def _set_coin(self, notice: Notice) -> None:
        if self._coin is not None:
            self._coin.hide()
            self._coin.deleteLater()
        notice.setObjectName("coin")
        self._coin = notice
        self.content.insertWidget(self.content.indexOf(self.progress), notice)

    # -- making -----------------------------------------------------------------------------------------

    def advance(self, go: Callable[[], None]) -> None:
        """Make it."""
        if self.at_work:
            return
        ground, answers = self.ground, self.answers
        plan = answers.plan()
        codes = _codes(plan)
        texts = _texts(answers.starts_ledger)
        directory, passphrase = ground.directory, answers.passphrase
        asker = ground.asker if answers.starts_ledger and answers.ledger == NETWORK else None

        def work(job: Job) -> Wallet | None:
            make(
                plan,
                directory,
                passphrase=lambda label, confirm=False: passphrase,
                tell=lambda code: job.progress(codes.index(code), len(codes)),
                prepare=lambda session: _have_reviewed(session, asker),
            )
            return _kept(directory, plan.wallet)

        self.tell_no_more()
        self.busied.emit(True)
        self.progress.begin(texts[codes[0]], len(codes))
        self._task = ground.runner.write(
            work,
            owner=self,
            then=self._made,
            failed=self._not_made,
            step=lambda done, total: self.progress.step(texts[codes[min(done, total - 1)]], done, total),
        )

    def _made(self, wallet: Wallet | None) -> None:
        self._ended()
        self.answers.kept = wallet
        self.done_with.emit(self.ground.directory)

    def _not_made(self, error: AlmonerError) -> None:
        self._begun = isinstance(error, Interrupted)
        if not self._begun:
            self._lost(error)
            return
        self._ended()
        words = told(error)
        self.tell(
            "warn",
            tr("It stopped on the way: {told}").format(told=words.sentence),
            tr(
                "Something was sent to the network already. Try again: it goes on where it stopped and pays nothing twice."
            ),
            name="interrupted",
        )


def _codes(plan: Plan) -> list[str]:
    """Return the steps that `services.first_run.make` tells, in order."""
    from almoner.services.first_run import FUND, PLACE, NewLedger
    from almoner.services.setup import LEDGER, ROLE, WALLET

    if isinstance(plan.ledger, NewLedger):
        return [WALLET, LEDGER, ROLE, *([FUND] if plan.ledger.fund is not None else []), PLACE]
    return [LEDGER, *([WALLET] if plan.wallet is not None else []), PLACE]


def _texts(new: bool) -> dict[str, str]:
    return {
        "wallet": tr("The wallet is being kept…"),
        "ledger": tr("The ledger is being started…") if new else tr("The ledger is being looked at…"),
        "role": tr("The administrator gets its rights…"),
        "fund": tr("The first fund is being made…"),
        "place": tr("Everything is put in its place…"),
    }


def _have_reviewed(session: Session, asker: Asker | None) -> None:
    """Show what is signed for a network; on this computer the summary has said what is made."""
    from almoner.services.preview import preview

    if asker is not None:
        session.reviewer = lambda payloads: asker.review(preview(session, payloads))


def _kept(directory: Path, wallet: NewWallet | None) -> Wallet | None:
    from almoner.services.home import WALLETS
    from almoner.services.wallets import WalletBook

    return WalletBook(directory / WALLETS).show(wallet.label) if wallet is not None else None


def _unfinished(directory: Path) -> bool:
    from almoner.services.staging import is_unfinished

    return is_unfinished(directory)


def _balance(urls: Sequence[str], address: bytes) -> int:
    from almoner.services.first_run import balance

    return balance(urls, address)
