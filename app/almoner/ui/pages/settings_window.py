"""Settings of the window itself: language, palette, what one is, when wallets lock; and what receipts look like at first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QWidget

from almoner.ui import language, locking, theme
from almoner.ui.changes import Topic
from almoner.ui.desk import AUDITOR, CHARITY, DONOR
from almoner.ui.forms import ChoiceField
from almoner.ui.paper_words import KEPT, paper_languages, profile_words
from almoner.ui.parts import card, label, row
from almoner.ui.words import tr

if TYPE_CHECKING:
    from almoner.ui.desk import Desk
    from almoner.ui.tasks import Job
    from almoner_chain.core.errors import AlmonerError


MILLISECONDS_OF_CHOOSING = 500
FOCUS = "settings/focus"


def titled(title: str, *items: Any, name: str) -> QFrame:
    """Return a card with a heading."""
    made = card(label(title, "heading"), *items)
    made.setObjectName(name)
    return made


class WindowCard(QWidget):
    """Language, palette, kind and locking."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        memory = desk.memory
        # languages are called as they call themselves: who cannot read this one finds one's own
        languages = [
            (language.SYSTEM or "system", tr("Like the system")),
            ("en", "English"),
            ("zh_CN", "简体中文"),
        ]
        self.language = ChoiceField("language", tr("Language"), languages)
        self.palette_field = ChoiceField(
            "palette",
            tr("Colours"),
            [
                (theme.SYSTEM, tr("Like the system")),
                (theme.LIGHT, tr("Light")),
                (theme.DARK, tr("Dark")),
            ],
        )
        self.kind = ChoiceField(
            "kind",
            tr("What you are"),
            [
                (CHARITY, tr("A charity: records, pays, hands out receipts")),
                (DONOR, tr("A donor: keeps receipts and follows the money")),
                (AUDITOR, tr("An auditor: checks, and may object")),
            ],
            hint=tr("Decides which pages there are. It can be changed at any time."),
        )
        minutes = [
            (str(n), tr("after %Ln minute(s) without input", "", n) if n else tr("only when you lock them"))
            for n in locking.MINUTES
        ]
        self.lock = ChoiceField("lock_after", tr("Lock the wallets"), minutes)
        self.language.value = str(memory.get("language", language.SYSTEM)) or "system"
        self.palette_field.value = str(memory.get("theme", theme.SYSTEM))
        self.kind.value = str(memory.get("kind", CHARITY))
        self.lock.value = str(locking.minutes_set(desk))
        layout = row(
            titled(
                tr("This window"),
                row(self.language, self.palette_field),
                row(self.kind, self.lock),
                name="window_card",
            )
        )
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)
        self.setFocusProxy(self.language.box)
        # who walks through the choices with the arrows gets the window anew once, not at every step
        self._soon = QTimer(self, singleShot=True, interval=MILLISECONDS_OF_CHOOSING)
        self._soon.timeout.connect(desk.restyled)
        self._focus_again()
        self.language.changed.connect(self._set_language)
        self.palette_field.changed.connect(self._set_palette)
        self.kind.changed.connect(self._set_kind)
        self.lock.changed.connect(self._set_lock)

    def show_kind(self, kind: str) -> None:
        """Show what one is."""
        self.kind.box.blockSignals(True)
        self.kind.value = kind
        self.kind.box.blockSignals(False)
        self.kind.setEnabled(True)

    def _set_language(self) -> None:
        chosen = self.language.value
        self._desk.memory.set("language", language.SYSTEM if chosen == "system" else chosen)
        self._restyle("language")

    def _set_palette(self) -> None:
        self._desk.memory.set("theme", self.palette_field.value)
        self._restyle("palette")

    def _restyle(self, field: str) -> None:
        self._desk.memory.set(FOCUS, field)
        self._soon.start()

    def _focus_again(self) -> None:
        """Put the cursor where it was before the window was made anew."""
        kept = self._desk.memory.get(FOCUS)
        self._desk.memory.set(FOCUS, None)
        field = {"language": self.language, "palette": self.palette_field}.get(str(kept))
        if field is not None:
            # when the window stands: it puts the cursor into its list of pages first
            QTimer.singleShot(0, field.box, field.box.setFocus)

    def _set_lock(self) -> None:
        self._desk.memory.set(locking.KEY, int(self.lock.value))

    def _set_kind(self) -> None:
        kind = self.kind.value
        self.kind.setEnabled(False)

        def work(job: Job) -> None:
            from almoner.services.joining import change_kind

            change_kind(job.session.home, kind)

        self._desk.write(
            work,
            owner=self,
            label=tr("Changing the pages"),
            changes={Topic.PROFILE},
            failed=self._not_changed,
        )

    def _not_changed(self, error: AlmonerError) -> None:
        self.kind.setEnabled(True)
        self._desk.present(error)


class ReceiptsCard(QWidget):
    """What the form for receipts begins with: the country's profile and the language of the paper."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.paper = ChoiceField(
            "paper_profile",
            tr("Country"),
            [("generic", profile_words("generic"))],
            hint=tr("What a receipt must carry differs from country to country."),
        )
        self.paper_language = ChoiceField("paper_language", tr("Language of the paper"), paper_languages())
        layout = row(titled(tr("Receipts"), row(self.paper, self.paper_language), name="receipts_card"))
        layout.setContentsMargins(0, 0, 0, 0)
        self.setLayout(layout)
        self.setFocusProxy(self.paper.box)
        self.paper.changed.connect(lambda: self._keep("profile", self.paper.value))
        self.paper_language.changed.connect(lambda: self._keep("language", self.paper_language.value))

    def _kept(self) -> dict[str, Any]:
        kept = self._desk.memory.get(f"drafts/{KEPT}")
        return kept if isinstance(kept, dict) else {}

    def show_papers(self, names: Sequence[str]) -> None:
        """Offer these profiles, the chosen one chosen."""
        ordered = sorted(names, key=lambda name: (name != "generic", profile_words(name)))
        for field, value, choices in (
            (self.paper, "profile", [(name, profile_words(name)) for name in ordered]),
            (self.paper_language, "language", paper_languages()),
        ):
            field.offer(choices)
            field.box.blockSignals(True)
            field.value = str(self._kept().get(value) or field.value)
            field.box.blockSignals(False)

    def _keep(self, key: str, value: str) -> None:
        self._desk.memory.set(f"drafts/{KEPT}", {**self._kept(), key: value})
