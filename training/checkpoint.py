"""Write a trained network as a checkpoint folder that the program can answer from."""

import json
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from chatbot.domain import QaPair, Role, Turn
from chatbot.errors import CheckpointError
from chatbot.judge import Judge
from chatbot.manifest import Manifest, write_manifest
from chatbot.model.config import ModelConfig
from chatbot.model.files import Precision, load_weights, save_weights
from chatbot.model.tokenizer import FILE_NAME as TOKENIZER
from chatbot.model.tokenizer import Tokenizer
from chatbot.model.words import LIST_NAME, Lexicon
from training.corpora.examples import Example
from training.network import Network, from_arrays, to_arrays

REPLAY = "replay.jsonl"
CARRIED = (TOKENIZER, LIST_NAME, REPLAY, "exam.jsonl")


def save_network(folder: Path, network: Network, precision: Precision) -> None:
    """Configuration, list of words and weights."""
    folder.mkdir(parents=True, exist_ok=True)
    network.config.save(folder)
    network.lexicon.save(folder)
    save_weights(folder, to_arrays(network), precision)


def load_network(folder: Path, tokenizer: Tokenizer) -> Network:
    """For further training; raises `CheckpointError`."""
    try:
        return from_arrays(ModelConfig.load(folder), load_weights(folder), Lexicon.load(folder, tokenizer))
    except (KeyError, RuntimeError) as error:
        raise CheckpointError(f"The checkpoint in {folder} is damaged: its weights do not fit.") from error


def carry_over(parent: Path, folder: Path) -> None:
    """Copy what a retrain never changes: the tokenizer, the list of words, the replay pairs and the frozen exam."""
    for name in CARRIED:
        try:
            shutil.copyfile(parent / name, folder / name)
        except FileNotFoundError as error:
            raise CheckpointError(f"The checkpoint in {parent} is damaged: {name} is missing.") from error


def complete(folder: Path, judge: Judge, manifest: Manifest) -> Manifest:
    """Add the judge and, last, the manifest."""
    judge.save(folder)
    return write_manifest(folder, manifest)


def save_replay(folder: Path, examples: Iterable[Example]) -> None:
    """Write the base pairs that every retrain rehearses; an answer of null means "unknown"."""
    lines = [json.dumps(_as_row(example), ensure_ascii=False) for example in examples]
    (folder / REPLAY).write_text("\n".join(lines) + "\n", "utf-8")


def _as_row(example: Example) -> dict[str, Any]:
    row: dict[str, Any] = {"question": example.question, "answer": example.answer, "group": example.group}
    if example.history:
        row["history"] = [[turn.role, turn.text] for turn in example.history]
    return row


def load_replay(folder: Path) -> list[Example]:
    """Raises `CheckpointError` when the file is missing or damaged."""
    try:
        rows = [json.loads(line) for line in (folder / REPLAY).read_text("utf-8").splitlines()]
        return [
            Example(
                row["question"],
                row["answer"],
                row["group"],
                history=tuple(Turn(Role(role), text) for role, text in row.get("history", ())),
            )
            for row in rows
        ]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CheckpointError(f"The checkpoint in {folder} is damaged: {REPLAY} cannot be read.") from error


def fingerprints(pairs: Iterable[QaPair]) -> tuple[str, ...]:
    """For the manifest, sorted, each once."""
    return tuple(sorted({pair.fingerprint for pair in pairs}))
