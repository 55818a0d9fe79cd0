"""Write a trained network as a checkpoint folder that the program can answer from."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from chatbot.domain import QaPair
from chatbot.errors import CheckpointError
from chatbot.judge import Judge
from chatbot.manifest import Manifest, write_manifest
from chatbot.model.config import ModelConfig
from chatbot.model.files import Precision, load_weights, save_weights
from chatbot.model.tokenizer import FILE_NAME as TOKENIZER
from chatbot.model.tokenizer import Tokenizer
from chatbot.model.words import LIST_NAME, Lexicon
from training.network import Network, from_arrays, to_arrays

CARRIED = (TOKENIZER, LIST_NAME, "exam.jsonl")


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
    """Copy what a retrain never changes: the tokenizer, the list of words and the frozen exam."""
    for name in CARRIED:
        try:
            shutil.copyfile(parent / name, folder / name)
        except FileNotFoundError as error:
            raise CheckpointError(f"The checkpoint in {parent} is damaged: {name} is missing.") from error


def complete(folder: Path, judge: Judge, manifest: Manifest) -> Manifest:
    """Add the judge and, last, the manifest."""
    judge.save(folder)
    return write_manifest(folder, manifest)


def fingerprints(pairs: Iterable[QaPair]) -> tuple[str, ...]:
    """For the manifest, sorted, each once."""
    return tuple(sorted({pair.fingerprint for pair in pairs}))
