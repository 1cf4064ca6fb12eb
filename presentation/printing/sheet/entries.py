"""What does the sheet say of each chosen place? Plain sentences; what is not known is said so."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from geo.rows import rows_of
from layers.assets.kinds import Family, Kinds
from presentation.printing.lettered import left_out, printable
from presentation.printing.sheet.chosen import Chosen, check_number, known_and_unknown
from presentation.words.freshness import unknown_words
from presentation.words.handout.by_bus import bus_facts
from presentation.words.handout.by_ride import ride_words, scheme_words
from presentation.words.handout.phrasebook import phrasebook
from presentation.words.near import sheet as words
from presentation.words.near.naming import named
from presentation.words.near.two.on_paper import on_foot_of_two
from presentation.words.near.underfoot import cautions as caution_words
from presentation.words.opening import plain_times
from presentation.words.plain import NOT_KNOWN, one_line
from presentation.words.session_times import sessions_words
from questions.places.area_assets import AreaAssets
from questions.rides.on_paper import RidesOnPaper

LONG_TIMES: Final = 80
STEP_MIN: Final = 5  # three exact walks give a home away
_TOGETHER: Final = "\u00a0"  # a space at which no line ends


@dataclass(frozen=True)
class SheetEntry:
    """One place as the sheet has it, every text fit to be shown."""

    chosen: Chosen
    name: str
    kind: str
    family: Family | None
    walk: str  # "8 minutes on foot", "" where no start is known
    facts: tuple[tuple[str, str], ...]  # what it is called, and what it is; the needed ones
    more: tuple[tuple[str, str], ...]  # further ones, where there is room
    checked: str  # when somebody last checked all this
    ring: bool  # whether they must be rung first
    at: tuple[float, float]  # metres in the area's CRS
    incomplete: bool  # letters of it cannot be printed
    by_bus: tuple[tuple[str, str], ...] = ()  # a session by bus: never cut short
    rides: tuple[str, ...] = ()  # from door to door, a paragraph for each scheme


def entries_of(
    assets: AreaAssets,
    chosen: Sequence[Chosen],
    *,
    kinds: Kinds,
    today: date,
    tidy: Callable[[str], str] = printable,
    show_start: bool = False,
) -> tuple[SheetEntry, ...]:
    """What to say of each of ``chosen``, in their order; all of them must be in ``assets``.

    ``tidy`` makes text from a file fit to be shown: for paper, what can be printed of it. ``show_start``: a
    session by bus is told with the stop that is near home.
    """
    table = assets.table.set_index("asset_id", drop=False)
    rows = named(table.loc[[each.asset_id for each in chosen]], kinds, today=today)
    entries = (
        _entry(each, row, assets, kinds, tidy) for each, row in zip(chosen, rows_of(rows), strict=True)
    )
    return tuple(
        replace(
            entry,
            by_bus=_by_bus(entry.chosen, tidy, today=today, show_start=show_start),
            rides=_rides(entry.chosen, tidy, show_start=show_start),
        )
        for entry in entries
    )


def entries_to_pass_on(
    assets: AreaAssets, chosen: Sequence[Chosen], *, kinds: Kinds, today: date
) -> tuple[tuple[SheetEntry, int | None], ...]:
    """What the register alone says of each chosen place, in their order, and the walk to five minutes.

    What else was worked out for the person (the way, the next time that suits, hours) stays out of it.

    Raises
    ------
    ChosenError
        None of the places is in the register here, or they are too many.
    """
    here, _ = known_and_unknown(assets, chosen)
    check_number(here, more_pages=True)
    bare = [Chosen(each.asset_id, rides=_of_anybody(each.rides)) for each in here]
    entries = entries_of(assets, bare, kinds=kinds, today=today, tidy=one_line)
    minutes = (None if each.minutes is None else rounded_up(each.minutes) for each in here)
    return tuple(zip(entries, minutes, strict=True))


def _by_bus(
    chosen: Chosen, tidy: Callable[[str], str], *, today: date, show_start: bool
) -> tuple[tuple[str, str], ...]:
    """A session by bus in the process's own language, none of it nearer to home than may be shown."""
    trip = chosen.bus_on_paper(whole_way=show_start)
    if trip is None:
        return ()
    facts = bus_facts(phrasebook(), trip, today=today)
    return tuple((name[0], tidy(value[0])) for name, value in facts)


def _rides(chosen: Chosen, tidy: Callable[[str], str], *, show_start: bool) -> tuple[str, ...]:
    """The rides from door to door in the process's own language; none where they are not known."""
    if chosen.rides is None:
        return ()
    return tuple(tidy(text[0]) for text in ride_words(phrasebook(), chosen.rides, whole_way=show_start))


def schemes_of_all(entries: Sequence[SheetEntry], *, show_start: bool) -> tuple[str, ...]:
    """The rides to all these places, each scheme once, as can be printed."""
    if len(entries) == 1:
        return entries[0].rides
    going = [((entry.name,), entry.chosen.rides) for entry in entries]
    with_rides = [(name, rides) for name, rides in going if rides is not None]
    return tuple(printable(text[0]) for text in scheme_words(phrasebook(), with_rides, whole_way=show_start))


def _of_anybody(rides: RidesOnPaper | None) -> RidesOnPaper | None:
    """Which schemes go to a place: the same whoever asks, and wherever they live."""
    return None if rides is None else RidesOnPaper(anybody=rides.anybody)


def rounded_up(minutes: int) -> int:
    """Minutes to the next five, at least five."""
    return max(STEP_MIN, -(-minutes // STEP_MIN) * STEP_MIN)


def _entry(
    chosen: Chosen, row: Any, assets: AreaAssets, kinds: Kinds, tidy: Callable[[str], str]
) -> SheetEntry:
    name, texts = tidy(row.title), (row.title, row.cost, row.phone, row.address)
    ask = unknown_words(row)
    facts: tuple[tuple[str, str], ...] = (
        (words.WHEN, _when(chosen, row, assets, tidy) or ask),
        (words.COST, tidy(row.cost) or ask),
        (words.PHONE, tidy(row.phone) or NOT_KNOWN),
    )
    cautions = caution_words(chosen.way) if chosen.way is not None else ""
    if on_the_way := tidy("; ".join(filter(None, (chosen.hours.rstrip("."), cautions)))):
        facts = (*facts, (words.ON_THE_WAY, on_the_way))
    postcode = tidy(row.postcode).replace(" ", _TOGETHER)
    address = ", ".join(part for part in (tidy(row.address), postcode) if part)
    step_free = words.STEP_FREE_ANSWERS.get(row.step_free, ask)
    more = ((words.WHERE, address or _near(row, tidy)), (words.STEP_FREE, step_free))
    return SheetEntry(
        chosen,
        name or tidy(row.kind_label) or words.NO_NAME,
        "" if row.kind_label.casefold() in name.casefold() else tidy(row.kind_label),
        kinds.family_of(row.kind),
        _walk(chosen),
        facts,
        tuple((title, value) for title, value in more if value),
        words.checked_words(row),
        bool(row.ring_first) or not row.checked_on,
        (row.geometry.x, row.geometry.y),
        any(left_out(text) for text in texts),
    )


def _walk(chosen: Chosen) -> str:
    """The walk, of two people with for whom it is and at whose pace; "" where it is not known."""
    if chosen.minutes is None:
        return ""
    if chosen.of_two is None:
        return words.on_foot(chosen.minutes)
    return on_foot_of_two(chosen.minutes, chosen.of_two)


def _when(chosen: Chosen, row: Any, assets: AreaAssets, tidy: Callable[[str], str]) -> str:
    """The regular times, and the next one if it is known; paused comes first."""
    record = assets.records[row.asset_id]
    times = [sessions_words(record.sessions), words.as_the_list_writes(tidy(plain_times(record.when_unread)))]
    if not record.sessions or (
        row.when and len(times[0]) > LONG_TIMES
    ):  # opening hours: shorter as they came
        times = [tidy(plain_times(row.when))]
    together = "; ".join(part for part in (*times, chosen.when) if part)
    return words.paused_words(row, together) if row.status == "paused" else together


def _near(row: Any, tidy: Callable[[str], str]) -> str:
    return words.off_street(tidy(row.near_street)) if row.near_street.strip() else ""
