"""What a bundle must not hold, must not lack and must not weigh.  A check gives whole sentences; none means passed."""

import ast
import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from assets.installer.contents import FORBIDDEN, wanted

MB = 10**6
LARGEST_FOLDER, LARGEST_ARCHIVE, LARGEST_SMALL = 560 * MB, 150 * MB, 180 * MB
"""Bytes: the unpacked bundle, its ``.tar.xz``, the unpacked bundle without training."""
OLDEST_GLIBC = (2, 35)
"""Ubuntu 22.04's; Debian 12 has 2.36."""

SYSTEM_LIBRARIES = {
    "ld-linux-x86-64.so.2": "libc6",
    "libc.so.6": "libc6",
    "libdl.so.2": "libc6",
    "libm.so.6": "libc6",
    "libpthread.so.0": "libc6",
    "libresolv.so.2": "libc6",
    "librt.so.1": "libc6",
    "libutil.so.1": "libc6",
    "libgcc_s.so.1": "libgcc-s1",
    "libstdc++.so.6": "libstdc++6",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libdrm.so.2": "libdrm2",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libbrotlidec.so.1": "libbrotli1",
    "libbrotlicommon.so.1": "libbrotli1",
    "libcups.so.2": "libcups2",
    "libzstd.so.1": "libzstd1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libz.so.1": "zlib1g",
}
"""Libraries that belong to the system, with the Debian package that holds each: the window server's and the driver's
side must be the machine's own."""

_CUDA = re.compile(r"(lib)?(cuda|cublas|cudnn|cufft|curand|cusparse|cusolver|cupti|nccl|nvrtc|nvidia|nvToolsExt)")
_CUDA_IN_TORCH = re.compile(r"(torch|c10)_(cuda|hip)")
_UNRESOLVED = re.compile(r"could not resolve '(?P<library>[^']+)', dependency of '(?P<of>[^']+)'")
_GLIBC = re.compile(rb"GLIBC_(\d+)\.(\d+)")
_NEEDED = re.compile(r"\(NEEDED\)\s+Shared library: \[([^\]]+)\]")


def unresolved(log: str) -> list[str]:
    """The libraries that PyInstaller did not find, unless what asks for them is left out anyway."""
    missed = {(found["library"], found["of"]) for found in _UNRESOLVED.finditer(log) if wanted(found["of"])}
    return [f"{library} was not found; {Path(of).name} needs it." for library, of in sorted(missed)]


def cuda_libraries(folder: Path) -> list[str]:
    """Files of a torch that was built for graphics cards."""
    names = (path.relative_to(folder) for path in sorted(folder.rglob("*")) if path.is_file())
    return [
        f"{name} is a CUDA library: this needs the build of torch for the processor alone."
        for name in names
        if re.search(r"\.(so|dll|dylib)\b", name.name) and (_CUDA.match(name.name) or _CUDA_IN_TORCH.search(name.name))
    ]


def forbidden_modules(modules: Iterable[str], training: bool) -> list[str]:
    """Modules that no bundle may hold, or not the one without training."""
    roots = (*FORBIDDEN, *(() if training else ("torch", "training")))
    return [
        f"The module {name} must not be in the bundle."
        for name in sorted(modules)
        if any(name == root or name.startswith(f"{root}.") for root in roots)
    ]


def too_large(what: str, size: int, limit: int) -> list[str]:
    """``size`` and ``limit`` in bytes."""
    return [f"{what} has {size / MB:.1f} MB, more than {limit / MB:.0f}."] if size > limit else []


def collected_modules(work: Path, folder: Path) -> set[str]:
    """Every Python module in the bundle: in the archive (by its table in PyInstaller's work folder) and beside it."""
    table = ast.literal_eval((work / "PYZ-00.toc").read_text("utf-8"))
    inside = {entry[0] for entry in table[1]}
    for path in (folder / "lib").rglob("*"):
        if path.name.endswith((".pyc", ".py", ".so", ".pyd")):
            parts = path.relative_to(folder / "lib").parts
            inside.add(".".join((*parts[:-1], path.name.split(".")[0])))
    return inside


def elf_files(folder: Path) -> Iterator[Path]:
    """The programs and libraries in it, sorted; links are left out."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) == b"\x7fELF":
                    yield path


def glibc_floor(folder: Path) -> tuple[tuple[int, int], list[Path]]:
    """The newest version of glibc that any symbol asks for, and which files ask for it."""
    floor, files = (0, 0), list[Path]()
    for path in elf_files(folder):
        told = subprocess.run(["readelf", "--version-info", "--wide", path], capture_output=True, check=True).stdout
        newest = max(((int(major), int(minor)) for major, minor in _GLIBC.findall(told)), default=(0, 0))
        if newest > floor:
            floor, files = newest, []
        if newest == floor:
            files.append(path)
    return floor, files


def needs_newer_glibc(folder: Path) -> list[str]:
    """The files that would not load on the oldest system that is supported."""
    floor, files = glibc_floor(folder)
    if floor <= OLDEST_GLIBC:
        return []
    named = ", ".join(path.name for path in files)
    return [f"glibc {floor[0]}.{floor[1]} is needed, newer than {OLDEST_GLIBC[0]}.{OLDEST_GLIBC[1]}, by {named}."]


def system_packages(folder: Path) -> tuple[list[str], list[str]]:
    """The Debian packages that what is inside asks for, and the libraries that nobody gives."""
    files = list(elf_files(folder))
    inside = {path.name for path in folder.rglob("*.so*")}
    packages, nobody = set[str](), set[str]()
    for path in files:
        told = subprocess.run(["readelf", "--dynamic", "--wide", path], capture_output=True, text=True, check=True)
        for library in _NEEDED.findall(told.stdout):
            if library in SYSTEM_LIBRARIES:
                packages.add(SYSTEM_LIBRARIES[library])
            elif library not in inside:
                nobody.add(f"{path.name} needs {library}, which is neither inside nor named as the system's.")
    return sorted(packages), sorted(nobody)
