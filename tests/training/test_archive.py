"""Training data is compared with the hashes of the recipe before anything is made of it."""

from pathlib import Path

import pytest

from chatbot.errors import InputError
from training.corpora.archive import verify


def test_missing_and_altered_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"lacks banking77/banking_data/test\.csv"):
        verify(tmp_path)
    path = tmp_path / "banking77/banking_data/test.csv"
    path.parent.mkdir(parents=True)
    path.write_text("text,category\n", "utf-8")
    with pytest.raises(InputError, match="is not the version that the recipe was made for"):
        verify(tmp_path)
