"""Who counts more, in words: the groups, their weights, and an index that the panel brings."""

from collections.abc import Mapping, Sequence
from typing import Final

from presentation.words.language import plural, sentence
from presentation.words.plain import NOT_KNOWN, one_line
from questions.funding.need import NOTHING_SUITABLE, NeedWeights

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
INDEX_FILE: Final = sentence(
    "Another index of need, such as the Community Needs Index: a CSV of small areas or wards"
)
INDEX_END: Final = sentence("Which end of it is the greatest need?")
INDEX_ENDS: Final[Mapping[str, str]] = {
    "high": sentence("A high score"),
    "low": sentence("A low rank: 1 is the neediest"),
}
USE_INDEX: Final = sentence("Use this index")
ALIKE: Final = sentence("Every resident counts the same.")
GROUPS: Final[Mapping[str, str]] = {
    "residents": sentence("All residents"),
    "disabled": sentence("Disabled people"),
    "under_16": sentence("Under 16"),
    "aged_65_plus": sentence("65 and over"),
    "aged_75_plus": sentence("75 and over"),
    "deprivation": sentence("Deprivation"),
    "living_alone": sentence("Living alone"),
    "households_without_car": sentence("Households without a car"),
    "unpaid_carers": sentence("Unpaid carers"),
    "index": sentence("The index that was brought"),
    "nothing_suitable": sentence("“Nothing suitable” conversations"),
}
FIFTHS: Final = (
    NOT_KNOWN,
    sentence("most deprived fifth"),
    sentence("second"),
    sentence("middle"),
    sentence("fourth"),
    sentence("least deprived fifth"),
)


def group(name: str) -> str:
    """A group or ingredient as people read it."""
    return GROUPS.get(name, name.replace("_", " ").capitalize())


def by_fifth(counts: Sequence[int]) -> list[tuple[str, str]]:
    """Residents by how deprived their small area is, as ``FIFTHS`` names it; 0 only where it is known."""
    unknown = no_fifth_known(counts)
    return [
        (FIFTHS[at], NOT_KNOWN if at and unknown else f"{count:,}")
        for at, count in enumerate(counts)
        if at or count
    ]


def no_fifth_known(counts: Sequence[int]) -> bool:
    """Whether of some residents, and of all of them, it is not known how deprived their small area is."""
    return counts[0] > 0 and not any(counts[1:])


def weights_words(weights: NeedWeights) -> str:
    """Who counts more, in sentences, and where what is weighted comes from."""
    if weights.plain:
        return ALIKE
    each = ", ".join(f"{group(name).lower()} {weight:g}" for name, weight in weights.weights)
    lines = [sentence("Counted on top of each resident: {weights}.", weights=each)]
    index = weights.index
    if index is not None:
        title = one_line(index.title)
        lines.append(
            sentence("The index is {title}; the lowest value is the neediest.", title=title)
            if index.rank_one_is_neediest
            else sentence("The index is {title}; the highest value is the neediest.", title=title)
        )
        if index.faults:
            lines.append(
                plural(
                    "Of it {count:,} row could not be used.",
                    "Of it {count:,} rows could not be used.",
                    len(index.faults),
                )
            )
    if NOTHING_SUITABLE in dict(weights.weights):
        lines.append(MISSES_NOTE)
    return " ".join(lines)


def unknown_words(name: str, count: int) -> str:
    """For how many residents what is weighted is not known."""
    return sentence(
        "{group} is not known for {count:,} residents, who get no extra weight.",
        group=group(name),
        count=count,
    )
