"""How does it read that a gain counts residents of all ages, where a kind is usually for one?"""

from collections.abc import Iterable, Sequence

from layers.assets.kind_ages import KindAges
from layers.assets.kinds import Kinds
from presentation.words.funding.bids import additional
from presentation.words.funding.need import group
from presentation.words.kinds import kind_plural
from presentation.words.language import sentence
from presentation.words.plain import NOT_KNOWN, one_line
from questions.funding.figures import Assessment, BidFigures
from questions.funding.whom_for import WhomFor, whom_for


def ages_words(ages: KindAges) -> str:
    """An age as people say it: "children under 5", "people of 65 and over"."""
    if ages.youngest is None and ages.oldest is not None:
        return sentence("children under {age}", age=ages.oldest + 1)
    if ages.oldest is None:
        return sentence("people of {age} and over", age=ages.youngest)
    return sentence("young people from {youngest} to {oldest}", youngest=ages.youngest, oldest=ages.oldest)


def whom_for_sentence(whom: WhomFor, kinds: Kinds) -> str:
    """That residents of all ages are counted, for whom the kind usually is, and how many are of the age."""
    values = {
        "kinds": kind_plural(kinds, whom.kind),
        "ages": ages_words(whom.ages),
        "total": whom.additional,
        "group": group(whom.group).lower() if whom.group else "",
    }
    if whom.of_group is None:
        return sentence(
            "Counted are residents of all ages; {kinds} are usually for {ages}, and how many of the "
            "{total:,} newly within reach are of that age is not known.",
            **values,
        )
    return sentence(
        "Counted are residents of all ages; {kinds} are usually for {ages}. Of the {total:,} newly within "
        "reach, {group}: {count:,}.",
        count=whom.of_group,
        **values,
    )


def whom_for_lines(whom: Iterable[WhomFor], kinds: Kinds) -> list[str]:
    """A sentence for each kind that is usually for an age."""
    return [whom_for_sentence(each, kinds) for each in whom]


def each_bids_lines(assessment: Assessment, kinds: Kinds) -> list[str]:
    """The same of every bid, a line for each such kind: how many of the age each bid of it would reach."""
    of_kinds: dict[str, list[tuple[str, WhomFor]]] = {}
    for bid in assessment.ranked:
        whom = whom_for(bid)
        if whom is not None:
            of_kinds.setdefault(whom.kind, []).append((one_line(bid.bid.bid_id), whom))
    return [_of_one_kind(bids, kinds) for bids in of_kinds.values()]


def _of_one_kind(bids: Sequence[tuple[str, WhomFor]], kinds: Kinds) -> str:
    whom = bids[0][1]
    values = {"kinds": kind_plural(kinds, whom.kind), "ages": ages_words(whom.ages)}
    if not whom.group:
        return sentence(
            "Counted are residents of all ages; {kinds} are usually for {ages}, and how many are of that age "
            "is not known.",
            **values,
        )
    counts = [
        sentence(
            "{bid}: {count}", bid=bid, count=NOT_KNOWN if each.of_group is None else f"{each.of_group:,}"
        )
        for bid, each in bids
    ]
    return sentence(
        "Counted are residents of all ages; {kinds} are usually for {ages}. Newly within reach, {group}: "
        "{counts}.",
        group=group(whom.group).lower(),
        counts="; ".join(counts),
        **values,
    )


def additional_by_age(bid: BidFigures) -> str:
    """Additional residents of a bid, with how many are of the age that its kind is usually for."""
    whom = whom_for(bid)
    if whom is None or whom.of_group is None:
        return additional(bid)
    return sentence(
        "{all} ({group}: {count:,})",
        all=additional(bid),
        group=group(whom.group).lower(),
        count=whom.of_group,
    )
