"""What each way to start the program loads: no Qt and no torch for a command, and answers come quickly for it."""

import json

import pytest

from tests.terminal import spawn

REPORT = """
import json, os, sys
from chatbot.__main__ import main
code = main(sys.argv[1:])
loaded = {name.partition(".")[0] for name in sys.modules}
print(json.dumps({"code": code, "loaded": sorted(loaded), "threads": os.environ["OPENBLAS_NUM_THREADS"]}))
"""
COMMANDS = [
    ("path",),
    ("lessons",),
    ("teach", "-q", "What?", "-a", "Four."),
    ("teach", "-q", "What?", "-a", "Four.", "--on-conflict", "keep"),
    ("forget", "--before", "2020-01-31"),
    ("ask", "Hello"),
    ("models",),
    ("models", "bisect", "-q", "Hello", "-a", "Hi."),
    ("inbox",),
    ("logs",),
    ("train",),
    ("doctor",),
    ("export", "lessons"),
]


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_command_loads_neither_qt_nor_torch(words: tuple[str, ...]) -> None:
    report = json.loads(spawn(*words, code=REPORT).out.splitlines()[-1])
    assert report["code"] == (2 if words == ("train",) else 0)
    assert not {"PySide6", "shiboken6", "pyqtgraph", "torch", "transformers", "training"} & set(report["loaded"])
    assert "chatbot" in report["loaded"]


def test_one_thread_is_chosen_before_numpy_loads() -> None:
    code = "import sys; import chatbot.__main__, os; print(os.environ['OPENBLAS_NUM_THREADS'], 'numpy' in sys.modules)"
    assert spawn(code=code).out.split() == ["1", "False"]


def test_the_domain_is_plain_python() -> None:
    code = """
import sys
before = set(sys.modules)
import chatbot.domain, chatbot.errors, chatbot.jobs
known = sys.stdlib_module_names | {"chatbot"}
print(sorted({name.partition(".")[0] for name in set(sys.modules) - before} - known))
"""
    assert spawn(code=code).out.strip() == "[]"
