"""One window a data folder: a second start raises the one that is open.

The lock is a file that a crash cannot leave behind; the call goes through a local socket of this user on this machine.
"""

import hashlib
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT_MILLISECONDS = 2000


class SingleInstance(QObject):
    """The claim on a data folder.

    Signals:
        called: somebody started the program once more.
    """

    called = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = "engram-" + hashlib.sha256(str(folder.resolve()).encode("utf-8", "surrogatepass")).hexdigest()[:20]
        self._lock = QLockFile(str(folder / "window.lock"))
        self._lock.setStaleLockTime(0)  # held by a living process it never grows stale, by a dead one at once
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def claim(self) -> bool:
        """Whether this is the only window on the folder; from now on it can be called.

        A folder that cannot be written to is nobody's: opening the database in it says so.
        """
        if not self._lock.tryLock(0):
            return self._lock.error() != QLockFile.LockError.LockFailedError
        QLocalServer.removeServer(self._name)  # what a crash left
        self._server.listen(self._name)
        return True

    def call(self) -> bool:
        """Ask the window that is open to show itself; whether it heard."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        heard = socket.waitForConnected(WAIT_MILLISECONDS)
        socket.abort()
        return heard

    def release(self) -> None:
        """Let go of the folder."""
        self._server.close()
        self._lock.unlock()

    def _answer(self) -> None:
        while self._server.hasPendingConnections():
            connection = self._server.nextPendingConnection()
            connection.disconnected.connect(connection.deleteLater)
            connection.disconnectFromServer()
        self.called.emit()
