"""An affine map."""

from dataclasses import dataclass

from chatbot.model.arrays import Array


@dataclass(frozen=True, slots=True)
class Linear:
    """``weight`` (O, I), ``bias`` (O,)."""

    weight: Array
    bias: Array

    def __call__(self, x: Array) -> Array:
        """(..., I) -> (..., O)."""
        return x @ self.weight.T + self.bias
