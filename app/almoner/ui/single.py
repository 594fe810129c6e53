"""One window per installation: a second start brings the first to the front and ends."""

from __future__ import annotations

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

MILLISECONDS_TO_ANSWER = 1_500
RAISE = b"raise\n"


class OnlyWindow(QObject):
    """Listen for other starts of the same installation; ``called`` when there was one."""

    called = Signal()

    def __init__(self, directory: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = _name_of(directory)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)

    def take(self) -> bool:
        """Become the only window; False where there is one already, which was asked to come to the front."""
        if _call(self._name):
            return False
        if not self._server.listen(self._name):
            # a crash left the socket's file; nobody answered at it
            QLocalServer.removeServer(self._name)
            self._server.listen(self._name)
        return True

    def _greet(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.disconnected.connect(socket.deleteLater)
            socket.write(RAISE)
            socket.disconnectFromServer()
            self.called.emit()


def _call(name: str) -> bool:
    socket = QLocalSocket()
    socket.connectToServer(name)
    answered = socket.waitForConnected(MILLISECONDS_TO_ANSWER) and socket.waitForReadyRead(
        MILLISECONDS_TO_ANSWER
    )
    socket.abort()
    return answered


def _name_of(directory: Path) -> str:
    return "almoner-" + hashlib.sha256(str(directory.resolve()).encode()).hexdigest()[:24]
