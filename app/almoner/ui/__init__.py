"""The window: pages, tables and dialogs over the services. Nothing here decides; services and the ledger do."""

from __future__ import annotations

import contextlib
from types import ModuleType

import PySide6.QtCore as _QtCore  # noqa: F401  (installs the hook below)


def _skip_reading_sources() -> None:
    """Stop PySide from reading the source of every imported module to see whether it mentions PySide.

    The look is for its optional features, which nobody here uses; it takes a tenth of the start's work and holds up the
    window whenever something is imported. Without the hook everything works as before, slower.
    """
    with contextlib.suppress(ImportError, AttributeError):
        from shibokensupport import feature

        def uses_pyside(module: ModuleType) -> bool:
            return module.__name__.startswith("almoner.ui")

        feature._mod_uses_pyside = uses_pyside


_skip_reading_sources()
