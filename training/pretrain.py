"""Train a network from nothing: corpora, vocabulary, teacher, steps, calibration, exam, checkpoint.

Everything lies in one work folder and is made once, so the run goes on where it was stopped.
"""

import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import torch

from chatbot.answering import Answerer
from chatbot.domain import utc_now
from chatbot.judge import Judge, Logistic
from chatbot.manifest import Manifest
from chatbot.model.tokenizer import FILE_NAME as TOKENIZER
from chatbot.model.tokenizer import Tokenizer
from training.augmentation import Augmentation
from training.batching import Batch, Stream
from training.calibration import judge_from, lesson_verdicts, network_verdicts, twin_verdicts
from training.checkpoint import complete, save_network, save_replay
from training.corpora.examples import ExamQuestion
from training.corpora.mix import Corpora
from training.exam import Sitting, compare, save_questions, sit
from training.network import Network
from training.sizes import Size
from training.teacher import Taught, load, teach
from training.trainer import Step, Trainer
from training.vocab import piece_weights, train_tokenizer

SAVE_SECONDS = 60.0
KNOWN_TO_UNKNOWN = 0.75
EXAM_KNOWN, EXAM_UNKNOWN = 300, 150
REPLAYED_UNKNOWN = 6000
BLANK = Judge(Logistic((0.0, 0.0, 0.0), 0.0), Logistic((0.0,) * 6, 0.0), ())


@dataclass(frozen=True, slots=True)
class Message:
    """A line for the person at the terminal."""

    text: str


@dataclass(frozen=True, slots=True)
class Pretraining:
    """One run: what size, from which corpora, in which work folder."""

    size: Size
    corpora: Corpora
    work: Path
    seed: int = 1
    with_teacher: bool = True

    def run(self) -> Iterator[Message | Step | tuple[int, int]]:
        """Everything; yields messages, steps, and (done, total) of the long preparations."""
        self.work.mkdir(parents=True, exist_ok=True)
        corpora = self.corpora
        yield Message(
            f"{len(corpora.known):,} known, {len(corpora.unknown):,} unknown, {len(corpora.dialogue):,} dialogue pairs"
        )
        tokenizer = self._tokenizer(corpora)
        taught = None
        if self.with_teacher and self.size.taught_sentences:
            yield from self._teach(corpora, tokenizer)
            taught = load(self.work / "teacher.npz")
        trainer = self._trainer(corpora, tokenizer, taught)
        if trainer.restore(self.work):
            yield Message(f"going on from step {trainer.step:,}")
        yield from self._steps(trainer)
        yield from self._finish(trainer.network, corpora, trainer.step)

    def _tokenizer(self, corpora: Corpora) -> Tokenizer:
        path = self.work / TOKENIZER
        if path.exists():
            return Tokenizer(path)
        answers = [one.answer for one in corpora.known if one.answer][::4]
        texts = [one.question for one in corpora.known] * 3 + answers
        texts += [one.question for one in corpora.unknown] + [one.answer or "" for one in corpora.dialogue[::2]]
        return train_tokenizer(texts, path, self.size.model.vocab_size)

    def _teach(self, corpora: Corpora, tokenizer: Tokenizer) -> Iterator[tuple[int, int]]:
        path = self.work / "teacher.npz"
        if path.exists():
            return
        asked = [one.question for one in (*corpora.known, *corpora.unknown)]
        asked += [text for group in corpora.intents for text in group.phrasings]
        said = [one.question for one in corpora.dialogue[: self.size.taught_sentences]]
        yield from teach([*asked, *said], tokenizer, self.size.model.embedding, path)

    def _trainer(self, corpora: Corpora, tokenizer: Tokenizer, taught: Taught | None) -> Trainer:
        torch.manual_seed(self.seed)
        network = Network(self.size.model, torch.from_numpy(piece_weights(tokenizer)))
        if taught is not None:
            with torch.no_grad():
                network.embedding.weight.copy_(torch.from_numpy(taught.pieces))
        batches = self._batches(corpora, tokenizer, taught)
        options = replace(self.size.training, seed=self.seed)
        vectors = None if taught is None else torch.from_numpy(taught.vectors)
        return Trainer(network, options, batches, vectors)

    def _batches(self, corpora: Corpora, tokenizer: Tokenizer, taught: Taught | None) -> "Mixture":
        parts = {
            "known": (corpora.known, self.size.answers * KNOWN_TO_UNKNOWN, Augmentation()),
            "unknown": (corpora.unknown, self.size.answers * (1 - KNOWN_TO_UNKNOWN), Augmentation()),
            "dialogue": (corpora.dialogue, 1 - self.size.answers, None),
        }
        streams, shares = [], []
        for name, (examples, share, augmentation) in parts.items():
            if examples and share > 0:
                shares.append(share)
                streams.append(
                    Stream(
                        name,
                        examples,
                        tokenizer,
                        self.size.model,
                        size=self.size.batch,
                        seed=self.seed,
                        augmentation=augmentation,
                        teacher=taught.sentences if taught else None,
                    )
                )
        return Mixture(streams, shares, self.size.training.steps, self.seed)

    def _steps(self, trainer: Trainer) -> Iterator[Step]:
        saved = time.monotonic()
        for step in trainer.run():
            yield step
            if time.monotonic() - saved > SAVE_SECONDS:
                trainer.save(self.work)
                saved = time.monotonic()
        trainer.save(self.work)

    def _finish(self, network: Network, corpora: Corpora, steps: int) -> Iterator[Message]:
        folder = self.work / "checkpoint"
        order = random.Random(f"{self.seed}/exam")
        save_network(folder, network, "int8")
        (folder / TOKENIZER).write_bytes((self.work / TOKENIZER).read_bytes())
        known, unknown = list(corpora.held_out), list(corpora.held_out_unknown)
        order.shuffle(known)
        order.shuffle(unknown)
        cuts = min(EXAM_KNOWN, len(known) // 2), min(EXAM_UNKNOWN, len(unknown) // 2)
        exam = [*known[: cuts[0]], *unknown[: cuts[1]]]
        save_questions(folder, exam)
        save_replay(
            folder,
            [
                *dict.fromkeys(corpora.known),
                *order.sample(corpora.unknown, min(REPLAYED_UNKNOWN, len(corpora.unknown))),
            ],
        )
        yield Message("calibrating on held-out questions")
        judge = self._judge(folder, corpora, known[cuts[0] :], unknown[cuts[1] :])
        judge.save(folder)
        sitting = list(sit(Answerer.load(folder, "base"), (), exam))[-1]
        assert isinstance(sitting, Sitting)
        report = compare(None, sitting)
        complete(folder, judge, Manifest("base", None, utc_now(), exam=report, note=f"pre-trained, {steps} steps"))
        yield Message(
            f"small talk {report.small_talk.right}/{report.small_talk.total}, "
            f"refused {report.refused.right}/{report.refused.total}: {folder}"
        )

    def _judge(self, folder: Path, corpora: Corpora, known: list[ExamQuestion], unknown: list[ExamQuestion]) -> Judge:
        BLANK.save(folder)
        answerer = Answerer.load(folder, "base")
        asked = [(one.question, one.answers) for one in [*known[:500], *unknown[:700]]]
        verdicts = network_verdicts(answerer, asked)
        strangers = [question for question, _ in asked]
        lessons = lesson_verdicts(answerer, corpora.held_out_intents, strangers, self.seed)
        return judge_from(verdicts, [*lessons, *twin_verdicts(answerer, [one.question for one in unknown], self.seed)])


class Mixture:
    """Batches of several streams; which one gives step ``n`` is drawn once from the seed."""

    def __init__(self, streams: list[Stream], shares: list[float], steps: int, seed: int) -> None:
        drawn = random.Random(f"{seed}/mixture").choices(range(len(streams)), shares, k=steps)
        counts = [0] * len(streams)
        self._plan: list[tuple[int, int]] = []
        for stream in drawn:
            self._plan.append((stream, counts[stream]))
            counts[stream] += 1
        self._streams = streams

    def __call__(self, step: int) -> tuple[Batch]:
        """The batch of ``step``, 0-based."""
        stream, number = self._plan[step]
        return (self._streams[stream].batch(number),)
