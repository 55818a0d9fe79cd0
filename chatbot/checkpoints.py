"""The versions of the network: which there are, which is in use, adopt, use, roll back.  No torch, no NumPy.

A version is a folder under ``checkpoints/``; the base is the one that ships with the program.  The file
``current`` holds the id in use; it is replaced as a whole, so a power cut leaves the old or the new one.
"""

import logging
import re
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from chatbot.errors import CheckpointError, InputError
from chatbot.jobs import sync_folder, write_durably
from chatbot.manifest import Manifest, read_manifest, rewrite_manifest, verify
from chatbot.paths import DataPaths

log = logging.getLogger(__name__)
NUMBER = re.compile(r"[0-9]{4,9}")
BASE_ID = "base"
DAMAGED = Manifest(id="", parent=BASE_ID, created_at="")


@dataclass(frozen=True, slots=True)
class Version:
    """A version as lists show it.  ``damaged`` is a sentence when its folder cannot be used."""

    id: str
    path: Path
    manifest: Manifest
    current: bool = False
    damaged: str | None = None

    @property
    def refused(self) -> bool:
        """It sat its exam and did not pass; it is kept and not used."""
        return self.manifest.exam is not None and not self.manifest.exam.passed


class CheckpointRegistry:
    """The folder of versions together with the shipped base."""

    def __init__(self, paths: DataPaths, base: Path) -> None:
        self._paths, self._base = paths, base
        self._verified: dict[Path, tuple[tuple[str, int, int], ...]] = {}

    def versions(self) -> list[Version]:
        """The base first, then by number.  A damaged folder is listed, not raised."""
        current = self.current().id
        return [replace(version, current=version.id == current) for version in self._all()]

    def _all(self) -> list[Version]:
        return [self._read(BASE_ID), *(self._read(f"{number:04d}") for number in self._numbers())]

    def _numbers(self) -> list[int]:
        found = (path.name for path in self._paths.checkpoints.iterdir() if path.is_dir())
        return sorted(int(name) for name in found if NUMBER.fullmatch(name))

    def _read(self, version_id: str) -> Version:
        path = self._base if version_id == BASE_ID else self._paths.checkpoints / version_id
        try:
            return Version(version_id, path, read_manifest(path))
        except CheckpointError as error:
            return Version(version_id, path, replace(DAMAGED, id=version_id), damaged=str(error))

    def current(self) -> Version:
        """The version in use; when it is damaged the nearest sound ancestor, at last the base."""
        return replace(self._nearest_sound(self._read(self._current_id())), current=True)

    def _nearest_sound(self, version: Version) -> Version:
        """``version`` itself, or the first of its ancestors that is not damaged; the base is not looked into."""
        while version.id != BASE_ID:
            try:
                self._verify_once(version.path)
                return version
            except CheckpointError as error:
                log.warning("version %s cannot be used: %s", version.id, error)
                version = self._ancestor(version)
        return version

    def _verify_once(self, folder: Path) -> None:
        """Hash a folder's files again only when one of them was touched since: this is asked at every turn."""
        stamp = tuple((path.name, path.stat().st_mtime_ns, path.stat().st_size) for path in sorted(folder.glob("*")))
        if self._verified.get(folder) != stamp:
            verify(folder)
            self._verified[folder] = stamp

    def _ancestor(self, version: Version) -> Version:
        """The parent, or the base where the manifest names no earlier version."""
        parent = version.manifest.parent or BASE_ID
        earlier = NUMBER.fullmatch(parent) and NUMBER.fullmatch(version.id) and int(parent) < int(version.id)
        return self._read(parent if earlier else BASE_ID)

    def _current_id(self) -> str:
        try:
            return self._paths.current.read_text("utf-8").strip() or BASE_ID
        except (OSError, UnicodeDecodeError):
            return BASE_ID

    def ancestor(self, version: Version) -> Version:
        """The nearest sound version that it descends from, at last the base."""
        return self._nearest_sound(self._ancestor(version))

    def get(self, version_id: str) -> Version:
        """By id, also without leading zeros; raises `InputError` when there is none."""
        wanted = version_id.zfill(4) if version_id.isdigit() else version_id
        for version in self.versions():
            if version.id == wanted:
                return version
        raise InputError(f"There is no version {version_id}.")

    def adopt(self, candidate: Path) -> Version:
        """Move a candidate's folder in under the next number and note that in its manifest; does not switch.

        Raises `CheckpointError` when it is damaged.
        """
        manifest = verify(candidate)
        version_id = f"{max(self._numbers(), default=0) + 1:04d}"
        rewrite_manifest(candidate, replace(manifest, id=version_id))
        target = self._paths.checkpoints / version_id
        try:
            candidate.replace(target)
        except OSError:
            part = target.with_name(version_id + ".part")
            shutil.copytree(candidate, part, dirs_exist_ok=True)
            part.replace(target)
            shutil.rmtree(candidate)
        sync_folder(self._paths.checkpoints)
        return self._read(version_id)

    def use(self, version_id: str) -> Version:
        """Answer from this version from now on; raises `InputError` or `CheckpointError`."""
        version = self.get(version_id)
        verify(version.path)
        write_durably(self._paths.current, (version.id + "\n").encode())
        return replace(version, current=True)

    def remove(self, version_id: str) -> None:
        """Delete a version for good; those that descend from it then descend from its parent.

        Raises `InputError` for the one that shipped and for the one in use, `CheckpointError` when it stays.
        """
        version = self.get(version_id)
        if version.id == BASE_ID:
            raise InputError("The version that shipped cannot be removed.")
        if version.current:
            raise InputError(f"Version {version.id} is in use; use another one first.")
        for child in self._all():
            if child.id != BASE_ID and child.manifest.parent == version.id:
                rewrite_manifest(child.path, replace(child.manifest, parent=self._ancestor(version).id))
        gone = version.path.with_name(version.id + ".gone")
        try:
            version.path.replace(gone)
            shutil.rmtree(gone)
        except OSError as error:
            raise CheckpointError(f"Version {version.id} could not be removed ({error.strerror}).") from error

    def rollback(self) -> Version:
        """Use the parent of the version in use, or its nearest sound ancestor; raises `InputError` on the base."""
        current = self.current()
        if current.id == BASE_ID:
            raise InputError("The version in use is the one that shipped; there is nothing to roll back to.")
        return self.use(self.ancestor(current).id)
