"""The checks that stop a build, each on a fault that was planted."""

import shutil
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from assets.installer import checks, contents
from assets.installer.build import complaints_about
from assets.installer.bundle import Bundle
from assets.installer.components import Component, without_texts
from assets.installer.icu import read_package, write_package

linux = pytest.mark.skipif(sys.platform != "linux" or shutil.which("readelf") is None, reason="needs Linux's readelf")
LOG = "169560 WARNING: Library not found: could not resolve '{}', dependency of '/venv/PySide6/Qt/plugins/{}'.\n"


@pytest.fixture
def bundle(tmp_path: Path) -> Bundle:
    """One program, one module, nothing wrong."""
    folder, work = tmp_path / "engram", tmp_path / "work"
    (folder / "lib/chatbot").mkdir(parents=True)
    work.mkdir()
    shutil.copyfile(sys.executable, folder / "lib/a-program")
    (work / "PYZ-00.toc").write_text("('', [('chatbot.chat', '', 'PYMODULE'), ('torch', '', 'PYMODULE')])", "utf-8")
    return Bundle(folder, work, "", training=True)


def _part(tmp_path: Path) -> Component:
    text = tmp_path / "COPYING"
    text.write_text("Do as you like.\n", "utf-8")
    return Component("part", "1", "MIT", "", "pkg:pypi/part@1", (("COPYING", text),))


def _complaints(bundle: Bundle, tmp_path: Path) -> list[str]:
    """But for what this machine's Python needs, which is not what ships."""
    found = complaints_about(bundle, [_part(tmp_path)])
    return [one for one in found if "a-program" not in one]


@linux
def test_a_good_bundle_passes(bundle: Bundle, tmp_path: Path) -> None:
    assert _complaints(bundle, tmp_path) == []


@linux
@pytest.mark.parametrize("name", ["libcudart.so.12", "libcublasLt.so.12", "libtorch_cuda.so", "libc10_cuda.so"])
def test_a_cuda_library_stops_it(bundle: Bundle, tmp_path: Path, name: str) -> None:
    (bundle.folder / "lib/torch/lib").mkdir(parents=True)
    (bundle.folder / "lib/torch/lib" / name).write_bytes(b"")
    assert [name in one and "CUDA" in one for one in _complaints(bundle, tmp_path)] == [True]


@linux
@pytest.mark.parametrize(
    "name", ["tests.tiny", "pytest", "PySide6.QtWebEngineCore", "transformers.models", "training.teacher"]
)
def test_a_module_that_must_not_be_there_stops_it(bundle: Bundle, tmp_path: Path, name: str) -> None:
    table = f"('', [('{name}', '', 'PYMODULE'), ('testsuite', '', 'PYMODULE')])"
    (bundle.work / "PYZ-00.toc").write_text(table, "utf-8")
    assert _complaints(bundle, tmp_path) == [f"The module {name} must not be in the bundle."]


@linux
def test_a_module_beside_the_archive_is_seen_too(bundle: Bundle, tmp_path: Path) -> None:
    (bundle.folder / "lib/hypothesis").mkdir()
    (bundle.folder / "lib/hypothesis/core.py").write_bytes(b"")
    assert _complaints(bundle, tmp_path) == ["The module hypothesis.core must not be in the bundle."]


@linux
def test_training_must_not_be_in_the_small_one(bundle: Bundle, tmp_path: Path) -> None:
    small = Bundle(bundle.folder, bundle.work, "", training=False)
    assert _complaints(small, tmp_path) == ["The module torch must not be in the bundle."]


@linux
def test_too_many_megabytes_stop_it(bundle: Bundle, tmp_path: Path) -> None:
    with (bundle.folder / "lib/large").open("wb") as file:
        file.truncate(600 * checks.MB)  # a hole, so that the test writes nothing
    (complaint,) = _complaints(bundle, tmp_path)
    assert "more than 560" in complaint


@linux
def test_a_library_that_was_not_found_stops_it_unless_it_is_left_out(bundle: Bundle, tmp_path: Path) -> None:
    log = LOG.format("libxcb-cursor.so.0", "platforms/libqxcb.so") + LOG.format(
        "libgtk-3.so.0", "platformthemes/libqgtk3.so"
    )
    told = _complaints(Bundle(bundle.folder, bundle.work, log, training=True), tmp_path)
    assert told == ["libxcb-cursor.so.0 was not found; libqxcb.so needs it."]


@linux
def test_a_library_that_nobody_gives_is_named(bundle: Bundle, tmp_path: Path) -> None:
    if shutil.which("cc") is None:
        pytest.skip("there is no compiler")
    empty = tmp_path / "empty.c"
    empty.write_text("int engram_test(void) { return 1; }\n", "utf-8")
    absent = tmp_path / "libabsent.so.1"
    subprocess.run(["cc", "-shared", "-Wl,-soname,libabsent.so.1", "-o", absent, empty], check=True)
    needy = bundle.folder / "lib/needy.so"
    subprocess.run(["cc", "-shared", "-Wl,--no-as-needed", "-o", needy, empty, absent], check=True)
    assert [one.split(",")[0] for one in _complaints(bundle, tmp_path)] == ["needy.so needs libabsent.so.1"]


@linux
def test_the_oldest_glibc_is_read_from_the_symbols(bundle: Bundle, monkeypatch: pytest.MonkeyPatch) -> None:
    floor, files = checks.glibc_floor(bundle.folder)
    assert (2, 0) < floor < (3, 0) and [path.name for path in files] == ["a-program"]
    monkeypatch.setattr(checks, "OLDEST_GLIBC", (2, 1))
    assert "a-program" in checks.needs_newer_glibc(bundle.folder)[0]


def test_a_part_without_a_licence_text_is_named() -> None:
    bare = Component("part", "1", "MIT", "", "pkg:pypi/part@1", ())
    assert without_texts([bare]) == ["There is no licence text for part 1."]


def test_what_is_left_out_and_what_stays() -> None:
    qt = "PySide6/Qt"
    assert contents.wanted(f"{qt}/plugins/platforms/libqxcb.so") and contents.wanted(f"{qt}/lib/libQt6Core.so.6")
    assert contents.wanted("libxcb-cursor.so.0") and contents.wanted("assets/icons/app.svg")
    assert not contents.wanted(f"{qt}/plugins/platforms/libqvnc.so") and not contents.wanted("libstdc++.so.6")
    assert not contents.wanted(f"{qt}/translations/qtbase_sv.qm") and not contents.wanted(f"{qt}/lib/libQt6Qml.so.6")


def test_the_files_that_the_program_opens_by_name_are_all_named() -> None:
    names = {f"{folder}/{Path(source).name}" for source, folder in contents.data_files()}
    assert {"assets/base/model.safetensors", "assets/icons/app.svg", "assets/languages/engram_hi.qm"} <= names
    assert not any(name.startswith("training") for name in names)


def test_language_data_that_is_unused_goes_and_the_rest_can_be_read() -> None:
    files = [("icudt73l/coll/de.res", b"sorting"), ("icudt73l/curr/de.res", b"money"), ("icudt73l/root.res", b"roots")]
    header = struct.pack("<HBB", 32, 0xDA, 0x27) + bytes(8) + b"CmnD" + bytes(16)
    kept = read_package(write_package(header, files))[1]
    assert [(name, body.rstrip(b"\0")) for name, body in kept] == [files[0], files[2]]
