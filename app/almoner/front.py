"""The program's front door: a command goes to the command line, no command opens the window.

Knows neither what commands do nor what the window shows, and loads only the one that is needed.
"""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path


def main(arguments: list[str] | None = None) -> int:
    """Run the program with these arguments (default: the process's) and return its exit code."""
    from almoner.cli.__main__ import main as run_command

    return run_command(arguments, open_window=open_window if has_display() else None)


def has_display() -> bool:
    """Tell whether a window can be shown here."""
    if sys.platform in ("win32", "darwin") or "QT_QPA_PLATFORM" in os.environ:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def open_window(directory: Path) -> int:
    """Open the window on an installation's folder."""
    run: int = importlib.import_module("almoner.ui.start").run(directory)
    return run


if __name__ == "__main__":
    sys.exit(main())
