"""What stands on a side for one place, and on the page before several?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from presentation.printing.handout.asking import HandoutRequest
from presentation.printing.handout.blocks import (
    Block,
    fact_list,
    heading,
    lines_to_write_on,
    numbered,
    paragraph,
    picture,
    whom_to_ring,
)
from presentation.printing.handout.place_facts import Fact, PlaceFacts, further_facts, needed_facts
from presentation.printing.handout.way_map import WayMap
from presentation.printing.lettered import numbers_together, printable
from presentation.words.handout import times
from presentation.words.handout.by_bus import bus_facts
from presentation.words.handout.by_ride import ride_line, ride_words, scheme_words
from presentation.words.handout.directions import directions
from presentation.words.handout.phrasebook import Phrasebook, Text


@dataclass(frozen=True)
class Room:
    """How large the letters are, how high the map, how many lines there are to write on."""

    text_pt: float
    map_pt: float
    lines: int


def side_of(
    book: Phrasebook, place: PlaceFacts, drawn: WayMap, request: HandoutRequest, room: Room
) -> list[Block]:
    """All that one place needs on one side of paper."""
    under = book.joined([place.kind, place.walk], " · ")
    way, blocks = place.entry.chosen.way, [heading(place.name)]
    blocks += [paragraph(under, "lead")] if any(under) else []
    by_bus = by_bus_facts(book, place, request)
    by_ride = by_ride_facts(book, place, request)
    blocks.append(fact_list([*by_bus, *needed_facts(book, place), *further_facts(book, place), *by_ride]))
    blocks.append(paragraph(place.checked, "strong" if place.ring_first else ""))
    blocks.append(picture(drawn.svg, map_words(book, place, drawn, request), drawn.width_pt, drawn.height_pt))
    if way is not None and drawn.begins_m is not None:
        title = book.say("the_way_there" if request.whole_way else "the_end_of_the_way")
        note = book.say("map_whole" if request.whole_way else "map_end")
        blocks += [heading(title, 2), numbered(directions(book, way, drawn.begins_m)), paragraph(note)]
    blocks += [paragraph(book.say("letters_missing"))] if place.incomplete else []
    return [*blocks, *last_lines(book, request, room.lines)]


def by_bus_facts(book: Phrasebook, place: PlaceFacts, request: HandoutRequest) -> list[Fact]:
    """A session by bus, where one is taken home; what is near home only if that was asked for."""
    trip = place.entry.chosen.bus_on_paper(whole_way=request.whole_way)
    facts = bus_facts(book, trip, today=place.today) if trip is not None else []
    return [(name, tuple(map(printable, value))) for name, value in facts]


def by_ride_facts(book: Phrasebook, place: PlaceFacts, request: HandoutRequest) -> list[Fact]:
    """The rides from door to door to one place, where any are known in the area."""
    rides = place.entry.chosen.rides
    if rides is None:
        return []
    name = book.say("door_to_door")
    every = ride_words(book, rides, whole_way=request.whole_way)
    return [(name, _to_print(words)) for words in every]


def ride_line_facts(book: Phrasebook, place: PlaceFacts, request: HandoutRequest) -> list[Fact]:
    """By which rides one gets to one of several places; what is so of them stands on its own side."""
    rides = place.entry.chosen.rides
    line = book.both("") if rides is None else ride_line(book, rides, whole_way=request.whole_way)
    return [(book.say("door_to_door"), _to_print(line))] if any(line) else []


def schemes_of(book: Phrasebook, places: Sequence[PlaceFacts], request: HandoutRequest) -> list[Block]:
    """The rides from door to door to several places, each scheme once."""
    going = [(place.name, place.entry.chosen.rides) for place in places]
    with_rides = [(name, rides) for name, rides in going if rides is not None]
    texts = scheme_words(book, with_rides, whole_way=request.whole_way)
    lines = [paragraph(_to_print(text)) for text in texts]
    return [heading(book.say("door_to_door"), 2), *lines] if lines else []


def _to_print(text: Text) -> Text:
    return tuple(numbers_together(printable(each)) for each in text)


def map_words(book: Phrasebook, place: PlaceFacts, drawn: WayMap, request: HandoutRequest) -> Text:
    """What the map shows, for who cannot see it."""
    around = book.say("map_around", name=place.name)
    if drawn.begins_m is None:
        return around
    return book.joined([around, book.say("map_whole" if request.whole_way else "map_end")], " ")


def summary_of(
    book: Phrasebook, places: Sequence[PlaceFacts], request: HandoutRequest, *, title: Text, gone: bool
) -> list[Block]:
    """All the places on one page, each with what is needed most."""
    blocks = [heading(title)]
    if any(any(place.walk) for place in places):
        blocks.append(paragraph(book.say("one_way_at_your_pace")))
    for place in places:
        blocks.append(heading(place.name, 2))
        blocks += [paragraph(place.walk, "strong")] if any(place.walk) else []
        blocks.append(fact_list([*needed_facts(book, place), *ride_line_facts(book, place, request)]))
    blocks += [paragraph(book.say("place_gone"))] if gone else []
    return [*blocks, *last_lines(book, request, 1)]


def last_lines(book: Phrasebook, request: HandoutRequest, count: int) -> list[Block]:
    """Lines to write on, and whom to ring."""
    return [lines_to_write_on(book.say("my_notes"), count), whom_to_ring(book, request.contact)]


def area_and_day(book: Phrasebook, area_title: str, today: date) -> Text:
    """Of which area, and on which day all this was known."""
    return book.say("area_and_day", area=area_title, day=times.day(book, today))
