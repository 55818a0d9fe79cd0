"""A message that brings its own text is told from a question alone."""

import pytest

from chatbot.passages import Pasted, sentences, split_message

NOTICE = "The fair is on 3 May. Doors open at nine. A ticket costs 4 euros."


@pytest.mark.parametrize(
    "message",
    [
        f"{NOTICE}\n\nWhen do doors open?",
        f"When do doors open?\n\n{NOTICE}",
        f"When do doors open?\n{NOTICE}",
        f"{NOTICE} Everybody is welcome and nobody has to register before the day itself. When do doors open?",
        f"When do doors open? {NOTICE} Everybody is welcome and nobody has to register before the day itself.",
    ],
)
def test_question_and_text_are_told_apart(message: str) -> None:
    pasted = split_message(message)
    assert pasted is not None
    assert pasted.question == "When do doors open?"
    assert pasted.passage.startswith(NOTICE)


@pytest.mark.parametrize(
    "message",
    [
        "When do doors open?",
        "My dog is called Rex. What is my dog's name?",
        "Hello!\nHow are you?",
        "",
        "\n",
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty and so on without any question at the end of it all.",
    ],
)
def test_a_question_alone_is_left_alone(message: str) -> None:
    assert split_message(message) is None


def test_a_long_text_under_a_text_is_no_question() -> None:
    assert split_message(NOTICE + "\n" + "word " * 60) is None


def test_keywords_under_a_text_are_a_question() -> None:
    assert split_message(f"{NOTICE}\nticket price") == Pasted(NOTICE, "ticket price")


def test_sentences_in_order() -> None:
    assert sentences(NOTICE) == ["The fair is on 3 May.", "Doors open at nine.", "A ticket costs 4 euros."]
