"""The one error type that carries a sentence for the person; everything else is a bug.

Raised anywhere, turned into text only at the edges (command line, window).
"""


class ChatbotError(Exception):
    """A fault of input or surroundings.  ``str(error)`` is one clear sentence to show as it is."""


class InputError(ChatbotError):
    """What the person gave cannot be used (exit code 2 on the command line)."""


class CheckpointError(ChatbotError):
    """A checkpoint folder is missing a file, is damaged, or is of a kind this program cannot read."""


class StorageError(ChatbotError):
    """The database or the data folder cannot be read or written."""
