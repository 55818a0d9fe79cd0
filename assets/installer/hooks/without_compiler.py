"""Runs first in the frozen program: stands in for torch's compiler, which the bundle leaves out.

Optimisers load it only to say "do not compile this", and with it sympy and eight hundred modules; asking for
deterministic algorithms tells it so too.  Nothing is compiled here: a function that is not to be compiled is itself.
"""

import sys
from types import ModuleType
from typing import Any


class _Dynamo(ModuleType):
    """Only what eager training calls; anything else is missed aloud."""

    @staticmethod
    def disable(fn: Any = None, recursive: bool = True, **_: Any) -> Any:
        """The function as it is."""
        return fn if fn is not None else (lambda one: one)

    @staticmethod
    def graph_break(*_: Any, **__: Any) -> None:
        """There is no graph."""


_inductor, _settings = ModuleType("torch._inductor"), ModuleType("torch._inductor.config")
_inductor.__path__ = []
_inductor.__dict__["config"] = _settings
sys.modules.setdefault("torch._dynamo", _Dynamo("torch._dynamo"))
sys.modules.setdefault("torch._inductor", _inductor)
sys.modules.setdefault("torch._inductor.config", _settings)
