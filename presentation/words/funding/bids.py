"""How do bids read: what each asks for, whom it would reach, at what price, and how firm its rank is?"""

from collections.abc import Mapping
from typing import Final

from layers.bids.model import Bid, BidList
from presentation.words.funding.money import asked_sentence, bid_pounds, pence, pounds
from presentation.words.funding.need import no_fifth_known
from presentation.words.funding.standard import standard_words
from presentation.words.funding.transport import CANNOT_BRING, transport_lines
from presentation.words.language import sentence
from presentation.words.plain import NOT_KNOWN, one_line, place_name
from questions.funding.alternatives import Alternative, Way
from questions.funding.figures import Assessment, BidFigures
from questions.funding.scenario import Cannot
from questions.funding.standard import Standard

MADE_UP: Final = sentence(
    "These bids are made up, to try the page. None of these groups has asked for anything."
)
NO_GAIN: Final = sentence("no gain")
NO_JUDGED_GAIN: Final = sentence(
    "None of those that can be judged would bring residents anything within reach that they lack today."
)
NO_BID_GAINS: Final = sentence("All who live within reach of them have one already.")
NO_RANK: Final = "–"
RANK_RANGE: Final = sentence("Rank, however it is looked at")
BID: Final = sentence("Bid")
KIND: Final = sentence("Kind")
ADDITIONAL: Final = sentence("Residents newly within reach")
COLUMNS: Final = (
    BID,
    KIND,
    sentence("Asked for"),
    ADDITIONAL,
    sentence("£ for each"),
    sentence("Rank"),
    sentence("Rank, all alike"),
    RANK_RANGE,
)
CAPTION: Final = sentence("The bids, the most for the money first")
OPEN: Final = sentence("Open a bid")
ANOTHER_LIST: Final = sentence("Bring in another list")
NOTHING_YET: Final = sentence("Nothing is said of it as long as that is so.")
CLICK_MAP: Final = sentence("Click the map to put this bid where it would be.")
MAP_NOTE: Final = sentence(
    "Dark: in the best set. Dots: where those live who would gain by this bid. "
    "The table above holds the same bids."
)
WHO: Final = sentence("Who would gain")
WHERE: Final = sentence("Where they live")
OVERLAP: Final = sentence("Overlap")
INSTEAD: Final = sentence("What else would mend the same gap for less")
INSTEAD_NOTE: Final = sentence(
    "Nobody has given a price for anything but the bids. Type what the panel thinks another way would cost, "
    "and it is compared; such a price is called an assumption wherever it stands."
)
INSTEAD_CAPTION: Final = sentence("Instead")
INSTEAD_COLUMNS: Final = (
    sentence("What"),
    sentence("Of its residents"),
    sentence("£"),
    sentence("£ for each"),
)
NOTHING_ELSE: Final = sentence("Nothing that has a price here would do it for less.")
PRICES: Final[Mapping[str, str]] = {
    "hours": sentence("Assumed: longer hours, £ a year"),
    "venue": sentence("Assumed: another venue, £ a year"),
    "path": sentence("Assumed: a path or crossing, £"),
}
RANKING_NOTE: Final = sentence(
    "Rank is by what is gained for a pound, with these weights; alike, with everybody counted the same."
)
_CANNOT: Final[Mapping[Cannot, str]] = {
    Cannot.NO_PLACE: sentence("It has no place yet."),
    Cannot.NO_KIND: sentence("What kind of thing it would start is not known."),
    Cannot.NO_TIMES: sentence("It does not say when it would be on."),
    Cannot.NO_STREET: sentence("No street is known near its place, so nobody can say who would reach it."),
    Cannot.OUTSIDE: sentence("Its place lies outside the area and its margin."),
    Cannot.SAME_ID: sentence("There is an asset with its reference already."),
    Cannot.NOT_COUNTED: sentence(
        "The source leaves out how many people live near it, or how many of them are of a group that counts "
        "more, so it cannot be judged."
    ),
    Cannot.ALWAYS_ON: sentence("The asset that it is for is there at all times, as far as is known."),
    **CANNOT_BRING,
}


def bid_title(bid: Bid) -> str:
    """A bid by its reference and title."""
    return one_line(f"{bid.bid_id} {bid.title}")


def cannot_words(bid: BidFigures) -> str:
    """Why nothing can be said of a bid; "" where something can."""
    if bid.cannot is Cannot.NO_ASSET:
        return sentence("There is no asset {asset} here.", asset=one_line(bid.bid.for_asset))
    return _CANNOT[bid.cannot] if bid.cannot else ""


def additional(bid: BidFigures) -> str:
    """Additional residents of a bid, or that they are not known."""
    return NOT_KNOWN if bid.cannot else f"{bid.additional:,}"


def additional_range(bid: BidFigures) -> str:
    """The same, and from what to what it goes with the departures where buses count: "30 (10 to 40)"."""
    if bid.cannot or bid.additional_range is None:
        return additional(bid)
    least, most = bid.additional_range
    if least == most == bid.additional:
        return sentence("{newly} (always)", newly=additional(bid))
    return sentence("{newly} ({least:,} to {most:,})", newly=additional(bid), least=least, most=most)


def in_reach(bid: BidFigures) -> str:
    """Residents within reach of a bid, or that they are not known."""
    return NOT_KNOWN if bid.cannot else f"{bid.in_reach:,}"


def price_each(bid: BidFigures) -> str:
    """The price per additional resident; "no gain", never infinite."""
    if bid.cannot:
        return NOT_KNOWN
    return NO_GAIN if bid.additional <= 0 else pence(bid.pounds_each)


def poorest(bid: BidFigures) -> str:
    """Additional residents of the most deprived fifth: how many are known to be, if any can be."""
    if bid.cannot or no_fifth_known(bid.by_fifth):
        return NOT_KNOWN
    count = f"{bid.by_fifth[1]:,}"
    return sentence("at least {count}", count=count) if bid.by_fifth[0] else count


def poorest_sentence(bid: BidFigures) -> str:
    """The same after the additional residents, in a sentence."""
    if bid.cannot or no_fifth_known(bid.by_fifth):
        return sentence("how many of them are in the most deprived fifth is not known")
    return sentence("{count} of them in the most deprived fifth", count=poorest(bid))


def rank(number: int | None) -> str:
    """A rank, or that there is none."""
    return str(number) if number else NO_RANK


def ranked(low_high: tuple[int, int] | None) -> str:
    """Between which ranks a bid stayed: "always 2nd", "between 2nd and 5th"; "–" where it never had one."""
    if low_high is None:
        return NO_RANK
    lowest, highest = (place(rank) for rank in low_high)
    if lowest == highest:
        return sentence("always {place}", place=lowest)
    return sentence("between {lowest} and {highest}", lowest=lowest, highest=highest)


def place(rank: int) -> str:
    """A rank as people say it: "2nd"."""
    ending = "th" if rank % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    return _PLACES[ending].format(rank=rank) if ending in _PLACES else str(rank)


_PLACES: Final[Mapping[str, str]] = {
    "st": sentence("{rank}st", rank="{rank}"),
    "nd": sentence("{rank}nd", rank="{rank}"),
    "rd": sentence("{rank}rd", rank="{rank}"),
    "th": sentence("{rank}th", rank="{rank}"),
}


def list_sentence(listed: BidList, assessment: Assessment) -> str:
    """How many bids ask for how much, and of how many a gain is known."""
    gain = sum(bid.additional > 0 for bid in assessment.figures)
    unknown = sum(bid.cannot is not None for bid in assessment.figures)
    nothing = len(assessment.figures) - gain - unknown
    lines = [asked_sentence(listed)]
    if gain:
        lines.append(
            sentence("{gain:,} would bring residents something within reach that they lack today.", gain=gain)
        )
    elif nothing and unknown:
        lines.append(NO_JUDGED_GAIN)
    elif nothing:
        lines.append(NO_BID_GAINS)
    if nothing and gain:
        lines.append(sentence("{count:,} would bring no gain.", count=nothing))
    if unknown:
        lines.append(sentence("Of {count:,} nothing can be said yet.", count=unknown))
    return " ".join(lines)


def how_counted(not_judged: int) -> str:
    """Who is newly within reach, and how many cannot be judged."""
    return sentence(
        "Newly within reach is a resident who has the bid within reach and none of its kind within "
        "reach today. {count:,} residents cannot be judged, for no street that we know leads on from their "
        "homes: they are counted neither in nor out.",
        count=not_judged,
    )


def overlap_lines(assessment: Assessment, bid: BidFigures) -> list[str]:
    """How many in reach have one already, and which other bids would serve the same residents."""
    lines = [
        sentence(
            "{in_reach:,} residents live within reach; {already:,} of them have one already.",
            in_reach=bid.in_reach,
            already=bid.has_one_already,
        )
    ]
    lines += transport_lines(bid)
    lines += [
        sentence(
            "{count:,} of those newly within its reach would be so by {other} too.",
            count=count,
            other=bid_title(assessment.of(other).bid),
        )
        for other, count in bid.shared
    ]
    return lines


def alternative_words(other: Alternative, kind_label: str) -> str:
    """Another way to mend the gap: "The same at Hall"."""
    name = place_name(other.name, kind_label, other.near_street)
    if other.way is Way.HOURS:
        return sentence("{name} opens for longer", name=name)
    if other.way is Way.VENUE:
        return sentence("The same at {name}", name=name)
    if other.way is Way.PATH:
        return sentence("A path or crossing to {name}", name=name)
    return sentence("The bid {name}", name=name)


def alternative_count(other: Alternative) -> str:
    """How many of the bid's residents it would serve, or may at most."""
    count = f"{other.additional:,}"
    return sentence("at most {count}", count=count) if other.most else count


def alternative_pounds(other: Alternative) -> str:
    """What it would cost; where nobody has asked for that, that it is assumed."""
    amount = pounds(other.pounds)
    return sentence("{pounds} (assumed)", pounds=amount) if other.assumed else amount


def alternative_sentence(other: Alternative, kind_label: str) -> str:
    """The whole of it in one line."""
    return sentence(
        "Instead: {what}, {count} of them for {pounds}: {each} each.",
        what=alternative_words(other, kind_label),
        count=alternative_count(other),
        pounds=alternative_pounds(other),
        each=pence(other.pounds_each),
    )


TERMINAL_COLUMNS: Final = sentence(
    "Rank, and the range under what was tried; the bid, its kind and what it asks for."
)


def bid_line(bid: BidFigures, kind: str) -> str:
    """A bid in one line: the range of its rank, its title, its kind and what it asks for."""
    values = {"bid": bid_title(bid.bid), "kind": kind.lower() or NOT_KNOWN, "pounds": bid_pounds(bid.bid)}
    if not bid.rank:
        return sentence("{bid}: {kind}, {pounds}", **values)
    return sentence("({span}) {bid}: {kind}, {pounds}", span=ranked(bid.rank_range), **values)


def gain_sentence(bid: BidFigures) -> str:
    """Additional residents of a bid, the price for each, and how many of them are poor."""
    if bid.additional <= 0:
        return sentence(
            "{no_gain}: all {count:,} residents in reach have one already.",
            no_gain=NO_GAIN,
            count=bid.in_reach,
        )
    return sentence(
        "{count:,} residents newly within reach, {each} each; {poorest}",
        count=bid.additional,
        each=price_each(bid),
        poorest=poorest_sentence(bid),
    )


def pin_title(bid: BidFigures) -> str:
    """A bid on the map."""
    return sentence(
        "{title}: residents newly within reach {additional}",
        title=one_line(bid.bid.title),
        additional=additional(bid),
    )


def deprivation_row(fifth: str) -> str:
    """A row of who would gain by how deprived their small area is."""
    return sentence("Deprivation: {fifth}", fifth=fifth)


def within_reach_sentence(standard: Standard) -> str:
    """What counts as within reach, in a sentence."""
    return sentence(
        "Within reach is {standard}, on the streets that are known.", standard=standard_words(standard)
    )
