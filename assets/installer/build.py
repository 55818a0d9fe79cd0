"""Builds the installer: ``python -m assets.installer.build``.

From the tree as it is: a clean environment by the lock, a folder by PyInstaller, checks that stop the build, then
``.tar.xz``, ``.deb``, the bill of materials and the sums in ``dist``.  Times in the files come from SOURCE_DATE_EPOCH
or the last commit.
"""

import argparse
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from assets.installer import checks
from assets.installer.bundle import Bundle, build_bundle, plain, size_table
from assets.installer.components import Component, collected_files, components, without_texts
from assets.installer.debian import Release, pack_deb
from assets.installer.environment import build_environment, packages_folder
from assets.installer.licences import write_licences
from assets.installer.other_systems import draw_icons, pack_here
from assets.installer.packing import QUICK, SMALL, pack_tar, write_sums
from assets.installer.sbom import bill_of_materials
from chatbot import __version__

ROOT = Path(__file__).resolve().parent.parent.parent


def main(arguments: list[str] | None = None) -> int:
    """0 built; 1 a check failed (each reason on standard error)."""
    options = _options(arguments)
    epoch = int(os.environ.get("SOURCE_DATE_EPOCH") or _last_commit())
    work, target = options.work.resolve(), options.target.resolve()
    target.mkdir(parents=True, exist_ok=True)
    _say("environment")
    python = build_environment(work / "venv")
    if sys.platform != "linux":
        draw_icons(python, ROOT, work / "icons")
    made: list[Path] = []
    for training in (True, False) if options.which == "both" else (options.which == "full",):
        _say(f"bundle {'with' if training else 'without'} training")
        bundle = build_bundle(python, ROOT, work, training, epoch)
        modules = checks.collected_modules(bundle.work, bundle.folder)
        parts = components(packages_folder(python), modules, collected_files(bundle.work))
        write_licences(ROOT, parts, bundle.folder / "licences")
        plain(bundle.folder, epoch)
        print(size_table(bundle))
        complaints = list(complaints_about(bundle, parts))
        if not complaints:
            files = package(bundle, parts, options.version, work, target, epoch, QUICK if options.quick else SMALL)
            complaints = [] if options.quick else complaints_about_archives(files)
            made += files
        if complaints:
            print("\n".join(complaints), file=sys.stderr)
            return 1
    made.append(write_sums(made, target / "SHA256SUMS"))
    for path in made:
        print(f"{path.stat().st_size / checks.MB:8.1f}  {path}")
    return 0


def complaints_about(bundle: Bundle, parts: list[Component]) -> Iterator[str]:
    """Everything that is wrong with a bundle, as sentences; none: it may ship."""
    yield from checks.unresolved(bundle.log)
    yield from checks.cuda_libraries(bundle.folder)
    yield from checks.forbidden_modules(checks.collected_modules(bundle.work, bundle.folder), bundle.training)
    limit = checks.LARGEST_FOLDER if bundle.training else checks.LARGEST_SMALL
    yield from checks.too_large("The bundle", bundle.size, limit)
    yield from without_texts(parts)
    if sys.platform == "linux":
        yield from checks.needs_newer_glibc(bundle.folder)
        yield from checks.system_packages(bundle.folder)[1]


def complaints_about_archives(files: list[Path]) -> list[str]:
    """Those that are too large to be downloaded."""
    archives = [path for path in files if path.name.endswith(".tar.xz")]
    return [
        one for path in archives for one in checks.too_large(path.name, path.stat().st_size, checks.LARGEST_ARCHIVE)
    ]


def package(
    bundle: Bundle, parts: list[Component], version: str, work: Path, target: Path, epoch: int, effort: int
) -> list[Path]:
    """The files that people download, of one bundle."""
    name = "engram" if bundle.training else "engram-small"
    bill = bill_of_materials(version, parts, epoch)
    listed = target / f"{name}-{version}.cdx.json"
    listed.write_text(bill, "utf-8")
    if sys.platform != "linux":
        return [listed, pack_here(bundle, version, target)]
    packages, _ = checks.system_packages(bundle.folder)
    floor, _ = checks.glibc_floor(bundle.folder)
    release = Release(version, bundle, parts, bill, packages, floor, epoch)
    machine = {"x86_64": "amd64"}.get(platform.machine(), platform.machine())
    _say(f"{name} {version}: .tar.xz")
    archive = pack_tar(bundle.folder, target / f"{name}-{version}-linux-{machine}.tar.xz", epoch, effort)
    _say(f"{name} {version}: .deb")
    file = target / f"{name}_{version}_{machine}.deb"
    return [listed, archive, pack_deb(release, ROOT, work / "stage", file, effort)]


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m assets.installer.build", description=(__doc__ or "").split("\n")[0]
    )
    parser.add_argument(
        "--which", choices=("full", "small", "both"), default="full", help="with training, without, both"
    )
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "installer", help="environment and bundle")
    parser.add_argument("--target", type=Path, default=ROOT / "dist", help="what is to be downloaded")
    parser.add_argument("--quick", action="store_true", help="compress little, for tests")
    parser.add_argument("--version", default=__version__, help="another number, to try an upgrade")
    return parser.parse_args(arguments)


def _last_commit() -> str:
    """Seconds since 1970 of the commit; 0 outside a repository."""
    git = shutil.which("git")
    if git is None:
        return "0"
    asked = [git, "log", "-1", "--format=%ct"]
    told = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False).stdout
    return told.strip() or "0"


def _say(sentence: str) -> None:
    print(f"== {sentence}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
