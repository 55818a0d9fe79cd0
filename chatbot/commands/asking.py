"""``chatbot ask``."""

import argparse
import sys
from typing import Any

from chatbot.answering import Answerer, AnswerOptions
from chatbot.chat import ChatService
from chatbot.commands.desk import Desk, opened, put, put_json, read_bytes
from chatbot.domain import Answer, Role, Turn, clean_question
from chatbot.errors import InputError
from chatbot.interchange import decode, json_lines

TITLE = "Command line"


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The parser of this command."""
    ask = commands.add_parser("ask", help="ask a question")
    ask.add_argument("text", nargs="?", help="the question; - reads it from standard input")
    ask.add_argument("--about", metavar="FILE", help="answer from this text")
    ask.add_argument("--batch", metavar="FILE", help='JSON Lines of {"question": …, "history": […]}; - is stdin')
    ask.add_argument("--network-only", action="store_true", help="leave the lesson memory out")
    ask.add_argument("--precision", type=float, metavar="P", help="be right at least this often, 0.5 to 0.99")
    ask.add_argument("--model", metavar="ID", help="ask this version instead of the one in use")
    ask.add_argument("--json", action="store_true", help="print the answer with its evidence")
    ask.add_argument("--no-log", action="store_true", help="do not keep the question")
    ask.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Raises `InputError` for a question that cannot be asked."""
    if (options.text is None) == (options.batch is None):
        raise InputError("Give a question, or --batch with a file of them.")
    if options.about is not None and (options.batch is not None or options.text == options.about == "-"):
        raise InputError("--about goes with one question, and only one of the two can come from standard input.")
    if options.precision is not None and not 0.5 <= options.precision <= 0.99:
        raise InputError("The precision must be from 0.5 to 0.99.")
    with opened() as desk:
        precision = options.precision or desk.settings.precision
        choice = AnswerOptions(precision, options.network_only, desk.settings.beams)
        if options.batch is not None:
            return _batch(desk, options, choice)
        return _one(desk, options, choice)


def _one(desk: Desk, options: argparse.Namespace, choice: AnswerOptions) -> int:
    text = _stdin() if options.text == "-" else options.text
    question = clean_question(text)
    if options.about is not None:
        question = clean_question(f"{decode(read_bytes(options.about), options.about)}\n\n{question}")
    answerer = desk.answerer(options.model)
    logged = desk.settings.keep_history and not options.no_log
    answer = _logged(desk, answerer, question, choice) if logged else _answer(answerer, [], question, choice)
    if options.json:
        put_json(as_json(question, answer))
    else:
        put(answer.text)
    return 0


def _stdin() -> str:
    try:
        return sys.stdin.buffer.read().decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError("The question is not valid UTF-8 text.") from error


def _logged(desk: Desk, answerer: Answerer, question: str, choice: AnswerOptions) -> Answer:
    conversation = desk.store.find_conversation(TITLE) or desk.store.create_conversation(TITLE)
    events = list(ChatService(desk.store, answerer).ask(conversation.id, question, choice))
    return next(event for event in events if isinstance(event, Answer))


def _answer(answerer: Answerer, history: list[Turn], question: str, choice: AnswerOptions) -> Answer:
    last = list(answerer.answer(history, question, choice))[-1]
    assert isinstance(last, Answer)
    return last


def _batch(desk: Desk, options: argparse.Namespace, choice: AnswerOptions) -> int:
    name = "standard input" if options.batch == "-" else options.batch
    text = decode(read_bytes(options.batch), name)
    asked = [_asked(row, where) for row, where in json_lines(text, name)]
    answerer = desk.answerer(options.model)
    for question, history in asked:
        put_json(as_json(question, _answer(answerer, history, question, choice)))
    return 0


def _asked(row: dict[str, Any], where: str) -> tuple[str, list[Turn]]:
    question, history = row.get("question"), row.get("history") or []
    if not isinstance(question, str) or not isinstance(history, list):
        raise InputError(f'{where}: an object with the text "question" and perhaps the list "history" is needed.')
    try:
        return clean_question(question), [_turn(turn, number) for number, turn in enumerate(history)]
    except InputError as error:
        raise InputError(f"{where}: {error}") from error


def _turn(turn: Any, number: int) -> Turn:
    """Texts alternate, the person first; or objects with "role" (user or anything else) and "text"."""
    if isinstance(turn, str):
        return Turn(Role.USER if number % 2 == 0 else Role.ENGRAM, turn)
    if isinstance(turn, dict) and isinstance(turn.get("text"), str):
        return Turn(Role.USER if turn.get("role") == "user" else Role.ENGRAM, turn["text"])
    raise InputError('a turn of the history is a text, or an object with "role" and "text".')


def as_json(question: str, answer: Answer) -> dict[str, Any]:
    """An answer with its evidence, as the batch format has it."""
    return {
        "question": question,
        "answer": answer.text,
        "confidence": round(answer.confidence, 4),
        "source": answer.source.value,
        "lesson_id": answer.lesson_id,
        "model": answer.model,
        "candidate": answer.candidate.text if answer.candidate else None,
        "ms": round(answer.milliseconds, 1),
    }
