"""Draw every page of the window to PNG files, in both languages and palettes, and say where text does not fit.

    QT_SCALE_FACTOR=2 python tests/ui/screens.py OUT HOME [KIND]

``HOME`` is an installation's folder (it is changed: the window remembers things there). Prints one JSON document: pictures by
name with how many colours each has, texts that are cut off, parts without a name. For people to look at, and for `test_screens`.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import QElapsedTimer, QEventLoop, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QScrollArea, QWidget

from almoner.services.lan import lan_addresses
from almoner.ui import theme
from almoner.ui.desk import Desk
from almoner.ui.pages.ledger import LedgerPage
from almoner.ui.serving import Choice
from almoner.ui.start import make_application
from almoner.ui.window import MainWindow
from support_window import Answers, dress, unnamed

SIZES = {1: QSize(1180, 760), 2: QSize(960, 600)}
LANGUAGES = ("en", "zh_CN")
PALETTES = (theme.LIGHT, theme.DARK)
QUIET_MILLISECONDS = 250
LONGEST_MILLISECONDS = 30_000


def settle(application: QApplication, desk: Desk) -> None:
    """Wait until nothing has been under way for a moment."""
    whole, quiet = QElapsedTimer(), QElapsedTimer()
    whole.start()
    quiet.start()
    while quiet.elapsed() < QUIET_MILLISECONDS and whole.elapsed() < LONGEST_MILLISECONDS:
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 50)
        if desk.runner.busy:
            quiet.restart()


def cut_texts(widget: QWidget) -> list[str]:
    """Return texts in sight that have less room than they need."""
    found = []
    for each in widget.findChildren(QWidget):
        if not each.isVisible() or not _text(each):
            continue
        if isinstance(each, QLabel):
            room = each.contentsRect()
            if each.wordWrap():
                short = each.heightForWidth(each.width()) > each.height() + 2
            else:
                short = each.fontMetrics().horizontalAdvance(_text(each).split("\n")[0]) > room.width() + 2
        else:
            short = each.sizeHint().width() > each.width() + 2 or each.sizeHint().height() > each.height() + 4
        if short:
            found.append(f"{type(each).__name__}: {_text(each)[:60]}")
    return found


def _text(widget: QWidget) -> str:
    if isinstance(widget, QLabel) and widget.pixmap().isNull():
        return widget.text() if widget.textFormat() != Qt.TextFormat.RichText else ""
    if isinstance(widget, QPushButton | QAbstractButton) and not isinstance(widget, QLabel):
        return widget.text()
    return ""


def colours_in(image: QImage) -> int:
    """Return how many colours a coarse look at a picture finds: a blank page has very few."""
    small = image.scaled(160, 120)
    return len({small.pixel(x, y) for x in range(small.width()) for y in range(small.height())})


def keep(found: dict[str, Any], window: MainWindow, out: Path, stem: str) -> None:
    """Draw what is in sight and note what is wrong with it."""
    image = window.grab().toImage()
    image.save(str(out / f"{stem}.png"))
    found["pictures"][stem] = colours_in(image)
    found["cut"][stem] = cut_texts(window)
    found["unnamed"][stem] = unnamed(window.page)


@contextmanager
def served(application: QApplication, page: LedgerPage) -> Iterator[None]:
    """Serve the page for phones, to the network where there is one, and bring that into sight."""
    page.desk.page_switch.turn_on(Choice(lan=bool(lan_addresses())))
    settle(application, page.desk)
    (area,) = (each for each in page.findChildren(QScrollArea) if each.isAncestorOf(page.phones))
    area.verticalScrollBar().setValue(page.phones.y())
    settle(application, page.desk)
    yield
    page.desk.page_switch.turn_off()
    settle(application, page.desk)


def draw(application: QApplication, home: Path, out: Path) -> dict[str, Any]:
    """Visit every page in every dress; return what was drawn and what does not fit."""
    scale = 2 if application.devicePixelRatio() > 1.5 else 1
    found: dict[str, Any] = {"pictures": {}, "cut": {}, "unnamed": {}}
    desk = Desk(home)
    Answers(desk)
    desk.start()
    for language in LANGUAGES:
        for palette in PALETTES:
            kept = dress(application, lang=language, palette=palette)
            window = MainWindow(desk)
            window.resize(SIZES[scale])
            window.show()
            settle(application, desk)
            for name in list(window.page_names):
                window.open_page(name)
                settle(application, desk)
                dress_name = f"{language}-{palette}-{scale}x"
                keep(found, window, out, f"{window.kind}-{name}-{dress_name}")
                if isinstance(window.page, LedgerPage) and window.page.phones.isVisibleTo(window):
                    with served(application, window.page):
                        keep(found, window, out, f"{window.kind}-phones-{dress_name}")
            window.hide()
            window.deleteLater()
            application.processEvents()
            kept.use("en")
    desk.close()
    return found


def main() -> int:
    """Draw all pages of one installation."""
    out, home = Path(sys.argv[1]), Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    if len(sys.argv) > 3:
        from almoner.services.home import Home
        from almoner.ui.memory import Memory

        installation = Home.open(home)
        installation.set(kind=sys.argv[3])
        installation.close()
        application = make_application(sys.argv[:1])
        memory = Memory(home)
        memory.set("kind", sys.argv[3])
        memory.write()
    else:
        application = make_application(sys.argv[:1])
    print(json.dumps(draw(application, home, out), ensure_ascii=False, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
