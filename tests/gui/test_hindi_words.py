"""Faults, counts and times in the language of the interface, and which language that is."""

import re
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from chatbot.gui.language import grouped, speak, spoken
from chatbot.gui.sentences import in_words
from chatbot.gui.texts import confidence_words, count_words, duration_words, month_words, when_words

LATIN = re.compile("[A-Za-z]{2,}")
SENTENCES = {
    "There is nothing to train yet: teach something or give an answer a thumb up.": "अभी कुछ नहीं",
    "A training is running already; wait for it or stop it first.": "पहले से चल रहा है",
    "Only 3 of 4 lessons came back as taught. It had 90 of 100 small-talk questions right before, now 80.": "80",
    "घर.csv, line 3: The question is empty.": "पंक्ति 3: प्रश्न खाली है",
    "घर.csv holds no lessons (घर.csv, line 3: the last question has no answer).": "पाठ नहीं",
    "घर.csv cannot be read (Permission denied).": "अनुमति",
    "The database /१/२ is in use by another program; please try again in a moment.": "कुछ देर में",
    "The disk with /१/२ is full; free some space and try again.": "भर गई",
    "“घर?” belongs to lesson 12 already, “घर?”.": "पाठ 12",
    "Nothing else comes to mind. Correct the answer, and it learns the right one.": "नहीं सूझता",
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_faults_from_below_the_window_are_told_in_hindi(hindi: None, sentence: str) -> None:
    told = in_words(sentence)
    assert SENTENCES[sentence] in told
    assert not LATIN.search(told.replace("घर.csv", ""))
    assert sorted(re.findall(r"\d+", told)) == sorted(re.findall(r"\d+", sentence))


def test_what_a_person_wrote_is_not_translated(hindi: None) -> None:
    told = in_words("“The title is empty.” was taught in the meantime; please import again.")
    assert "“The title is empty.”" in told
    assert in_words("Nobody ever wrote this.") == "Nobody ever wrote this."


def test_counts_and_times_have_their_hindi_forms(hindi: None) -> None:
    now = datetime(2026, 1, 31, 12, tzinfo=UTC)
    assert count_words(1, "new lesson") == "1 नया पाठ"
    assert count_words(2, "new lesson") == "2 नए पाठ"
    assert grouped(1_234_567) == "12,34,567"
    assert confidence_words(0.97) == "पक्का, 100 में 97"
    assert duration_words(200) == "लगभग 3 मिनट"
    assert month_words(2) == "फ़रवरी"
    assert when_words("2026-01-02T12:00:00.000Z", now) == "2 जनवरी"


def test_english_has_its_singular_without_a_catalogue(qapp: QApplication) -> None:
    speak(qapp, "en")
    assert (count_words(1, "lesson"), count_words(1204, "lesson")) == ("1 lesson", "1,204 lessons")
    assert grouped(1_234_567) == "1,234,567"


class GermanThenHindi:
    @staticmethod
    def uiLanguages() -> list[str]:
        return ["de-DE", "hi-Deva-IN", "en-US"]


class Nothing:
    @staticmethod
    def uiLanguages() -> list[str]:
        return ["C"]


def test_the_system_s_language_is_taken_where_the_window_speaks_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QLocale, "system", GermanThenHindi)
    assert (spoken("system"), spoken("en")) == ("hi", "en")
    monkeypatch.setattr(QLocale, "system", Nothing)
    assert (spoken("system"), spoken("hi")) == ("en", "hi")


def test_a_missing_catalogue_leaves_the_window_english(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, hindi: None
) -> None:
    monkeypatch.setattr("chatbot.gui.language.CATALOGUES", ("none",))
    speak(qapp, "hi")
    assert "none_hi" in caplog.text
    assert duration_words(3) == "a few seconds"
