"""What is asked by the choices that stand in the address of the page about wards?

The page reads them into its fields; whoever has no fields, such as the terminal, reads them here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from typing import Any, Final

from geo.errors import WithinReachError
from geo.paces import DEFAULT_PACE, PACES, Pace
from layers.area import Area
from layers.assets.kinds import Kinds
from questions.wards.gap_people import groups_of
from questions.wards.matrix.model import MatrixQuestion
from questions.wards.ward_gap_model import EVERYONE, OpenThen, WardQuestion

MINUTES: Final = (5, 10, 15, 20, 30)
FIRST_MINUTES: Final = 15
ONE, MANY = "one", "many"
EVERY: Final = "every"  # every kind of place
BETWEEN, ROWS_BETWEEN = ",", "~"
TIMES_OF_DAY: Final[Mapping[str, tuple[time, time]]] = {
    "morning": (time(9), time(12)),
    "lunch": (time(12), time(14)),
    "afternoon": (time(14), time(17)),
    "evening": (time(17), time(21)),
    "any": (time(0), time(23, 59)),
}
ASKING: Final = (  # the parameters on which figures depend; others only say what is looked at
    "view",
    "areas",
    "kinds",
    "group",
    "pace",
    "minutes",
    "hills",
    "day",
    "time",
    "unchecked",
    "standard",
    "against",
    "against_pace",
    "against_day",
    "rows",
    "groups",
)


class ChoiceError(WithinReachError, ValueError):
    """A choice that was kept cannot be made here any more."""


@dataclass(frozen=True)
class GapChoices:
    """What an address asks of the wards."""

    question: WardQuestion
    other: WardQuestion | None = None  # what it is compared with
    other_on: date | None = None  # the day on which the register was as it is compared with; None: now
    standard: float | None = None  # the share of residents that should have one
    rows: tuple[tuple[str, ...], ...] = field(default=())  # of many at once, else none
    groups: tuple[str, ...] = ()

    @property
    def many(self) -> bool:
        """Whether many kinds and groups are asked at once."""
        return bool(self.rows)


def asking_part(address: Mapping[str, str]) -> dict[str, str]:
    """The parameters on which figures depend; of one question those of many are left out, and the reverse."""
    many = address.get("view", ONE) == MANY
    others = ("kinds", "group", "against", "against_pace", "against_day") if many else ("rows", "groups")
    return {name: address[name] for name in ASKING if name in address and name not in others}


def read_choices(
    address: Mapping[str, str], area: Area, kinds: Kinds, *, today: date, stale_after_days: int
) -> GapChoices:
    """What an address asks.

    Parameters
    ----------
    address
        Query parameters of the page; what is left out is as the page begins, but for ``kinds``, which must
        be there. By which areas it is asked is read by ``by_areas``.
    area, kinds
        Which groups are counted, and which kinds there are.
    today, stale_after_days
        The day of asking, and after how many days nobody's check counts any more.

    Raises
    ------
    ChoiceError
        It holds something that cannot be chosen here; says what.
    """
    read = _Reader(address, kinds, groups_of(area))
    pace, many = read.one_of("pace", PACES, DEFAULT_PACE), address.get("view", ONE) == MANY
    has_hills = read.one_of("hills", {"yes": None, "no": None}, "yes") == "yes"
    question = WardQuestion(
        () if many else read.kinds_of("kinds"),
        PACES[pace] if has_hills else PACES[pace].level,
        int(read.one_of("minutes", {str(minutes): None for minutes in MINUTES}, str(FIRST_MINUTES))),
        today,
        EVERYONE if many else read.group(address.get("group", EVERYONE)),
        _open_then(read),
        with_stale=read.one_of("unchecked", {"yes": None, "no": None}, "yes") == "yes",
        stale_after_days=stale_after_days,
    )
    percent = read.number("standard", 1, 100)
    standard = None if percent is None else percent / 100
    if many:
        rows = tuple(read.kinds_in("rows", part) for part in address.get("rows", "").split(ROWS_BETWEEN))
        groups = tuple(read.group(key) for key in address.get("groups", EVERYONE).split(BETWEEN))
        return GapChoices(question, standard=standard, rows=rows, groups=groups)
    other, on = _beside(read, question)
    return GapChoices(question, other, on, standard)


@dataclass(frozen=True)
class _Reader:
    """One address, and what may be chosen."""

    address: Mapping[str, str]
    table: Kinds
    groups: tuple[str, ...]

    def one_of(self, name: str, allowed: Mapping[str, Any], otherwise: str) -> str:
        """A word of those that are allowed."""
        word = self.address.get(name, otherwise)
        if word not in allowed:
            raise _not_here(name, word)
        return word

    def number(self, name: str, least: int, most: int) -> int | None:
        """A whole number; None where nothing is said."""
        word = self.address.get(name)
        if word is None:
            return None
        if not (word.isascii() and word.isdigit() and least <= int(word) <= most):
            raise _not_here(name, word)
        return int(word)

    def group(self, word: str) -> str:
        """A group of residents that the area counts."""
        if word not in self.groups:
            raise _not_here("group", word)
        return word

    def kinds_of(self, name: str) -> tuple[str, ...]:
        """The kinds of one parameter; none: every kind."""
        return self.kinds_in(name, self.address.get(name, ""))

    def kinds_in(self, name: str, text: str) -> tuple[str, ...]:
        """Kinds between commas, every one of which there is."""
        if text == EVERY:
            return ()
        keys = tuple(dict.fromkeys(text.split(BETWEEN)))
        strange = [key for key in keys if key not in self.table.by_key]
        if strange:
            raise _not_here(name, strange[0])
        return keys

    def day(self, name: str) -> date | None:
        """A day; None where nothing is said."""
        word = self.address.get(name)
        try:
            return None if word is None else date.fromisoformat(word)
        except ValueError:
            raise _not_here(name, word or "") from None


def _open_then(read: _Reader) -> OpenThen | None:
    weekday = read.number("day", 0, 6)
    hours = read.one_of("time", TIMES_OF_DAY, next(iter(TIMES_OF_DAY)))
    return None if weekday is None else OpenThen(weekday, *TIMES_OF_DAY[hours])


def _beside(read: _Reader, question: WardQuestion) -> tuple[WardQuestion | None, date | None]:
    on = read.day("against_day")
    names = ("against", "against_pace")
    if on is None and not any(name in read.address for name in names):
        return None, None
    other_pace = PACES[read.one_of("against_pace", PACES, question.pace.key)]
    other = replace(
        question,
        kinds=read.kinds_of("against") if "against" in read.address else question.kinds,
        pace=other_pace if question.pace.counts_hills else other_pace.level,
        today=on or question.today,
    )
    return other, on


def _not_here(name: str, word: str) -> ChoiceError:
    return ChoiceError(
        "The analysis was asked with “{name}” as “{word}”, which cannot be chosen here any more.",
        "Ask anew with what there is now; the figures that were kept stay as they are.",
        name=name,
        word=word,
    )


def address_of_question(question: WardQuestion, *, standard: float | None) -> dict[str, str]:
    """The choices that ask one question, as an address holds them.

    Raises
    ------
    ChoiceError
        The page has no such choice, so that it could not open it again: other minutes than it offers, a
        stretch of the day that it does not name.
    """
    address = {"kinds": BETWEEN.join(question.kinds) or EVERY}
    if question.minutes != FIRST_MINUTES:
        address["minutes"] = str(question.minutes)
    if question.group != EVERYONE:
        address["group"] = question.group
    address |= _pace_part(question.pace)
    if question.minutes not in MINUTES:
        raise _not_offered("minutes", str(question.minutes), ", ".join(map(str, MINUTES)))
    if question.open_then is not None:
        hours = (question.open_then.starts, question.open_then.ends)
        named = next((key for key, stretch in TIMES_OF_DAY.items() if stretch == hours), None)
        if named is None:
            offered = ", ".join(f"{first:%H:%M}-{last:%H:%M}" for first, last in TIMES_OF_DAY.values())
            raise _not_offered("open", "-".join(f"{each:%H:%M}" for each in hours), offered)
        address["day"] = str(question.open_then.weekday)
        if named != next(iter(TIMES_OF_DAY)):
            address["time"] = named
    if standard is not None:
        address["standard"] = f"{100 * standard:.0f}"
    if not question.with_stale:
        address["unchecked"] = "no"
    return address


def _pace_part(pace: Pace) -> dict[str, str]:
    """The pace as an address holds it, and whether hills count; what is as the page begins is left out."""
    named = {} if pace.key == DEFAULT_PACE else {"pace": pace.key}
    return named if pace.counts_hills else {**named, "hills": "no"}


def address_of_matrix(question: MatrixQuestion, *, standard: float | None) -> dict[str, str]:
    """The same of many kinds and groups at once; raises as ``address_of_question`` does."""
    address = address_of_question(question.base, standard=standard)
    rows = ROWS_BETWEEN.join(BETWEEN.join(kinds) or EVERY for kinds in question.sought)
    many = {"view": MANY, "rows": rows}
    if question.groups != (EVERYONE,):
        many["groups"] = BETWEEN.join(question.groups)
    return {name: word for name, word in address.items() if name not in ("kinds", "group")} | many


def _not_offered(name: str, word: str, offered: str) -> ChoiceError:
    return ChoiceError(
        "An analysis with “{name}” as “{word}” could not be opened again on the page of ward gaps.",
        "Keep one of these: {offered}.",
        name=name,
        word=word,
        offered=offered,
    )
