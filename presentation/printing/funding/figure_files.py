"""Which figures of a panel's session go into a spreadsheet? Each bid a row, each aim a row.

In plain numbers; what is not known is empty, never 0. Whether the figures suggest a bid is "yes", "no" or
"not known".
"""

from typing import Any

from layers.area import Area
from layers.assets.kind_ages import KIND_AGES, KindAges
from layers.relief.hilly_area import hills_known
from presentation.printing.tidy import as_csv
from presentation.words.funding.aims import named_sets
from questions.funding.figures import Assessment, BidFigures
from questions.funding.people import RESIDENTS
from questions.funding.size import BidSize, sizes_of
from questions.panel.beside import AimsBeside, SetFigures
from questions.panel.decision import Decision, Outcome
from questions.panel.suggested import suggested_of


def bids_csv(area: Area, outcome: Outcome, decision: Decision) -> str:
    """The figures, size, suggestion and decision of every bid, in the order of the list."""
    hills = _hills(area, decision)
    assessment, best, _ = outcome
    sizes = sizes_of(assessment)
    return as_csv(
        [
            {
                **_figures(assessment, bid),
                "hills": hills,
                "bus_days": _bus_days(decision),
                **_departures(bid),
                **_size(sizes.of(bid.bid.bid_id)),
                "suggested": str(suggested_of(bid.bid.bid_id, best)),
                "decision": str(decision.of(bid.bid.bid_id).verdict) or None,
                "reason": decision.of(bid.bid.bid_id).reason or None,
            }
            for bid in assessment.figures
        ]
    )


def _figures(assessment: Assessment, bid: BidFigures) -> dict[str, Any]:
    judged = bid.cannot is None
    lowest, highest = bid.rank_range or (None, None)
    return {
        "bid": bid.bid.bid_id,
        "title": bid.bid.title,
        "kind": bid.kind or None,
        "pounds": bid.bid.pounds,
        "residents_in_reach": bid.in_reach if judged else None,
        "residents_newly_in_reach": bid.additional if judged else None,
        "newly_in_reach_most_deprived_fifth": bid.by_fifth[1] if judged and not bid.by_fifth[0] else None,
        **_by_age(bid),
        "pounds_each_newly_in_reach": _pence(bid.pounds_each if judged else None),
        "rank": bid.rank,
        "rank_all_alike": bid.plain_rank,
        "rank_lowest": lowest,
        "rank_highest": highest,
        "minutes": assessment.standard.minutes,
        "metres_a_second": assessment.standard.pace.speed_mps,
    }


def _bus_days(decision: Decision) -> str | None:
    """The days whose buses count; None where only walks do."""
    days = decision.standard.by_bus
    return " ".join(day.isoformat() for day in days.days) if days is not None else None


def _departures(bid: BidFigures) -> dict[str, int | None]:
    """From what to what the residents newly in reach go with the departures; None where no bus counts."""
    least, most = bid.additional_range or (None, None)
    return {"newly_in_reach_by_every_departure": least, "newly_in_reach_by_some_departure": most}


def _by_age(bid: BidFigures) -> dict[str, Any]:
    """For which ages its kind usually is, and who of each group of residents gains."""
    ages = KIND_AGES.get(bid.kind)
    return {
        "kind_usually_for_ages": None if ages is None else _from_to(ages),
        **{
            f"newly_in_reach_{group}": None if bid.cannot else count
            for group, count in bid.by_group
            if group != RESIDENTS
        },
    }


def _from_to(ages: KindAges) -> str:
    if ages.oldest is None:
        return f"{ages.youngest}+"
    return f"{ages.youngest or 0} to {ages.oldest}"


def _hills(area: Area, decision: Decision) -> str | None:
    """Whether hills count: "yes" or "no"; None where nobody knows them."""
    if not hills_known(area):
        return None
    return "yes" if decision.standard.pace.counts_hills else "no"


def _size(size: BidSize) -> dict[str, Any]:
    return {
        "places_a_week": size.places_a_week,
        "served_a_week_at_most": size.served_at_most,
        "pounds_a_weekly_place": _pence(size.pounds_a_place),
        "pounds_a_place_and_week": _pence(size.pounds_a_place_and_week),
        "rank_within_kind": size.rank_in_kind,
        "rank_across_kinds": size.rank_across,
    }


def aims_csv(beside: AimsBeside, panel: SetFigures | None = None) -> str:
    """What each aim comes to, under which terms; the last row what the panel funds, if it funds anything."""
    terms = beside.walks.terms
    return as_csv(
        [
            {
                "aim": name,
                "bids": " ".join(figures.chosen) or None,
                "pounds": figures.spent if figures.chosen else None,
                "residents_newly_in_reach": figures.people if figures.chosen else None,
                "equivalent_minutes": _tenths(figures.equivalent_min),
                "mean_minutes": _tenths(figures.mean_min),
                "mean_minutes_of_the_furthest_5_percent": _tenths(figures.worst_min),
                "percent_of_walks_to_none_within_the_cap": _percent(figures.beyond),
                "furthest_may_be_longer": _may_be_longer(figures.worst_min, terms.cap_min),
                "aversion": terms.aversion,
                "cap_minutes": terms.cap_min,
                "any_kind_will_do": "yes" if terms.together else "no",
            }
            for name, figures in named_sets(beside, panel)
        ]
    )


def _may_be_longer(worst_min: float | None, cap_min: float) -> str | None:
    """Whether the furthest 5 percent walk at least so long: whoever reaches none counts as the cap."""
    return None if worst_min is None else "yes" if worst_min >= cap_min else "no"


def _pence(pounds: float | None) -> float | None:
    return None if pounds is None else round(pounds, 2)


def _percent(share: float | None) -> float | None:
    return None if share is None else round(100 * share, 1)


def _tenths(minutes: float | None) -> float | None:
    return None if minutes is None else round(minutes, 1)
