"""What is said of rides to one person, and to two from one home: what is the same for both, once?"""

from collections.abc import Iterable, Mapping, Sequence

from layers.rides.model import RideZone
from presentation.words.near.two.whose import FOR_BOTH, PEOPLE, of_whom_words
from presentation.words.rides.place import ride_to_words
from presentation.words.rides.zone import zone_words
from questions.rides.on_paper import RideGoer
from questions.rides.ride_to import RideToPlace
from questions.together.two_people import ForWhom

RideLine = tuple[str, RideZone]  # what is said, and of which scheme


def zone_lines(zones: Sequence[RideZone], goers: Sequence[RideGoer]) -> list[RideLine]:
    """What each scheme that comes to the home says, to each of those who ride."""
    return _lines((goer, (zone_words(zone, goer.rider), zone)) for goer in goers for zone in zones)


def ride_lines_of(rides: Mapping[RideGoer, Sequence[RideToPlace]]) -> list[RideLine]:
    """What each says of one place, to each of those who ride."""
    return _lines(
        (goer, (ride_to_words(each, goer.rider), each.zone))
        for goer, every in rides.items()
        for each in every
    )


def _lines(of_goers: Iterable[tuple[RideGoer, RideLine]]) -> list[RideLine]:
    """A line for each scheme; for two, what is the same for both once, else each one's own."""
    whose: dict[RideLine, list[ForWhom | None]] = {}
    for goer, line in of_goers:
        whose.setdefault(line, []).append(goer.whose)
    return [(_of_whom(text, who), zone) for (text, zone), who in whose.items()]


def _of_whom(text: str, who: Sequence[ForWhom | None]) -> str:
    if who[0] is None:
        return text
    if len(who) > 1:
        return of_whom_words(FOR_BOTH, text)
    return of_whom_words(PEOPLE[who[0] is ForWhom.SECOND], text)
