"""How receipts are handed out, as a form: formats, the paper's profile and language, which fields are open, where to.

What was chosen last is there again the next time. Which profiles there are is read in a worker.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QVBoxLayout, QWidget

from almoner.ui.forms import ChoiceField, Field, Form, TextField, TickField
from almoner.ui.pages.receipts_work import Options
from almoner.ui.paper_words import KEPT, OWN, paper_languages, profile_words
from almoner.ui.parts import button, clear, label, row
from almoner.ui.sentences import sentence
from almoner.ui.theme import em
from almoner.ui.words import field_name, tr
from almoner_chain.core.commitment import FieldId

if TYPE_CHECKING:
    from almoner.services.rendering.profiles import Profile
    from almoner.ui.desk import Desk
    from almoner.ui.tasks import Job

ALL, SOME, NONE = "all", "some", "none"


def read_profiles(job: Job) -> list[Profile]:
    """Return every profile there is, in a worker."""
    from almoner.services.rendering import profile_names
    from almoner.services.rendering.profiles import load_profile

    return [load_profile(name) for name in profile_names()]


class OptionsForm(QWidget):
    """The form. ``promise`` asks for days, ``printing`` for no files; ``ready`` when the profiles are there."""

    ready = Signal()

    def __init__(self, desk: Desk, *, promise: bool, printing: bool) -> None:
        super().__init__()
        self._desk, self._printing = desk, printing
        self._profiles: dict[str, Profile] = {}
        self.extras: dict[str, TextField] = {}
        self._make_fields(promise)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, em(self, 0.4), 0)
        self._lay_out(promise)
        self.form = Form(self._all_fields(), memory=desk.memory, key=KEPT)
        # which profiles there are is known later; until then the form could not hold this one
        self._kept_profile = kept_options(desk.memory.get(f"drafts/{KEPT}")).profile
        self.form.restore()
        self.original.box.setChecked(False)
        self.profile.changed.connect(self._show_extras)
        for field in (self.opened, self.formats["pdf"]):
            field.changed.connect(self._show_parts)
        self._show_parts()
        desk.read(read_profiles, owner=self, then=self._offer_profiles)

    def _make_fields(self, promise: bool) -> None:
        self.due_days = TextField(
            "due_days", tr("Days until it must be on the ledger"), required=promise,
            hint=tr("If it is not by then, the donor holds signed proof of that."),
        )  # fmt: skip
        self.due_days.value = "30"
        self.formats = {
            "pdf": TickField("format_pdf", tr("PDF, a page to print")),
            "png": TickField("format_png", tr("Picture (PNG), for messages")),
            "svg": TickField("format_svg", tr("Drawing (SVG), for print shops")),
            "almr": TickField("format_almr", tr("Receipt file with proof (.almr)")),
        }
        self.formats["pdf"].value = "yes"
        self.together = ChoiceField(
            "together",
            tr("PDF files"),
            [("each", tr("One for each receipt")), ("one", tr("All in one file"))],
        )
        self.profile = ChoiceField(
            "profile", tr("Country"), [("generic", profile_words("generic"))],
            hint=tr("What the paper must carry there. This is no legal advice."),
        )  # fmt: skip
        self.language = ChoiceField("language", tr("Language of the paper"), paper_languages())
        self.opened = ChoiceField(
            "opened", tr("What the receipt shows of the donor"),
            [(ALL, tr("Everything")), (SOME, tr("Only what is ticked")), (NONE, tr("Nothing personal"))],
            hint=tr("What is closed nobody can read, and the receipt is worth as much."),
        )  # fmt: skip
        self.shown = {
            field: TickField(f"show_{field.name.lower()}", field_name(field.name.lower()))
            for field in FieldId
        }
        self.original = TickField("original", tr("The earlier ones never left the house"))
        self.folder = TextField("folder", tr("Folder"), required=not self._printing)
        self.folder.value = default_folder()

    def _all_fields(self) -> list[Field]:
        return [
            self.due_days, *self.formats.values(), self.together, self.profile, self.language, self.opened,
            *self.shown.values(), self.folder,
        ]  # fmt: skip

    def _lay_out(self, promise: bool) -> None:
        add = self._layout.addWidget
        add(self.due_days)
        self.due_days.setVisible(promise)
        self._files = QWidget()
        grid = QGridLayout(self._files)
        grid.setContentsMargins(0, 0, 0, 0)
        for at, field in enumerate(self.formats.values()):
            grid.addWidget(field, at // 2, at % 2)
        self.format_error = label("", "error", wrap=True)
        self.format_error.setObjectName("format_error")
        grid.addWidget(self.format_error, 2, 0, 1, 2)
        grid.addWidget(self.together, 3, 0, 1, 2)
        if self._printing:  # made visible without a place yet, it would flash as a window of its own
            self._files.hide()
        add(self._files)
        self._layout.addLayout(row(self.profile, self.language))
        self._extra_place = QVBoxLayout()
        self._layout.addLayout(self._extra_place)
        add(self.opened)
        self._ticks = QWidget()
        ticks = QGridLayout(self._ticks)
        ticks.setContentsMargins(em(self, 1), 0, 0, 0)
        for at, tick in enumerate(self.shown.values()):
            ticks.addWidget(tick, at // 3, at % 3)
        add(self._ticks)
        add(self.original)
        self.original.hide()
        choose = button(tr("&Choose…"), self.choose_folder, name="choose_folder")
        self._where = QWidget()
        where = row(self.folder, choose)
        where.setContentsMargins(0, 0, 0, 0)
        where.setStretch(0, 1)
        where.setAlignment(choose, Qt.AlignmentFlag.AlignVCenter)
        self._where.setLayout(where)
        if self._printing:
            self._where.hide()
        add(self._where)
        self._layout.addStretch(1)

    # -- what depends on what ---------------------------------------------------------------------------

    def _show_parts(self) -> None:
        self._ticks.setVisible(self.opened.value == SOME)
        self.together.setVisible(bool(self.formats["pdf"].value))
        if any(field.value for field in self.formats.values()):
            self.format_error.setText("")
        self.format_error.setVisible(bool(self.format_error.text()))

    def _offer_profiles(self, profiles: list[Profile]) -> None:
        self._profiles = {profile.name: profile for profile in profiles}
        ordered = sorted(self._profiles, key=lambda name: (name != "generic", profile_words(name)))
        self.profile.offer([(name, profile_words(name)) for name in ordered])
        self.profile.value = self._kept_profile
        self._show_extras()
        self.ready.emit()

    def _show_extras(self) -> None:
        """Show what only the chosen profile asks for, with what was written there last."""
        profile = self._profiles.get(self.profile.value)
        clear(self._extra_place)
        self.extras = {}
        if profile is None:
            return
        kept: Any = self._desk.memory.get(f"receipts/extra.{profile.name}", {})
        for name, extra in profile.extra.items():
            field = TextField(
                f"extra_{name}",
                _in_our_language(extra.label),
                required=extra.required,
                hint=sentence(extra.help),
            )
            field.value = str(kept.get(name, "")) if isinstance(kept, dict) else ""
            self.extras[name] = field
            field.changed.connect(self.remember)
            self._extra_place.addWidget(field)

    def tell_duplicates(self, count: int) -> None:
        """Say how many were handed out before, and offer to take them as never handed out."""
        self.original.setVisible(count > 0)

    # -- asking -----------------------------------------------------------------------------------------

    def choose_folder(self) -> None:
        """Ask for a folder."""
        dialog = QFileDialog(self, tr("Folder for the receipts"), self.folder.value)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: setattr(self.folder, "value", path))
        dialog.open()

    def complete(self) -> bool:
        """Tell whether everything needed is there; what is not says so at its place."""
        if not self._printing and not any(field.value for field in self.formats.values()):
            self.format_error.setText(tr("Tick at least one kind of file."))
            self._show_parts()
            self.formats["pdf"].editor.setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        for name, field in self.extras.items():
            if field.required and not field.value:
                self.blame_extra(name, tr("This country's receipt needs it."))
                return False
        return self.form.complete()

    def blame_extra(self, name: str, text: str) -> None:
        """Show an error at a field of the profile's own."""
        self.extras[name].set_error(text)
        self.extras[name].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def where(self) -> Path:
        """The folder to write to."""
        return Path(self.folder.value).expanduser()

    @property
    def options(self) -> Options:
        """What stands in the form."""
        chosen = tuple(name for name, field in self.formats.items() if field.value) or ("pdf",)
        return Options(
            formats=("pdf",) if self._printing else chosen,
            combined=self.together.value == "one" and "pdf" in chosen,
            profile=self.profile.value or "generic",
            language="" if self.language.value == OWN else self.language.value,
            extra={name: field.value for name, field in self.extras.items()},
            opened=self._opened(),
            original=bool(self.original.value),
            due_days=self.due_days.value,
        )

    def _opened(self) -> frozenset[FieldId] | None:
        if self.opened.value == ALL:
            return None
        return frozenset(
            field for field, tick in self.shown.items() if tick.value and self.opened.value == SOME
        )

    def remember(self) -> None:
        """Keep what the profile's own fields hold for the next time."""
        if self.extras:
            kept = {name: field.value for name, field in self.extras.items()}
            self._desk.memory.set(f"receipts/extra.{self.profile.value}", kept)


def kept_options(memory_values: Any) -> Options:
    """Return the profile, language and opened fields that were used last, for looking at a receipt."""
    if not isinstance(memory_values, dict):
        return Options()
    opened, language = memory_values.get("opened", ALL), str(memory_values.get("language") or OWN)
    ticked = frozenset(field for field in FieldId if memory_values.get(f"show_{field.name.lower()}"))
    return Options(
        profile=str(memory_values.get("profile") or "generic"),
        language="" if language == OWN else language,
        opened=None if opened == ALL else ticked if opened == SOME else frozenset(),
    )


def default_folder() -> str:
    """Return where receipts go unless another folder is chosen."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return str(Path(documents or str(Path.home())) / tr("Receipts"))


def _in_our_language(texts: Any) -> str:
    from PySide6.QtCore import QLocale

    code = QLocale().name().partition("_")[0]
    return str(texts.get(code) or texts.get("en") or next(iter(texts.values())))
