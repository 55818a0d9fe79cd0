"""A tiny tree in place of the bundle: packed twice it is the same, and says of itself what it should."""

import json
import os
import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest

from assets.installer.bundle import Bundle, plain, size_table
from assets.installer.components import Component
from assets.installer.debian import Release, control_text, pack_deb
from assets.installer.licences import write_licences
from assets.installer.packing import QUICK, pack_tar, write_sums
from assets.installer.sbom import bill_of_materials

ROOT = Path(__file__).resolve().parent.parent.parent
EPOCH = 1_700_000_000
needs = pytest.mark.skipif


@pytest.fixture
def bundle(tmp_path: Path) -> Bundle:
    """A folder like a bundle: a program, a link to it, a library."""
    return _bundle(tmp_path / "one")


def _bundle(place: Path) -> Bundle:
    folder = place / "engram"
    (folder / "lib/torch/lib").mkdir(parents=True)
    (folder / "engram").write_bytes(b"program" * 1000)
    (folder / "engram").chmod(0o700)
    (folder / "chatbot").symlink_to("engram")
    (folder / "lib/torch/lib/libtorch.so").write_bytes(b"library" * 40_000)
    (folder / "lib/torch/lib/libtorch.so").chmod(0o600)
    plain(folder, EPOCH)
    return Bundle(folder, place / "work", "", training=True)


def _part(tmp_path: Path) -> Component:
    text = tmp_path / "COPYING"
    text.write_text("Do as you like, ümlaut included.\n", "utf-8")
    return Component("part", "1.2", "MIT", "https://example.org", "pkg:pypi/part@1.2", (("COPYING", text),))


def _release(bundle: Bundle, part: Component) -> Release:
    bill = bill_of_materials("0.1.0", [part], EPOCH)
    return Release("0.1.0", bundle, [part], bill, ["libc6", "libcups2", "libx11-6"], (2, 35), EPOCH)


@needs(shutil.which("xz") is None, reason="xz is not here")
def test_the_same_folder_gives_the_same_archive(bundle: Bundle, tmp_path: Path) -> None:
    first = pack_tar(bundle.folder, tmp_path / "a.tar.xz", EPOCH, QUICK)
    for path in bundle.folder.rglob("*"):
        os.utime(path, (1, 1), follow_symlinks=False)
    other = _bundle(tmp_path / "two")
    second = pack_tar(other.folder, tmp_path / "b.tar.xz", EPOCH, QUICK)
    assert first.read_bytes() == second.read_bytes()
    with tarfile.open(first) as tar:
        entries = tar.getmembers()
    assert [entry.name for entry in entries] == sorted(entry.name for entry in entries)
    assert {(entry.uid, entry.gid, entry.uname, entry.mtime) for entry in entries} == {(0, 0, "root", EPOCH)}
    modes = {entry.name: entry.mode for entry in entries}
    assert modes["engram/engram"] == 0o755 and modes["engram/lib/torch/lib/libtorch.so"] == 0o644
    assert next(entry for entry in entries if entry.name == "engram/chatbot").linkname == "engram"


@needs(shutil.which("dpkg-deb") is None, reason="dpkg-deb is not here")
def test_the_debian_package_says_what_it_is_and_comes_out_the_same(bundle: Bundle, tmp_path: Path) -> None:
    release = _release(bundle, _part(tmp_path))
    first = pack_deb(release, ROOT, tmp_path / "stage", tmp_path / "a.deb", QUICK)
    second = pack_deb(release, ROOT, tmp_path / "stage", tmp_path / "b.deb", QUICK)
    assert first.read_bytes() == second.read_bytes()
    fields = subprocess.run(["dpkg-deb", "--field", first], check=True, capture_output=True, text=True).stdout
    told = dict(line.split(": ", 1) for line in fields.splitlines() if not line.startswith(" "))
    assert (told["Package"], told["Version"], told["Architecture"]) == ("engram", "0.1.0", "amd64")
    assert told["Depends"].startswith("libc6 (>= 2.35), libx11-6")
    assert "libcups2" in told["Recommends"] and "libcups2" not in told["Depends"]
    target = tmp_path / "out"
    subprocess.run(["dpkg-deb", "--raw-extract", first, target], check=True)
    assert str((target / "usr/bin/chatbot").readlink()) == "../lib/engram/chatbot"
    assert (target / "usr/bin/engram").resolve() == target / "usr/lib/engram/engram"
    copyright_ = (target / "usr/share/doc/engram/copyright").read_text("utf-8")
    assert "Do as you like, ümlaut included." in copyright_ and "MIT License" in copyright_
    assert "LESSER GENERAL PUBLIC LICENSE" in copyright_.upper()
    listed = (target / "DEBIAN/md5sums").read_text("utf-8").split()[1::2]
    files = [path for path in target.rglob("*") if path.is_file() and not path.is_symlink()]
    assert sorted(listed) == sorted(str(path.relative_to(target)) for path in files if "DEBIAN" not in path.parts)


@needs(shutil.which("sh") is None, reason="there is no shell")
def test_removing_says_where_what_was_taught_stays() -> None:
    script = ROOT / "assets/installer/linux/postrm"
    said = subprocess.run(["sh", script, "remove"], check=True, capture_output=True, text=True).stdout
    assert "~/.local/share/engram" in said
    assert subprocess.run(["sh", script, "upgrade"], check=True, capture_output=True, text=True).stdout == ""


def test_the_package_without_training_says_so_and_takes_the_place_of_the_other(bundle: Bundle, tmp_path: Path) -> None:
    small = Bundle(bundle.folder, bundle.work, "", training=False)
    text = control_text(_release(small, _part(tmp_path)), 10)
    assert "Package: engram-small\n" in text and "does not retrain" in text
    assert "Conflicts: engram\nReplaces: engram\n" in text


def test_every_licence_text_ships(tmp_path: Path) -> None:
    part = _part(tmp_path)
    write_licences(ROOT, [part], tmp_path / "licences")
    assert (tmp_path / "licences/part-1.2/COPYING").read_bytes() == part.texts[0][1].read_bytes()
    assert "part 1.2: MIT" in (tmp_path / "licences/INDEX.txt").read_text("utf-8")
    assert "replace" in (tmp_path / "licences/QT.txt").read_text("utf-8")
    assert (tmp_path / "licences/LGPL-3.0.txt").stat().st_size > 7000


def test_the_bill_names_every_part(tmp_path: Path) -> None:
    bill = json.loads(bill_of_materials("0.1.0", [_part(tmp_path)], EPOCH))
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert bill["metadata"]["timestamp"] == "2023-11-14T22:13:20Z"
    assert [(part["purl"], part["version"]) for part in bill["components"]] == [("pkg:pypi/part@1.2", "1.2")]
    assert bill["dependencies"][0]["dependsOn"] == ["pkg:pypi/part@1.2"]
    assert bill == json.loads(bill_of_materials("0.1.0", [_part(tmp_path)], EPOCH))


@needs(shutil.which("sha256sum") is None, reason="sha256sum is not here")
def test_the_sums_can_be_checked(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"a")
    (tmp_path / "b").write_bytes(b"b")
    sums = write_sums([tmp_path / "b", tmp_path / "a"], tmp_path / "SHA256SUMS")
    subprocess.run(["sha256sum", "--check", "--strict", sums.name], cwd=tmp_path, check=True, capture_output=True)


def test_the_table_of_sizes_adds_up(bundle: Bundle) -> None:
    table = size_table(bundle)
    assert "torch" in table and f"{bundle.size / 10**6:.1f}  in all" in table
