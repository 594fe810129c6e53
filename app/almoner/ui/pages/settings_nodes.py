"""The nodes through which a ledger on a network is reached: added after they were asked, removed, put first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from PySide6.QtWidgets import QVBoxLayout, QWidget

from almoner.ui import formats
from almoner.ui.changes import Topic
from almoner.ui.forms import Form, TextField
from almoner.ui.pages.settings_window import titled
from almoner.ui.parts import button, clear, column, label, row
from almoner.ui.sentences import told
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.ui.desk import Desk
    from almoner.ui.tasks import Job
    from almoner_chain.core.errors import AlmonerError


def shown_address(url: str) -> str:
    """Return a node's address without what may be a secret in it: user, path, query."""
    parts = urlsplit(url)
    try:
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        port = ""
    short = f"{parts.scheme}://{parts.hostname or ''}{port}"
    hidden = parts.path.strip("/") or parts.query or parts.username
    return formats.visible(f"{short}/…" if hidden else short)


class NodesCard(QWidget):
    """The list of nodes with a field for another one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._nodes: Sequence[str] = ()
        self._busy = False
        self._lines = QVBoxLayout()
        self.url = TextField(
            "node_url",
            tr("Another node's address"),
            placeholder="https://…",
            hint=tr(
                "It is asked whether it has this ledger before it is kept. More nodes make answers surer."
            ),
        )
        self.form = Form([self.url], memory=desk.memory, key="settings/node")
        self.form.restore()
        self._add = button(tr("Ask and add"), self.add, icon="add", name="add_node")
        self._problem = label("", "error", wrap=True)
        self._problem.setObjectName("node_problem")
        self._problem.hide()
        text = tr("The first one also gets what is recorded; all of them are compared.")
        layout = column(
            titled(
                tr("Nodes of the network"),
                label(text, "quiet", wrap=True),
                self._lines,
                self._problem,
                self.url,
                row(self._add, None),
                name="nodes_card",
            )
        )
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)
        self.setFocusProxy(self.url.line)
        self.form.submitted.connect(self.add)

    def show_nodes(self, nodes: Sequence[str]) -> None:
        """Show these nodes, in their order."""
        self._nodes = nodes
        clear(self._lines)
        for at, url in enumerate(nodes):
            self._lines.addLayout(self._line(at, url))

    def _line(self, at: int, url: str) -> Any:
        text = shown_address(url)
        first = button(tr("Ask first"), partial(self._prefer, url), name=f"prefer_node_{at}")
        first.setAccessibleName(tr("Ask first: {node}").format(node=text))
        if not at:
            first.hide()
        off = button(tr("Remove"), partial(self._remove, url), name=f"remove_node_{at}")
        off.setAccessibleName(tr("Remove: {node}").format(node=text))
        off.setEnabled(len(self._nodes) > 1)
        made = row(label(text, wrap=True, selectable=True), first, off)
        made.setStretch(0, 1)
        return made

    def add(self) -> None:
        """Ask the node that was typed, and keep it."""
        if not self.url.value:
            self.form.blame("node_url", tr("This is needed."))
            return
        url = self.url.value

        def work(job: Job) -> tuple[str, ...]:
            from almoner.services.nodes import add_node

            return add_node(job.session, url)

        self._run(work, tr("Asking the node"), self._added, self._not_added)

    def _added(self, nodes: tuple[str, ...]) -> None:
        self.form.clear()
        self._desk.say(tr("The node has this ledger and is asked from now on."))
        self._changed(nodes)

    def _not_added(self, error: AlmonerError) -> None:
        if error.code != "cancelled":
            self.form.blame("node_url", told(error).text)

    def _remove(self, url: str) -> None:
        def work(job: Job) -> tuple[str, ...]:
            from almoner.services.nodes import remove_node

            return remove_node(job.session, url)

        self._run(work, tr("Removing a node"), self._changed, self._lost)

    def _prefer(self, url: str) -> None:
        def work(job: Job) -> tuple[str, ...]:
            from almoner.services.nodes import prefer_node

            return prefer_node(job.session, url)

        self._run(work, tr("Changing the order of nodes"), self._changed, self._lost)

    def _run(
        self,
        work: Callable[[Job], tuple[str, ...]],
        text: str,
        then: Callable[[tuple[str, ...]], None],
        failed: Callable[[AlmonerError], None],
    ) -> None:
        if self._busy:
            return
        self._busy = True
        self._add.setEnabled(False)
        self._problem.hide()

        def free() -> None:
            self._busy = False
            self._add.setEnabled(True)

        def done(nodes: tuple[str, ...]) -> None:
            free()
            self._desk.runner.renew_sessions()
            then(nodes)

        def lost(error: AlmonerError) -> None:
            free()
            failed(error)

        self._desk.write(work, owner=self, label=text, changes={Topic.LEDGER}, then=done, failed=lost)

    def _changed(self, nodes: tuple[str, ...]) -> None:
        self.show_nodes(nodes)

    def _lost(self, error: AlmonerError) -> None:
        self._problem.setText(told(error).text)
        self._problem.show()
