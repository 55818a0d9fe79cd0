"""The catalogues of the interface's languages against the sources: nothing missing, unfinished, or out of step."""

import ast
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

import chatbot
from assets.languages.update import FOLDER, PATTERN, release, update
from chatbot.gui.sentences import _SPOKEN, _shapes, in_words
from chatbot.gui.texts import COUNTED

ROOT = Path(chatbot.__file__).parent
WINDOW = sorted((ROOT / "gui").glob("*.py"))
BELOW = sorted(path for path in ROOT.rglob("*.py") if not {"gui", "commands"} & set(path.relative_to(ROOT).parts))
CATALOGUES = sorted(FOLDER.glob("*.ts"))
HOLE = re.compile(r"\{[^}]*\}")
VALUE, PLACE = "7", "7, line 7"
"""What a hole is filled with: a number, a name, or a reason."""
PLACEHOLDER = re.compile(r"\{\w+\}|%\d|%n")
MARKED = frozenset(("translate", "QT_TRANSLATE_NOOP"))
SHOWN = frozenset((
    "Label", "ElidedLabel", "button", "Toggle", "Header", "Said", "Part", "Row", "addAction", "addItem", "setText",
    "setPlainText", "setToolTip", "setAccessibleName", "setAccessibleDescription", "setPlaceholderText", "setTitle",
    "setWindowTitle", "setSuffix", "say",
))  # fmt: skip
"""What shows its first argument to the person."""
NAMES = re.compile(r"Engram|LSTM|https?")
SPOKEN_ERRORS = frozenset(("InputError", "StorageError", "CheckpointError", "RunResult", "Skipped"))
ELSEWHERE = frozenset((
    "The window cannot be opened ({}); the README's section on system libraries tells what is needed.",
    "{} holds no lessons{}.",  # two templates: with the first fault, and without
))  # fmt: skip


def calls(paths: list[Path]) -> Iterator[tuple[str, ast.Call, str]]:
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                name = f".{node.func.attr}" if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                yield f"{path.name}:{node.lineno}", node, name


def entries(path: Path) -> Iterator[tuple[str, ElementTree.Element]]:
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            yield context.findtext("name", ""), message


def words(element: ElementTree.Element) -> list[str]:
    """A translation's forms."""
    return [form.text or "" for form in element.iter("numerusform")] or [element.text or ""]


def template(node: ast.expr) -> str:
    """A literal or an f-string with ``{}`` for its values; empty for anything else."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else ""
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return ""


@pytest.mark.parametrize("path", sorted(FOLDER.glob(PATTERN)), ids=lambda path: path.name)
def test_the_catalogue_has_the_texts_of_the_sources(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / path.name
    shutil.copyfile(path, copy)
    update(copy)
    assert copy.read_text("utf-8") == path.read_text("utf-8"), "run python -m assets.languages.update and translate"


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.name)
def test_every_text_is_translated_with_its_placeholders(path: Path) -> None:
    for context, message in entries(path):
        source, translation = message.findtext("source", ""), message.find("translation")
        assert translation is not None
        assert translation.get("type") is None, (context, source)
        for form in words(translation):
            assert form.strip(), (context, source)
            assert sorted(PLACEHOLDER.findall(form)) == sorted(PLACEHOLDER.findall(source)), (context, source, form)


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.name)
def test_what_the_window_reads_is_compiled_from_it(path: Path, tmp_path: Path) -> None:
    compiled = tmp_path / "compiled.qm"
    release(path, compiled)
    assert compiled.read_bytes() == path.with_suffix(".qm").read_bytes(), "run python -m assets.languages.update"


def test_every_call_is_one_that_is_found() -> None:
    """lupdate passes over what it does not understand, without a word."""
    (catalogue,) = FOLDER.glob(PATTERN)
    known = {(context, message.findtext("source")) for context, message in entries(catalogue)}
    for place, call, name in calls(WINDOW):
        if name in MARKED:
            context, text = call.args[:2]
            assert isinstance(context, ast.Constant), place
            assert not isinstance(text, ast.JoinedStr | ast.BinOp), place
            if isinstance(text, ast.Constant):
                assert (context.value, text.value) in known, place


def test_what_is_shown_goes_through_the_catalogue() -> None:
    bare = [
        (place, shown)
        for place, call, name in calls(WINDOW)
        if name.removeprefix(".") in SHOWN and call.args and (shown := template(call.args[0]))
        if re.search(r"[A-Za-z]{2}", NAMES.sub("", shown.replace("{}", "")))
    ]
    assert not bare


def test_what_is_counted_has_its_forms() -> None:
    counted = [call.args[1] for _, call, name in calls(WINDOW) if name == "count_words"]
    nouns = {noun.value for noun in counted if isinstance(noun, ast.Constant)}
    assert nouns == set(COUNTED)


def test_sentences_from_below_the_window_are_known() -> None:
    for place, call, name in calls(BELOW):
        if name in SPOKEN_ERRORS:
            for shown in filter(lambda one: " " in HOLE.sub("", one), map(template, call.args)):
                told = shown.replace("{}", PLACE if shown.startswith("{}: ") else VALUE, 1).replace("{}", VALUE)
                assert shown in ELSEWHERE or has_template(told), (place, shown)


def has_template(sentence: str) -> bool:
    """Also what is wrong, where the sentence quotes that."""
    found = next(filter(None, (shape.fullmatch(sentence) for _, shape in _shapes())), None)
    if found is None:
        return False
    return all(value == VALUE or has_template(value) for name, value in found.groupdict().items() if name in _SPOKEN)


@pytest.mark.parametrize(
    "sentence",
    [
        "faq.csv, line 3: The question is empty.",
        "Only 1 of 2 lessons came back as taught. It had 90 of 100 small-talk questions right before, now 80.",
        "The disk with /a: b/{c}.db is full; free some space and try again.",
        "x.csv holds no lessons (x.csv, line 3: the last question has no answer).",
        "Nobody ever wrote this. It stays.",
        "",
    ],
)
def test_a_sentence_stays_itself_where_the_window_speaks_english(sentence: str) -> None:
    assert in_words(sentence) == sentence
