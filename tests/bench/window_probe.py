"""One process of the window's measurements: ``bare``, ``start``, ``pages`` or ``rival``; prints one JSON line.

Times count from before the interpreter started, as the system noted it.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path


def since_start() -> float:
    """Return the seconds since this process was made."""
    ticks = int(Path("/proc/self/stat").read_text(encoding="ascii").rpartition(")")[2].split()[19])
    up = float(Path("/proc/uptime").read_text(encoding="ascii").split()[0])
    return up - ticks / os.sysconf("SC_CLK_TCK")


def bare() -> dict[str, float]:
    """Show an empty window of Qt alone."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    application = QApplication([])
    window = QMainWindow()
    window.show()
    application.processEvents()
    return {"usable": since_start()}


def start(home: Path) -> dict[str, float]:
    """Show the window; note when it first answers, and when its first page has read what it shows."""
    from PySide6.QtCore import QTimer

    from almoner.ui.start import Program, make_application

    application = make_application(["almoner"])
    program = Program(application, home)
    program.start()
    found: dict[str, float] = {}

    def look() -> None:
        found.setdefault("usable", since_start())
        if program.desk is not None and not program.desk.runner.busy:
            found["figures"] = since_start()
            timer.stop()
            program.leave()

    timer = QTimer(interval=10)
    timer.timeout.connect(look)
    timer.start()
    application.exec()
    return found


class Meter:
    """Tick as often as the event loop allows; the longest gap is the longest stall."""

    def __init__(self) -> None:
        from PySide6.QtCore import QTimer

        self.longest, self._last = 0.0, time.perf_counter()
        self._timer = QTimer(interval=1)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now

    def take(self) -> float:
        """Return the longest gap in milliseconds since the last call."""
        longest, self.longest = self.longest, 0.0
        self._last = time.perf_counter()
        return longest * 1000


def pages(home: Path, only: str = "") -> dict[str, float]:
    """Open every page, sort, scroll and search its tables; return the longest stall of each."""
    from PySide6.QtCore import QElapsedTimer, QEventLoop, Qt

    from almoner.ui.start import Program, make_application
    from almoner.ui.tables.view import DataTable

    application = make_application(["almoner"])
    program = Program(application, home)
    program.start()
    assert program.window is not None
    assert program.desk is not None
    desk, window, meter = program.desk, program.window, Meter()

    def settle(quiet_for: int = 300) -> None:
        quiet, whole = QElapsedTimer(), QElapsedTimer()
        quiet.start()
        whole.start()
        while quiet.elapsed() < quiet_for and whole.elapsed() < 60_000:
            application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
            if desk.runner.busy:
                quiet.restart()

    settle()
    found: dict[str, float] = {}
    for name in [only] if only else window.page_names:
        meter.take()
        window.open_page(name)
        settle()
        for table in window.page.findChildren(DataTable):
            if not table.isVisible():
                continue
            table.view.scrollToBottom()
            settle(100)
            for column in range(min(3, table.model.columnCount())):
                table.view.sortByColumn(column, Qt.SortOrder.DescendingOrder)
                settle(100)
            for words in ("王", "李伟", "no such donor", ""):
                table.search.setText(words)
                table.search.returnPressed.emit()
                settle(100)
        found[name] = meter.take()
    from report import peak_megabytes

    found["megabytes"] = peak_megabytes()
    program.leave()
    return found


def rival(count: int) -> dict[str, float]:
    """Fill a plain list model with as many rows."""
    from PySide6.QtGui import QStandardItem, QStandardItemModel
    from PySide6.QtWidgets import QApplication, QTableView

    application = QApplication([])
    view = QTableView()
    view.show()
    application.processEvents()
    began = time.perf_counter()
    model = QStandardItemModel()
    for number in range(count):
        model.appendRow(
            [QStandardItem(text) for text in (str(number), "王芳", "123.45", "2026-01-01", "bank")]
        )
    view.setModel(model)
    application.processEvents()
    from report import peak_megabytes

    return {"stall": (time.perf_counter() - began) * 1000, "megabytes": peak_megabytes()}


def main() -> None:
    """Do what the first argument says."""
    mode = sys.argv[1]
    if mode == "bare":
        found = bare()
    elif mode == "rival":
        found = rival(int(sys.argv[3]))
    else:
        found = start(Path(sys.argv[2])) if mode == "start" else pages(Path(sys.argv[2]), *sys.argv[3:])
    print(json.dumps(found))


if __name__ == "__main__":
    main()
