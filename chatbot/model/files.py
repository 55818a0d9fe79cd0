"""A network's weights on disk: safetensors, matrices optionally as int8 with one scale a row."""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError
from safetensors.numpy import load_file, save_file

from chatbot.errors import CheckpointError
from chatbot.model.arrays import Array

FILE_NAME = "model.safetensors"
SCALE = ".scale"
Precision = Literal["float32", "float16", "int8"]


def save_weights(folder: Path, weights: Mapping[str, Array], precision: Precision, file_name: str = FILE_NAME) -> None:
    """Write ``model.safetensors`` or another file; int8 rows of a matrix are round(x / scale), scale = max|x| / 127."""
    tensors: dict[str, NDArray[np.generic]] = {}
    for name, value in weights.items():
        if precision == "int8" and value.ndim == 2 and value.shape[0] > 1:
            scale = np.maximum(np.abs(value).max(axis=1), 1e-8) / 127
            tensors[name] = np.round(value / scale[:, None]).astype(np.int8)
            tensors[name + SCALE] = scale.astype(np.float32)
        else:
            tensors[name] = value.astype(np.float16 if precision == "float16" else np.float32)
    save_file(tensors, str(folder / file_name))


def load_weights(folder: Path, file_name: str = FILE_NAME) -> dict[str, Array]:
    """All weights as float32; raises `CheckpointError` when the file is missing or damaged."""
    try:
        tensors = load_file(str(folder / file_name))
    except (OSError, SafetensorError, ValueError) as error:
        raise CheckpointError(f"The checkpoint in {folder} is damaged: {file_name} cannot be read.") from error
    weights: dict[str, Array] = {}
    for name, value in tensors.items():
        if name.endswith(SCALE):
            continue
        scale = tensors.get(name + SCALE)
        whole = value.astype(np.float32)
        weights[name] = whole if scale is None else whole * scale[:, None]
    return weights
