"""How is one place told in short sentences, one idea each, with a drawing beside every one?"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from presentation.printing.handout.asking import HandoutRequest
from presentation.printing.handout.blocks import (
    Block,
    heading,
    lines_to_write_on,
    picture,
    whom_to_ring,
    with_pictures,
)
from presentation.printing.handout.pictures import drawing
from presentation.printing.handout.place_facts import PlaceFacts, together
from presentation.printing.handout.sides import Room, map_words
from presentation.printing.handout.way_map import WayMap
from presentation.printing.lettered import numbers_together, printable
from presentation.words.handout import times
from presentation.words.handout.by_bus import easy_bus
from presentation.words.handout.directions import easy_directions
from presentation.words.handout.easy_ride import easy_ride
from presentation.words.handout.easy_rules import EasyLine
from presentation.words.handout.phrasebook import Phrasebook, Text
from presentation.words.plain import one_line, pounds
from questions.together.two_people import ForWhom

_FOR_WHOM: Final = {
    ForWhom.BOTH: "easy_both",
    ForWhom.APART: "easy_apart",
    ForWhom.FIRST: "easy_first",
    ForWhom.SECOND: "easy_second",
}
_SLOWER: Final = {ForWhom.BOTH: "easy_slower", ForWhom.APART: "easy_apart_slower"}
_QUOTED: Final = frozenset({"name", "text", "number", "address", "street"})


def easy_side(
    book: Phrasebook, place: PlaceFacts, drawn: WayMap, request: HandoutRequest, room: Room
) -> list[Block]:
    """One place as an easy read: its sentences, its map, the way, whom to ring."""
    lines, way = easy_lines(book, place), easy_way(book, place, drawn, request)
    blocks = [heading(place.name), with_pictures([(drawing(line.drawing), line.texts) for line in lines])]
    by_bus = easy_by_bus(book, place, request)
    blocks += [with_pictures([(drawing(line.drawing), line.texts) for line in by_bus])] if by_bus else []
    if by_ride := easy_by_ride(book, place, request):
        blocks.append(with_pictures([(drawing(line.drawing), line.texts) for line in by_ride]))
    blocks.append(picture(drawn.svg, map_words(book, place, drawn, request), drawn.width_pt, drawn.height_pt))
    blocks.append(with_pictures([(drawing(line.drawing), line.texts) for line in way]))
    if request.contact:
        worker = easy_worker(book, request)
        blocks.append(with_pictures([(drawing(line.drawing), line.texts) for line in worker]))
    else:
        blocks.append(whom_to_ring(book, request.contact))
    return [*blocks, lines_to_write_on(book.say("my_notes"), room.lines)]


def easy_lines(book: Phrasebook, place: PlaceFacts) -> list[EasyLine]:
    """When it is, how far, where, what it costs, whom to ring: sentence by sentence."""
    return [
        *_when(book, place),
        *_walk(book, place),
        *_where(book, place),
        *_cost(book, place),
        *_ring(book, place),
    ]


def easy_way(book: Phrasebook, place: PlaceFacts, drawn: WayMap, request: HandoutRequest) -> list[EasyLine]:
    """What the map shows, and the way in steps of one idea each."""
    lines = [_line(book, "map", "easy_map")]
    way = place.entry.chosen.way
    if way is None or drawn.begins_m is None:
        return lines
    lines.append(_line(book, "map", "easy_map_whole" if request.whole_way else "easy_map_end"))
    lines += [_line(book, "keep", "easy_keep")] if request.whole_way else []
    steps = easy_directions(book, way, drawn.begins_m)
    return lines + [EasyLine("turn", text, quoted) for text, quoted in steps]


def easy_by_bus(book: Phrasebook, place: PlaceFacts, request: HandoutRequest) -> list[EasyLine]:
    """A session by bus, where one is taken home; what is near home only if that was asked for."""
    trip = place.entry.chosen.bus_on_paper(whole_way=request.whole_way)
    lines = easy_bus(book, trip, today=place.today) if trip is not None else ()
    return [replace(line, texts=tuple(map(printable, line.texts))) for line in lines]


def easy_by_ride(book: Phrasebook, place: PlaceFacts, request: HandoutRequest) -> list[EasyLine]:
    """The rides from door to door, where any are known in the area."""
    rides = place.entry.chosen.rides
    lines = easy_ride(book, rides, whole_way=request.whole_way) if rides is not None else ()
    return [
        replace(line, texts=tuple(numbers_together(printable(text)) for text in line.texts)) for line in lines
    ]


def easy_worker(book: Phrasebook, request: HandoutRequest) -> list[EasyLine]:
    """Whom they can ring about this sheet."""
    contact = request.contact
    name, number = printable(one_line(contact.name)), together(printable(one_line(contact.number)))
    lines = [_line(book, "person", "easy_worker", name=name)] if name else []
    return lines + ([_line(book, "phone", "easy_worker_number", number=number)] if number else [])


def _when(book: Phrasebook, place: PlaceFacts) -> Iterator[EasyLine]:
    if place.paused:
        yield _line(book, "calendar", "easy_paused")
        return
    occasion, sessions = place.next, place.record.sessions
    weekly = {each.weekday for each in sessions if each.every_weeks == 1 and not each.week_of_month}
    if len(sessions) == 1 and len(weekly) == 1:
        yield _line(book, "calendar", "easy_every", weekday=times.weekday(book, weekly.pop()))
    if occasion is not None:
        yield _line(book, "calendar", "easy_next", day=times.weekday_and_day(book, occasion.starts))
        if occasion.leave is not None:
            yield _line(book, "door", "easy_leave", time=times.at_clock(book, occasion.leave))
        begins, ends = (
            ("easy_opens", "easy_closes") if occasion.open_for_hours else ("easy_starts", "easy_ends")
        )
        yield _line(book, "clock", begins, time=times.at_clock(book, occasion.starts))
        if occasion.ends is not None:
            yield _line(book, "clock", ends, time=times.at_clock(book, occasion.ends))
        else:
            yield _line(book, "clock", "easy_end_unknown")
    elif place.written_times:
        yield _line(book, "calendar", "easy_times_written", text=place.written_times)
    else:
        yield _line(book, "calendar", "easy_when_unknown")


def _walk(book: Phrasebook, place: PlaceFacts) -> Iterator[EasyLine]:
    two = place.entry.chosen.of_two
    if two is not None:
        yield _line(book, "person", _FOR_WHOM[two.whose])
    if place.walk_min is not None:
        if two is not None and two.whose in _SLOWER:
            yield _line(book, "walk", _SLOWER[two.whose])
        key = "easy_walk_1" if place.walk_min <= 1 else "easy_walk"
        yield _line(book, "walk", key, count=max(1, place.walk_min))


def _where(book: Phrasebook, place: PlaceFacts) -> Iterator[EasyLine]:
    if place.address:
        yield _line(book, "place", "easy_address", address=place.address)
    elif place.street:
        yield _line(book, "place", "easy_street", street=place.street)
    step_free = {"yes": "easy_steps_no", "no": "easy_steps_yes", "partly": "easy_steps_partly"}
    yield _line(book, "steps", step_free.get(place.step_free, "easy_steps_unknown"))


def _cost(book: Phrasebook, place: PlaceFacts) -> Iterator[EasyLine]:
    if place.cost_pence is not None:
        money = pounds(place.cost_pence)
        key = "easy_costs" if place.cost_pence else "easy_free"
        yield _line(book, "coins", key, money=money)
    elif place.cost:
        yield _line(book, "coins", "easy_cost_written", text=place.cost)
    else:
        yield _line(book, "coins", "easy_cost_unknown")


def _ring(book: Phrasebook, place: PlaceFacts) -> Iterator[EasyLine]:
    if place.phone:
        yield _line(book, "phone", "easy_phone", number=place.phone)
    else:
        yield _line(book, "phone", "easy_phone_unknown")
    if place.phone and (place.ring_first or (place.next is not None and not place.next.certain)):
        yield _line(book, "phone", "easy_ring_first")


def _line(book: Phrasebook, drawn: str, key: str, **values: str | int | Text) -> EasyLine:
    quoted = tuple(str(value) for name, value in values.items() if name in _QUOTED)
    return EasyLine(drawn, book.say(key, **values), quoted)
