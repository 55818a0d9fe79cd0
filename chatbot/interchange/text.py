"""From bytes to text: strict UTF-8, bounded lines and files."""

from chatbot.errors import InputError

LINE_BYTES = 1_000_000
FILE_BYTES = 256_000_000


def decode(data: bytes, name: str, line_bytes: int = LINE_BYTES) -> str:
    """UTF-8 with or without a byte order mark; raises `InputError` for another coding or an overlong line or file."""
    if len(data) > FILE_BYTES:
        raise InputError(f"{name} is larger than {FILE_BYTES // 1_000_000} MB.")
    for number, raw in enumerate(data.split(b"\n"), 1):
        if len(raw) > line_bytes:
            raise InputError(f"{name}, line {number}: the line is longer than {line_bytes:,} bytes.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise InputError(f"{name}, line {line}: this is not valid UTF-8 text.") from error
