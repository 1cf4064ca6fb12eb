"""What does a hand-out say of one place, in each of its languages? What is not known is said so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from geo.hills.climbs import Climbs
from geo.rows import rows_of
from layers.assets.kinds import Kinds
from layers.places.second_names import other_names
from layers.register.model import Asset, Status
from layers.streets.pavements import Pavement
from layers.tables.prices_and_ages import read_price
from presentation.printing.handout.occasions import Occasion, next_occasion
from presentation.printing.lettered import left_out, printable
from presentation.printing.sheet.chosen import Chosen
from presentation.printing.sheet.entries import SheetEntry, entries_of
from presentation.words.freshness import FirstStep, first_step
from presentation.words.handout import times
from presentation.words.handout.phrasebook import Phrasebook, Text
from presentation.words.hills.walk import LEVEL_M, STEEP
from presentation.words.language import LANGUAGE
from presentation.words.names import first_name
from presentation.words.near.naming import named
from presentation.words.near.phones import dialled_at_home
from presentation.words.opening import plain_times
from presentation.words.plain import pounds
from questions.places.area_assets import AreaAssets
from questions.together.two_people import ForWhom

LONGEST_NAME: Final = 80
LONGEST_TEXT: Final = 150  # of what a list writes: enough to go by, and the side stays one side
LONGEST_NUMBER: Final = 20
_MORE: Final = " …"
_TOGETHER: Final = "\u00a0"  # a space at which no line ends

Fact = tuple[Text, Text]  # what it is called, and what it is
_FOR_WHOM: Final = {
    ForWhom.BOTH: "for_both_of_you",
    ForWhom.APART: "for_each_alone",
    ForWhom.FIRST: "for_the_first",
    ForWhom.SECOND: "for_the_second",
}
_STEP_FREE: Final = {"yes": "yes", "no": "no", "partly": "partly"}


@dataclass(frozen=True)
class PlaceFacts:
    """One place as a hand-out has it, every text fit to be printed."""

    entry: SheetEntry  # for its map
    record: Asset
    name: Text
    kind: Text  # empty in languages that have no word for it
    walk: Text  # "8 minutes on foot", empty where no start is known
    times: Text  # the regular ones, empty where they are not known
    written_times: str  # what of them is in words only
    next: Occasion | None
    cost: str  # as the list writes it, "" where it does not
    cost_pence: int | None
    phone: str
    address: str
    street: str
    step_free: str  # "yes", "no", "partly", "" where not known
    checked: Text
    ring_first: bool
    cautions: Text  # what to beware of on the way, without saying where
    incomplete: bool  # letters of it cannot be printed
    today: date  # on which all this was known

    @property
    def first_step(self) -> FirstStep:
        """What can be done before one sets out."""
        return first_step(self.record)

    @property
    def walk_min(self) -> int | None:
        """Whole minutes on foot, one way."""
        return self.entry.chosen.minutes

    @property
    def paused(self) -> bool:
        """Whether it is not on for now."""
        return self.record.status is not Status.ACTIVE


def place_facts(
    book: Phrasebook, assets: AreaAssets, chosen: Sequence[Chosen], *, kinds: Kinds, now: datetime
) -> tuple[PlaceFacts, ...]:
    """What to say of each of ``chosen``, in their order; all of them must be in ``assets``."""
    table = assets.table.set_index("asset_id", drop=False)
    rows = named(table.loc[[each.asset_id for each in chosen]], kinds, today=now.date())
    entries = entries_of(assets, chosen, kinds=kinds, today=now.date())
    return tuple(
        _facts(book, row, entry, assets, now) for row, entry in zip(rows_of(rows), entries, strict=True)
    )


def _facts(book: Phrasebook, row: Any, entry: SheetEntry, assets: AreaAssets, now: datetime) -> PlaceFacts:
    record, minutes = assets.records[row.asset_id], entry.chosen.minutes
    address = _short(", ".join(part for part in map(printable, (row.address, row.postcode)) if part))
    pence = record.price_pence if record.price_pence is not None else read_price(row.cost)
    texts = (row.title, row.cost, row.phone, row.address)
    return PlaceFacts(
        entry=entry,
        record=record,
        name=_name(book, row, entry),
        kind=tuple(entry.kind if language == LANGUAGE else "" for language in book.languages),
        walk=_walk(book, entry.chosen),
        times=times.regular_times(book, record.sessions),
        written_times=_short(plain_times(record.when_unread)),
        next=next_occasion(record, assets.nation, now=now, walk_min=minutes),
        cost=_short(row.cost) or ("" if pence is None else pounds(pence)),
        cost_pence=pence,
        phone=together(_short(dialled_at_home(row.phone))),
        address=address,
        street=_short(row.near_street),
        step_free=_STEP_FREE.get(row.step_free, ""),
        checked=_checked(book, row),
        ring_first=bool(row.ring_first) or not row.checked_on,
        cautions=_cautions(book, entry.chosen),
        incomplete=any(map(left_out, texts)),
        today=now.date(),
    )


def _name(book: Phrasebook, row: Any, entry: SheetEntry) -> Text:
    others = other_names(row)
    own = printable(row.name) and any(others)
    names = (first_name(row.name, others, language=language) for language in book.languages)
    if not own:
        return book.both(_short(entry.name, LONGEST_NAME))
    return tuple(_short(name, LONGEST_NAME) or entry.name for name in names)


def _short(text: str, longest: int = LONGEST_TEXT) -> str:
    """What can be printed of a text, at most so many signs of it, at a word's end."""
    plain = printable(text)
    return plain if len(plain) <= longest else plain[:longest].rsplit(" ", 1)[0].rstrip(" ,;.") + _MORE


def together(number: str) -> str:
    """A telephone number in which no line ends; longer texts stay as they are."""
    return number.replace(" ", _TOGETHER) if len(number) <= LONGEST_NUMBER else number


def _walk(book: Phrasebook, chosen: Chosen) -> Text:
    """Minutes on foot, with whom they are for where two go together; empty where they are not known."""
    minutes = chosen.minutes
    if minutes is None:
        return book.both("")
    walk = book.say("one_minute_on_foot") if minutes <= 1 else book.say("minutes_on_foot", count=minutes)
    two = chosen.of_two
    if two is None:
        return book.joined([walk, *_hills(book, chosen)])
    parts = [book.say(_FOR_WHOM[two.whose]), walk]
    if two.whose in (ForWhom.BOTH, ForWhom.APART):
        parts.append(book.say("at_the_slower_pace" if two.whose is ForWhom.BOTH else "slower_pace"))
    if two.own_min is not None:
        first, second = two.own_min
        parts.append(book.say("minutes_alone", first=first, second=second))
    return book.joined(parts)


def _hills(book: Phrasebook, chosen: Chosen) -> list[Text]:
    """What hills do to the walk, as far as is known: minutes back, the longest climbs, what may be steep."""
    back, climbs = chosen.back_minutes, chosen.way.climbs if chosen.way else None
    parts = [] if back in (None, chosen.minutes) else [book.say("minutes_back", count=back)]
    if climbs is not None and (up := _longest(climbs)):
        parts.append(book.say("longest_climb", up=up))
    if climbs is not None and _steepest(climbs) >= STEEP:
        parts.append(book.say("may_be_steep"))
    return [*parts, *_hills_back(book, climbs, chosen.back_climbs)]


def _hills_back(book: Phrasebook, there: Climbs | None, back: Climbs | None) -> list[Text]:
    """What is otherwise on the way back: its longest climb, and what may be steep uphill."""
    if back is None:
        return []
    parts = []
    up = _longest(back)
    if up and (there is None or up != _longest(there)):
        parts.append(book.say("longest_climb_back", up=up))
    if back.steepest_up >= STEEP:
        parts.append(book.say("may_be_steep_back"))
    return parts


def _longest(climbs: Climbs) -> str:
    """How many metres the longest climb goes up; "" where it is as good as level."""
    if climbs.longest is None or climbs.longest.up_m < LEVEL_M:
        return ""
    return f"{climbs.longest.up_m:.0f}"


def _steepest(climbs: Climbs) -> float:
    return max(climbs.steepest_up, climbs.steepest_down)


def _checked(book: Phrasebook, row: Any) -> Text:
    if not row.checked_on:
        return book.say(f"{first_step(row)}_first_never")
    on = times.day(book, date.fromisoformat(row.checked_on))
    return book.say(f"{first_step(row)}_first_since" if row.ring_first else "checked", day=on)


def _ask(book: Phrasebook, place: PlaceFacts) -> Text:
    return book.say(f"not_known_{place.first_step}")


def _cautions(book: Phrasebook, chosen: Chosen) -> Text:
    way = chosen.way
    if way is None:
        return book.both(chosen.hours)
    bare = way.underfoot.road_m(Pavement.NONE) >= 1
    hours = book.both(printable(chosen.hours).rstrip("."))
    wades = dict.fromkeys(f"wade_{wade.water}" for wade in way.underfoot.wades)
    parts = [hours, *(book.say(wade) for wade in wades), *([book.say("no_pavement")] if bare else [])]
    return book.joined(parts, "; ")


def needed_facts(book: Phrasebook, place: PlaceFacts) -> list[Fact]:
    """When, when to leave home, cost and telephone."""
    ask = _ask(book, place)
    facts = [(book.say("when"), _when(book, place))]
    if place.next is not None and not place.next.open_for_hours:
        facts.append((book.say("next_time"), _next(book, place, place.next)))
    facts.append((book.say("cost"), book.both(place.cost) if place.cost else ask))
    facts.append((book.say("phone"), book.both(place.phone) if place.phone else book.say("not_known")))
    return facts


def further_facts(book: Phrasebook, place: PlaceFacts) -> list[Fact]:
    """Where it is, step-free access, what to beware of on the way."""
    ask, facts = _ask(book, place), []
    if where := place.address or place.street:
        location = book.both(where) if place.address else book.say("off_street", street=where)
        facts.append((book.say("where"), location))
    facts.append((book.say("step_free"), book.say(place.step_free) if place.step_free else ask))
    return facts + ([(book.say("on_the_way"), place.cautions)] if any(place.cautions) else [])


def _when(book: Phrasebook, place: PlaceFacts) -> Text:
    parts = (
        [book.say("paused" if place.first_step is FirstStep.RING else "paused_look")] if place.paused else []
    )
    parts += [place.times] if any(place.times) else []
    parts += [book.say("as_written", text=place.written_times)] if place.written_times else []
    return book.joined(parts, "; ") if parts else _ask(book, place)


def _next(book: Phrasebook, place: PlaceFacts, occasion: Occasion) -> Text:
    at = times.at_clock(book, occasion.starts)
    line = book.say("day_at", day=times.weekday_and_day(book, occasion.starts), time=at)
    if occasion.leave is not None:
        leave = book.say("week_leave", time=times.at_clock(book, occasion.leave))
        line = book.joined([line, leave], ". ")
    return line if occasion.certain else book.joined([line, book.say(f"week_{place.first_step}")], " ")
