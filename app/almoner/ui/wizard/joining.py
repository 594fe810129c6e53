"""The steps that lead to a ledger elsewhere: by an invitation, or by the addresses of nodes. Nodes are asked at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from almoner.ui import formats
from almoner.ui.forms import Form, NoteField, TextField
from almoner.ui.parts import Facts, button, card, label, row
from almoner.ui.sentences import told
from almoner.ui.wizard import looking
from almoner.ui.wizard.answers import CHARITY, NETWORK
from almoner.ui.wizard.choices import Choices
from almoner.ui.wizard.handing import HandingIn
from almoner.ui.wizard.step import Ground, Step
from almoner.ui.words import joined, tr
from almoner_chain.core.errors import AlmonerError

if TYPE_CHECKING:
    from almoner.services.first_run import Network
    from almoner.services.invitations import Invitation
    from almoner.services.joining import Found


class JoinStep(Step):
    """Take an invitation in, show what it says, and ask its nodes."""

    name: ClassVar[str] = "join"

    def __init__(self, ground: Ground) -> None:
        super().__init__(
            ground,
            tr("Join with an invitation"),
            tr("Paste the link, or drop the file or a picture of the square code here."),
        )
        hand = HandingIn(
            tr("Drop a picture or an invitation file here."),
            files=tr(
                "Invitations and pictures (*.almoner-join *.png *.jpg *.jpeg *.webp *.txt);;All files (*)"
            ),
        )
        hand.given.connect(self.take)
        self.link = TextField("link", tr("Link"), required=True, placeholder="https://…/j#…")
        self.link.value = self.answers.link
        self.link.changed.connect(self._typed)
        self.form = Form([self.link])
        self.form.submitted.connect(self.wants_next)
        self.content.addWidget(self.link)
        self.content.addWidget(hand)
        self.shown = Facts()
        self.shown.setObjectName("invitation")
        self.said = card(label(tr("The invitation says"), "heading"), self.shown)
        self.content.addWidget(self.said)
        self._show()

    def start(self) -> None:
        """Put the cursor into the link."""
        self.link.line.setFocus()

    def _typed(self) -> None:
        self.answers.link = self.link.value
        self._forget()

    def _forget(self) -> None:
        self.answers.invitation = self.answers.invited = None
        self._show()
        self.tell_no_more()

    def _show(self) -> None:
        found = self.answers.invitation
        self.said.setVisible(found is not None)
        if found is not None:
            self.shown.set(invitation_facts(found))

    def take(self, given: Path | str | bytes, then: Callable[[], None] | None = None) -> None:
        """Read what was handed over and ask the nodes it names; ``then`` when one of them has the ledger."""
        if isinstance(given, str):
            self.link.value = given
        self._forget()
        self.tell("info", tr("The invitation is being read…"), name="asking")
        self.ask(
            lambda job: looking.read(given), then=lambda found: self._read(found, then), failed=self._unread
        )

    def _unread(self, error: AlmonerError) -> None:
        if isinstance(error, looking.IsReceipt):
            notice = self.tell(
                "warn",
                tr(
                    "This is a receipt of the ledger {ledger}. It does not say where that ledger is found."
                ).format(ledger=formats.short_hash(error.ledger)),
                tr("Ask the charity for its invitation, or for the address of a node."),
                name="complaint",
            )
            self.answers.address = "0x" + error.ledger.hex()
            notice.add_button(button(tr("I know an &address"), self._by_address, name="by_address"))
            return
        self.tell(
            "bad",
            tr("No invitation could be read from this."),
            told(error).text,
            name="complaint",
        )

    def _by_address(self) -> None:
        self.answers.ledger = NETWORK
        self.moved.emit("network")

    def _read(self, found: Invitation, then: Callable[[], None] | None) -> None:
        self.answers.invitation = found
        self._show()
        self.tell("info", tr("The ledger's nodes are being asked…"), name="asking")
        self.ask(
            lambda job: looking.look(found), then=lambda seen: self._seen(seen, then), failed=self._unseen
        )

    def _seen(self, found: Found, then: Callable[[], None] | None) -> None:
        if found.name_matches is False:
            self.tell(
                "bad",
                tr("The ledger is there, but it is not that of the charity named in the invitation."),
                tr("Perhaps the charity has changed its name since. Ask it for a new invitation."),
                name="complaint",
            )
            return
        self.answers.invited = found
        self.tell("good", tr("The ledger is there, and the charity's name is the one it was made for."))
        if then is not None:
            then()

    def _unseen(self, error: AlmonerError) -> None:
        invitation = self.answers.invitation
        words = told(error)
        if invitation is not None and invitation.warnings[:1] == ("only_this_computer",):
            hint = tr(
                "This ledger lies on one computer only, and is reached only there while Almoner is open on it."
                " Open it there, or ask for a ledger on a network."
            )
        else:
            hint = tr(
                "Check your internet connection and try again, or ask the charity whether its nodes are running."
            )
        self.tell("bad", words.sentence, hint, name="complaint")

    def advance(self, go: Callable[[], None]) -> None:
        """Go on once a node has shown the ledger."""
        if self.answers.invited is not None:
            go()
        elif self.answers.invitation is not None:
            self._read(self.answers.invitation, go)
        elif self.form.complete():
            self.take(self.link.value, go)


class NetworkStep(Step):
    """Take nodes' addresses, and for a ledger that exists its own; ask the nodes which chain and ledger they have."""

    name: ClassVar[str] = "network"

    def __init__(self, ground: Ground) -> None:
        super().__init__(
            ground,
            tr("Connect to a network"),
            tr("A node is a computer that keeps the ledger and answers questions about it."),
        )
        self._add_choice()
        self.nodes = NoteField(
            "nodes",
            tr("Addresses of nodes"),
            required=True,
            lines=2,
            hint=tr(
                "One on each line, for example https://node.example.org. Two or three unrelated ones are best."
            ),
        )
        self.address = TextField(
            "address",
            tr("Address of the ledger"),
            hint=tr("0x and 40 digits. May stay empty where the network has only one ledger."),
        )
        self.known_as = TextField(
            "known_as",
            tr("Name of the charity"),
            hint=tr(
                "Exactly as on its receipts. It is compared with the ledger; one that does not fit is not kept."
            ),
        )
        self.form = Form([self.nodes, self.address, self.known_as])
        self.form.fill(
            {
                "nodes": self.answers.nodes,
                "address": self.answers.address,
                "known_as": self.answers.known_as,
            }
        )
        self.form.changed.connect(self._typed)
        self.form.submitted.connect(self.wants_next)
        for field in (self.nodes, self.address, self.known_as):
            self.content.addWidget(field)
        self.content.addLayout(row(button(tr("&Ask now"), self.look, icon="verify", name="ask_node"), None))
        self._fit()
        self._tell_known()

    def _add_choice(self) -> None:
        if self.answers.who != CHARITY:
            return
        offers = [
            (
                "new",
                tr("&Start a new ledger on it"),
                tr("Your wallet becomes its first administrator."),
            ),
            (
                "known",
                tr("The ledger is &there already"),
                tr("Another computer of this charity has started it."),
            ),
        ]
        choices = Choices("starts", offers, "new" if self.answers.starts_on_network else "known")
        choices.chosen.connect(self._choose)
        choices.confirmed.connect(self.wants_next)
        self.content.addWidget(choices)

    def start(self) -> None:
        """Put the cursor into the addresses."""
        self.nodes.box.setFocus()

    def _choose(self, key: str) -> None:
        self.answers.starts_on_network = key == "new"
        self.answers.forget_nodes()
        self.tell_no_more()
        self._fit()

    def _fit(self) -> None:
        for field in (self.address, self.known_as):
            field.setVisible(not self.answers.starts_ledger)

    def _typed(self) -> None:
        said = self.form.values
        self.answers.nodes, self.answers.address = said["nodes"], said["address"]
        self.answers.known_as = said["known_as"]
        self.answers.forget_nodes()
        self.tell_no_more()

    def _tell_known(self) -> None:
        if self.answers.starts_ledger and self.answers.network is not None:
            self._told_network(self.answers.network, None)
        elif not self.answers.starts_ledger and self.answers.found is not None:
            self._told_ledger(self.answers.found, None)

    def look(self, then: Callable[[], None] | None = None) -> None:
        """Ask the nodes; ``then`` when one answers as it should."""
        if not self.form.complete():
            return
        urls, new = self.answers.urls, self.answers.starts_ledger
        wrong = next((url for url in urls if not url.startswith(("http://", "https://"))), None)
        if wrong is not None:
            self.form.blame(
                "nodes",
                tr("“{address}” does not begin with https:// or http://.").format(
                    address=formats.visible(wrong)
                ),
            )
            return
        address, name = self.answers.address, self.answers.known_as
        self.tell(
            "info",
            tr("The node is being asked… this takes a few seconds where it does not answer."),
            name="asking",
        )
        if new:
            self.ask(
                lambda job: looking.ask_network(urls),
                then=lambda found: self._told_network(found, then),
                failed=self._silent,
            )
        else:
            self.ask(
                lambda job: looking.ask_ledger(urls, address, name),
                then=lambda found: self._told_ledger(found, then),
                failed=self._silent,
            )

    def _silent(self, error: AlmonerError) -> None:
        words = told(error)
        if error.code == "address":
            self.tell_no_more()
            self.form.blame(
                "address", tr("This is not an address: it is 0x and 40 digits or letters from a to f.")
            )
        elif error.code == "ledger.which":
            self.tell_no_more()
            self.form.blame("address", tr("Which ledger? {told}").format(told=words.sentence))
        else:
            self.tell("bad", words.sentence, words.hint, name="complaint")

    def _told_network(self, found: Network, then: Callable[[], None] | None) -> None:
        self.answers.network = found
        text = tr("The node answers: chain {chain}, block {block}.").format(
            chain=found.chain_id, block=formats.number(found.block)
        )
        fees = (
            tr(
                "It wants fees: your wallet's account will need some of the network's coin before the ledger can be made."
            )
            if found.fees
            else tr("It wants no fees.")
        )
        self.tell("good", text, joined([fees, *_silent_nodes(found.silent)]))
        if then is not None:
            then()

    def _told_ledger(self, found: Found, then: Callable[[], None] | None) -> None:
        self.answers.found = None if found.name_matches is False else found
        text = tr("The ledger is there: {ledger} on chain {chain}, of the charity at {domain}.").format(
            ledger=formats.short_hash(found.ledger),
            chain=found.chain_id,
            domain=formats.visible(found.domain),
        )
        if found.name_matches is None:
            name = tr(
                "The ledger holds only a fingerprint of the charity's name; without a name nothing is compared."
            )
        elif found.name_matches:
            name = tr("The name is the one the ledger was made for.")
        else:
            name = tr("The name is not the one this ledger was made for. Look at it again, or leave it out.")
        hint = joined([name, *_silent_nodes(found.silent)])
        self.tell("warn" if found.name_matches is False else "good", text, hint)
        if then is not None and found.name_matches is not False:
            then()

    def advance(self, go: Callable[[], None]) -> None:
        """Go on once a node has answered as it should."""
        known = self.answers.network if self.answers.starts_ledger else self.answers.found
        if known is not None:
            go()
        else:
            self.look(go)


def invitation_facts(found: Invitation) -> list[tuple[str, str]]:
    """Return what an invitation says, for people."""
    return [
        (tr("Charity"), found.name),
        (tr("Web site"), found.domain),
        (tr("Ledger"), "0x" + found.ledger.hex()),
        (tr("Chain"), str(found.chain_id)),
        (tr("Nodes"), "\n".join(found.rpc)),
    ]


def _silent_nodes(silent: tuple[str, ...]) -> list[str]:
    if not silent:
        return []
    return [tr("Nodes that do not answer now: {count}.").format(count=len(silent))]


__all__ = ["JoinStep", "NetworkStep", "invitation_facts"]
