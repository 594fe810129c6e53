"""Show what is about to be signed, decoded from the very bytes that will be signed, with what it may cost.

The words for each kind of act and each fact stand here; the values come from `services.preview`. Nothing that the bytes do
not say is shown as if they did.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from almoner.ui.dialogs import Dialog
from almoner.ui.parts import button
from almoner.ui.words import tr


class ReviewDialog(Dialog):
    """Show a preview and ask whether to sign it; ``answered`` gets True, or None for no."""

    def __init__(
        self, parent: QWidget | None, preview: Any, *, answered: Callable[[bool | None], None]
    ) -> None:
        super().__init__(parent, tr("Sign this?"))
        self.setObjectName("review")
        self.add_cancel()
        self.add_button(button(tr("Sign"), self.accept, kind="primary", name="agree"))
        self.accepted.connect(lambda: answered(True))
        self.rejected.connect(lambda: answered(None))
