"""Numbers and times in plain words of the interface's language."""

from datetime import datetime, timedelta

from chatbot.gui.language import QT_TRANSLATE_NOOP, grouped, translate

COUNTED = {
    "answer": QT_TRANSLATE_NOOP("Count", "{count} answers", None, 2),
    "approved answer": QT_TRANSLATE_NOOP("Count", "{count} approved answers", None, 2),
    "backup": QT_TRANSLATE_NOOP("Count", "{count} backups", None, 2),
    "character": QT_TRANSLATE_NOOP("Count", "{count} characters", None, 2),
    "conversation": QT_TRANSLATE_NOOP("Count", "{count} conversations", None, 2),
    "day": QT_TRANSLATE_NOOP("Count", "{count} days", None, 2),
    "earlier lesson": QT_TRANSLATE_NOOP("Count", "{count} earlier lessons", None, 2),
    "lesson": QT_TRANSLATE_NOOP("Count", "{count} lessons", None, 2),
    "message": QT_TRANSLATE_NOOP("Count", "{count} messages", None, 2),
    "more question": QT_TRANSLATE_NOOP("Count", "{count} more questions", None, 2),
    "more wording": QT_TRANSLATE_NOOP("Count", "{count} more wordings", None, 2),
    "new lesson": QT_TRANSLATE_NOOP("Count", "{count} new lessons", None, 2),
    "other wording": QT_TRANSLATE_NOOP("Count", "{count} other wordings", None, 2),
    "pair": QT_TRANSLATE_NOOP("Count", "{count} pairs", None, 2),
    "question": QT_TRANSLATE_NOOP("Count", "{count} questions", None, 2),
    "version": QT_TRANSLATE_NOOP("Count", "{count} versions", None, 2),
    "wording": QT_TRANSLATE_NOOP("Count", "{count} wordings", None, 2),
}
"""What can be counted, by its name in the singular: the catalogue has a form for one and a form for many."""


def confidence_words(confidence: float) -> str:
    """``0.97`` as ``Sure, 97 of 100``."""
    of_hundred = min(99, round(confidence * 100))
    if confidence >= 0.95:
        told = translate("Confidence", "Sure, {times} of 100")
    elif confidence >= 0.8:
        told = translate("Confidence", "Quite sure, {times} of 100")
    elif confidence >= 0.6:
        told = translate("Confidence", "Fairly sure, {times} of 100")
    else:
        told = translate("Confidence", "Not sure, {times} of 100")
    return told.format(times=of_hundred)


def count_words(number: int, noun: str) -> str:
    """``1 lesson``, ``1,204 lessons``; ``noun`` is one of `COUNTED`."""
    source = COUNTED[noun]
    told = translate("Count", source, None, number)
    if number == 1 and told == source:
        told = f"{{count}} {noun}"  # the sources' own language has no catalogue
    return told.format(count=grouped(number))


def percent_words(share: float) -> str:
    """``0.991`` as ``99.1%``; never rounded up to 100%."""
    if share >= 1:
        return "100%"
    return f"{min(share * 100, 99.9):.1f}%"


def duration_words(seconds: float) -> str:
    """``about 40 s``, ``about 3 min``, ``about 1 h 10 min``."""
    if seconds < 10:
        return translate("Duration", "a few seconds")
    span = _span(round(seconds / 5) * 5 if seconds < 90 else seconds)
    return translate("Duration", "about {span}").format(span=span)


def left_words(seconds: float | None) -> str:
    """What remains, e.g. ``23 s left``; empty when not known."""
    if seconds is None:
        return ""
    if seconds < 1:
        return translate("Duration", "nearly done")
    return translate("Duration", "{span} left").format(span=_span(seconds))


def _span(seconds: float) -> str:
    """``40 s``, ``3 min``, ``1 h 10 min``."""
    if seconds <= 90:
        return translate("Duration", "{seconds} s").format(seconds=round(seconds))
    minutes = round(seconds / 60)
    if minutes < 60:
        return translate("Duration", "{minutes} min").format(minutes=minutes)
    told = translate("Duration", "{hours} h {minutes} min")
    return told.format(hours=minutes // 60, minutes=f"{minutes % 60:02d}")


def local(moment: str) -> datetime:
    """An ISO-8601 UTC text as local time."""
    return datetime.fromisoformat(moment).astimezone()


def day_words(moment: str, now: datetime | None = None) -> str:
    """``Today``, ``Yesterday``, ``Tuesday``, ``2 November``, ``2 November 2024``."""
    day, today = local(moment).date(), (now or datetime.now().astimezone()).date()
    if day >= today:
        return translate("Day", "Today")
    if day == today - timedelta(days=1):
        return translate("Day", "Yesterday")
    if day > today - timedelta(days=7):
        return _weekday(day.weekday())
    plain = translate("Day", "{day} {month}").format(day=day.day, month=month_words(day.month))
    if day.year == today.year:
        return plain
    return translate("Day", "{date} {year}").format(date=plain, year=day.year)


def when_words(moment: str, now: datetime | None = None) -> str:
    """``today 14:02``, ``yesterday 09:10``, ``2 November``."""
    at, today = local(moment), (now or datetime.now().astimezone()).date()
    if at.date() >= today:
        return translate("Day", "today {time}").format(time=f"{at:%H:%M}")
    if at.date() == today - timedelta(days=1):
        return translate("Day", "yesterday {time}").format(time=f"{at:%H:%M}")
    return day_words(moment, now)


def moment_words(moment: str) -> str:
    """``2 November 2024 14:02``, whenever that was."""
    at = local(moment)
    told = translate("Day", "{day} {month} {year} {time}")
    return told.format(day=at.day, month=month_words(at.month), year=at.year, time=f"{at:%H:%M}")


def month_words(month: int) -> str:
    """``1`` as ``January``; spelled out here, for the system's own names would follow the system's language."""
    months = (
        translate("Month", "January"),
        translate("Month", "February"),
        translate("Month", "March"),
        translate("Month", "April"),
        translate("Month", "May"),
        translate("Month", "June"),
        translate("Month", "July"),
        translate("Month", "August"),
        translate("Month", "September"),
        translate("Month", "October"),
        translate("Month", "November"),
        translate("Month", "December"),
    )
    return months[month - 1]


def _weekday(number: int) -> str:
    """``0`` as ``Monday``."""
    weekdays = (
        translate("Weekday", "Monday"),
        translate("Weekday", "Tuesday"),
        translate("Weekday", "Wednesday"),
        translate("Weekday", "Thursday"),
        translate("Weekday", "Friday"),
        translate("Weekday", "Saturday"),
        translate("Weekday", "Sunday"),
    )
    return weekdays[number]


def title_words(title: str) -> str:
    """A conversation's title, or what one without a title is called."""
    return title or translate("Conversation", "New conversation")


def shorten(text: str, limit: int = 60) -> str:
    """One line of at most ``limit`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"
