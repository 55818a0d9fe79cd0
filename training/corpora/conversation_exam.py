"""The exam's conversations: names that never train in families that do, and families that never do."""

import random
from collections.abc import Sequence

from chatbot.domain import QaPair
from training.corpora.conversations import Conversations
from training.corpora.examples import ExamQuestion
from training.corpora.told import exam_families
from training.corpora.values import Values


def exam_conversations(
    order: random.Random, nouns: Sequence[str], chatter: Sequence[QaPair], refused: Sequence[str], each: int
) -> list[ExamQuestion]:
    """``each`` questions with held-out names in trained families and in held-out ones, up to ten exchanges apart."""
    families, values = exam_families(), Values(order, nouns, held_out=True)
    trained = [one for one in families if not one.held_out]
    hidden = [one for one in families if one.held_out]
    questions: list[ExamQuestion] = []
    for kind, chosen in (("names", trained), ("families", hidden)):
        draws = Conversations(order, values, [*trained, *hidden], chatter, refused, others=0.0)
        while sum(one.kind == f"conversation, new {kind}" for one in questions) < each:
            family = order.choice(
                [one for one in chosen if kind == "families" or one.values in ("person", "name", "place", "company")]
            )
            example = draws.draw(family, order.choice(("told", "told", "told", "corrected", "joined")))
            questions.append(
                ExamQuestion(
                    example.question, (example.answer or "",), family.name, f"conversation, new {kind}", example.history
                )
            )
        for _ in range(each // 3):
            example = draws.draw(order.choice(chosen), "never told")
            questions.append(
                ExamQuestion(example.question, (), "never told", "conversation, never told", example.history)
            )
    return questions
