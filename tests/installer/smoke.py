"""The packaged program from installing to removing: ``python -m tests.installer.smoke DEB --older DEB``.

Needs Linux, root, debootstrap, Xvfb, xdotool and ImageMagick's import on the machine that tests; the program itself
gets an empty Debian without Python, without a network, as an ordinary person.  Exit code 0: all went well.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from tests.installer.root import Done, EmptyRoot
from tests.installer.screen import screen

T = TypeVar("T")
DATA = "/home/person/.local/share/engram"
LESSONS = {
    "When is the reading room open?": "The reading room is open from nine to six.",
    "Who waters the office plants?": "Marguerite waters the plants on Mondays.",
    "Where is the spare projector kept?": "The spare projector is in cupboard 14.",
}
_APART = "--inside"


def main(arguments: list[str] | None = None) -> int:
    """The whole way, step by step."""
    options = _options(arguments)
    if not options.inside:
        return _in_a_world_of_its_own(options)
    root = EmptyRoot(options.scratch)
    root.mount()
    walk = Walk(root, options.pictures)
    walk.install(options.older or options.deb)
    walk.teach_and_ask()
    if options.older:
        walk.upgrade(options.deb)
    if not options.without_training:
        walk.retrain(options.network)
    else:
        walk.refuse_to_retrain()
    walk.window()
    walk.uninstall(options.name)
    return 0


class Walk:
    """What somebody does with the program, and what must come of it."""

    def __init__(self, root: EmptyRoot, pictures: Path) -> None:
        self._root, self._pictures = root, pictures

    def install(self, package: Path) -> None:
        """Into a system that has no Python; the person cannot write to the program."""
        self._step(f"dpkg -i {package.name}", lambda: self._root.install(package))
        assert self._root.as_person("sh", "-c", "touch /usr/lib/engram/x").code != 0
        assert self._root.as_person("sh", "-c", "command -v python3").code != 0
        self._step("doctor", lambda: self._chatbot("doctor"))

    def teach_and_ask(self) -> None:
        """A lesson holds from the next question on."""
        greeting = self._step("ask", lambda: self._answer("hello"))
        assert greeting["source"] == "network", greeting
        for question, answer in LESSONS.items():
            self._chatbot("teach", "-q", question, "-a", answer)
        question, answer = next(iter(LESSONS.items()))
        told = self._step("ask what was taught", lambda: self._answer(question))
        assert (told["answer"], told["source"]) == (answer, "lesson"), told

    def upgrade(self, package: Path) -> None:
        """Over an older version, with everything kept."""
        before = self._lines("lessons", "--json"), self._lines("logs", "--json")
        self._step(f"dpkg -i {package.name} over it", lambda: self._root.install(package))
        assert (self._lines("lessons", "--json"), self._lines("logs", "--json")) == before
        assert self._chatbot("--version").out.split()[1] in package.name

    def retrain(self, network: Path | None) -> None:
        """In a process of its own, to a version that passed its exam; then back.

        ``network`` is a small version (``.engram``) to start from in place of the one that ships: seconds, not minutes.
        """
        if network is not None:
            shutil.copyfile(network, self._root.folder / "tmp/small.engram")
            said = self._step("models import", lambda: self._chatbot("models", "import", "/tmp/small.engram"))
            taken = re.search(r"as version (\S+);", said.error)
            assert taken, said
            self._chatbot("models", "use", taken[1])
        parent = self._answer("hello")["model"]
        done = self._step("train", lambda: self._root.as_person("/usr/bin/chatbot", "train", "--json"))
        report = json.loads(done.out)
        assert report["adopted"] or (network is not None and done.code == 3), done.out[:500]
        if not report["adopted"]:  # a small network may fail its exam; what it learned is tried all the same
            print(f"     not adopted: {report['message']}")
            self._chatbot("models", "use", report["version"])
        taught = report["exam"]["taught"]
        print(f"     {report['seconds']} s, {report['peak_mib']} MiB, as taught {taught['right']}/{taught['total']}")
        question, answer = list(LESSONS.items())[1]
        told = json.loads(self._chatbot("ask", "--json", "--network-only", question).out)
        assert told["answer"] in ([answer] if network is None else LESSONS.values()), told
        self._step("models export", lambda: self._chatbot("models", "export", report["version"], "/tmp/mine.engram"))
        self._step("rollback", lambda: self._chatbot("rollback"))
        assert self._answer("hello")["model"] == parent

    def refuse_to_retrain(self) -> None:
        """The package without training says how to add it, in one sentence."""
        done = self._root.as_person("/usr/bin/chatbot", "train")
        assert done.code == 2 and "without training" in done.error and done.error.count("\n") == 1, done

    def window(self) -> None:
        """Typed into, looked at."""
        question = "When is the reading room open?"
        with screen(97) as display:
            command = self._root.person_command("/usr/bin/engram", environment={"DISPLAY": display.name})
            program = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
            try:
                found = self._step("window", lambda: display.window("Engram"))
                time.sleep(3)  # without a window manager nothing tells when it is painted
                display.type(found, question)
                self._until("the answer to a typed question", lambda: self._logged(question))
                time.sleep(1)
                display.shot(self._pictures / "frozen-chat.png")
                display.key("ctrl+3")
                time.sleep(3)
                display.shot(self._pictures / "frozen-training.png")
            finally:
                program.terminate()
                _, error = program.communicate(timeout=30)
        unwanted = [
            line for line in error.decode().splitlines() if re.search(r"Traceback|Error|cannot|could not", line)
        ]
        assert not unwanted, unwanted

    def uninstall(self, name: str) -> None:
        """The program goes, what was taught stays, and it is said where."""
        said = self._step("dpkg -r", lambda: self._root.remove(name))
        assert "~/.local/share/engram" in said, said
        assert not (self._root.folder / "usr/lib/engram").exists()
        assert (self._root.folder / DATA.lstrip("/") / "chatbot.db").stat().st_size > 0

    def _logged(self, question: str) -> bool:
        return any(line["question"] == question and line["answer"] == LESSONS[question] for line in self._newest())

    def _newest(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self._chatbot("logs", "-n", "1", "--json").out.splitlines()]

    def _answer(self, question: str) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self._chatbot("ask", "--json", question).out)
        return told

    def _lines(self, *words: str) -> list[str]:
        return self._chatbot(*words).out.splitlines()

    def _chatbot(self, *words: str) -> Done:
        done = self._root.as_person("/usr/bin/chatbot", *words)
        assert done.code == 0, done
        return done

    def _step(self, name: str, act: Callable[[], T]) -> T:
        begun = time.monotonic()
        done = act()
        print(f"ok   {name} ({time.monotonic() - begun:.1f} s)", flush=True)
        return done

    def _until(self, name: str, there: Callable[[], bool], seconds: float = 60) -> None:
        end = time.monotonic() + seconds
        while not there():
            assert time.monotonic() < end, f"{name} did not come"
            time.sleep(0.5)
        print(f"ok   {name}", flush=True)


def _in_a_world_of_its_own(options: argparse.Namespace) -> int:
    """Prepare the root while there is a network, then go on in namespaces without one."""
    field = subprocess.run(["dpkg-deb", "--field", options.deb, "Depends"], check=True, capture_output=True, text=True)
    packages = [re.split(r"[ (|]", one.strip())[0] for one in field.stdout.split(",")]
    with tempfile.TemporaryDirectory(prefix="engram-smoke-") as scratch:
        EmptyRoot.prepare(options.base.resolve(), packages, Path(scratch) / "root")
        options.pictures.mkdir(parents=True, exist_ok=True)
        Path("/tmp/.X11-unix").mkdir(mode=0o1777, exist_ok=True)
        words = [str(options.deb.resolve()), _APART, "--scratch", f"{scratch}/root", "--base", str(options.base)]
        words += ["--pictures", str(options.pictures.resolve())]
        words += ["--older", str(options.older.resolve())] if options.older else []
        words += ["--network", str(options.network.resolve())] if options.network else []
        words += ["--without-training"] if options.without_training else []
        apart = ["unshare", "--mount", "--propagation", "private", "--net", "--pid", "--fork"]
        code = subprocess.call([*apart, sys.executable, "-m", "tests.installer.smoke", *words])
    print("all went well" if code == 0 else "it failed")
    return code


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.installer.smoke", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("deb", type=Path)
    parser.add_argument("--older", type=Path, help="installed first, to be upgraded")
    parser.add_argument("--network", type=Path, help="a small version (.engram) to retrain in place of the shipped one")
    parser.add_argument("--without-training", action="store_true", help="the small package")
    parser.add_argument("--base", type=Path, default=Path("build/installer/root"), help="kept for the next time")
    parser.add_argument("--pictures", type=Path, default=Path("build/installer/pictures"))
    parser.add_argument(_APART, action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--scratch", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    options.name = options.deb.name.partition("_")[0]
    return options


if __name__ == "__main__":
    sys.exit(main())
