"""The columns of a donor's receipts, and a dialog that names whom to ask about the ledger of another network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from almoner.ui import formats
from almoner.ui.dialogs import Dialog
from almoner.ui.forms import Form, NoteField
from almoner.ui.pages import kept_words as words
from almoner.ui.pages.kept_words import Line
from almoner.ui.parts import button, label
from almoner.ui.sentences import told
from almoner.ui.tables.columns import Column, Kind
from almoner.ui.theme import colours
from almoner.ui.words import tr, verdict_name

if TYPE_CHECKING:
    from almoner.ui.desk import Desk
    from almoner.ui.tasks import Job
    from almoner_chain.core.errors import AlmonerError

WHERE = 2
"""The place of the column with the bars."""


def kept_columns() -> list[Column[Line]]:
    """Return the columns of the list."""
    return [
        Column("news", tr("News"), lambda line: tr("moved") if line.news else "", width=4,
               icon=lambda line: ("info", colours().accent) if line.news else ("", "")),
        Column("name", tr("Donation"), lambda line: words.name_of(line.kept.label, line.kept.serial), width=9),
        Column("where", tr("Where it is now"), lambda line: words.where(line.kept), width=10),
        Column("amount", tr("Amount"), lambda line: words.amount_of(line.kept), Kind.MONEY, 8,
               value=_plain, order=lambda line: line.kept.receipt.amount),
        Column("verdict", tr("Verdict"), _verdict, width=10, icon=words.verdict_icon),
        Column("charity", tr("Charity"), words.charity_of, width=12),
        Column("issued", tr("Issued on"), lambda line: formats.day(line.kept.receipt.issued), Kind.DATE, 9,
               value=lambda line: line.kept.receipt.issued.isoformat(),
               order=lambda line: line.kept.receipt.issued),
        Column("serial", tr("Receipt no."), lambda line: str(line.kept.serial or ""), Kind.NUMBER, 8,
               value=lambda line: line.kept.serial, hidden=True),
        Column("added", tr("Kept since"), lambda line: formats.instant(line.kept.added), width=12,
               value=lambda line: line.kept.added, hidden=True),
    ]  # fmt: skip


def _plain(line: Line) -> str:
    place = line.kept.look.place
    minor = line.kept.receipt.amount
    return words.unit_of(place.unit, place.decimals).format(minor) if place is not None else str(minor)


def _verdict(line: Line) -> str:
    return verdict_name(line.kept.verdict) if line.kept.verdict else tr("Not looked at yet")


class NodesDialog(Dialog):
    """Name the nodes to ask about receipts of another network."""

    def __init__(self, parent: QWidget, desk: Desk, chain_id: int) -> None:
        super().__init__(parent, tr("Whom to ask"))
        self.setObjectName("nodes_dialog")
        self._desk, self._chain_id = desk, chain_id
        text = tr(
            "This receipt is of a ledger on another network (chain {chain}). Ask the charity for the address of a node there; two unrelated ones are better."
        )
        self.content.addWidget(label(text.format(chain=chain_id), wrap=True))
        self.nodes = NoteField("extra_nodes", tr("Addresses of nodes, one a line"), lines=3)
        self.form = Form([self.nodes])
        self.content.addWidget(self.nodes)
        self.add_cancel()
        self._keep = self.add_button(button(tr("Ask them"), self._act, kind="primary", name="agree"))
        desk.read(self._known, owner=self, then=self._show)

    def _known(self, job: Job) -> str:
        return "\n".join(job.session.home.get("extra_nodes", {}).get(str(self._chain_id), []))

    def _show(self, text: str) -> None:
        if not self.nodes.value:
            self.nodes.value = text

    def _act(self) -> None:
        from almoner.ui.changes import Topic
        from almoner.ui.pages.verify_check import Asking

        urls, chain_id = Asking.of(self.nodes.value, offline=False).nodes, self._chain_id
        self._keep.setEnabled(False)

        def work(job: Job) -> None:
            from almoner.services.my_receipts import set_extra_nodes

            set_extra_nodes(job.session, chain_id, urls)

        self._desk.write(
            work,
            owner=self,
            label="",
            changes={Topic.KEPT},
            then=lambda _: self.accept(),
            failed=self._failed,
        )

    def _failed(self, error: AlmonerError) -> None:
        self._keep.setEnabled(True)
        self.form.blame("extra_nodes", told(error).text)
        self.fit()
