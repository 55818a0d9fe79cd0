"""What is read without an answer: sentences on like things come together, all of them once an epoch."""

from dataclasses import replace
from pathlib import Path

import numpy as np

from chatbot.model.arrays import unit
from chatbot.model.tokenizer import Tokenizer
from tests.tiny import TINY, tiny_checkpoint, tiny_corpora
from training.batching import KIN, LONGEST, NEIGHBOURS, WORDINGS, GroupedStream, ReadingStream
from training.pretrain import Pretraining
from training.teacher import Taught, clusters, one_blank

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


def test_wordings_of_a_group_come_together_in_sources_of_one_length() -> None:
    tokenizer = Tokenizer(tiny_checkpoint() / "tokenizer.model")
    groups = [[f"{group} {number:03}" for number in range(WORDINGS + 2)] for group in range(3 * NEIGHBOURS)]
    texts = [text for group in groups for text in group]
    teacher = {text: row for row, text in enumerate(texts)}
    size = NEIGHBOURS * WORDINGS
    stream = GroupedStream("g", groups, tokenizer, TINY.model, size=size, seed=1, teacher=teacher)
    for number in range(3):
        batch = stream.batch(number)
        assert batch.is_reading
        assert batch.source.shape == (size, LONGEST)
        drawn = [row // (WORDINGS + 2) for row in batch.teacher.tolist()]
        assert {drawn.count(group) for group in set(drawn)} == {WORDINGS}
        assert len({group // NEIGHBOURS for group in drawn}) == 1
    long = [[" ".join("word" for _ in range(2 * LONGEST)), "short"]]
    rows = {text: row for row, text in enumerate(long[0])}
    kept = GroupedStream("g", long, tokenizer, TINY.model, size=4, seed=1, teacher=rows).batch(0)
    assert kept.teacher.tolist() == [1]


def test_reading_takes_turns_between_all_sentences_and_groups(tmp_path: Path) -> None:
    tokenizer = Tokenizer(tiny_checkpoint() / "tokenizer.model")
    groups = tuple(tuple(f"{group} {number}" for number in range(WORDINGS)) for group in range(40))
    corpora = replace(tiny_corpora(), wordings=groups, sentences=tuple(text for group in groups for text in group))
    texts = [*corpora.sentences, *(one.question for one in (*corpora.known, *corpora.unknown))]
    texts += [text for group in corpora.intents for text in group.phrasings]
    rows = {text: row for row, text in enumerate(dict.fromkeys(one_blank(text) for text in texts))}
    vectors = unit(np.random.default_rng(0).normal(size=(2000, TINY.model.embedding)).astype(np.float32))[: len(rows)]
    size = replace(TINY, reading=4, read=64, beside=32, grouped=48, grouped_beside=16)
    run = Pretraining(size, corpora, tmp_path)
    batches = run._batches(corpora, tokenizer, Taught(rows, vectors, vectors[:1]))
    first, then = [batches(step) for step in range(4)], [batches(step) for step in range(4, 8)]
    assert [len(parts) for parts in (*first, *then)] == [1] * 4 + [2] * 4
    assert [len(parts[0].source) for parts in first[1::2]] == [48, 48]
    assert all(parts[0].source.shape[1] == LONGEST for parts in first[1::2])
    assert [len(parts[1].source) for parts in then[1::2]] == [16, 16]
    assert all(parts[-1].is_reading for parts in (*first, *then))
