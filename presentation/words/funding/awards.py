"""How does it read where past money went, ward by ward?"""

from typing import Final

from layers.bids.model import Bid
from presentation.words import plain as words
from presentation.words.funding.money import pence, pounds, total_pounds
from presentation.words.funding.page import WARD
from presentation.words.language import plural, sentence
from questions.funding.past import PastAwards

FILE: Final = sentence("Past awards: 360Giving, CSV or Excel")
READ: Final = sentence("Read the awards")
NONE_YET: Final = sentence("No past awards are here yet.")
NONE_YET_FIX: Final = sentence("Bring in what the fund has given, as 360Giving or a table.")
MAY_BE_MORE: Final = sentence(
    "Awards without a place are in no ward here, so any ward may have had more than it says."
)
CAPTION: Final = sentence("Past awards by ward, the most deprived first")
COLUMNS: Final = (
    WARD,
    sentence("Awards"),
    sentence("£"),
    sentence("£ a resident"),
    sentence("Of the area less deprived"),
)
MAP_KEY: Final = sentence("Key to the map")
WHICH_AWARD: Final = sentence("Which award?")
NOBODY_HERE: Final = sentence("nobody is known to live here")
HOW_MUCH_UNKNOWN: Final = sentence("how much is not known")


def awards_sentence(past: PastAwards, count: int) -> str:
    """How many awards of how much, and how many of them are in no ward."""
    total = (
        sentence("an amount that is not known")
        if past.silent == count
        else total_pounds(past.pounds, count, past.silent)
    )
    lines = [
        plural(
            "{count:,} award of {total} in all.", "{count:,} awards of {total} in all.", count, total=total
        )
    ]
    if past.without_place:
        lines.append(
            plural(
                "{count:,} of them ({total}) has no place.",
                "{count:,} of them ({total}) have no place.",
                past.without_place,
                total=total_pounds(past.pounds_without_place, past.without_place, past.silent_without_place),
            )
        )
    if past.outside:
        lines.append(
            plural(
                "{count:,} ({total}) lies in no ward of this area.",
                "{count:,} ({total}) lie in no ward of this area.",
                past.outside,
                total=total_pounds(past.pounds_outside, past.outside, past.silent_outside),
            )
        )
    return " ".join(lines)


def each_resident(amount: float, silent: int) -> str:
    """Pounds for each resident of a ward; NaN where they are not known."""
    if amount != amount:
        return words.NOT_KNOWN
    return sentence("at least {pounds}", pounds=pence(amount)) if silent else pence(amount)


def share(value: float) -> str:
    """A share; NaN where it is not known."""
    return words.NOT_KNOWN if value != value else f"{value:.0%}"


def up_to_each(amount: float) -> str:
    """A class of wards by what was spent in them for each resident."""
    return sentence("up to {pounds} a resident", pounds=pence(amount))


def ward_detail(spent: float, each: float, less_deprived: float) -> str:
    """What the map says of a ward; NaN where something is not known."""
    if each != each:
        return HOW_MUCH_UNKNOWN if spent != spent else NOBODY_HERE
    if less_deprived != less_deprived:
        return sentence("{pounds} a resident", pounds=pence(each))
    return sentence(
        "{pounds} a resident; {share:.0%} of the area is less deprived",
        pounds=pence(each),
        share=less_deprived,
    )


def award_title(award: Bid) -> str:
    """An award in a list: its title, amount and day."""
    values = {"title": words.one_line(award.title), "pounds": pounds(award.pounds)}
    if award.awarded_on is None:
        return sentence("{title}, {pounds}", **values)
    return sentence("{title}, {pounds}, {day}", day=words.day(award.awarded_on.isoformat()), **values)


def waiting_title(award: Bid) -> str:
    """An award without a place in a list."""
    return sentence(
        "{title}, {pounds}, {organisation}",
        title=words.one_line(award.title),
        pounds=pounds(award.pounds),
        organisation=words.one_line(award.organisation),
    )


def give_places(count: int) -> str:
    """What opens the choice of an award without a place."""
    return plural(
        "Give the award without a place its place",
        "Give one of the {count:,} awards without a place its place",
        count,
    )
