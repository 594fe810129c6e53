"""Set the window's language: Qt's own texts, ours, the locale of dates and numbers, and a typeface that has the signs.

English and Simplified Chinese; the system's language decides unless the person chose.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

LANGUAGES = ("en", "zh_CN")
SYSTEM = ""
_FONT = "Almoner Sans"


@contextmanager
def resource(*parts: str) -> Iterator[Path]:
    """Give the path of a file that came with the program."""
    place = files("almoner_resources")
    for part in parts:
        place = place / part
    with as_file(place) as path:
        yield path


def chosen(setting: str) -> str:
    """Return the language to use: the one set, else the system's where we have it, else English."""
    if setting in LANGUAGES:
        return setting
    return "zh_CN" if QLocale.system().language() == QLocale.Language.Chinese else "en"


def _locale(language: str) -> QLocale:
    system = QLocale.system()
    wanted = QLocale(language)
    # the person's own country decides how dates and numbers look, where it speaks the language
    return system if system.language() == wanted.language() else wanted


class Languages:
    """Hold the installed translators of one application; ``use`` may be called again to change."""

    def __init__(self, application: QCoreApplication) -> None:
        self._application = application
        self._translators: list[QTranslator] = []
        self.current = ""

    def use(self, language: str) -> None:
        """Install the translations of a language; windows must be made anew to show it."""
        for old in self._translators:
            self._application.removeTranslator(old)
        self._translators = []
        self.current = language
        QLocale.setDefault(_locale(language))
        if language != "en":
            qt = QTranslator(self._application)
            if qt.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
                self._install(qt)
        ours = QTranslator(self._application)
        with resource("translations", f"almoner_{language}.qm") as path:
            if path.exists() and ours.load(str(path)):
                self._install(ours)

    def _install(self, translator: QTranslator) -> None:
        self._application.installTranslator(translator)
        self._translators.append(translator)


def add_typeface(application: QApplication) -> None:
    """Put our own typeface behind the system's: Chinese shows on computers that have no Chinese fonts."""
    with resource("fonts", "AlmonerSans.ttf") as path:
        QFontDatabase.addApplicationFont(str(path))
    font = QFont(application.font())
    families = [family for family in font.families() or [font.family()] if family != _FONT]
    font.setFamilies([*families, _FONT])
    if font.pointSizeF() < 10:
        font.setPointSizeF(10)
    application.setFont(font)
