"""Installers for Windows (NSIS) and macOS (a disk image), to be made on those systems."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from assets.installer.bundle import Bundle

HERE = Path(__file__).parent


def draw_icons(python: Path, root: Path, folder: Path) -> None:
    """Icons for PyInstaller and the installers; the recipe finds them by ``ENGRAM_ICONS``."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([python, "-m", "assets.installer.icons", folder], cwd=root, env=environment, check=True)
    os.environ["ENGRAM_ICONS"] = str(folder)


def pack_here(bundle: Bundle, version: str, target: Path) -> Path:
    """The installer of the system that this runs on.  Raises `subprocess.CalledProcessError`."""
    name = "Engram" if bundle.training else "Engram-small"
    if sys.platform == "win32":
        return pack_windows(bundle, version, target / f"{name}-{version}-setup.exe")
    return pack_macos(bundle, target / f"{name}-{version}.dmg")


def pack_windows(bundle: Bundle, version: str, target: Path) -> Path:
    """``setup.exe`` by makensis."""
    icon = Path(os.environ["ENGRAM_ICONS"]) / "engram.ico"
    values = {"VERSION": version, "BUNDLE": bundle.folder, "ICON": icon, "OUTPUT": target}
    words = [f"-D{name}={value}" for name, value in values.items()]
    subprocess.run(["makensis", "-V2", *words, HERE / "windows" / "engram.nsi"], check=True)
    return target


def pack_macos(bundle: Bundle, target: Path) -> Path:
    """A disk image with the program, its command line and its licences inside."""
    app = bundle.folder.with_name("Engram.app")
    shutil.copytree(bundle.folder / "licences", app / "Contents/Resources/licences", dirs_exist_ok=True)
    command = app / "Contents/MacOS/chatbot"
    if not command.is_symlink():
        command.symlink_to("engram")
    subprocess.run([HERE / "macos" / "make-dmg.sh", app, target], check=True)
    return target
