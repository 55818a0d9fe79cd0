"""Runs PyInstaller in the clean environment and makes the folder lean: no symbols for debuggers, plain file modes."""

import os
import re
import subprocess
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from assets.installer.checks import MB, elf_files
from assets.installer.icu import trim

SPEC = Path(__file__).with_name("engram.spec")
_PROGRAMS = ("engram", "chatbot")


@dataclass(frozen=True, slots=True)
class Bundle:
    """``folder`` is what ships, ``work`` what PyInstaller noted while it made it, ``log`` what it said."""

    folder: Path
    work: Path
    log: str
    training: bool

    @property
    def size(self) -> int:
        """Bytes, each file once."""
        return sum(path.stat().st_size for path in self.folder.rglob("*") if path.is_file() and not path.is_symlink())


def build_bundle(python: Path, root: Path, work: Path, training: bool, epoch: int) -> Bundle:
    """Freeze the tree at ``root``; ``epoch`` (seconds) stands for every time that is written down.

    Raises `RuntimeError` with the end of the log when PyInstaller fails.
    """
    place = work / ("full" if training else "small")
    environment = {
        **os.environ,
        "SOURCE_DATE_EPOCH": str(epoch),
        "PYTHONHASHSEED": "0",
        "ENGRAM_TRAINING": "1" if training else "0",
    }
    command = [str(python), "-m", "PyInstaller", "--noconfirm", "--clean"]
    command += ["--distpath", str(place / "bundle"), "--workpath", str(place / "work"), str(SPEC)]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, encoding="utf-8", check=False)
    (place / "pyinstaller.log").write_text(done.stderr, "utf-8")
    if done.returncode:
        raise RuntimeError(f"PyInstaller failed:\n{done.stderr[-4000:]}")
    return finish(Bundle(place / "bundle" / "engram", place / "work" / "engram", done.stderr, training), epoch)


def finish(bundle: Bundle, epoch: int) -> Bundle:
    """Strip, trim, link, and give each file a plain mode and one time."""
    for path in elf_files(bundle.folder):
        if _worth_stripping(path):
            subprocess.run(["strip", "--strip-unneeded", path], check=True)
    for path in sorted(bundle.folder.glob("lib/PySide6/Qt/lib/libicudata.so.*")):
        trim(path)
    if os.name == "posix" and not (bundle.folder / "chatbot").exists():
        (bundle.folder / "chatbot").symlink_to("engram")
    plain(bundle.folder, epoch)
    return bundle


def plain(folder: Path, epoch: int) -> None:
    """Modes that any person may read by, and one time for all."""
    for path in [folder, *folder.rglob("*")]:
        if not path.is_symlink():
            programs = path.is_dir() or path.stat().st_mode & 0o100
            path.chmod(0o755 if programs else 0o644)
        os.utime(path, (epoch, epoch), follow_symlinks=False)


def _worth_stripping(path: Path) -> bool:
    """Not the programs, which carry their archive at the end; nor what auditwheel patched, which strip can break."""
    if path.name in _PROGRAMS or path.parent.name.endswith(".libs"):
        return False
    told = subprocess.run(["readelf", "--sections", "--wide", path], capture_output=True, text=True, check=True)
    return ".symtab" in told.stdout


def size_table(bundle: Bundle) -> str:
    """Megabytes by package, the largest first."""
    sizes = Counter[str]()
    for path in bundle.folder.rglob("*"):
        if path.is_file() and not path.is_symlink():
            sizes[_package(path.relative_to(bundle.folder))] += path.stat().st_size
    lines = [f"{size / MB:8.1f}  {name}" for name, size in sizes.most_common() if size >= MB / 10]
    rest = sum(size for size in sizes.values() if size < MB / 10)
    return "\n".join([*lines, f"{rest / MB:8.1f}  (the rest)", f"{bundle.size / MB:8.1f}  in all"])


def _package(name: Path) -> str:
    if name.parts[0] != "lib":
        return f"{name.parts[0]} (program with its modules)"
    first = name.parts[1]
    if len(name.parts) > 2:
        return re.sub(r"(\.libs|-[\d.]+\.dist-info)$", "", first)
    return first if "python" in first else "libraries of the system"
