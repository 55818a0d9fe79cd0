"""Makes Qt's library of language data (ICU) smaller: 8 MB in place of 32.  Linux only.

The library is one package of files: a header, a table of (name, place), the files.  Qt asks it for sorting orders,
upper and lower case and calendars; names of currencies, units, countries and time zones, hyphenation, transliteration
and old character sets are never asked for here.  The format is that of ICU's ``icupkg``:
https://unicode-org.github.io/icu/userguide/icu_data/
"""

import re
import struct
import subprocess
import tempfile
from pathlib import Path

UNUSED = re.compile(r"/(unit|curr|lang|region|zone|translit|rbnf|brkitr)/|\.cnv$|/unames\.icu$")
_SYMBOL = re.compile(r"\s([0-9a-f]{16})\s.*\s(icudt\d+_dat)\s")


def trim(library: Path) -> int:
    """Rewrite ``libicudata.so.N`` without what is unused; gives the bytes that were saved.

    Raises `ValueError` when it is not what it should be.
    """
    before = library.stat().st_size
    told = subprocess.run(["readelf", "--dyn-syms", "--wide", library], capture_output=True, text=True, check=True)
    found = _SYMBOL.search(told.stdout.replace("\n", " \n"))
    if found is None:
        raise ValueError(f"{library.name} holds no ICU data")
    start, symbol = int(found[1], 16), found[2]
    package = write_package(*read_package(library.read_bytes()[start:]))
    with tempfile.TemporaryDirectory() as folder:
        _link(package, symbol, library, Path(folder))
    return before - library.stat().st_size


def read_package(data: bytes) -> tuple[bytes, list[tuple[str, bytes]]]:
    """(header, files in their order); the last file may carry the padding that follows it.

    Raises `ValueError`.
    """
    (size,) = struct.unpack_from("<H", data)
    if data[2:4] != b"\xda\x27" or data[12:16] != b"CmnD":
        raise ValueError("this is no package of ICU data")
    table = data[size:]
    (count,) = struct.unpack_from("<I", table)
    entries = [struct.unpack_from("<II", table, 4 + 8 * number) for number in range(count)]
    names = [table[name : table.index(b"\0", name)].decode("ascii") for name, _ in entries]
    starts = [start for _, start in entries]
    ends = [*starts[1:], _end(table, starts[-1])]
    return data[:size], [(name, table[a:b]) for name, a, b in zip(names, starts, ends, strict=True)]


def _end(table: bytes, start: int) -> int:
    """Where the last file may end: what follows the package are the tables of a program file, which do no harm."""
    return min(len(table), start + 1_000_000)


def write_package(header: bytes, files: list[tuple[str, bytes]]) -> bytes:
    """The package with the files that are used, each at a multiple of 16."""
    kept = [(name, body) for name, body in files if not UNUSED.search(name)]
    names, places, text = [name.encode("ascii") + b"\0" for name, _ in kept], [], 4 + 8 * len(kept)
    start = -(-(text + sum(map(len, names))) // 16) * 16
    bodies = bytearray()
    for name, (_, body) in zip(names, kept, strict=True):
        places.append((text, start + len(bodies)))
        text += len(name)
        bodies += body + bytes(-len(body) % 16)
    table = struct.pack("<I", len(kept)) + b"".join(struct.pack("<II", *place) for place in places) + b"".join(names)
    return header + table.ljust(start, b"\0") + bytes(bodies)


def _link(package: bytes, symbol: str, library: Path, folder: Path) -> None:
    (folder / "data").write_bytes(package)
    section = ".rodata,alloc,load,readonly,data,contents"
    make = ["objcopy", "-I", "binary", "-O", "elf64-x86-64", "-B", "i386:x86-64"]
    make += ["--rename-section", f".data={section}", "--set-section-alignment", ".data=16"]
    make += ["--redefine-sym", f"_binary_data_start={symbol}", "--strip-symbol", "_binary_data_end"]
    make += ["--strip-symbol", "_binary_data_size", "data", "data.o"]
    subprocess.run(make, cwd=folder, check=True)
    link = ["ld", "-shared", "-z", "noexecstack", "--build-id=none", "-soname", library.name, "-o", "new.so", "data.o"]
    subprocess.run(link, cwd=folder, check=True)
    library.write_bytes((folder / "new.so").read_bytes())
