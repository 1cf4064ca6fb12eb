"""How do a panel's meeting, its verdicts, what they come to, and what is still missing read?"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from presentation.words import plain
from presentation.words.funding.money import pounds
from presentation.words.language import plural, sentence
from questions.panel.final import Lack, LackOf
from questions.panel.money_left import MoneyLeft
from questions.panel.sitting import PanelVerdict, Sitting

VERDICTS: Final[Mapping[PanelVerdict, str]] = {
    PanelVerdict.OPEN: sentence("Not decided yet"),
    PanelVerdict.FUND: sentence("Fund"),
    PanelVerdict.NOT_FUND: sentence("Do not fund"),
    PanelVerdict.DEFER: sentence("Defer"),
}
SITTING: Final = sentence("The meeting")
HELD_ON: Final = sentence("Date of the meeting")
PRESENT: Final = sentence("Present, one on each line")
MAKE_FINAL: Final = sentence("Make it final")
BACK_TO_DRAFT: Final = sentence("Back to a draft")
IS_FINAL: Final = sentence("This decision is final.")
IS_FINAL_FIX: Final = sentence("To change anything, make it a draft again first.")
NOT_FINAL: Final = sentence("This cannot be made final yet.")
DRAFT: Final = sentence("Draft")
FINAL: Final = sentence("Final")
NOBODY_ASIDE: Final = sentence("nobody, as far as was written down")
_LACKS: Final[Mapping[LackOf, str]] = {
    LackOf.DAY: sentence("The date of the meeting is missing."),
    LackOf.PRESENT: sentence("Who was present is missing."),
}
_SHOWN: Final = 6


def verdict_words(verdict: PanelVerdict) -> str:
    """What was decided of a bid."""
    return VERDICTS[verdict]


def lack_lines(lacks: Sequence[Lack]) -> list[str]:
    """What is missing before the decision can be final, bids of one sort in one line."""
    lines = [_LACKS[lack.of] for lack in lacks if lack.of in _LACKS]
    for of, singular, several in (
        (
            LackOf.VERDICT,
            "{count:,} bid has no decision yet: {bids}.",
            "{count:,} bids have no decision yet: {bids}.",
        ),
        (
            LackOf.REASON,
            "{count:,} bid has no reason yet: {bids}.",
            "{count:,} bids have no reason yet: {bids}.",
        ),
    ):
        bids = [plain.one_line(lack.bid_id) for lack in lacks if lack.of is of]
        if bids:
            lines.append(plural(singular, several, len(bids), bids=_some(bids)))
    return lines


def _some(bids: Sequence[str]) -> str:
    """The first few, and how many more."""
    shown = ", ".join(bids[:_SHOWN])
    more = len(bids) - _SHOWN
    return sentence("{bids} and {more:,} more", bids=shown, more=more) if more > 0 else shown


def status_words(sitting: Sitting) -> str:
    """Whether it is a draft."""
    return FINAL if sitting.final else DRAFT


def meeting_lines(sitting: Sitting, aside: Sequence[tuple[str, str]]) -> list[str]:
    """When the panel met, who was there, and who stood aside of which bid."""
    held = day_words(sitting.held_on)
    present = "; ".join(plain.one_line(name) for name in sitting.present) or plain.NOT_KNOWN
    stood = "; ".join(sentence("{bid}: {who}", bid=bid, who=plain.one_line(who)) for bid, who in aside)
    return [
        sentence("Status: {status}.", status=status_words(sitting).lower()),
        sentence("Date of the meeting: {day}.", day=held),
        sentence("Present: {names}.", names=present),
        sentence("Conflicts of interest, and who stood aside: {aside}.", aside=stood or NOBODY_ASIDE),
    ]


def day_words(held_on: date | None) -> str:
    """The day of a meeting, or that it is not known."""
    return plain.day(held_on.isoformat()) if held_on else plain.NOT_KNOWN


def decided_sentence(counts: Mapping[PanelVerdict, int], money: MoneyLeft, budget: float) -> str:
    """What the panel decided, in one sentence; it is the panel's, not the figures'."""
    total = sum(counts.values())
    if counts.get(PanelVerdict.OPEN, 0) == total:
        return sentence("The panel has decided on none of {total:,} bids yet.", total=total)
    first = plural(
        "The panel funds {count:,} of {total:,} bids, for {spent} of {budget}.",
        "The panel funds {count:,} of {total:,} bids, for {spent} of {budget}.",
        counts.get(PanelVerdict.FUND, 0),
        total=total,
        spent=spent_words(money),
        budget=pounds(budget),
    )
    values = {
        "refused": counts.get(PanelVerdict.NOT_FUND, 0),
        "deferred": counts.get(PanelVerdict.DEFER, 0),
        "undecided": counts.get(PanelVerdict.OPEN, 0),
    }
    if values["undecided"]:
        rest = sentence(
            "It does not fund {refused:,}, defers {deferred:,}, and has not decided on {undecided:,}.",
            **values,
        )
    else:
        rest = sentence("It does not fund {refused:,} and defers {deferred:,}.", **values)
    return f"{first} {rest}"


def spent_words(money: MoneyLeft) -> str:
    """What the funded bids ask for; where some do not say it, that it is at least that."""
    if not money.silent:
        return pounds(money.spent)
    if len(money.silent) == len(money.funded):
        return plain.NOT_KNOWN
    return sentence("at least {pounds}", pounds=pounds(money.spent))


def money_lines(money: MoneyLeft, titles: Mapping[str, str]) -> list[str]:
    """What is left, whom the funded reach together, and what else the money could buy."""
    lines = [_left(money)]
    if money.funded:
        lines.append(
            sentence(
                "How many residents the funded bids would bring within reach of something new is not known."
            )
            if money.people is None
            else plural(
                "Together the funded bids would bring {count:,} resident within reach of something of which "
                "they have none within reach today.",
                "Together the funded bids would bring {count:,} residents within reach of something of which "
                "they have none within reach today, each counted once.",
                money.people,
            )
        )
    if money.left is None or money.left <= 0:
        return lines
    if not money.could_buy:
        return [*lines, sentence("Nothing that was not refused fits into that and would reach anybody new.")]
    bids = "; ".join(titles[bid] for bid in money.could_buy)
    return [
        *lines,
        sentence(
            "By the figures alone it could still buy: {bids}, which would bring {count:,} more residents "
            "within reach of something new.",
            bids=bids,
            count=money.could_reach,
        ),
    ]


def _left(money: MoneyLeft) -> str:
    if money.left is None:
        return sentence(
            "How much money is left is not known: {bids} does not say what it asks for.",
            bids=", ".join(plain.one_line(bid) for bid in money.silent),
        )
    if money.left < 0:
        return sentence("The funded bids ask for {pounds} more than there is.", pounds=pounds(-money.left))
    return sentence("{pounds} of the budget is left.", pounds=pounds(money.left))
