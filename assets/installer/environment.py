"""The clean virtual environment that a bundle is built in: exactly what `requirements.lock` names, nothing else."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

LOCK = Path(__file__).with_name("requirements.lock")
STAMP = "engram-lock.txt"


def build_environment(folder: Path) -> Path:
    """The Python of a virtual environment that holds what the lock names; made anew unless the lock is the same.

    Raises `subprocess.CalledProcessError` when pip fails.
    """
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = folder / STAMP
    wanted = f"{sys.version}\n{hashlib.sha256(LOCK.read_bytes()).hexdigest()}\n"
    if python.exists() and stamp.exists() and stamp.read_text("utf-8") == wanted:
        return python
    subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--requirement", LOCK], check=True)
    subprocess.run([python, "-m", "pip", "check"], check=True)
    stamp.write_text(wanted, "utf-8")
    return python


def packages_folder(python: Path) -> Path:
    """Where the environment of that Python keeps its packages."""
    command = [str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    return Path(subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip())
