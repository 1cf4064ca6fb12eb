"""How is it said what is in reach of a start, what is not and why, or that nothing can be said of it?"""

from typing import Any, Final

from presentation.words import plain as words
from presentation.words.language import plural, sentence
from questions.walks.near_person import NearPerson, OriginStatus
from questions.walks.obstacles import Cause, Obstacle
from questions.walks.walking_ground import ASSET_LIMIT_M, ORIGIN_LIMIT_M

FURTHER_THAN_KNOWN = sentence("further than can be told")


def cannot_judge(answer: NearPerson) -> str:
    """Why nothing can be said of what is in reach, and what to do; "" where it can be judged."""
    away = FURTHER_THAN_KNOWN if answer.off_m is None else length_words(answer.off_m)
    title = words.one_line(answer.area_title)
    if answer.status is OriginStatus.JUDGED:
        return ""
    if answer.status is OriginStatus.UNCONNECTED:
        return sentence(
            "This place lies on {length} of street that the map does not join to the rest of {area}, so what "
            "is in reach cannot be judged. Try a point on the nearest through street, or ask for the missing "
            "path to be added to OpenStreetMap.",
            length=length_words(answer.piece_m or 0.0),
            area=title,
        )
    if answer.status is OriginStatus.ACROSS:
        return sentence(
            "Water or a railway lies between this place and every street within {limit:.0f} m, so the walk "
            "cannot be judged: the nearest street on this side is {away} away. Choose a point on the street "
            "that the person leaves home by.",
            away=away,
            limit=ORIGIN_LIMIT_M,
        )
    if answer.status is OriginStatus.FAR_FROM_STREET:
        return sentence(
            "This place is {away} from the nearest street that a walker can use; beyond {limit:.0f} m the "
            "walk cannot be judged. Choose a point nearer to the street that the person leaves home by.",
            away=away,
            limit=ORIGIN_LIMIT_M,
        )
    if answer.outside:
        return sentence(
            "The streets prepared for {area} do not reach this place: the nearest is {away} away. What is in "
            "reach here is not known. It lies outside of the area: choose a place in it, or another area.",
            area=title,
            away=away,
        )
    return sentence(
        "The streets prepared for {area} do not reach this place: the nearest is {away} away. What is in "
        "reach here is not known. Prepare the area again with a street file that covers it.",
        area=title,
        away=away,
    )


_SIDES: Final = {
    "north": sentence("north"), "north-east": sentence("north-east"), "east": sentence("east"),
    "south-east": sentence("south-east"), "south": sentence("south"), "south-west": sentence("south-west"),
    "west": sentence("west"), "north-west": sentence("north-west"),
}  # fmt: skip


def edge_words(answer: NearPerson) -> str:
    """That the map ends within the walk, and where; "" where it does not, or where nobody has measured it."""
    if answer.edge is None:
        return ""
    return sentence(
        "The streets that we know end {away} {side} of here: what lies beyond is not in this answer, and may "
        "be near.",
        away=length_words(answer.edge.away_m),
        side=_SIDES[answer.edge.side],
    )


def length_words(length_m: float) -> str:
    """Metres to ten, or kilometres to a tenth from one on."""
    if length_m >= 1000:
        return sentence("{kilometres:.1f} km", kilometres=length_m / 1000)
    return words.metres(length_m)


def obstacle_words(obstacle: Obstacle) -> str:
    """What puts an asset out of reach: "20 minutes at this pace"."""
    if obstacle.cause is Cause.OFF_THE_STREETS:
        return sentence("more than {limit:.0f} m from any street we know", limit=ASSET_LIMIT_M)
    if obstacle.cause is Cause.NO_WAY_ON_FOOT and obstacle.piece_m:
        return sentence(
            "not known: the map joins the {length} of path beside it to no other street",
            length=length_words(obstacle.piece_m),
        )
    if obstacle.cause is Cause.NO_WAY_ON_FOOT:
        return sentence("no way on foot in the streets we know")
    minutes = obstacle.minutes or 0
    if obstacle.cause is Cause.NOT_STEP_FREE:
        return plural(
            "no step-free way known ({count} minute over what may stop wheels)",
            "no step-free way known ({count} minutes over what may stop wheels)",
            minutes,
        )
    if obstacle.cause is Cause.BARE_MAIN_ROAD:
        return plural(
            "only along a main road without a pavement ({count} minute)",
            "only along a main road without a pavement ({count} minutes)",
            minutes,
        )
    if obstacle.at_least:
        return plural(
            "more than {count} minute at this pace", "more than {count} minutes at this pace", minutes
        )
    return plural("{count} minute at this pace", "{count} minutes at this pace", minutes)


def number_in_reach(answer: NearPerson) -> str:
    """ "14 places within 15 minutes at a steady pace." """
    return plural(
        "{count:,} place within {minutes} at {pace}.",
        "{count:,} places within {minutes} at {pace}.",
        len(answer.in_reach),
        minutes=words.minutes(answer.question.minutes),
        pace=words.at_pace(answer.question.pace),
    )


def nearest_words(answer: NearPerson, first: Any) -> str:
    """ "The nearest is the Old Library, 8 minutes away."; ``first`` is the first row that ``named`` gives."""
    title = words.one_line(first.title)
    if first.kind_label.lower() not in title.lower():
        title = sentence("{title} ({kind})", title=title, kind=first.kind_label.lower())
    away = words.minutes(first.walk_min)
    if first.walk_m <= answer.in_reach["walk_m"].min():
        return sentence("The nearest is {title}, {minutes} away.", title=title, minutes=away)
    return sentence("The first in the list is {title}, {minutes} away.", title=title, minutes=away)


def away_words(kind_label: str, walk_min: float) -> str:
    """ "Library, 8 minutes away": what a point on the map says beside its name."""
    return sentence("{kind}, {minutes} away", kind=kind_label, minutes=words.minutes(walk_min))
