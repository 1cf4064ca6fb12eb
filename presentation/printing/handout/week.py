"""What does a week look like, Monday to Sunday, and does the money last?"""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from layers.places.nations import Nation
from presentation.printing.handout.asking import HandoutRequest
from presentation.printing.handout.blocks import Block, day_of_week, heading, paragraph
from presentation.printing.handout.occasions import DAYS, Occasion, monday_after, week_of
from presentation.printing.handout.place_facts import PlaceFacts
from presentation.printing.handout.sides import last_lines, schemes_of
from presentation.printing.lettered import printable
from presentation.words.freshness import FirstStep
from presentation.words.handout import times
from presentation.words.handout.bus_week import open_by_bus, session_by_bus, week_ended, week_pass
from presentation.words.handout.phrasebook import Phrasebook, Text
from presentation.words.plain import pounds
from questions.buses.on_paper import BusWeek

_LINES: Final = 1

Outing = tuple[PlaceFacts, Occasion]


def week_page(
    book: Phrasebook, places: Sequence[PlaceFacts], request: HandoutRequest, *, now: datetime, nation: Nation
) -> list[Block]:
    """The next whole week that begins on a Monday, with the places that are on, and what it costs."""
    monday = _monday(places, now)
    is_over = monday + timedelta(days=DAYS) <= now.date()  # asked for by an old timetable
    begins = datetime.combine(monday, time()) - timedelta(minutes=1) if is_over else now
    outings = [
        (place, occasion)
        for place in places
        for occasion in week_of(place.record, nation, now=begins, walk_min=place.walk_min, monday=monday)
    ]
    at_a_time = [outing for outing in outings if not outing[1].open_for_hours]
    first, last = (times.weekday_and_day(book, monday + timedelta(days=days)) for days in (0, DAYS - 1))
    blocks = [heading(book.say("your_week", first=first, last=last))]
    blocks += _by_bus(book, places, week_ended)
    for number in range(DAYS):
        day = monday + timedelta(days=number)
        rows = sorted(
            (each for each in at_a_time if each[1].starts.date() == day), key=lambda each: each[1].starts
        )
        rows_of_day = [_row(book, *each) for each in rows] or [_open_then(book, places, outings, day)]
        blocks.append(day_of_week(times.weekday_and_day(book, day), rows_of_day))
    blocks += _elsewhen(book, places, outings)
    blocks += _by_bus(book, places, week_pass)
    blocks += _costs(book, at_a_time, request.money_pence)
    blocks += schemes_of(book, places, request)
    return [*blocks, *last_lines(book, request, _LINES)]


def _open_then(book: Phrasebook, places: Sequence[PlaceFacts], outings: Sequence[Outing], day: date) -> Text:
    """Of a day without a session what is open for hours, whose lines stand below; else that nothing is."""
    open_then = {id(place) for place, occasion in outings if occasion.starts.date() == day}
    names = [place.name for place in places if id(place) in open_then or _goes_by_bus(place, day)]
    return book.say("week_only_open", names=book.joined(names)) if names else book.say("nothing_on")


def _row(book: Phrasebook, place: PlaceFacts, occasion: Occasion) -> Text:
    ends = occasion.ends.time() if occasion.ends else None
    line = book.say("week_line", time=times.hours(book, occasion.starts.time(), ends), name=place.name)
    cost = place.cost if place.cost_pence is None else pounds(place.cost_pence)
    first = book.joined([line, book.both(cost)])
    more = [book.say("week_leave", time=times.at_clock(book, occasion.leave))] if occasion.leave else []
    if place.entry.chosen.bus_week is not None:
        more.append(_printable(session_by_bus(book, place.entry.chosen.bus_week, occasion.starts)))
    more += [] if occasion.certain and not place.ring_first else [book.say(f"week_{place.first_step}")]
    return book.joined([first, book.joined(more, " ")], ". ") if more else first


def _goes_by_bus(place: PlaceFacts, day: date) -> bool:
    """Whether a line below tells how one gets there by bus on a day on which it is open for hours."""
    week = place.entry.chosen.bus_week
    return week is not None and any(
        each.session.drop_in and each.session.starts.date() == day for each in week.sessions
    )


def _monday(places: Sequence[PlaceFacts], now: datetime) -> date:
    """With which day the week begins: by bus with that of which the buses were looked up."""
    weeks = (place.entry.chosen.bus_week for place in places)
    return next((week.monday for week in weeks if week is not None), monday_after(now.date()))


def _by_bus(
    book: Phrasebook, places: Sequence[PlaceFacts], words: Callable[[Phrasebook, BusWeek, date], list[Text]]
) -> list[Block]:
    """What is so of all buses of the week; each once, though several places say it."""
    every = [
        text
        for place in places
        if place.entry.chosen.bus_week is not None
        for text in words(book, place.entry.chosen.bus_week, place.today)
    ]
    return [paragraph(text, "strong") for text in dict.fromkeys(every)]


def _printable(text: Text) -> Text:
    return tuple(map(printable, text))


def _elsewhen(book: Phrasebook, places: Sequence[PlaceFacts], outings: Sequence[Outing]) -> list[Block]:
    """What is open for hours, what is not on this week, and of what no time is known."""
    blocks, seen = [], {id(place) for place, _ in outings}
    open_places = {id(place): place for place, occasion in outings if occasion.open_for_hours}
    if open_places:
        rows = [row for place in open_places.values() for row in _open_rows(book, place)]
        blocks.append(day_of_week(book.say("week_open"), rows))
    others = [place for place in places if id(place) not in seen]
    timed = [place for place in others if place.record.sessions and not place.paused]
    unknown = [place for place in others if not place.record.sessions or place.paused]
    rung = [place for place in unknown if place.first_step is FirstStep.RING]
    silent = [place for place in unknown if place.first_step is not FirstStep.RING]
    for key, group in (("not_this_week", timed), ("any_time", rung), ("any_time_look", silent)):
        if group:
            blocks.append(paragraph(book.say(key, names=book.joined([place.name for place in group]))))
    return blocks


def _open_rows(book: Phrasebook, place: PlaceFacts) -> list[Text]:
    """When it is open, and by bus a line for each day."""
    rows, week = [book.joined([place.name, place.times], ": ")], place.entry.chosen.bus_week
    return rows if week is None else [*rows, *map(_printable, open_by_bus(book, week))]


def _costs(book: Phrasebook, outings: Sequence[Outing], money_pence: int | None) -> list[Block]:
    """What going to all of it costs against what they have. What is not known is never counted as nothing."""
    if not outings:
        return [paragraph(book.say("you_have", money=pounds(money_pence)))] if money_pence is not None else []
    total = sum(place.cost_pence or 0 for place, _ in outings)
    unpriced = list({id(place): place.name for place, _ in outings if place.cost_pence is None}.values())
    names = book.joined(unpriced)
    priced = any(place.cost_pence is not None for place, _ in outings)
    if not priced:
        is_rung = any(place.first_step is FirstStep.RING for place, _ in outings if place.cost_pence is None)
        texts = [book.say("week_cost_unknown" if is_rung else "week_cost_silent", names=names)]
    elif unpriced:
        texts = [book.say("week_costs_at_least", sum=_amount(total), names=names)]
    else:
        texts = [book.say("week_costs", sum=_amount(total))]
    if money_pence is not None:
        texts.append(_money(book, total, money_pence, priced=priced, whole=not unpriced))
    return [paragraph(text, "strong") for text in texts]


def _money(book: Phrasebook, total: int, money_pence: int, *, priced: bool, whole: bool) -> Text:
    money, left = _amount(money_pence), money_pence - total
    if not priced:
        return book.say("you_have", money=money)
    if left < 0:
        return book.say("week_too_much", money=money, over=_amount(-left))
    return book.say("week_enough" if whole else "week_enough_maybe", money=money, left=_amount(left))


def _amount(pence: int) -> str:
    """Money that somebody has: "£0", never "Free"."""
    return pounds(pence) if pence else "£0"
