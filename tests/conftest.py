"""What all tests share: homes of their own, the real data, and no unexpected complaint in the logs.

Loaded before any test module, so that nothing can reach the keyring or the data folder of whoever runs them.
"""

from __future__ import annotations

import logging
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
OUR_LOGGERS = ("almoner", "almoner_chain")

_own_folder = tempfile.TemporaryDirectory(prefix="almoner-tests-")


def pytest_configure() -> None:
    """Turn away from the person's own keyring, passphrase and installation, in child processes, too.

    ALMONER_TEST_KEYRING says that this run has a keyring session of its own (`support_keyring`).
    """
    os.environ.pop("ALMONER_PASSPHRASE", None)
    if "ALMONER_TEST_KEYRING" not in os.environ:
        os.environ.pop("DBUS_SESSION_BUS_ADDRESS", None)
        os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    os.environ["ALMONER_HOME"] = str(Path(_own_folder.name, "default-home"))


def pytest_unconfigure() -> None:
    """Remove the folder that stood in for the person's own."""
    _own_folder.cleanup()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Return a path for an installation of the test's own; nothing is there yet."""
    return tmp_path / "home"


@pytest.fixture(scope="session")
def real_data() -> Path:
    """Return the folder of published donation data beside the project; skip where it is not there."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip(f"the published data is not in {folder}")
    return folder


@pytest.fixture(autouse=True)
def no_unexpected_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail a test in which our code logged a warning or worse; one that expects it ends with caplog.clear()."""
    yield
    complaints = [
        f"{record.levelname} {record.name}: {record.getMessage()}"
        for phase in ("setup", "call")
        for record in caplog.get_records(phase)
        if record.levelno >= logging.WARNING and record.name.split(".")[0] in OUR_LOGGERS
    ]
    if complaints:
        pytest.fail("unexpected log records:\n" + "\n".join(complaints))
