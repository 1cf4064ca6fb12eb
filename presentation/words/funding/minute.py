"""What does the minute say beside what the page says?"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from layers.bids.model import BidList
from presentation.words.funding import aims as aim_words
from presentation.words.funding.bids import BID, KIND, RANK_RANGE, ranked
from presentation.words.funding.marks import DECISION, REASON
from presentation.words.funding.money import asked_sentence, pounds
from presentation.words.language import plural, sentence
from presentation.words.plain import one_line
from questions.panel.portfolio import Portfolio

LETTERS: Final = sentence(
    "Some letters could not be printed as they are: they were left out, or a plain form stands for them. "
    "The record has all of them."
)
MADE_UP_BIDS: Final = sentence("The bids are made up, to try the page.")
MADE_UP_TOWN: Final = sentence("The town is made up.")
MAP_CAPTION: Final = sentence(
    "Dark: suggested by the figures. Dots: homes of residents who would gain by these."
)
_WHAT: Final = sentence("What")
CHOSEN_COLUMNS: Final = (BID, _WHAT, sentence("Who"), KIND, sentence("£"), sentence("Residents"))
BIDS_CAPTION: Final = sentence("The most for the money first")
BIDS_COLUMNS: Final = (
    BID,
    _WHAT,
    sentence("Asked"),
    sentence("Reach"),
    sentence("Newly"),
    sentence("Poorest"),
    sentence("£ each"),
    sentence("Rank"),
    sentence("Alike"),
    RANK_RANGE,
)
MARKS_CAPTION: Final = sentence("Marks of the panel, beside the figures")
MARKS_COLUMNS: Final = (BID, sentence("Marks of 25"), sentence("Total"))
DECIDED_CAPTION: Final = sentence("Each bid, the panel’s decision and its reason")
DECIDED_COLUMNS: Final = (BID, _WHAT, sentence("Who"), sentence("Asked"), DECISION, REASON)
NO_REASON: Final = sentence("no reason given")
NOT_THE_PANELS: Final = sentence(
    "This is what the figures suggest, by the weights and conditions below. It is not the panel’s decision."
)
AGREED: Final = sentence("The panel funds what the figures suggest, and nothing else.")
COLUMNS_NOTE: Final = sentence(
    "Newly: residents within reach who have none of its kind within reach today. "
    "Poorest: those of them in the most deprived fifth of the area’s residents."
)
DEPARTURES_NOTE: Final = sentence(
    "In brackets: from what to what these go with the departures; always: the same by any. The other "
    "figures of a bid, its rank, and what is suggested or funded together are by a bus to each session as "
    "it is held, and were not worked out again for each departure."
)
TWICE_NOTE: Final = sentence(
    "A resident who gains two kinds of thing counts for both; the same kind twice counts once."
)
NEVER_KNOWN: Final = sentence(
    "Whether people would come, whether a group can do it, and what it would do for them."
)
SAME_AGAIN: Final = sentence(
    "The record, saved beside this minute, gives the same figures again: {command}.",
    command=".venv/bin/python cli.py fund … --redo RECORD",
)
NO_MOVE: Final = sentence("No bid changes its rank under anything that was tried.")
HEADINGS: Final[Mapping[str, str]] = {
    "decided": sentence("What the panel decided"),
    "money": sentence("What it comes to"),
    "chosen": sentence("What the figures suggested"),
    "bids": sentence("The figures of every bid"),
    "sizes": sentence("How many could come"),
    "marks": sentence("Marks that the panel gave"),
    "unknown": sentence("What was not known"),
    "change": sentence("How the ranking would change"),
    "aims": aim_words.HEADING,
    "check": sentence("How to check it"),
}
PAGE_NUMBER: Final = sentence("Page {page} of {pages}", page="{page}", pages="{pages}")  # filled in print


def title(area_title: str) -> str:
    """What the minute is of."""
    return sentence("Minute of the funding panel, {area}", area=area_title)


def intro(day: str, listed: BidList, budget: float) -> str:
    """When, how many bids for how much, and how much there is."""
    return sentence(
        "{day}. {asked} A budget of {budget}.",
        day=day,
        asked=asked_sentence(listed),
        budget=pounds(budget),
    )


def foot(minute_title: str, status: str, day: str) -> str:
    """What stands below each page."""
    return sentence("{title}. {status}, printed {day}", title=minute_title, status=status, day=day)


def apart_lines(
    only_panel: Sequence[str], only_figures: Sequence[str], not_known: Sequence[str] = ()
) -> list[str]:
    """Where the panel and the figures differ, by the titles of bids."""
    lines = []
    if only_panel:
        lines.append(
            sentence("The panel funds, and the figures do not suggest: {bids}.", bids="; ".join(only_panel))
        )
    if only_figures:
        lines.append(
            sentence(
                "The figures suggest, and the panel does not fund: {bids}.", bids="; ".join(only_figures)
            )
        )
    if not_known:
        line = sentence(
            "The panel funds, and the figures cannot say whether to suggest: {bids}.",
            bids="; ".join(not_known),
        )
        lines.append(line)
    return lines or [AGREED]


def chosen_caption(best: Portfolio) -> str:
    """The head of the table of what the figures suggest."""
    return sentence(
        "Suggested: {spent} of {budget}; residents newly within reach",
        spent=pounds(best.spent),
        budget=pounds(best.budget),
    )


def shortened(caption: str, count: int) -> str:
    """The head of a table that is cut, with how many rows are not printed."""
    return sentence("{caption}; {count:,} more are in the record", caption=caption, count=count)


def more_in_record(count: int) -> str:
    """How many lines are not printed."""
    return sentence("{count:,} more are in the record.", count=count)


def bid_with_kind(bid_title: str, kind: str) -> str:
    """A bid's title and what kind of thing it would start."""
    return sentence("{title} ({kind})", title=bid_title, kind=kind.lower())


def cannot_line(reference: str, bid_title: str, cannot: str) -> str:
    """Of which bid nothing can be said, and why."""
    return sentence("{bid}: {cannot}", bid=f"{reference} {one_line(bid_title)}", cannot=cannot)


def not_understood(count: int) -> str:
    """How much of the list of bids was missing or not understood."""
    return plural(
        "{count:,} thing was missing or not understood when the list of bids was read.",
        "{count:,} things were missing or not understood when the list of bids was read.",
        count,
    )


def not_judged(count: int, residents: int) -> str:
    """How many residents cannot be judged."""
    return sentence(
        "{count:,} of {residents:,} residents cannot be judged, for no street that we know leads on from "
        "their homes: they are counted neither in nor out.",
        count=count,
        residents=residents,
    )


def said_by_panel(each: Sequence[tuple[str, Sequence[str]]]) -> str:
    """What the panel said of bids that said nothing themselves."""
    parts = "; ".join(f"{reference} {_all_of(fields)}" for reference, fields in each)
    return sentence("Said by the panel, not by the bid: {parts}.", parts=parts)


def _all_of(fields: Sequence[str]) -> str:
    joined, *others = fields
    for field in others:
        joined = sentence("{some} and {more}", some=joined, more=field)
    return joined


def changes_rank(moved: Sequence[tuple[str, tuple[int, int]]]) -> str:
    """Which bids change rank under what was tried."""
    if not moved:
        return NO_MOVE
    by_span: dict[str, list[str]] = {}
    for reference, span in moved:
        by_span.setdefault(ranked(span), []).append(reference)
    each = "; ".join(f"{', '.join(references)} {span}" for span, references in by_span.items())
    return sentence(
        "Bids that change rank, and between which ranks: {each}. All others keep theirs.", each=each
    )


def tried(words: str) -> str:
    """One thing that was tried."""
    return sentence("Tried: {what}.", what=words)


def record_lines(record: Mapping[str, Any]) -> list[str]:
    """What the record is, of what, and how it is redone."""
    inputs = record["inputs"]
    versions = ", ".join(f"{name} {number}" for name, number in record["versions"].items())
    return [
        sentence("Record {key}.", key=record["hash"]),
        sentence(
            "Area {area}, revision {revision}; {assets:,} assets; bids from {file}.",
            area=inputs["area"],
            revision=inputs["area_revision"],
            assets=inputs["assets"],
            file=inputs["bids_file"],
        ),
        sentence("Made with {versions}.", versions=versions),
        SAME_AGAIN,
    ]


def map_alt(area_title: str, count: int) -> str:
    """What the map shows, in words."""
    return sentence(
        "Map of {area}: {count} bids by their references, those in the set dark, and as dots "
        "the homes of residents who would gain. The tables hold the same.",
        area=area_title,
        count=count,
    )
