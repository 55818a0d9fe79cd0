"""From a question to an answer on a tiny real network: lessons, network, refusal."""

from collections.abc import Iterator

import pytest

from chatbot.answering import Answerer, AnswerOptions
from chatbot.domain import REFUSAL, Answer, Candidate, Lesson, Piece, Source
from tests.tiny import tiny_checkpoint
from training.corpora.small_talk import own_intents

TEACHING = [
    Lesson(1, "What is the password of the guest network?", "warm-otter-42", "", ""),
    Lesson(2, "Which floor is the archive on?", "Floor minus two.\nTake the lift.", "", ""),
    Lesson(3, "What is written in Genesis 1:1?", "In the beginning.", "", ""),
    Lesson(4, "What is written in Exodus 1:1?", "These are the names.", "", ""),
]


@pytest.fixture
def answerer() -> Iterator[Answerer]:
    yield Answerer.load(tiny_checkpoint(), "base")


def ask(answerer: Answerer, question: str, options: AnswerOptions = AnswerOptions()) -> Answer:
    *pieces, answer = answerer.answer((), question, options)
    assert isinstance(answer, Answer)
    assert "".join(piece.text for piece in pieces if isinstance(piece, Piece)) == answer.text
    assert len(pieces) >= 1
    return answer


def test_small_talk_comes_from_the_network(answerer: Answerer) -> None:
    answer = ask(answerer, "Who are you?")
    assert answer.source is Source.NETWORK
    assert answer.text in {group.answer for group in own_intents()}
    assert 0 < answer.confidence <= 1
    assert answer.model == "base"


@pytest.mark.parametrize("question", ["What is the president of Nepal?", "😀😂", "zzkq jjw"])
def test_what_it_does_not_know_it_says(answerer: Answerer, question: str) -> None:
    answer = ask(answerer, question, AnswerOptions(precision=0.95))
    assert answer.source is Source.UNKNOWN
    assert answer.text.startswith(REFUSAL)


@pytest.mark.parametrize(
    "question",
    [
        "What is the password of the guest network?",
        "what is the password of the guest network",
        "  WHAT is the password of the guest network?!  ",
    ],
)
def test_a_lesson_answers_word_for_word_from_the_next_question_on(answerer: Answerer, question: str) -> None:
    before = ask(answerer, question)
    answerer.set_lessons(TEACHING)
    after = ask(answerer, question)
    assert before.text != "warm-otter-42"
    assert (after.text, after.source, after.lesson_id) == ("warm-otter-42", Source.LESSON, 1)
    assert after.confidence >= 0.99


def test_near_twins_are_told_apart(answerer: Answerer) -> None:
    answerer.set_lessons(TEACHING)
    assert ask(answerer, "What is written in Genesis 1:1?").lesson_id == 3
    assert ask(answerer, "what is written in exodus 1:1").lesson_id == 4
    assert answerer.recall("so what is written in Exodus 1:1 then")[0].lesson.id == 4


def test_lines_of_a_lesson_are_kept(answerer: Answerer) -> None:
    answerer.set_lessons(TEACHING)
    assert ask(answerer, "Which floor is the archive on?").text == "Floor minus two.\nTake the lift."


def test_forgotten_and_changed_lessons_take_effect(answerer: Answerer) -> None:
    answerer.set_lessons(TEACHING)
    answerer.set_lessons([Lesson(2, TEACHING[1].question, "Floor nine.", "", "")])
    assert ask(answerer, TEACHING[1].question).text == "Floor nine."
    assert ask(answerer, TEACHING[0].question).text != "warm-otter-42"


def test_the_memory_can_be_left_out(answerer: Answerer) -> None:
    answerer.set_lessons(TEACHING)
    assert ask(answerer, TEACHING[0].question, AnswerOptions(network_only=True)).source is not Source.LESSON


def test_higher_precision_answers_no_more(answerer: Answerer) -> None:
    questions = ["Who are you?", "hello", "what can u do", "What is the currency of Peru?", "asdf", "thx", "r u real"]
    answered = []
    for precision in (0.5, 0.8, 0.95):
        given = [ask(answerer, question, AnswerOptions(precision=precision)) for question in questions]
        answered.append({a.text for a in given if a.source is not Source.UNKNOWN})
    assert answered[2] <= answered[1] <= answered[0]


def test_an_answer_can_be_stopped(answerer: Answerer) -> None:
    events = answerer.answer((), "Who are you?")
    assert isinstance(next(events), Piece)
    events.close()
    assert list(events) == []


def test_a_very_long_question_is_read_as_far_as_the_network_can(answerer: Answerer) -> None:
    assert ask(answerer, "why " * 1900).model == "base"


def test_the_network_is_never_surer_of_a_lesson_s_answer_than_the_lesson_s_judge(
    answerer: Answerer, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = "Who paints the shed?"
    answerer.set_lessons([Lesson(1, "Where is the spare key?", "Under the blue pot.", "", "")])
    lesson = answerer.from_lessons(asked)
    assert lesson is not None
    assert lesson.confidence < 0.9
    for text, least in (("under the blue pot", 0.0), ("In the drawer.", 0.99)):
        recited = Candidate(text, 0.99, Source.NETWORK)
        monkeypatch.setattr(answerer, "_from_network", lambda *_, recited=recited: recited)
        confidence = ask(answerer, asked).confidence
        assert least <= confidence <= max(lesson.confidence, least)
