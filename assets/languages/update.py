"""Brings the catalogues up to date: ``python -m assets.languages.update``.

lupdate puts new texts of ``chatbot/gui`` into ``engram_*.ts`` as unfinished and takes out what is gone; translate
them there (by hand or in Qt Linguist), run this again, and lrelease writes the ``.qm`` files that the window reads.
``qt_*.ts`` are written by hand: texts of Qt's own menus and dialogs, for which Qt has no catalogue in that language.
"""

import shutil
import subprocess
from pathlib import Path

import PySide6

FOLDER = Path(__file__).resolve().parent
SOURCES = FOLDER.parent.parent / "chatbot" / "gui"
PATTERN = "engram_*.ts"


def update(catalogue: Path) -> None:
    """Compare a catalogue with the sources; texts that are new in it are marked as unfinished."""
    options = ("-extensions", "py", "-locations", "none", "-no-obsolete", "-sort-messages")
    guesses = ("-disable-heuristic", "sametext", "-disable-heuristic", "similartext")
    _run("lupdate", "-silent", *options, *guesses, "-source-language", "en", str(SOURCES), "-ts", str(catalogue))


def release(catalogue: Path, target: Path) -> None:
    """Compile a catalogue."""
    _run("lrelease", "-silent", str(catalogue), "-qm", str(target))


def _run(tool: str, *arguments: str) -> None:
    """One of Qt's tools, from the installed PySide6; raises `CalledProcessError`."""
    found = shutil.which(tool, path=Path(PySide6.__file__).parent)
    if found is None:
        raise FileNotFoundError(f"PySide6 was installed without {tool}")
    subprocess.run([found, *arguments], check=True)


def main() -> None:
    """All catalogues of this folder."""
    for catalogue in FOLDER.glob(PATTERN):
        update(catalogue)
    for catalogue in FOLDER.glob("*.ts"):
        release(catalogue, catalogue.with_suffix(".qm"))


if __name__ == "__main__":
    main()
