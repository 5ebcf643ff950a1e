"""One window per person and store: a second start brings the first window forward."""

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS = 500
_RAISE = b"raise\n"


class SingleInstance(QObject):
    """Claims a store for this window; `raise_asked` says that it was started again."""

    raise_asked = Signal()

    def __init__(self, user: str, store: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = server_name(user, store)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def claim(self) -> bool:
        """Whether this is the first window; if not, the first one has been called forward."""
        if self._call_first():
            return False
        if not self._server.listen(self._name):
            QLocalServer.removeServer(self._name)
            self._server.listen(self._name)
        return True

    def release(self) -> None:
        """Let another window claim the store."""
        self._server.close()

    def _call_first(self) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_WAIT_MS):
            return False
        socket.write(_RAISE)
        socket.waitForBytesWritten(_WAIT_MS)
        socket.disconnectFromServer()
        return True

    def _answer(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.disconnected.connect(socket.deleteLater)
            self.raise_asked.emit()


def server_name(user: str, store: Path) -> str:
    """The name two starts share only if person and store are the same."""
    told = f"{user}\n{store.resolve()}"
    return "dxdesk-" + hashlib.sha256(told.encode()).hexdigest()[:20]
