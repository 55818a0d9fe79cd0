"""The made conversations and passages: what is asked for was said, exam names are never trained."""

import json
import random
from dataclasses import replace
from pathlib import Path

import pytest

from chatbot.domain import QaPair, Role
from chatbot.model.tokenizer import Tokenizer
from chatbot.passages import split_message
from tests.tiny import TINY, tiny_checkpoint
from training.batching import Stream, fits
from training.corpora.conversation_exam import exam_conversations
from training.corpora.conversations import KINDS, Conversations
from training.corpora.examples import Example
from training.corpora.passages import NOT_THERE, Passages, load_kinds, made_document
from training.corpora.texts import Document, ToldTexts, countries
from training.corpora.told import Fact, alike, exam_families, load_families, said_back
from training.corpora.unanswerable import unanswerable
from training.corpora.values import Values, is_held_out

NOUNS = ["lamp", "river", "engine", "coat", "island", "bell"]
CHATTER = [QaPair("hi", "Hello!"), QaPair("thanks", "You're welcome.")]


def conversations(seed: int = 1, held_out: bool = False) -> Conversations:
    order = random.Random(seed)
    families = [one for one in load_families() if one.held_out == held_out]
    return Conversations(order, Values(order, NOUNS, held_out), families, CHATTER, ["Where is the moon?"])


@pytest.mark.parametrize(
    ("said", "back"),
    [
        ("My dog is called Rex.", "Your dog is called Rex."),
        ("I am 40 years old.", "You are 40 years old."),
        ("I was born on 3 May.", "You were born on 3 May."),
        ("My train is at 10:45 am.", "Your train is at 10:45 am."),
        ("i'm a nurse", "You're a nurse."),
        ("We call our cat Tom.", "You call your cat Tom."),
    ],
)
def test_statements_are_said_back(said: str, back: str) -> None:
    assert said_back(said) == back


SWITCHED_WORDS = {"you", "your", "you're", "are", "were", "you've", "you'll", "okay"}


def words(text: str) -> set[str]:
    return {word.strip(".,").casefold() for word in text.split()}


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"never told", "near miss"}))
def test_what_is_asked_for_was_told(kind: str) -> None:
    talks = conversations()
    for _ in range(150):
        example = talks.draw(kind=kind)
        assert example.answer is not None
        said = " ".join(turn.text for turn in example.history if turn.role is Role.USER)
        assert words(example.answer) <= words(f"{said} {example.question}") | SWITCHED_WORDS


@pytest.mark.parametrize("kind", ["never told", "near miss"])
def test_what_was_never_told_has_no_answer(kind: str) -> None:
    assert all(conversations(seed).draw(kind=kind).answer is None for seed in range(20))


def test_a_fifth_to_a_quarter_has_no_answer() -> None:
    talks = conversations()
    assert 0.2 <= sum(talks.draw().answer is None for _ in range(2000)) / 2000 <= 0.26


def test_what_is_much_like_it_does_not_answer_it() -> None:
    families = {one.name: one for one in load_families()}
    called, aged = families["called"], families["age of"]
    dog = Fact(called, "dog", "Rex", called.say[0])
    other_owner, other_thing = replace(dog, owner="Anna's"), replace(dog, about="cat")
    assert other_owner.said == "Anna's dog is called Rex."
    assert not alike(dog, other_thing)
    assert not alike(dog, Fact(aged, "dog", "5", aged.say[0]))
    assert alike(dog, replace(dog, about="puppy"))
    assert alike(
        Fact(families["room of"], "exam", "room 5", families["room of"].say[0]),
        Fact(families["third place"], "exam", "Rome", families["third place"].say[0]),
    )


def test_questions_for_one_of_several_name_the_owner() -> None:
    talks = conversations()
    called = next(one for one in load_families() if one.name == "called")
    owners = set()
    for _ in range(60):
        example = talks.draw(called, "chosen")
        owner = next(word for word in example.question.split() if word in ("my", "our") or word.endswith("'s"))
        owners.add(owner in ("my", "our"))
    assert owners == {True, False}


def test_every_family_can_be_said_and_asked() -> None:
    order = random.Random(4)
    talks = Conversations(order, Values(order, NOUNS), load_families(), CHATTER, [])
    for family in load_families():
        for kind in ("told", "chosen", "near miss", "corrected"):
            example = talks.draw(family, kind)
            assert not set("{}|@") & set(example.question)
            assert family.values == "email" or "@" not in (example.answer or "")


def test_no_trained_family_says_what_a_held_out_one_says() -> None:
    hidden = {"parked", "nickname", "afraid", "scared", "collect", "arrive", "arrives", "invited", "weighs", "weight"}
    hidden |= {"heavy", "childhood", "borrowed", "bank", "insurance", "provider", "supplier", "feed", "dream", "grew"}
    exam = {one.name for one in exam_families()}
    for family in load_families():
        if family.name not in exam:
            text = " ".join((*family.say, *family.ask, *family.about, *(base for _, base in family.verbs)))
            assert not hidden & words(text.replace("?", "").replace("{", "").replace("}", ""))


def test_roles_alternate() -> None:
    for seed in range(20):
        roles = [turn.role for turn in conversations(seed).draw().history]
        assert roles == [Role.USER, Role.ENGRAM] * (len(roles) // 2)


def test_exam_families_are_disjoint_and_up_to_ten_exchanges_apart() -> None:
    families = load_families()
    assert {one.name for one in families if one.held_out}.isdisjoint(one.name for one in families if not one.held_out)
    questions = exam_conversations(random.Random(1), NOUNS, CHATTER, ["Where is the moon?"], 60)
    assert max(len(one.history) for one in questions) >= 2 * 10
    assert {one.kind for one in questions} == {
        "conversation, new names",
        "conversation, new families",
        "conversation, never told",
    }


@pytest.mark.parametrize("kind", ["name", "place"])
def test_names_of_the_exam_are_kept_apart(kind: str) -> None:
    train, exam = Values(random.Random(1), NOUNS), Values(random.Random(1), NOUNS, held_out=True)
    assert not any(is_held_out(train.draw(kind)) for _ in range(100))
    assert all(is_held_out(exam.draw(kind)) for _ in range(100))


def test_passages_hold_the_answer_or_say_that_they_do_not() -> None:
    order = random.Random(1)
    told = ("Breakfast starts at seven.", "Pets stay for free.", "Parking costs 9 euros.", "Rooms have a kettle.")
    hotel = Document("Swan", tuple((text, (f"{text.split()[0]}?",)) for text in told))
    kinds = [kind for kind in load_kinds() if not kind.held_out]
    draws = Passages(order, [hotel], kinds, [], Values(order, NOUNS))
    answers = set()
    for _ in range(200):
        example = draws.draw()
        text = example.history[0].text if example.history else example.question
        pasted = split_message(text)
        assert pasted is not None
        assert example.answer is not None
        there = example.answer in pasted.passage
        assert there or example.answer == NOT_THERE
        answers.add(there)
    assert answers == {True, False}


def test_documents_answer_their_questions() -> None:
    order = random.Random(2)
    for kind in load_kinds():
        document = made_document(kind, Values(order, NOUNS), order)
        assert 3 <= len(document.sentences) <= 7
        assert all(questions and "{" not in sentence + "".join(questions) for sentence, questions in document.sentences)


def test_filled_sources_need_no_padding_and_keep_the_question() -> None:
    tokenizer = Tokenizer(tiny_checkpoint() / "tokenizer.model")
    talks = conversations()
    examples = [one for one in (talks.draw() for _ in range(120)) if fits(one, tokenizer, TINY.model)]
    stream = Stream("talk", examples, tokenizer, TINY.model, size=8, seed=1, multiple=8)
    for number in range(6):
        source = stream.batch(number).source
        assert source.shape[1] % 8 == 0
    short = Example("hi", "Hello!")
    assert fits(short, tokenizer, TINY.model)
    assert not fits(Example("word " * 400, "no"), tokenizer, TINY.model)


def told_texts(seed: int = 1) -> ToldTexts:
    order = random.Random(seed)
    return ToldTexts(order, Values(order, NOUNS), load_families())


def test_texts_of_facts_are_said_by_nobody() -> None:
    texts = told_texts()
    for _ in range(300):
        document = texts.draw()
        assert len({text for text, _ in document.sentences}) == len(document.sentences)
        for text, questions in document.sentences:
            assert questions
            assert not {"i", "my", "our", "me", "we"} & words(text)
            assert not set("{}@|") & set("".join(questions))


def test_what_is_apart_stays_when_a_sentence_is_taken_out() -> None:
    order = random.Random(2)
    values = Values(order, NOUNS)
    draws = Passages(order, [], load_kinds()[:1], [], values, told=told_texts())
    missing = [one for one in (draws.draw() for _ in range(300)) if one.answer == NOT_THERE]
    assert 20 < len(missing) < 120


def test_countries_give_figures_and_stories(tmp_path: Path) -> None:
    folder = tmp_path / "factbook" / "europe"
    folder.mkdir(parents=True)
    story = (
        "The harbour of Lorhaven was built by sailors in 1712. Its walls fell in the great storm of 1821 and never "
        "rose again. A treaty with Queen Elvira ended the long war over fishing in 1830. Since then people have lived "
        "from fish, cheese and visitors from Galmouth."
    )
    figures = {"Climate": "mild, wet; cold in winter", "Terrain": "hills (steep)", "Coastline": "12 km"}
    land = {
        "Introduction": {"Background": {"text": f"<p>{story}</p>"}},
        "Geography": {name: {"text": text} for name, text in figures.items()}
        | {"Natural resources": {"text": "fish, peat"}, "Location": {"text": "Northern Europe"}},
        "Government": {
            "Country name": {"conventional short form": {"text": "Lorland"}},
            "Capital": {"name": {"text": "Lorhaven"}},
        },
        "Transportation": {"Airports": {"text": "3 (2025)"}},
        "Economy": {"Industries": {"text": "NA"}},
    }
    (folder / "ll.json").write_text(json.dumps(land), "utf-8")
    told, past = countries(tmp_path)
    sentences = dict(told.sentences)
    assert "What is the climate like?" in sentences["The climate is mild, wet."]
    assert "There are 3 airports." in sentences
    assert not any("industries" in text for text in sentences)
    asked = dict(past.sentences)
    assert "What happened in 1821?" in asked[story.split(". ")[1] + "."]
    assert "What do you learn about Galmouth?" in asked[story.split(". ")[3]]


def test_what_cannot_be_answered_is_drawn_from_the_seed() -> None:
    def lines() -> list[str]:
        order = random.Random(3)
        families = [one for one in load_families() if not one.held_out]
        return list(unanswerable(order, Values(order, NOUNS), families, ["gasket", "tarn"], 400))

    drawn = lines()
    assert drawn == lines()
    assert len(set(drawn)) > 300
    assert all(line.strip() and not set("{}@") & set(line) for line in drawn)
