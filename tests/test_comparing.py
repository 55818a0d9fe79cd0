"""Two versions side by side, and the retrain that broke an answer, on tiny networks: one is damaged on purpose."""

import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from chatbot.answering import Answerer
from chatbot.checkpoints import CheckpointRegistry, Version
from chatbot.comparing import compare, find_break, lineage, same
from chatbot.domain import Source
from chatbot.errors import CheckpointError
from chatbot.exam_file import exam_questions
from chatbot.manifest import read_manifest, write_manifest
from chatbot.model.files import load_weights, save_weights
from chatbot.paths import DataPaths
from tests.terminal import Terminal
from tests.tiny import tiny_checkpoint

QUESTION = "Who are you?"


def adopt(registry: CheckpointRegistry, tmp_path: Path, parent: str, *, broken: bool = False) -> str:
    """A version with the tiny network's weights, or with noise instead of what the decoder learned."""
    folder = Path(shutil.copytree(tiny_checkpoint(), tmp_path / f"candidate-{len(registry.versions())}"))
    if broken:
        noise = np.random.default_rng(1)
        weights = {
            name: noise.normal(0, 0.3, value.shape).astype(np.float32) if name.startswith("decoder") else value
            for name, value in load_weights(folder).items()
        }
        save_weights(folder, weights, "float32")
    write_manifest(folder, replace(read_manifest(folder), parent=parent))
    return registry.adopt(folder).id


@pytest.fixture
def registry(paths: DataPaths) -> CheckpointRegistry:
    return CheckpointRegistry(paths, tiny_checkpoint())


def load(version: Version) -> Answerer:
    return Answerer.load(version.path, version.id)


def known_answer() -> str:
    answerer = Answerer.load(tiny_checkpoint(), "base")
    return answerer.text_of(answerer.thoughts((), QUESTION, 4)[0])


def test_the_retrain_that_broke_an_answer_is_found(registry: CheckpointRegistry, tmp_path: Path) -> None:
    first = adopt(registry, tmp_path, "base")
    second = adopt(registry, tmp_path, first, broken=True)
    aside = adopt(registry, tmp_path, first)
    third = adopt(registry, tmp_path, second, broken=True)
    registry.use(third)
    line = lineage(registry)
    assert [version.id for version in line] == [third, second, first, "base"]
    found = find_break(line, load, QUESTION, known_answer())
    assert found.broken is not None
    assert found.last_good is not None
    assert (found.broken.id, found.last_good.id, found.asked) == (second, first, (third, second, first))
    registry.use(aside)
    found = find_break(lineage(registry), load, QUESTION, known_answer())
    assert (found.broken, found.asked) == (None, (aside,))
    found = find_break(lineage(registry), load, QUESTION, "No version ever said this.")
    assert (found.last_good, found.asked) == (None, (aside, first, "base"))


def test_versions_are_compared_on_the_exam(registry: CheckpointRegistry, tmp_path: Path) -> None:
    broken = registry.get(adopt(registry, tmp_path, "base", broken=True))
    base = registry.get("base")
    questions = exam_questions(broken.path)
    assert len(questions) > 20
    pairs = list(compare(load(base), load(broken), questions[:6], 0.5))
    assert [pair.question for pair in pairs] == questions[:6]
    assert any(pair.differs for pair in pairs)
    assert not any(pair.differs for pair in compare(load(base), load(base), questions[:3], 0.5))
    assert all(pair.first.source is not Source.LESSON for pair in pairs)


def test_a_damaged_exam_is_a_sentence(tmp_path: Path) -> None:
    for content in ("[" * 5000, "{}", "null"):
        (tmp_path / "exam.jsonl").write_text(content, "utf-8")
        with pytest.raises(CheckpointError, match=r"exam\.jsonl cannot be read"):
            exam_questions(tmp_path)


def test_the_same_but_for_blanks() -> None:
    assert same(" a\n b", "a b")
    assert not same("a b", "ab")


def test_the_commands(terminal: Terminal, registry: CheckpointRegistry, tmp_path: Path) -> None:
    broken = adopt(registry, tmp_path, "base", broken=True)
    terminal("models", "use", broken)
    reply = terminal("models", "compare", "base", broken, "-q", QUESTION)
    assert reply.out.splitlines()[0] == QUESTION
    assert [line.split()[0] for line in reply.out.splitlines()[1:]] == ["base", broken]
    (row,) = terminal("models", "compare", "base", "base", "-q", QUESTION, "--json").rows
    assert (row["differs"], row["first"]["model"]) == (False, "base")
    answer = known_answer()
    found = terminal("models", "bisect", "-q", QUESTION, "-a", answer)
    assert (found.out, found.code) == (f"{broken}\n", 0)
    assert "base did" in found.sentence
    assert "None of the versions" in terminal("models", "bisect", "-q", QUESTION, "-a", "Never.").sentence
    terminal("rollback")
    assert "gives this answer" in terminal("models", "bisect", "-q", QUESTION, "-a", answer).sentence
    assert terminal("models", "compare", "base", "9").code == 2
    assert terminal("models", "compare", "base", broken, "-q", " ").code == 2


def test_the_whole_exam_is_compared_by_the_command(
    terminal: Terminal, registry: CheckpointRegistry, tmp_path: Path
) -> None:
    broken = adopt(registry, tmp_path, "base", broken=True)
    reply = terminal("models", "compare", "base", broken, "--json")
    assert reply.rows
    assert all(row["differs"] for row in reply.rows)
    assert f"{len(reply.rows)} of " in reply.err
