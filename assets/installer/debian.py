"""Lays the bundle out as Debian wants it and has ``dpkg-deb`` pack it."""

import gzip
import hashlib
import os
import shutil
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from assets.installer.bundle import Bundle, plain
from assets.installer.components import Component
from assets.installer.licences import debian_copyright

LINUX = Path(__file__).with_name("linux")
OPTIONAL = {"libcups2"}
"""Packages without which all but one thing works (printing)."""


@dataclass(frozen=True, slots=True)
class Release:
    """What is packed: ``packages`` are Debian's that the bundle needs, ``glibc`` the oldest that will do."""

    version: str
    bundle: Bundle
    parts: list[Component]
    bill: str
    packages: list[str]
    glibc: tuple[int, int]
    epoch: int

    @property
    def name(self) -> str:
        """The Debian package."""
        return "engram" if self.bundle.training else "engram-small"


def pack_deb(release: Release, root: Path, stage: Path, target: Path, effort: int) -> Path:
    """``target`` (``.deb``) with the program in ``/usr/lib/engram``; ``stage`` is a folder to lay it out in."""
    shutil.rmtree(stage, ignore_errors=True)
    _lay_out(release, root, stage)
    plain(stage, release.epoch)
    control = stage / "DEBIAN"
    control.mkdir()
    (control / "control").write_text(control_text(release, installed_kib(stage)), "utf-8")
    (control / "md5sums").write_text(_sums(stage), "utf-8")
    shutil.copyfile(LINUX / "postrm", control / "postrm")
    plain(control, release.epoch)
    (control / "postrm").chmod(0o755)
    command = ["dpkg-deb", "--root-owner-group", "--threads-max=1", "-Zxz", f"-z{effort}"]
    command += ["--build", str(stage), str(target)]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(release.epoch)}
    subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
    return target


def control_text(release: Release, size: int) -> str:
    """The package's description of itself; ``size`` is in KiB."""
    needed = [one for one in release.packages if one not in OPTIONAL | {"libc6"}]
    depends = ", ".join([f"libc6 (>= {release.glibc[0]}.{release.glibc[1]})", *needed, "libgl1", "libegl1"])
    other = "engram-small" if release.name == "engram" else "engram"
    told = (
        ""
        if release.bundle.training
        else "\n .\n This package chats and takes lessons; it does not retrain (engram does)."
    )
    unique = ", ".join(dict.fromkeys(depends.split(", ")))
    return (
        f"Package: {release.name}\nVersion: {release.version}\nArchitecture: amd64\nSection: education\n"
        f"Priority: optional\nMaintainer: The Engram project <engram@localhost>\nInstalled-Size: {size}\n"
        f"Depends: {unique}\nRecommends: {', '.join(sorted(OPTIONAL))}, fonts-dejavu-core | fonts-noto-core\n"
        f"Conflicts: {other}\nReplaces: {other}\n"
        "Description: chatbot that learns from you, on your own computer\n"
        " A private question-and-answer desk in your own words. What is taught holds from\n"
        " the next question on; retraining puts it into the weights of a neural network,\n"
        " which must pass an exam before it takes over. It opens no network connection."
        f"{told}\n"
    )


def installed_kib(stage: Path) -> int:
    """As Debian counts it: each file in whole KiB, one for anything else."""
    sizes = (path.lstat() for path in stage.rglob("*"))
    return sum(max(1, -(-one.st_size // 1024)) for one in sizes)


def _lay_out(release: Release, root: Path, stage: Path) -> None:
    share, documents = stage / "usr/share", stage / "usr/share/doc" / release.name
    for folder in ("usr/lib", "usr/bin"):
        (stage / folder).mkdir(parents=True)
    shutil.copytree(release.bundle.folder, stage / "usr/lib/engram", symlinks=True, copy_function=_link)
    for program in ("engram", "chatbot"):
        (stage / "usr/bin" / program).symlink_to("../lib/engram/" + program)
    _copy(LINUX / "engram.desktop", share / "applications/engram.desktop")
    _copy(LINUX / "engram.xml", share / "mime/packages/engram.xml")
    _copy(root / "assets/icons/app.svg", share / "icons/hicolor/scalable/apps/engram.svg")
    manual = _compressed(man_page(release.version, release.epoch).encode())
    for program in ("engram", "chatbot"):
        _write(share / f"man/man1/{program}.1.gz", manual)
    _write(documents / "copyright", debian_copyright(root, release.parts).encode())
    _write(documents / "changelog.gz", _compressed((root / "CHANGELOG.md").read_bytes()))
    _write(documents / "engram.cdx.json.gz", _compressed(release.bill.encode()))
    _write(share / f"lintian/overrides/{release.name}", (LINUX / "lintian-overrides").read_bytes())


def man_page(version: str, epoch: int) -> str:
    """The page with its version and day filled in."""
    day = datetime.fromtimestamp(epoch, UTC).strftime("%Y-%m-%d")
    return (LINUX / "chatbot.1").read_text("utf-8").replace("@VERSION@", version).replace("@DATE@", day)


def _link(source: str, target: str) -> str:
    """Half a gigabyte need not be copied to be packed."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
    return target


def _copy(source: Path, target: Path) -> None:
    _write(target, source.read_bytes())


def _write(target: Path, data: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)


def _compressed(data: bytes) -> bytes:
    return gzip.compress(data, 9, mtime=0)


def _sums(stage: Path) -> str:
    lines = []
    for path in sorted(stage.rglob("*")):
        if path.is_file() and not path.is_symlink() and "DEBIAN" not in path.parts:
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "md5").hexdigest()
            lines.append(f"{digest}  {path.relative_to(stage)}\n")
    return "".join(lines)
