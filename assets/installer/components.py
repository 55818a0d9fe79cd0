"""Who made what is inside a bundle: Python packages, libraries of the building system, Python and Qt themselves."""

import ast
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageMetadata, distributions
from pathlib import Path

TEXTS = Path(__file__).with_name("licences")
_SHIPPED_TEXTS = {
    "PySide6_Essentials": ("LGPL-3.0.txt", "GPL-3.0.txt", "Qt-third-party.txt"),
    "shiboken6": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "sentencepiece": ("Apache-2.0.txt",),
}
"""Texts for packages that carry none themselves."""
_ADDED_TEXTS = {"torch": ("Intel-Simplified-Software-License.txt", "Intel-oneMKL-third-party.txt")}
"""Texts for what a package holds beyond its own list (torch: Intel's mathematics library)."""
_TEXT_NAME = re.compile(r"(licen[cs]e|copying|notice)", re.IGNORECASE)
_IN_EVERY_PROGRAM = "pyinstaller"
"""Its start-up code is in both programs, whatever was collected."""


@dataclass(frozen=True, slots=True, order=True)
class Component:
    """One work of others.  ``purl`` is its package address, ``texts`` its licences: (name, file)."""

    name: str
    version: str
    licence: str
    home: str
    purl: str
    texts: tuple[tuple[str, Path], ...]


def components(site: Path, modules: set[str], collected: list[tuple[str, str]]) -> list[Component]:
    """What is inside, sorted by name.

    ``site`` is the environment's folder of packages, ``modules`` the modules in the bundle, ``collected`` its files as
    (name inside, where it came from).
    """
    roots = {name.partition(".")[0] for name in modules}
    found = [_from_python(one) for one in distributions(path=[str(site)]) if _inside(one, roots)]
    foreign = {source for name, source in collected if "/" not in name and not source.startswith(str(site))}
    return sorted({*found, *_from_system(foreign), _python()})


def collected_files(work: Path) -> list[tuple[str, str]]:
    """(name inside, source) of each file, by PyInstaller's table."""
    table = ast.literal_eval((work / "COLLECT-00.toc").read_text("utf-8"))
    return [(name.replace("\\", "/"), source) for name, source, kind in table[0] if kind in ("BINARY", "EXTENSION")]


def without_texts(parts: list[Component]) -> list[str]:
    """The components whose licence is not at hand, as sentences."""
    return [f"There is no licence text for {part.name} {part.version}." for part in parts if not part.texts]


def _inside(package: Distribution, roots: set[str]) -> bool:
    if package.name.lower() == _IN_EVERY_PROGRAM:
        return True
    tops = {Path(str(file)).parts[0] for file in package.files or () if "dist-info" not in str(file)}
    return any(top.split(".")[0] in roots for top in tops if not top.startswith(("..", "__pycache__")))


def _from_python(package: Distribution) -> Component:
    meta = package.metadata
    files = [file for file in package.files or () if ".dist-info" in str(file) and _TEXT_NAME.search(file.name)]
    own = [(_text_name(str(file)), Path(str(package.locate_file(file)))) for file in files]
    shipped = _SHIPPED_TEXTS.get(package.name, ()) if not own else ()
    texts = [*own, *((name, TEXTS / name) for name in (*shipped, *_ADDED_TEXTS.get(package.name, ())))]
    classified = [line.rpartition(" :: ")[2] for line in meta.get_all("Classifier") or () if "License ::" in line]
    licence = _first(meta, "License-Expression") or _first(meta, "License").strip().partition("\n")[0]
    named = licence or ", ".join(classified)
    links = [line.partition(",")[2].strip() for line in meta.get_all("Project-URL") or ()]
    home = _first(meta, "Home-page") or next(iter(links), "")
    purl = f"pkg:pypi/{re.sub(r'[-_.]+', '-', package.name).lower()}@{package.version.partition('+')[0]}"
    return Component(package.name, package.version, named, home, purl, tuple(sorted(texts)))


def _first(meta: PackageMetadata, field: str) -> str:
    return next(iter(meta.get_all(field) or ()), "")


def _text_name(file: str) -> str:
    inside = file.partition(".dist-info/")[2].removeprefix("licenses/")
    return re.sub(r"[^\w.+-]+", "-", inside)


def _from_system(sources: set[str]) -> Iterator[Component]:
    """Debian's packages that own these files; a file that none owns is Python's own library or stands for itself."""
    for source in sorted(sources):
        file = Path(source).resolve()
        if file.name.startswith("libpython"):
            continue
        asked = subprocess.run(
            ["dpkg-query", "--search", f"*/{file.name}"], capture_output=True, text=True, check=False
        )
        if asked.returncode:
            yield Component(file.name, "unknown", "", "", f"pkg:generic/{file.name}", ())
            continue
        package = asked.stdout.splitlines()[0].partition(":")[0]
        shown = "${Version}\n${Homepage}"
        show = ["dpkg-query", "--show", f"--showformat={shown}", package]
        told = subprocess.run(show, capture_output=True, text=True, check=True)
        version, _, home = told.stdout.partition("\n")
        text = Path("/usr/share/doc") / package / "copyright"
        texts = (("copyright", text),) if text.exists() else ()
        yield Component(package, version, "see its copyright file", home, f"pkg:deb/debian/{package}@{version}", texts)


def _python() -> Component:
    import platform
    import sys

    version = platform.python_version()
    folders = (Path(sys.base_prefix), Path(sys.base_prefix) / f"lib/python3.{sys.version_info.minor}")
    texts = [folder / "LICENSE.txt" for folder in folders if (folder / "LICENSE.txt").exists()]
    purl = f"pkg:generic/python@{version}"
    named = tuple(("LICENSE.txt", text) for text in texts[:1])
    return Component("Python", version, "PSF-2.0", "https://www.python.org", purl, named)
