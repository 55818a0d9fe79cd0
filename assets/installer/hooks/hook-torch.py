"""In place of the hook that PyInstaller knows: the modules that are really imported, no headers, tests or tools."""

from pathlib import Path

from PyInstaller.utils.hooks import collect_dynamic_libs, get_module_file_attribute

READS_ITS_SOURCE = (
    "_export.config",
    "_functorch.config",
    "_library.custom_ops",
    "_native.registry",
    "compiler.config",
    "distributed.config",
    "functional",
    "fx.experimental._config",
    "nn.functional",
    "nn.modules.rnn",
    "utils._debug_mode._mode",
    "utils.serialization.config",
)
"""Modules that torch reads the source of while it loads (settings with comments, functions to script)."""
module_collection_mode = {"torch": "pyz", **{f"torch.{name}": "pyz+py" for name in READS_ITS_SOURCE}}
warn_on_missing_hiddenimports = False
bindepend_symlink_suppression = ["**/torch/lib/*.so*"]
UNUSED = ("jitbackend_test", "backend_with_compiler", "torchbind_test", "aoti_custom_ops", "/test/", "/bin/")
binaries = [
    (source, target)
    for source, target in collect_dynamic_libs("torch", search_patterns=["*.so", "*.so.*", "*.dll", "*.dylib"])
    if not any(name in source for name in UNUSED)
]
manager = Path(get_module_file_attribute("torch")).parent / "bin" / "torch_shm_manager"
if manager.exists():  # torch does not load where it is missing
    binaries.append((str(manager), "torch/bin"))
