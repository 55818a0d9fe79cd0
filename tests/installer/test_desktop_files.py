"""What the system reads about the program: menu entry, file type, manual, recipes."""

import configparser
import importlib.util
import json
import shutil
import struct
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from itertools import pairwise
from pathlib import Path

import pytest

from assets.installer import contents
from assets.installer.debian import man_page
from assets.installer.environment import LOCK
from assets.installer.icons import icns, ico
from chatbot.__main__ import main

ROOT = Path(__file__).resolve().parent.parent.parent
INSTALLER = ROOT / "assets/installer"


def test_the_recipe_is_python_and_finds_what_it_names() -> None:
    text = (INSTALLER / "engram.spec").read_text("utf-8")
    compile(text, "engram.spec", "exec")
    for name in ("hooks/without_compiler.py", "hooks/hook-torch.py"):
        compile((INSTALLER / name).read_text("utf-8"), name, "exec")
    assert "chatbot.commands.asking" in contents.hidden_imports()


def test_the_menu_entry_opens_the_window_with_a_file() -> None:
    entry = configparser.ConfigParser(interpolation=None, delimiters="=")
    entry.optionxform = str  # type: ignore[assignment, method-assign]
    entry.read(INSTALLER / "linux/engram.desktop", "utf-8")
    told = entry["Desktop Entry"]
    assert (told["Exec"], told["Icon"], told["MimeType"]) == ("engram %f", "engram", "application/x-engram;")
    if shutil.which("desktop-file-validate"):
        subprocess.run(["desktop-file-validate", INSTALLER / "linux/engram.desktop"], check=True)


def test_the_file_type_is_that_of_the_menu_entry(tmp_path: Path) -> None:
    tree = ElementTree.parse(INSTALLER / "linux/engram.xml")
    space = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    kind = tree.find("m:mime-type", space)
    glob = tree.find("m:mime-type/m:glob", space)
    assert kind is not None and glob is not None
    assert (kind.get("type"), glob.get("pattern")) == ("application/x-engram", "*.engram")
    if shutil.which("update-mime-database"):
        (tmp_path / "packages").mkdir()
        shutil.copyfile(INSTALLER / "linux/engram.xml", tmp_path / "packages/engram.xml")
        subprocess.run(["update-mime-database", tmp_path], check=True, capture_output=True)
        assert "application/x-engram:*.engram" in (tmp_path / "globs").read_text("utf-8")


def test_the_manual_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    shown = capsys.readouterr().out
    page = man_page("0.1.0", 1_700_000_000)
    described = [line.removeprefix(".B ") for above, line in pairwise(page.split("\n")) if above == ".TP"]
    offered = [line.split()[0] for line in shown.split("\n") if line[:4] == "    " and line[4:5] not in (" ", "")]
    assert offered and set(offered) <= set(described)
    assert '"2023-11-14" "Engram 0.1.0"' in page
    if shutil.which("man") and shutil.which("groff"):
        done = subprocess.run(
            ["man", "--warnings", "-l", "-Tutf8", "-"], input=page, capture_output=True, text=True, check=True
        )
        assert done.stderr == "" and "User Commands" in done.stdout


def test_the_lock_fits_what_the_program_asks_for() -> None:
    import tomllib

    from packaging.requirements import Requirement

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lines = (line for line in LOCK.read_text("utf-8").splitlines() if line and not line.startswith("#"))
    locked = {_plain(name): version for name, _, version in (line.partition("==") for line in lines)}
    for text in [*project["dependencies"], *project["optional-dependencies"]["installer"]]:
        wanted = Requirement(text)
        assert locked[_plain(wanted.name)] in wanted.specifier, text


def _plain(name: str) -> str:
    return name.strip().lower().replace("_", "-")


def test_icons_for_other_systems_hold_their_pictures() -> None:
    pictures = {16: b"small", 256: b"large picture"}
    data = ico(pictures)
    count = struct.unpack_from("<H", data, 4)[0]
    entries = [struct.unpack_from("<BBBBHHII", data, 6 + 16 * number) for number in range(count)]
    assert [entry[0] for entry in entries] == [16, 0]
    assert [data[entry[7] : entry[7] + entry[6]] for entry in entries] == list(pictures.values())
    packed = icns({b"ic07": b"picture"})
    assert packed[:4] == b"icns" and struct.unpack(">I", packed[4:8])[0] == len(packed)


@pytest.mark.skipif(shutil.which("makensis") is None, reason="makensis is not here")
def test_the_windows_recipe_compiles(tmp_path: Path) -> None:
    folder = tmp_path / "engram"
    (folder / "licences").mkdir(parents=True)
    (folder / "licences/LICENSE").write_text("MIT", "utf-8")
    (folder / "engram.exe").write_bytes(b"")
    (tmp_path / "engram.ico").write_bytes(ico({16: _png()}))
    values = {"VERSION": "0.1.0", "BUNDLE": folder, "ICON": tmp_path / "engram.ico", "OUTPUT": tmp_path / "Engram.exe"}
    words = [f"-D{name}={value}" for name, value in values.items()]
    subprocess.run(["makensis", "-V2", *words, INSTALLER / "windows/engram.nsi"], check=True, capture_output=True)
    assert (tmp_path / "Engram.exe").read_bytes()[:2] == b"MZ"


def _png() -> bytes:
    from PySide6.QtWidgets import QApplication

    from assets.installer.icons import drawn

    assert QApplication.instance() or QApplication([])
    return drawn(16)


@pytest.mark.skipif(shutil.which("sh") is None, reason="there is no shell")
def test_the_scripts_can_be_read_by_a_shell() -> None:
    for name in ("macos/make-dmg.sh", "linux/postrm"):
        subprocess.run(["sh", "-n", INSTALLER / name], check=True)


def test_training_with_the_stand_in_for_the_compiler_gives_the_same_weights() -> None:
    """In processes of their own: the stand-in must come before torch, and one must not see the other's."""
    code = (
        "import json, sys, torch\n"
        "torch.manual_seed(1); torch.use_deterministic_algorithms(True)\n"
        "net = torch.nn.LSTM(3, 4, bidirectional=True); best = torch.optim.Adam(net.parameters(), 1e-2)\n"
        "for _ in range(3):\n"
        "    best.zero_grad(); net(torch.ones(5, 2, 3))[0].square().sum().backward()\n"
        "    torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0); best.step()\n"
        "print(json.dumps([[float(w.detach().sum()) for w in net.parameters()], 'sympy' in sys.modules]))\n"
    )
    stand = (INSTALLER / "hooks/without_compiler.py").read_text("utf-8")
    told = [
        subprocess.run([sys.executable, "-c", one], check=True, capture_output=True).stdout
        for one in (code, stand + code)
    ]
    (weights, whole), (others, slim) = (json.loads(one) for one in told)
    assert weights == others and whole and not slim


def test_a_program_without_training_says_how_to_add_it(monkeypatch: pytest.MonkeyPatch) -> None:
    from chatbot.errors import InputError
    from chatbot.jobs import RunDirectory, child_command

    real = importlib.util.find_spec

    def without(name: str, package: str | None = None) -> object:
        return None if name == "torch" else real(name, package)

    monkeypatch.setattr(importlib.util, "find_spec", without)
    with pytest.raises(InputError, match="install the full package"):
        child_command(RunDirectory(Path("run")))
