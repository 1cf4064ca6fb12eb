"""Which pages does a hand-out have, and how large may its letters be so that each place keeps to one side?"""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any, Final, Protocol

from layers.area import Area
from layers.assets.kinds import Kinds
from presentation.drawing.tiles.scene import Scene
from presentation.printing.handout.asking import Form, HandoutRequest
from presentation.printing.handout.blocks import Block
from presentation.printing.handout.easy_read import easy_side
from presentation.printing.handout.place_facts import PlaceFacts, place_facts
from presentation.printing.handout.sides import Room, area_and_day, side_of, summary_of
from presentation.printing.handout.way_map import WayMap, shown_from_m, way_map
from presentation.printing.handout.week import week_page
from presentation.printing.lettered import printable
from presentation.printing.sheet.chosen import Chosen, check_number, known_and_unknown
from presentation.words.credits import attributions
from presentation.words.handout.phrasebook import Phrasebook, Text, phrasebook
from questions.places.area_assets import AreaAssets

PAGE_PT: Final = 515.0  # the width between the margins of A4
ROOMS: Final = (
    Room(17.0, 330.0, 2),
    Room(16.0, 290.0, 2),
    Room(15.0, 260.0, 2),
    Room(14.0, 250.0, 2),
    Room(14.0, 210.0, 1),
    Room(14.0, 170.0, 1),
    Room(14.0, 140.0, 1),
    Room(14.0, 100.0, 1),
)
# An easy read that does not fit on one side takes a second one, in large letters and with a large map.
EASY_ROOMS: Final = (Room(18.0, 260.0, 2), Room(16.0, 220.0, 1), Room(18.0, 250.0, 2))
EASY_BY_BUS: Final = (Room(16.0, 200.0, 1),)  # with the buses there and home two sides

Fits = Callable[[dict[str, Any]], bool]
_NO_MAP: Final = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'


class Maker(Protocol):
    """Makes the blocks of one page at a size."""

    def __call__(self, room: Room, *, drawn: bool) -> list[Block]:
        """The blocks; without ``drawn`` there is only room for the map."""
        ...


def handout_content(
    area: Area,
    assets: AreaAssets,
    chosen: Sequence[Chosen],
    request: HandoutRequest,
    *,
    kinds: Kinds,
    now: datetime,
    scene: Scene,
    fits: Fits,
) -> dict[str, Any]:
    """The hand-out of the chosen places as plain data.

    Parameters
    ----------
    area, assets
        The prepared place, and what the register knows there.
    chosen
        The places in the order wanted, with their minutes and ways where a start is known.
    request
        What sort of hand-out it is.
    kinds
        Every kind and family.
    now
        Day and time of the clock in the United Kingdom, without a zone: nothing told has begun by then.
    scene
        The area as its tiles are drawn.
    fits
        Whether a document of one page keeps to one side of paper.

    Returns
    -------
    ``title``, ``languages``, ``foot``, ``credit``, ``page``, ``unchecked`` and ``pages``, each of which has
    its ``size`` in points and its ``blocks``.

    Raises
    ------
    ChosenError
        None of the places is in the register here, or they are too many.
    PhraseError
        There are no words in a language that is asked for.
    """
    here, gone = known_and_unknown(assets, chosen)
    check_number(here, more_pages=True)
    book = phrasebook(*request.languages)
    places = place_facts(book, assets, here, kinds=kinds, now=now)
    title = book.say("places_to_walk_to" if any(any(each.walk) for each in places) else "places_to_go")
    if request.form is Form.WEEK:
        makers = [_always(week_page(book, places, request, now=now, nation=assets.nation))]
    else:
        makers = [partial(_side, area, book, place, request, scene) for place in places]
    if request.form is Form.SIDES and len(places) > 1:
        page = summary_of(book, places, request, title=title, gone=bool(gone))
        makers.insert(0, _always(page))
    document = _frame(area, book, places, title, now)
    easy = EASY_BY_BUS if any(each.by_bus is not None for each in here) else EASY_ROOMS
    rooms = easy if request.form is Form.EASY_READ else ROOMS
    pages = [_fitting(document, maker, rooms, fits) for maker in makers]
    return {**document, "pages": pages}


def _frame(
    area: Area, book: Phrasebook, places: Sequence[PlaceFacts], title: Text, now: datetime
) -> dict[str, Any]:
    """What stands round the pages: title, credit, and what must be said of the translation."""
    names = " · ".join(map(printable, attributions(area, drawn_only=True)))
    unchecked = [book.say("unchecked")] if book.unchecked else []
    return {
        "title": places[0].name[0] if len(places) == 1 else title[0],
        "languages": list(book.languages),
        "foot": list(area_and_day(book, printable(area.title), now.date())),
        "credit": book.say("map_credit", names=names)[0],
        "page": book.say("page_of", page="{page}", pages="{pages}")[0],
        "unchecked": [list(text) for text in unchecked],
    }


def _always(blocks: list[Block]) -> Maker:
    """A page that is the same at every size."""
    return lambda room, *, drawn: blocks


def _side(
    area: Area,
    book: Phrasebook,
    place: PlaceFacts,
    request: HandoutRequest,
    scene: Scene,
    room: Room,
    *,
    drawn: bool,
) -> list[Block]:
    """One place at this size, with its map, or only with the room for it, to see whether all of it fits."""
    size_pt, whole_way = (PAGE_PT, room.map_pt), request.whole_way
    if drawn:
        way = way_map(scene, place.entry, book, crs=area.crs, size_pt=size_pt, whole_way=whole_way)
    else:
        way = WayMap(_NO_MAP, *size_pt, shown_from_m(place.entry, whole_way=whole_way))
    make = easy_side if request.form is Form.EASY_READ else side_of
    return make(book, place, way, request, room)


def _fitting(document: dict[str, Any], maker: Maker, rooms: Sequence[Room], fits: Fits) -> dict[str, Any]:
    """The page at the largest size at which it keeps to one side; else it flows on at the last one."""
    for room in rooms:
        page = {"size": room.text_pt, "blocks": maker(room, drawn=False)}
        if fits({**document, "pages": [page]}):
            break
    least_pt = min(each.text_pt for each in rooms)  # what a browser prints in, whose letters are wider
    return {"size": room.text_pt, "least": least_pt, "blocks": maker(room, drawn=True)}
