"""What is a value of an OpenActive thing, whatever stands there instead of what the standard asks for?"""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from html.parser import HTMLParser
from typing import Any, Final
from zoneinfo import ZoneInfo

from layers.tables.cells import without_control

LONDON: Final = ZoneInfo("Europe/London")
_LONGEST: Final = 4_000
_DURATION: Final = re.compile(r"P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:\d+(?:\.\d+)?S)?)?")
_SILENT: Final = frozenset({"script", "style", "head", "title"})
_BREAKS: Final = frozenset({"p", "br", "div", "li", "tr", "ul", "ol", "h1", "h2", "h3", "h4"})


def text_of(value: Any, *, longest: int = 300) -> str:
    """A text on one line, without markup; "" where there is none."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return " ".join(without_markup(str(value)[:_LONGEST]).split())[:longest].strip()


def long_text_of(value: Any, *, longest: int = 1_500) -> str:
    """A text with its paragraphs, without markup."""
    plain = without_markup(value[:_LONGEST]) if isinstance(value, str) else ""
    lines = (" ".join(line.split()) for line in plain.splitlines())
    whole = "\n".join(line for line in lines if line)
    return whole if len(whole) <= longest else whole[: longest - 1].rsplit(" ", 1)[0] + "…"


def without_markup(text: str) -> str:
    """The text of a piece of HTML, with no more than its line breaks; other text as it is."""
    plain = without_control(text)
    if "<" not in plain and "&" not in plain:
        return plain
    reader = _Text()
    reader.feed(plain)
    reader.close()
    return "".join(reader.pieces)


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A line break, or the beginning of what no reader sees."""
        self._silent += tag in _SILENT
        if tag in _BREAKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """A line break, or the end of what no reader sees."""
        self._silent = max(self._silent - (tag in _SILENT), 0)
        if tag in _BREAKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        """Text that a reader sees."""
        if not self._silent:
            self.pieces.append(data)


def thing_of(value: Any) -> Mapping[str, Any]:
    """A thing with properties; an empty one where there is none."""
    return value if isinstance(value, dict) else {}


def things_of(value: Any, *, most: int = 1_000) -> list[Any]:
    """What stands there, as a list: feeds write one thing where the standard has a list."""
    listed = value if isinstance(value, list) else [] if value is None else [value]
    return listed[:most]


def type_of(thing: Mapping[str, Any]) -> str:
    """The type of a thing, the first where it has several; older feeds write ``type``."""
    for value in things_of(thing.get("@type", thing.get("type"))):
        if isinstance(value, str):
            return term_of(value)
    return ""


def term_of(value: Any) -> str:
    """The name of a term of a vocabulary: "Tuesday" of "https://schema.org/Tuesday" or "schema:Tuesday"."""
    return re.split(r"[/:#]", text_of(value, longest=200))[-1].strip()[:60]


def ref_of(value: Any) -> str:
    """By what other things name a thing: its ``@id``; a text is one itself. "" where it has none."""
    if isinstance(value, dict):
        value = value.get("@id", value.get("id"))
    return text_of(value, longest=400) if isinstance(value, str | int) else ""


def labels_of(value: Any) -> list[str]:
    """Concepts, or plain words, as words."""
    labels = (
        text_of(thing.get("prefLabel", thing.get("name"))) if isinstance(thing, dict) else text_of(thing)
        for thing in things_of(value, most=50)
    )
    return [*dict.fromkeys(label for label in labels if label and "://" not in label)]


def number_of(value: Any) -> float | None:
    """A number from 0 on; None where there is none."""
    if isinstance(value, str):
        value = float(value) if re.fullmatch(r"\d{1,9}(\.\d{1,6})?", value.strip()) else None
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < 1e12:
        return None
    return float(value)


def whole_of(value: Any) -> int | None:
    """A whole number from 0 on; None where there is none."""
    number = number_of(value)
    return int(number) if number is not None and number == int(number) else None


def moment_of(value: Any) -> datetime | None:
    """A moment as clocks in the United Kingdom show it, to the minute; None where no time is told.

    A moment with an offset is turned to local time, summer and winter; one without is local already.
    """
    if not isinstance(value, str) or len(value) > 40 or "T" not in value:
        return None
    try:
        moment = datetime.fromisoformat(value.strip())
        if moment.tzinfo is not None:
            moment = moment.astimezone(UTC).astimezone(LONDON).replace(tzinfo=None)
    except (ValueError, OverflowError):
        return None
    return moment.replace(second=0, microsecond=0)


def day_of(value: Any) -> date | None:
    """The day of a date or a moment, local; None where there is none."""
    moment = moment_of(value)
    if moment is not None:
        return moment.date()
    try:
        return date.fromisoformat(value.strip()[:10]) if isinstance(value, str) else None
    except ValueError:
        return None


def clock_of(value: Any) -> time | None:
    """A time of day such as "18:15" or "18:15:00", as the schedule's own clock shows it."""
    match = re.match(r"([01]?\d|2[0-3]):([0-5]\d)(?![\d])", value.strip()) if isinstance(value, str) else None
    return time(int(match[1]), int(match[2])) if match else None


def duration_of(value: Any) -> timedelta | None:
    """A length of time such as "PT1H30M"; None where there is none, or it is nothing."""
    match = _DURATION.fullmatch(value.strip()[:40]) if isinstance(value, str) else None
    if match is None:
        return None
    days, hours, minutes = (min(int(part or 0), 10_000) for part in match.groups())
    return timedelta(days=days, hours=hours, minutes=minutes) or None


def is_web_address(text: str) -> bool:
    """Whether a text is an http(s) address."""
    return bool(re.fullmatch(r"https?://[^\s\"'<>]{4,400}", text))
