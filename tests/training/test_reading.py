"""What is read without an answer: sentences on like things come together, all of them once an epoch."""

import numpy as np

from chatbot.model.arrays import unit
from chatbot.model.tokenizer import Tokenizer
from tests.tiny import TINY, tiny_checkpoint
from training.batching import KIN, ReadingStream
from training.teacher import clusters

KINDS, EACH = 6, 2 * KIN
TEXTS = [f"{kind} {number:03}" for kind in range(KINDS) for number in range(EACH)]


def test_means_find_the_kinds() -> None:
    random = np.random.default_rng(3)
    centres = unit(random.normal(size=(KINDS, 24)).astype(np.float32))
    vectors = unit(np.repeat(centres, 50, axis=0) + 0.05 * random.normal(size=(KINDS * 50, 24)).astype(np.float32))
    found = clusters(vectors, 4 * KINDS, rounds=4).reshape(KINDS, 50)
    assert found.shape == (KINDS, 50)
    alike = sum(len(set(one.tolist()) & set(other.tolist())) for n, one in enumerate(found) for other in found[:n])
    assert alike == 0


def test_like_sentences_come_together_and_each_once() -> None:
    tokenizer = Tokenizer(tiny_checkpoint() / "tokenizer.model")
    teacher = {text: row for row, text in enumerate(TEXTS)}
    kinds = np.array([int(text.split()[0]) for text in TEXTS])
    stream = ReadingStream("r", TEXTS, tokenizer, TINY.model, size=2 * KIN, seed=1, teacher=teacher, clusters=kinds)
    batches = [stream.batch(number).teacher.tolist() for number in range(len(TEXTS) // (2 * KIN))]
    mixed = [stream.batch(number).teacher.tolist() for number in range(len(batches), 2 * len(batches))]
    assert sorted(row for batch in batches for row in batch) == list(range(len(TEXTS)))
    assert max(len({kinds[row] for row in batch}) for batch in batches) <= 4
    assert batches != mixed
