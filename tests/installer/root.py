"""An empty Debian without Python, as the packaged program meets it: an ordinary person, a read-only program."""

import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

SUITE = "bookworm"
PERSON = "person"
_QUIET = {"DEBIAN_FRONTEND": "noninteractive", "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8"}


@dataclass(frozen=True, slots=True)
class Done:
    """How a command inside ended."""

    code: int
    out: str
    error: str


@dataclass(frozen=True, slots=True)
class EmptyRoot:
    """A folder that is the whole world of the commands run in it.  Needs the machine's root."""

    folder: Path

    @classmethod
    def prepare(cls, base: Path, packages: Sequence[str], scratch: Path) -> "EmptyRoot":
        """A copy at ``scratch`` of ``base``, which is made by debootstrap where it does not exist yet.

        ``packages`` are the libraries that a desktop has.  Raises `subprocess.CalledProcessError`.
        """
        if not (base / "etc/debian_version").exists():
            subprocess.run(["debootstrap", "--variant=minbase", SUITE, base], check=True, capture_output=True)
        root = cls(base)
        if any(not (base / f"var/lib/dpkg/info/{name}.list").exists() for name in packages):
            root._as_root("apt-get", "update", "-qq")
            root._as_root("apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages)
        if (base / "usr/bin/python3").exists():
            raise AssertionError("the root must hold no Python")
        shutil.rmtree(scratch, ignore_errors=True)
        subprocess.run(["cp", "--archive", "--reflink=auto", base, scratch], check=True)
        copy = cls(scratch)
        copy._as_root("useradd", "--create-home", PERSON)
        return copy

    def mount(self) -> None:
        """What a system has beside files; the caller is in a mount namespace of its own, so that it all goes away."""
        for kind, place in (("proc", "proc"), ("tmpfs", "tmp")):
            subprocess.run(["mount", "-t", kind, kind, self.folder / place], check=True)
        subprocess.run(["mount", "--rbind", "/dev", self.folder / "dev"], check=True)
        (self.folder / "tmp").chmod(0o1777)
        screens = self.folder / "tmp/.X11-unix"
        screens.mkdir()
        subprocess.run(["mount", "--bind", "/tmp/.X11-unix", screens], check=True)

    def install(self, package: Path) -> str:
        """``dpkg -i``; what it said.  Raises when it fails, for a library that is missing too."""
        shutil.copyfile(package, self.folder / "root/package.deb")
        told = self._as_root("dpkg", "--install", "/root/package.deb")
        (self.folder / "root/package.deb").unlink()
        return told

    def remove(self, name: str) -> str:
        """``dpkg --remove``; what it said."""
        return self._as_root("dpkg", "--remove", name)

    def as_person(self, *command: str, environment: Mapping[str, str] | None = None, seconds: float = 3600) -> Done:
        """Run it as somebody who may write to their own folder only."""
        words = self.person_command(*command, environment=environment)
        done = subprocess.run(words, capture_output=True, timeout=seconds, check=False)
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    def person_command(self, *command: str, environment: Mapping[str, str] | None = None) -> list[str]:
        """The whole command, to be started from outside."""
        given = {"HOME": f"/home/{PERSON}", "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", **(environment or {})}
        pairs = [f"{name}={value}" for name, value in given.items()]
        # fmt: off
        return ["chroot", f"--userspec={PERSON}:{PERSON}", str(self.folder), "/usr/bin/env", "-i", *pairs, *command]
        # fmt: on

    def _as_root(self, *command: str) -> str:
        words = ["chroot", str(self.folder), *command]
        done = subprocess.run(words, env=_QUIET, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
        if done.returncode:
            raise AssertionError(f"{' '.join(command)} failed: {done.stdout}{done.stderr}")
        return done.stdout + done.stderr
