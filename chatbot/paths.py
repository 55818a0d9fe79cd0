"""Where things lie: the person's data folder, and the assets that ship with the program."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from chatbot.errors import StorageError


@dataclass(frozen=True, slots=True)
class DataPaths:
    """The data folder and what is in it.  ``home`` is its usual place, where it has been moved away from there."""

    root: Path
    home: Path | None = None

    @classmethod
    def default(cls) -> "DataPaths":
        """``CHATBOT_HOME``, else the system's place for a program's data, or wherever it was moved to from there."""
        home = os.environ.get("CHATBOT_HOME")
        try:
            root = Path(home).expanduser() if home else platformdirs.user_data_path("engram", appauthor=False)
        except RuntimeError as error:
            raise StorageError(f"CHATBOT_HOME names a home folder that does not exist: {home}.") from error
        return cls(_followed(root), root)

    @property
    def pointer(self) -> Path:
        """A line of text: the folder that the data was moved to."""
        return (self.home or self.root) / "moved-to"

    @property
    def database(self) -> Path:
        """Conversations and lessons."""
        return self.root / "chatbot.db"

    @property
    def settings(self) -> Path:
        """The person's choices."""
        return self.root / "settings.toml"

    @property
    def checkpoints(self) -> Path:
        """One folder a version."""
        return self.root / "checkpoints"

    @property
    def current(self) -> Path:
        """A line of text: the id of the version in use."""
        return self.checkpoints / "current"

    @property
    def runs(self) -> Path:
        """One folder a training run."""
        return self.root / "runs"

    @property
    def rehearsals(self) -> Path:
        """Questions of the frozen exam that the next retrain is to rehearse."""
        return self.root / "rehearse.json"

    @property
    def vectors(self) -> Path:
        """Sentence vectors of the lessons, to be ready sooner; may be deleted at any time."""
        return self.root / "vectors"

    @property
    def backups(self) -> Path:
        """Copies of the database."""
        return self.root / "backups"

    @property
    def logs(self) -> Path:
        """What went wrong, for the person to read."""
        return self.root / "logs"

    def ensure(self) -> "DataPaths":
        """Make the folders; raises `StorageError` when the place cannot be written to."""
        try:
            for folder in (self.root, self.checkpoints, self.runs, self.backups, self.logs):
                folder.mkdir(parents=True, exist_ok=True)
            probe = self.root / ".writable"
            probe.write_bytes(b"")
            probe.unlink()
        except OSError as error:
            reason = error.strerror or str(error)
            raise StorageError(
                f"The data folder {self.root} cannot be written to ({reason}); set CHATBOT_HOME to another folder."
            ) from error
        return self


def _followed(home: Path) -> Path:
    pointer = DataPaths(home).pointer
    try:
        moved = Path(pointer.read_text("utf-8").strip())
    except (OSError, ValueError):
        return home
    if not (moved / DataPaths(moved).database.name).is_file():
        raise StorageError(
            f"Your data was moved to {moved}, which cannot be found. "
            f"Connect the drive, or delete {pointer} to begin anew."
        )
    return moved


def asset(name: str) -> Path:
    """A file or folder of the shipped ``assets``: in the checkout, the installed package or the frozen program."""
    frozen = getattr(sys, "_MEIPASS", None)
    root = Path(frozen) if frozen else Path(__file__).resolve().parent.parent
    return root / "assets" / name


def base_checkpoint() -> Path:
    """The network that ships with the program."""
    return asset("base")
