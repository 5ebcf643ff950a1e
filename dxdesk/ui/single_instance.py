"""One window per person and store: a second start brings the first forward, with its files."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS = 500


class SingleInstance(QObject):
    """Claims a store for this window.

    `raise_asked` says that it was started again, `files_asked` brings what with.
    """

    raise_asked = Signal()
    files_asked = Signal(list)

    def __init__(self, user: str, store: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = server_name(user, store)
        self._calling: list[QLocalSocket] = []
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def claim(self, files: Sequence[Path] = ()) -> bool:
        """Whether this is the first window; if not, the first one has been called forward.

        It has been handed `files` too then.
        """
        if self._call_first(files):
            return False
        if not self._server.listen(self._name):
            QLocalServer.removeServer(self._name)
            self._server.listen(self._name)
        return True

    def release(self) -> None:
        """Let another window claim the store."""
        self._server.close()

    def _call_first(self, files: Sequence[Path]) -> bool:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_WAIT_MS):
            return False
        socket.write(json.dumps([str(each.absolute()) for each in files]).encode())
        socket.waitForBytesWritten(_WAIT_MS)
        socket.disconnectFromServer()
        return True

    def _answer(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            self._calling.append(socket)
            socket.disconnected.connect(self._take)
        self._take()

    def _take(self) -> None:
        """Listen to those who have said all."""
        connected = QLocalSocket.LocalSocketState.ConnectedState
        done = [each for each in self._calling if each.state() != connected]
        self._calling = [each for each in self._calling if each not in done]
        for socket in done:
            files = _read(socket.readAll().data())
            socket.deleteLater()
            self.raise_asked.emit()
            if files:
                self.files_asked.emit(files)


def _read(told: bytes | bytearray | memoryview) -> list[Path]:
    """The files of a second start; none where it told anything else."""
    try:
        named = json.loads(bytes(told))
    except ValueError:
        return []
    return [Path(each) for each in named if isinstance(each, str)] if named else []


def server_name(user: str, store: Path) -> str:
    """The name two starts share only if person and store are the same."""
    told = f"{user}\n{store.resolve()}"
    return "dxdesk-" + hashlib.sha256(told.encode()).hexdigest()[:20]
