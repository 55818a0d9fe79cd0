"""Train a network from nothing: corpora, vocabulary, teacher, steps, calibration, exam, checkpoint.

Everything lies in one work folder and is made once, so the run goes on where it was stopped.
"""

import random
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import torch

from chatbot.answering import Answerer
from chatbot.domain import utc_now
from chatbot.judge import LESSON_FEATURES, NETWORK_FEATURES, Judge, Logistic
from chatbot.manifest import Manifest
from chatbot.model.tokenizer import FILE_NAME as TOKENIZER
from chatbot.model.tokenizer import Tokenizer
from chatbot.model.words import LIST_NAME, Lexicon
from training.augmentation import Augmentation
from training.batching import Batch, GroupedStream, ReadingStream, Stream, fits
from training.calibration import group_rankings, judge_from, network_rankings, set_rankings, twin_rankings
from training.checkpoint import complete, save_network
from training.corpora.examples import Example
from training.corpora.mix import Corpora
from training.corpora.question_sets import held_out_wordings, office
from training.distributed import Group
from training.exam import Sitting, compare, sample, save_questions, sit
from training.network import Network
from training.sizes import Size
from training.teacher import Taught, clusters, drawn_together, embed, load, piece_texts
from training.trainer import Step, Trainer
from training.vocab import piece_weights, train_tokenizer
from training.words import frequencies, start_vectors, vocabulary

SAVE_SECONDS = 60.0
TRAINED = ("known", "unknown", "facts", "conversations", "passages", "dialogue")
SAME_SHARE, WORDING_SHARE = 0.6, 1.0
MANY = 12
"""A group of more texts than this is an intent of a public set, not a family that was made."""
CLUSTERS = 1500
TOKENIZED = 150_000
CALIBRATION = 1500
LIKE_LENGTHS = 8
"""Sources with something to read are filled up to a multiple of it, so that batches need no padding."""
READ_AS_TYPED = Augmentation(lower=0.15, no_marks=0.15, typo=0.08, drop_word=0.08)
BLANK = Judge(Logistic((0.0,) * len(NETWORK_FEATURES), 0.0), Logistic((0.0,) * len(LESSON_FEATURES), 0.0), ())


@dataclass(frozen=True, slots=True)
class Message:
    """A line for the person at the terminal."""

    text: str


@dataclass(frozen=True, slots=True)
class Pretraining:
    """One run: what size, from which corpora, in which work folder, on which device, by which processes."""

    size: Size
    corpora: Corpora
    work: Path
    seed: int = 1
    with_teacher: bool = True
    device: str = "cpu"
    group: Group = field(default_factory=Group)

    def run(self) -> Iterator[Message | Step | tuple[int, int]]:
        """Everything; yields messages, steps, and (done, total) of the long preparations."""
        self.work.mkdir(parents=True, exist_ok=True)
        corpora = self.corpora
        yield Message(", ".join(f"{len(getattr(corpora, name)):,} {name}" for name in (*TRAINED, "sentences")))
        if self.group.leads:
            yield from self._prepare(corpora)
        self.group.wait()
        tokenizer, taught = Tokenizer(self.work / TOKENIZER), None
        if self._distils:
            taught = load(self.work / "teacher", tokenizer, self.size.model.embedding)
            drawn_together(taught, corpora.same, SAME_SHARE)
            drawn_together(taught, corpora.wordings, WORDING_SHARE)
        trainer = self._trainer(corpora, tokenizer, taught)
        if trainer.restore(self.work):
            yield Message(f"going on from step {trainer.step:,}")
        yield from self._steps(trainer)
        if self.group.leads:
            yield from self._finish(trainer.network.cpu().eval(), corpora, trainer.step)

    @property
    def _distils(self) -> bool:
        return self.with_teacher and self.size.training.distillation > 0

    def _prepare(self, corpora: Corpora) -> Iterator[tuple[int, int]]:
        tokenizer = self._tokenizer(corpora)
        if not (self.work / LIST_NAME).exists():
            words = vocabulary(frequencies(_texts(corpora)), corpora.words, self.size.words)
            Lexicon(words, tokenizer.pieces()).save(self.work)
        if self._distils:
            words = list(Lexicon.load(self.work, tokenizer).words)
            yield from embed([*piece_texts(tokenizer), *words, *_texts(corpora)], self.work / "teacher")

    def _tokenizer(self, corpora: Corpora) -> Tokenizer:
        path = self.work / TOKENIZER
        if path.exists():
            return Tokenizer(path)
        texts = [one.question for one in (*corpora.known, *corpora.known, *corpora.unknown, *corpora.facts)]
        texts += [one.answer for one in (*corpora.known[::4], *corpora.facts[::5]) if one.answer]
        texts += [one.answer for one in (*corpora.conversations[::2], *corpora.passages[::2]) if one.answer]
        texts += [text for group in corpora.intents for text in group.phrasings]
        return train_tokenizer([*texts, *corpora.sentences[:TOKENIZED]], path, self.size.model.vocab_size)

    def _trainer(self, corpora: Corpora, tokenizer: Tokenizer, taught: Taught | None) -> Trainer:
        torch.manual_seed(self.seed)
        lexicon = Lexicon.load(self.work, tokenizer)
        network = Network(self.size.model, lexicon, torch.from_numpy(piece_weights(tokenizer)))
        if taught is not None:
            alone = taught.vectors[[taught.sentences[word] for word in lexicon.words]]
            words = start_vectors(lexicon.words, frequencies(_texts(corpora)), alone)
            with torch.no_grad():
                network.embedding.weight.copy_(torch.from_numpy(taught.pieces))
                network.words.weight.copy_(torch.from_numpy(words))
        batches = self._batches(corpora, tokenizer, taught)
        options = replace(self.size.training, seed=self.seed)
        vectors = None if taught is None else torch.from_numpy(taught.vectors)
        return Trainer(network.to(self.device), options, batches, vectors, self.group)

    def _batches(self, corpora: Corpora, tokenizer: Tokenizer, taught: Taught | None) -> "Mixture":
        rows = taught.sentences if taught else {}
        size, streams = self.size, dict[str, Stream]()
        for name in TRAINED:
            examples: tuple[Example, ...] = getattr(corpora, name)
            long = name in ("conversations", "passages")
            if long:
                examples = tuple(one for one in examples if fits(one, tokenizer, size.model))
            if examples and name in size.shares:
                streams[name] = Stream(
                    name,
                    examples,
                    tokenizer,
                    size.model,
                    size=size.long_batch if long else size.batch,
                    seed=self.seed,
                    augmentation=Augmentation() if name in ("known", "unknown", "facts") else None,
                    teacher=rows,
                    multiple=LIKE_LENGTHS if long else 1,
                )
        alike = clusters(taught.vectors, CLUSTERS) if taught is not None else None
        reading = [
            ReadingStream(
                f"reading {count}",
                _texts(corpora),
                tokenizer,
                size.model,
                size=count,
                seed=self.seed,
                teacher=rows,
                clusters=alike,
                augmentation=READ_AS_TYPED,
            )
            for count in (size.read, size.beside)
            if taught is not None
        ]
        groups = _groups(corpora, self.seed)
        grouped = [
            GroupedStream(
                f"groups {count}",
                groups,
                tokenizer,
                size.model,
                size=count,
                seed=self.seed,
                teacher=rows,
                augmentation=READ_AS_TYPED,
            )
            for count in (size.grouped, size.grouped_beside)
            if taught is not None and groups
        ]
        return Mixture(streams, size, reading, self.seed, grouped)

    def _steps(self, trainer: Trainer) -> Iterator[Step]:
        saved = time.monotonic()
        for step in trainer.run():
            yield step
            if self.group.leads and time.monotonic() - saved > SAVE_SECONDS:
                trainer.save(self.work)
                saved = time.monotonic()
        if self.group.leads:
            trainer.save(self.work)

    def _finish(self, network: Network, corpora: Corpora, steps: int) -> Iterator[Message]:
        folder = self.work / "checkpoint"
        folder.mkdir(exist_ok=True)
        save_network(folder, network, "int8")
        (folder / TOKENIZER).write_bytes((self.work / TOKENIZER).read_bytes())
        save_questions(folder, corpora.exam)
        yield Message("calibrating on held-out questions")
        judge = self._judge(folder, corpora)
        judge.save(folder)
        *_, sitting = sit(Answerer.load(folder, "base"), (), corpora.exam)
        assert isinstance(sitting, Sitting)
        report = compare(None, sitting)
        complete(folder, judge, Manifest("base", None, utc_now(), exam=report, note=f"pre-trained, {steps} steps"))
        scores = [("small talk", report.small_talk), ("refused", report.refused), *report.others]
        yield Message(", ".join(f"{name} {score.right}/{score.total}" for name, score in scores) + f": {folder}")

    def _judge(self, folder: Path, corpora: Corpora) -> Judge:
        BLANK.save(folder)
        answerer = Answerer.load(folder, "base")
        answers = network_rankings(answerer, sample(corpora.calibration, CALIBRATION))
        unknown = [one.question for one in corpora.calibration if one.kind == "unknown"]
        strangers = [one.question for one in corpora.calibration if one.kind in ("unknown", "small talk")]
        rankings = [
            *group_rankings(answerer, corpora.held_out_intents, strangers, self.seed),
            *set_rankings(answerer, office(0), self.seed),
            *set_rankings(answerer, held_out_wordings(0), self.seed),
            *twin_rankings(answerer, unknown, self.seed),
        ]
        return judge_from(answers, rankings)


def _texts(corpora: Corpora) -> list[str]:
    """All that the encoder reads: the questions first, then the wide set."""
    asked = [one.question for one in (*corpora.known, *corpora.unknown, *corpora.facts)]
    asked += [text for group in corpora.intents for text in group.phrasings]
    return list(dict.fromkeys([*asked, *corpora.sentences]))


def _groups(corpora: Corpora, seed: int) -> list[Sequence[str]]:
    """The project's own wordings as they stand; behind them the public sets' and as many of those that were made."""
    order = random.Random(f"{seed}/groups")
    several = [group for group in corpora.same if len(group) > 1]
    made = [group for group in several if len(group) <= MANY]
    others = [group for group in several if len(group) > MANY]
    others += order.sample(made, min(len(made), len(corpora.wordings)))
    return [*corpora.wordings, *order.sample(others, len(others))]


class Mixture:
    """Batches of several streams; which one gives step ``n`` is drawn once from the seed."""

    def __init__(
        self, streams: Mapping[str, Stream], size: Size, reading: Sequence[Stream], seed: int,
        grouped: Sequence[Stream] = (),
    ) -> None:  # fmt: skip
        self._streams, self._reading, self._grouped = streams, reading, grouped
        self._first = size.reading if reading else 0
        names, counts = list(streams), dict.fromkeys(streams, 0)
        self._plan: list[tuple[str, int]] = []
        steps = size.training.steps - self._first
        for name in random.Random(f"{seed}/mixture").choices(names, [size.shares[name] for name in names], k=steps):
            self._plan.append((name, counts[name]))
            counts[name] += 1

    def __call__(self, step: int) -> list[Batch]:
        """The batches of ``step``, 0-based."""
        if self._reading and step < self._first:
            return [self._read(0, step)]
        name, number = self._plan[step - self._first]
        batches = [self._streams[name].batch(number)]
        return [*batches, self._read(1, step - self._first)] if self._reading else batches

    def _read(self, phase: int, step: int) -> Batch:
        """By turns of all sentences and of those in groups."""
        if not self._grouped:
            return self._reading[phase].batch(step)
        return (self._grouped if step % 2 else self._reading)[phase].batch(step // 2)
