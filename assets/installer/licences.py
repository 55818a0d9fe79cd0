"""The folder of licences that ships with a bundle: every text, whole, and one page that lists them."""

import shutil
from pathlib import Path

from assets.installer.components import TEXTS, Component

QT_NOTICE = """\
Qt and PySide6 are used under the GNU Lesser General Public License, version 3. Their libraries are the files in
lib/PySide6/Qt/lib and lib/PySide6 of the program's folder, unchanged but for symbols that only debuggers read and, in
libicudata, language data that nothing here asks for (assets/installer/icu.py in Engram's source does both). You may
replace them with your own build of the same version: put it there under the same names. Nothing in Engram prevents
that, or the reverse engineering that finding errors in such a change needs. Qt's source is at
https://download.qt.io/official_releases/qt/, PySide6's at https://download.qt.io/official_releases/QtForPython/;
Engram's own source comes under the MIT licence.
"""


def write_licences(root: Path, parts: list[Component], target: Path) -> None:
    """Engram's own licence, the attributions, and a folder for each component, into ``target``."""
    target.mkdir(parents=True)
    for name in ("LICENSE", "THIRD_PARTY.md"):
        shutil.copyfile(root / name, target / name)
    for name in ("LGPL-3.0.txt", "GPL-3.0.txt"):
        shutil.copyfile(TEXTS / name, target / name)
    (target / "QT.txt").write_text(QT_NOTICE, "utf-8")
    (target / "INDEX.txt").write_text(index(parts), "utf-8")
    for part in parts:
        folder = target / f"{part.name}-{part.version.partition('+')[0].replace(':', '_')}"
        folder.mkdir()
        for name, text in part.texts:
            shutil.copyfile(text, folder / name)


def index(parts: list[Component]) -> str:
    """One line a component."""
    lines = [f"{part.name} {part.version}: {part.licence or 'see its text'}  {part.home}".rstrip() for part in parts]
    head = "Engram is under the MIT licence (LICENSE). This package also holds, each under its own terms:"
    return "\n".join([head, "", *lines, ""])


def debian_copyright(root: Path, parts: list[Component]) -> str:
    """``/usr/share/doc/engram/copyright``: Engram's own, then every other's text in full."""
    pieces = [
        "Engram: a chatbot that learns from the person who uses it.",
        (root / "LICENSE").read_text("utf-8"),
        QT_NOTICE,
        index(parts),
    ]
    for part in parts:
        for name, text in part.texts:
            title = f"{part.name} {part.version}: {name}"
            pieces.append(f"{title}\n{'-' * len(title)}\n\n{text.read_text('utf-8', errors='replace')}")
    return "\n\n".join(piece.strip() for piece in pieces) + "\n"
