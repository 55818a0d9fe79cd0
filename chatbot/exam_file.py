"""The questions of the frozen exam that travels with every version.  No NumPy, no storage."""

import json
from pathlib import Path

from chatbot.errors import CheckpointError

EXAM = "exam.jsonl"


def exam_questions(folder: Path) -> list[str]:
    """Of the frozen exam in a checkpoint folder; raises `CheckpointError` when it is missing or damaged."""
    try:
        lines = (folder / EXAM).read_text("utf-8").splitlines()
        return [str(json.loads(line)["question"]) for line in lines]
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise CheckpointError(f"The checkpoint in {folder} is damaged: {EXAM} cannot be read.") from error
