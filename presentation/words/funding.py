"""What does the funding page say?"""

from collections.abc import Mapping, Sequence
from typing import Final

from layers.bids.model import BidList
from presentation.words.language import plural, sentence
from questions.funding.figures import BidFigures
from questions.funding.portfolio import Portfolio

TITLE: Final = sentence("Funding")
QUESTION: Final = sentence("What should we fund first, where, and what would it change?")
PARTS: Final[Mapping[str, str]] = {
    "bids": sentence("The bids"),
    "what_if": sentence("What if …"),
    "set": sentence("The best set"),
    "record": sentence("Marks and decision"),
    "worth": sentence("Was it worth it?"),
}
BUDGET: Final = sentence("Budget, £")
MINUTES: Final = sentence("Minutes on foot")
PACE: Final = sentence("How fast people walk")
WINDOW: Final = sentence("On at which time?")
ANY_TIME: Final = sentence("Any time, or not known")
NEED: Final = sentence("Who counts more, and by how much")
NEED_NOTE: Final = sentence(
    "Everybody counts 1. A weight is counted on top: of a group, for each person in it; of "
    "deprivation, in full in this area’s most deprived small area and not at all in its "
    "least. 0 is a plain count of residents, which is always shown beside. Rank 1 is the "
    "most deprived."
)
MISSES_NOTE: Final = sentence(
    "“Nothing suitable”: of last year’s conversations, by ward, from ten on and in fives; a "
    "ward with fewer adds nothing. The ward with most for its residents counts in full."
)
FIRST: Final = sentence("No bids are here yet.")
FIRST_FIX: Final = sentence(
    "Bring in a list, or try twelve made-up ones. Nothing is sent anywhere, and nothing is "
    "written to the register."
)
SAMPLE: Final = sentence("Try twelve made-up bids")
FILE: Final = sentence("A list of bids: CSV, Excel or 360Giving (CSV, Excel or JSON)")
MADE_UP_BIDS: Final = sentence(
    "These bids are made up, to try the page. None of these groups has asked for anything."
)
PLACE_TYPED: Final = sentence("A postcode or an address")
HOW_COUNTED: Final = sentence(
    "An additional resident lives within reach of the bid and has none of its kind within "
    "reach today. {count} residents have no known street near them: they are counted neither "
    "in nor out."
)
TRIED: Final = sentence("The range of ranks is from ranking again with")
NO_STREET_FIX: Final = sentence("So nobody can say who would reach it: put it where streets are known.")
TWO_DAYS: Final = sentence(
    "Choose an asset and two days: the register is asked as it was at the end of each. "
    "Residents, streets and what counts as within reach are the same for both."
)
NEEDS_A_TIME: Final = sentence("More times bring nothing nearer while any time of the week counts.")
NEEDS_A_TIME_FIX: Final = sentence("Choose a time of the week above to see who would gain by them.")
MAY_BE_MORE: Final = sentence(
    "Awards without a place are in no ward here, so any ward may have had more than it says."
)
PATH_LOSES: Final = sentence("That somebody would lose by a path is an artefact of the model.")
PATH_LOSES_FIX: Final = sentence(
    "Every home is joined to the nearest street or path. Homes next to the new one are "
    "joined to it, and it meets other streets at its two ends only: in truth they would walk "
    "as before."
)
PLACES_NOTE: Final = sentence(
    "More places bring nothing nearer, but more people can come. Places are shared among all "
    "residents who can walk there; assets whose places are not known give none."
)
CLICK_PLACE: Final = sentence("Click the map where it would be, or type a postcode or an address.")
PLACE_SET: Final = sentence("The + on the map is its place. Click elsewhere to move it.")
PATH_ENDS: Final = sentence("Click the map at one end of the path, then at the other, or type two places.")
ONE_END: Final = sentence("One end is marked with +. Now the other.")
BOTH_ENDS: Final = sentence("Both ends are marked with +. Click again to move the earlier one.")
GROUPS: Final[Mapping[str, str]] = {
    "residents": sentence("All residents"),
    "disabled": sentence("Disabled people"),
    "under_16": sentence("Under 16"),
    "aged_65_plus": sentence("65 and over"),
    "aged_75_plus": sentence("75 and over"),
    "deprivation": sentence("Deprivation"),
    "living_alone": sentence("Living alone"),
    "index": sentence("The index that was brought"),
    "nothing_suitable": sentence("“Nothing suitable” conversations"),
}
FIFTHS: Final = (
    sentence("not known"),
    sentence("most deprived fifth"),
    sentence("second"),
    sentence("middle"),
    sentence("fourth"),
    sentence("least deprived fifth"),
)


def group(name: str) -> str:
    """A group or ingredient as people read it."""
    return GROUPS.get(name, name.replace("_", " ").capitalize())


def pounds(amount: float | None) -> str:
    """Whole pounds, or that they are not known."""
    return sentence("not known") if amount is None else f"£{amount:,.0f}"


def total_pounds(amount: float, count: int, silent: int) -> str:
    """What ``count`` bids or awards come to, of which ``silent`` do not say how much."""
    if silent and silent == count:
        return sentence("not known")
    return sentence("at least {pounds}", pounds=pounds(amount)) if silent else pounds(amount)


def asked_for(listed: BidList) -> str:
    """What a list of bids asks for: "£4,500, 1 of them without saying how much"."""
    silent = listed.without_pounds
    if silent and silent == len(listed.bids):
        return sentence("an amount that is not known")
    if not silent:
        return pounds(listed.pounds)
    return sentence(
        "{pounds}, {silent:,} of them without saying how much", pounds=pounds(listed.pounds), silent=silent
    )


def additional(one: BidFigures) -> str:
    """Additional residents of a bid, or that they are not known."""
    return sentence("not known") if one.cannot else f"{one.additional:,}"


def poorest(one: BidFigures) -> str:
    """Additional residents of the most deprived fifth: how many are known to be, if any can be."""
    if poorest_unknown(one):
        return sentence("not known")
    count = f"{one.by_fifth[1]:,}"
    return sentence("at least {count}", count=count) if one.by_fifth[0] else count


def poorest_unknown(one: BidFigures) -> bool:
    """Whether nothing can be said of how many of them live in the most deprived fifth."""
    return bool(one.cannot) or _none_known(one.by_fifth)


def by_fifth(counts: Sequence[int]) -> list[tuple[str, str]]:
    """Residents by how deprived their small area is, as ``FIFTHS`` names it; 0 only where it is known."""
    unknown = _none_known(counts)
    return [
        (FIFTHS[at], sentence("not known") if at and unknown else f"{count:,}")
        for at, count in enumerate(counts)
        if at or count
    ]


def _none_known(counts: Sequence[int]) -> bool:
    """Whether of some residents, and of all of them, it is not known how deprived their small area is."""
    return counts[0] > 0 and not any(counts[1:])


def ranked(low_high: tuple[int, int] | None) -> str:
    """The range of a rank: "2 to 5"."""
    if low_high is None:
        return sentence("none")
    return (
        str(low_high[0])
        if low_high[0] == low_high[1]
        else sentence("{lowest} to {highest}", lowest=low_high[0], highest=low_high[1])
    )


def set_sentence(best: Portfolio) -> str:
    """The set in one sentence, with how sure it is."""
    if not best.chosen:
        return sentence("No bid fits {budget} and would bring a gain.", budget=pounds(best.budget))
    proven = (
        sentence("No other set reaches more")
        if best.gap == 0
        else sentence("No other set reaches over {gap:.1%} more", gap=best.gap)
    )
    twice = (
        sentence(
            ", {counted_twice:,} of them for more than one kind of thing", counted_twice=best.counted_twice
        )
        if best.counted_twice
        else ""
    )
    return sentence(
        "{bids} for {spent} of {budget} would reach {people:,} residents who have none of it "
        "now{twice}. {proven}, as the panel weighs it.",
        bids=plural("{count:,} bid", "{count:,} bids", len(best.chosen)),
        spent=pounds(best.spent),
        budget=pounds(best.budget),
        people=best.people,
        twice=twice,
        proven=proven,
    )
