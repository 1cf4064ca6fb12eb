"""How are the hills of a walk told? What goes up and down, the steepest stretch, the longest climb."""

from typing import Any, Final

from geo.hills.climbs import OVER_M, Climbs
from geo.paces import Pace
from layers.area import Area
from layers.relief.hilly_area import hills_known
from presentation.words import plain as words
from presentation.words.language import sentence, worded
from questions.walks.one_way import OneWay

HILLS: Final = sentence("Hills")
HILLS_BACK: Final = sentence("Hills on the way back")
COUNT_HILLS: Final = sentence("Count hills")
COUNT_HILLS_HELP: Final = sentence(
    "Uphill takes longer, by the pace chosen; downhill is never faster than on the level. "
    "Heights are known every 50 m, so a short steep stretch may be missed."
)
NOT_KNOWN_HERE: Final = sentence("The heights of the streets here are not known: every walk counts as level.")
LEFT_OUT: Final = sentence("Hills are left out: every walk counts as level.")
STEEP: Final = 0.05  # 1 in 20: steeper than this a ramp needs landings, by the Building Regulations, Part M
LEVEL_M: Final = 4.0  # up and down together: less is level, as far as a grid of 50 m can tell


def hill_note(area: Area, pace: Pace) -> str:
    """How hills count at a pace, beneath the controls; "" where they are left out."""
    if not hills_known(area):
        return NOT_KNOWN_HERE
    if not pace.counts_hills:
        return LEFT_OUT
    return sentence("Hills: {source}.", source=worded(pace.hill_source))


def hill_words(walk: OneWay) -> str:
    """The hills of one way in sentences; "" where nothing is known of hills here."""
    climbs = walk.climbs
    if climbs is None:
        return ""
    parts = [_up_and_down(climbs), *_steepest(climbs), *_longest(climbs), _minutes(walk), _lacking(climbs)]
    return " ".join(part for part in parts if part)


def short_hills(climbs: Climbs) -> str:
    """The same in few words, for a card: "20 m up, 3 m down; longest climb 18 m; may be steep, to 7% up"."""
    if climbs.rise_m + climbs.fall_m < LEVEL_M:
        return sentence("level, as far as is known")
    parts = [sentence("{rise:.0f} m up, {fall:.0f} m down", rise=climbs.rise_m, fall=climbs.fall_m)]
    if climbs.longest is not None and climbs.longest.up_m >= LEVEL_M:
        parts.append(sentence("longest climb {up:.0f} m", up=climbs.longest.up_m))
    if slopes := _short_slopes(climbs):
        parts.append(sentence("may be steep, to {slopes}", slopes=slopes))
    return "; ".join(parts)


def short_hills_by_way(there: OneWay, back: OneWay) -> dict[str, str]:
    """The hills of both ways in a few words, by what they are called; the way back where it is another."""
    hills_of = {} if there.climbs is None else {HILLS: short_hills(there.climbs)}
    if back.climbs is not None and (hills := short_hills(back.climbs)) != hills_of.get(HILLS):
        hills_of[HILLS_BACK] = sentence("{minutes} min; {hills}", minutes=back.minutes, hills=hills)
    return hills_of


def _short_slopes(climbs: Climbs) -> str:
    """ "7% up, 6% down": what may be steep."""
    slopes = []
    if climbs.steepest_up >= STEEP:
        slopes.append(sentence("{percent:.0f}% up", percent=100 * climbs.steepest_up))
    if climbs.steepest_down >= STEEP:
        slopes.append(sentence("{percent:.0f}% down", percent=100 * climbs.steepest_down))
    return ", ".join(slopes)


def _up_and_down(climbs: Climbs) -> str:
    if climbs.rise_m + climbs.fall_m < LEVEL_M:
        return sentence("Level, as far as is known.")
    return sentence(
        "About {rise:.0f} m up and {fall:.0f} m down in all.", rise=climbs.rise_m, fall=climbs.fall_m
    )


def _steepest(climbs: Climbs) -> list[str]:
    """What may be steep: never that it is or is not, as a grid of heights cannot tell."""
    sentences = []
    if climbs.steepest_up >= STEEP:
        sentences.append(
            sentence(
                "May be steep: up to about {percent:.0f}% uphill over {over:.0f} m.",
                percent=100 * climbs.steepest_up,
                over=OVER_M,
            )
        )
    if climbs.steepest_down >= STEEP:
        sentences.append(
            sentence(
                "May be steep: up to about {percent:.0f}% downhill over {over:.0f} m.",
                percent=100 * climbs.steepest_down,
                over=OVER_M,
            )
        )
    return sentences


def _longest(climbs: Climbs) -> list[str]:
    longest = climbs.longest
    if longest is None or longest.up_m < LEVEL_M:
        return []
    return [
        sentence(
            "The longest climb: {up:.0f} m up, over {length}.",
            up=longest.up_m,
            length=words.metres(longest.length_m),
        )
    ]


def _minutes(walk: OneWay) -> str:
    if walk.minutes == walk.level_minutes:
        return ""
    return sentence("On the level it would take {minutes}.", minutes=words.minutes(walk.level_minutes))


def _lacking(climbs: Climbs) -> str:
    if climbs.not_known_m < 1:
        return ""
    return sentence("For {length} of it the height is not known.", length=words.metres(climbs.not_known_m))


def minutes_words(row: Any) -> str:
    """ "12 minutes", or "12 minutes there, 9 minutes back" where hills make the two differ."""
    there, back = row.walk_min, getattr(row, "back_min", row.walk_min)
    if back != back or back is None or float(back) == float(there):  # a missing number is not equal to itself
        return words.minutes(float(there))
    return sentence(
        "{there} there, {back} back", there=words.minutes(float(there)), back=words.minutes(float(back))
    )


def true_metres(row: Any) -> float:
    """The metres that are walked; of an answer for two, whose rows hold no others, those at their pace."""
    return float(getattr(row, "length_m", row.walk_m))
