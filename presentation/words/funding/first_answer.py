"""What should be funded within the budget, of how many, and for which three reasons? The first words."""

from collections.abc import Sequence

from layers.bids.model import Bid
from presentation.words.funding.bids import bid_title
from presentation.words.funding.money import pounds
from presentation.words.language import plural, sentence
from presentation.words.plain import NOT_KNOWN
from questions.panel.portfolio import Portfolio
from questions.panel.reasons import SetReasons


def suggestion(best: Portfolio, bids: Sequence[Bid]) -> str:
    """Which bids the figures suggest, of how many, for how much of the budget."""
    if not best.chosen and best.not_known:
        return none_known(best)
    if not best.chosen:
        return plural(
            "The figures do not suggest the {count:,} bid: it does not fit {budget} or would bring no gain.",
            "The figures suggest none of {count:,} bids: none fits {budget} and would bring a gain.",
            len(bids),
            budget=pounds(best.budget),
        )
    titles = "; ".join(bid_title(bid) for bid in bids if bid.bid_id in best.chosen)
    return plural(
        "The figures suggest {count:,} of {total:,} bids, for {spent} of {budget}: {titles}.",
        "The figures suggest {count:,} of {total:,} bids, for {spent} of {budget}: {titles}.",
        len(best.chosen),
        total=len(bids),
        spent=pounds(best.spent),
        budget=pounds(best.budget),
        titles=titles,
    )


def none_known(best: Portfolio) -> str:
    """That no bid is suggested, where of some it is not known whether they would be."""
    values = {"budget": pounds(best.budget), "total": best.bid_count}
    if len(best.not_known) == best.bid_count:
        return plural(
            "Whether the {count:,} bid should be suggested is not known: what it would bring, or what it "
            "asks for, is not known.",
            "Which of {count:,} bids to suggest is not known: of each of them, what it would bring or what "
            "it asks for is not known.",
            best.bid_count,
        )
    return plural(
        "The figures suggest none of {total:,} bids so far: of {count:,} it is not known whether it should "
        "be, and none of the others fits {budget} and would bring a gain.",
        "The figures suggest none of {total:,} bids so far: of {count:,} it is not known whether they should "
        "be, and none of the others fits {budget} and would bring a gain.",
        len(best.not_known),
        **values,
    )


def three_reasons(set_line: str, best: Portfolio, reasons: SetReasons, places: str) -> tuple[str, ...]:
    """Whom the set reaches, in ``set_line``, and its places; how poor they are; what became of other bids."""
    if not best.chosen:
        return (_others(reasons),)
    return f"{set_line} {places}".strip(), _poorest(best, reasons), _others(reasons)


def _poorest(best: Portfolio, reasons: SetReasons) -> str:
    if best.people and reasons.fifth_unknown == best.people:
        count = NOT_KNOWN
    elif reasons.fifth_unknown:
        count = sentence("at least {count}", count=f"{reasons.poorest:,}")
    else:
        count = f"{reasons.poorest:,}"
    return sentence(
        "Of these residents, living in the area’s most deprived fifth: {count}. Each is counted once.",
        count=count,
    )


def _others(reasons: SetReasons) -> str:
    """Why the other bids are not in the set, each counted with its reason."""
    lines = []
    if reasons.no_gain:
        lines.append(
            plural(
                "{count:,} reaches only residents who have one already",
                "{count:,} reach only residents who have one already",
                reasons.no_gain,
            )
        )
    if reasons.beyond:
        lines.append(
            plural(
                "{count:,} would add less for the money that is left, or would not fit in it",
                "{count:,} would add less for the money that is left, or would not fit in it",
                reasons.beyond,
            )
        )
    if reasons.silent:
        lines.append(
            plural(
                "{count:,} does not say what it asks for",
                "{count:,} do not say what they ask for",
                reasons.silent,
            )
        )
    if reasons.cannot:
        lines.append(
            plural("{count:,} cannot be judged yet", "{count:,} cannot be judged yet", reasons.cannot)
        )
    if not lines:
        return sentence("No other bid is left out.")
    return sentence("Of the other bids: {reasons}.", reasons="; ".join(lines))
