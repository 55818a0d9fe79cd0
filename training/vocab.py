"""Train the SentencePiece tokenizer: unigram, byte fallback, NFKC; the program's markers are control symbols."""

import io
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import sentencepiece

from chatbot.model.arrays import Array
from chatbot.model.tokenizer import BOS, EOS, FIRST_PIECE, MARKERS, PAD, UNK, Tokenizer

SMOOTHING = 1e-3


def train_tokenizer(texts: Iterable[str], path: Path, size: int = 8000) -> Tokenizer:
    """Learn ``size`` pieces (markers and 256 bytes included) from ``texts`` and write the model to ``path``.

    Deterministic: one thread, no sampling of the texts.
    """
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(texts),
        model_writer=model,
        vocab_size=size,
        model_type="unigram",
        byte_fallback=True,
        character_coverage=0.9995,
        normalization_rule_name="nfkc",
        control_symbols=list(MARKERS),
        pad_id=PAD,
        unk_id=UNK,
        bos_id=BOS,
        eos_id=EOS,
        num_threads=1,
        minloglevel=2,
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(model.getvalue())
    return Tokenizer(path)


def piece_weights(tokenizer: Tokenizer) -> Array:
    """(V,) weights a / (a + p) of each piece in the sentence vector (Arora et al. 2017), 0 for markers."""
    scores = np.array([tokenizer.log_probability(index) for index in range(len(tokenizer))], np.float64)
    weights = SMOOTHING / (SMOOTHING + np.exp(np.minimum(scores, 0.0)))
    weights[:FIRST_PIECE] = 0.0
    return weights.astype(np.float32)
