"""What the window remembers: layout, choices, half-typed forms. One INI file in the installation's folder, 0600.

Survives a crash because it is written soon after each change. Holds what was typed but no secret: passphrases and words
never come here.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QObject, QSettings, QTimer

FILE = "window.ini"
SECONDS_BEFORE_WRITING = 0.7


class Memory(QObject):
    """Keep values under keys such as ``donations/columns``. JSON values and byte arrays."""

    def __init__(self, directory: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = QSettings(str(directory / FILE), QSettings.Format.IniFormat)
        self._settings.setAtomicSyncRequired(True)
        self._later = QTimer(self, singleShot=True, interval=round(SECONDS_BEFORE_WRITING * 1000))
        self._later.timeout.connect(self.write)

    def get(self, key: str, default: Any = None) -> Any:
        """Return what was kept under this key, or the default where nothing readable was."""
        text = self._settings.value(key)
        try:
            return default if text is None else json.loads(str(text))
        except ValueError:
            return default

    def set(self, key: str, value: Any) -> None:
        """Keep a JSON value; None forgets it."""
        if value is None:
            self._settings.remove(key)
        else:
            self._settings.setValue(key, json.dumps(value, ensure_ascii=False))
        self._later.start()

    def get_bytes(self, key: str) -> QByteArray:
        """Return bytes kept by `set_bytes`; empty where there are none."""
        return QByteArray.fromBase64(QByteArray(str(self.get(key, "")).encode()))

    def set_bytes(self, key: str, value: QByteArray) -> None:
        """Keep bytes such as a window's geometry."""
        self.set(key, bytes(value.toBase64().data()).decode())

    def write(self) -> None:
        """Write what is not written yet."""
        self._later.stop()
        self._settings.sync()
