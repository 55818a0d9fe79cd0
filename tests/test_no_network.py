"""Nothing leaves the machine: no module reaches for the network, and all works where sockets are forbidden."""

import ast
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal import ROOT, spawn

FORBIDDEN = {
    "aiohttp",
    "asyncio",
    "ftplib",
    "http",
    "httpx",
    "requests",
    "smtplib",
    "socket",
    "socketserver",
    "ssl",
    "telnetlib",
    "urllib",
    "urllib3",
    "webbrowser",
    "xmlrpc",
}
QT_NETWORK = {"PySide6.QtNetwork", "PySide6.QtWebEngineCore", "PySide6.QtWebSockets"}
LOCAL_ONLY = {"QLocalServer", "QLocalSocket"}
SOURCES = sorted(path for part in ("chatbot", "training") for path in (ROOT / part).rglob("*.py"))


def faults(path: Path) -> Iterator[str]:
    """Imports in ``path`` that could reach the network; Qt's local (same machine) sockets are allowed."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names if suspicious(one.name))
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = {one.name for one in node.names}
            if suspicious(node.module) and not (node.module == "PySide6.QtNetwork" and names <= LOCAL_ONLY):
                yield f"{node.module}: {sorted(names)}"
            if node.module == "PySide6" and names & {name.partition(".")[2] for name in QT_NETWORK}:
                yield f"PySide6: {sorted(names)}"


def suspicious(module: str) -> bool:
    return module in QT_NETWORK or module.partition(".")[0] in FORBIDDEN


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_module_reaches_for_the_network(path: Path) -> None:
    assert list(faults(path)) == []


def test_the_scan_finds_what_it_looks_for(tmp_path: Path) -> None:
    file = tmp_path / "bad.py"
    file.write_text("import urllib.request\nfrom PySide6 import QtNetwork\nfrom http import client\n", "utf-8")
    assert len(list(faults(file))) == 3
    file.write_text("from PySide6.QtNetwork import QLocalServer\nimport json\n", "utf-8")
    assert list(faults(file)) == []


SEALED = """
import sys

def refuse(event, arguments):
    if event.startswith("socket.") or event in {"urllib.Request", "webbrowser.open"}:
        raise SystemExit(f"the network was touched: {event} {arguments}")

sys.addaudithook(refuse)
from chatbot.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


def test_commands_work_where_sockets_are_forbidden() -> None:
    assert spawn("teach", "-q", "What?", "-a", "Four.", code=SEALED).code == 0
    reply = spawn("ask", "--json", "What?", code=SEALED)
    assert reply.code == 0
    assert json.loads(reply.out)["answer"] == "Four."
    assert spawn("doctor", code=SEALED).code == 0


def test_the_seal_holds() -> None:
    reply = spawn(code=SEALED.replace("from chatbot", "import socket; socket.socket(); from chatbot"))
    assert "the network was touched" in reply.err
