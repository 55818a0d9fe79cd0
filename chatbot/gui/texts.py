"""Numbers and times in plain words.  Pure: no Qt, no storage.

Month names are spelled out here because Qt sets the C locale, which would translate half a sentence.
"""

from datetime import datetime, timedelta

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SURE = ((0.95, "Sure"), (0.8, "Quite sure"), (0.6, "Fairly sure"), (0.0, "Not sure"))


def confidence_words(confidence: float) -> str:
    """``0.97`` as ``Sure, 97 of 100``."""
    word = next(word for least, word in _SURE if confidence >= least)
    return f"{word}, {min(99, round(confidence * 100))} of 100"


def count_words(number: int, noun: str, plural: str = "") -> str:
    """``1 lesson``, ``1,204 lessons``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def percent_words(share: float) -> str:
    """``0.991`` as ``99.1%``; never rounded up to 100%."""
    if share >= 1:
        return "100%"
    return f"{min(share * 100, 99.9):.1f}%"


def duration_words(seconds: float) -> str:
    """``about 40 s``, ``about 3 min``, ``about 1 h 10 min``."""
    if seconds < 10:
        return "a few seconds"
    if seconds < 90:
        return f"about {round(seconds / 5) * 5} s"
    minutes = round(seconds / 60)
    if minutes < 60:
        return f"about {minutes} min"
    return f"about {minutes // 60} h {minutes % 60:02d} min"


def left_words(seconds: float | None) -> str:
    """What remains, e.g. ``23 s left``; empty when not known."""
    if seconds is None:
        return ""
    if seconds < 1:
        return "nearly done"
    if seconds < 90:
        return f"{round(seconds)} s left"
    return f"{duration_words(seconds).removeprefix('about ')} left"


def local(moment: str) -> datetime:
    """An ISO-8601 UTC text as local time."""
    return datetime.fromisoformat(moment).astimezone()


def day_words(moment: str, now: datetime | None = None) -> str:
    """``Today``, ``Yesterday``, ``Tuesday``, ``2 November``, ``2 November 2024``."""
    day, today = local(moment).date(), (now or datetime.now().astimezone()).date()
    if day >= today:
        return "Today"
    if day == today - timedelta(days=1):
        return "Yesterday"
    if day > today - timedelta(days=7):
        return WEEKDAYS[day.weekday()]
    plain = f"{day.day} {MONTHS[day.month - 1]}"
    return plain if day.year == today.year else f"{plain} {day.year}"


def when_words(moment: str, now: datetime | None = None) -> str:
    """``today 14:02``, ``yesterday 09:10``, ``2 November``."""
    day = day_words(moment, now)
    if day in ("Today", "Yesterday"):
        return f"{day.lower()} {local(moment):%H:%M}"
    return day


def shorten(text: str, limit: int = 60) -> str:
    """One line of at most ``limit`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"
