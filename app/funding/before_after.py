"""What has one funded asset changed between two days? Which asset, which days, and the answer."""

import html
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Final

import shapely
import streamlit as st

from app.frame.look import notice
from app.funding import memory
from app.funding.asset_choice import ask_asset, asset_titles
from app.maps.funding import Pin, funding_map, show_map
from app.memory.session import area_assets, area_assets_on, kinds, register, register_began
from geo.crs import to_lonlat, to_metres
from layers.area import Area
from layers.bids.model import Bid, BidList
from presentation.printing.tables import html_table
from presentation.words import funding as said, plain as words
from presentation.words.errors import fix_of, what_of
from questions.funding.before_after import BeforeAfter, DaysError, before_and_after, check_days
from questions.funding.past import with_and_without
from questions.funding.people import EVERYWHERE, RESIDENTS
from questions.funding.record import Decision
from questions.places.area_assets import AreaAssets

_NEAR_M: Final = 300.0
_MAP_HEIGHT: Final = 420
_OTHERS_SHOWN: Final = 12
_ASSET, _AWARD, _FIRST, _SECOND = (
    "fund_worth_asset",
    "fund_worth_award",
    "fund_worth_first",
    "fund_worth_second",
)
_WHAT: Final = {
    "new": "New in the register",
    "gone": "Gone from it",
    "moved": "Moved",
    "counts now": "Counts now, and did not before",
    "counts no more": "Counts no more: paused, full, or not on at that time",
}


def show_before_after(area: Area, decision: Decision, awards: BidList | None) -> None:
    """One asset, two days, and what it changed."""
    st.subheader("What has one asset changed?", anchor=False)
    st.html(f'<p class="wr-small">{said.TWO_DAYS}</p>')
    award = _ask_award(awards)
    began, today = register_began(area), datetime.now(UTC).date()
    which, from_day, to_day = st.columns([5, 2, 2], gap="medium", vertical_alignment="bottom")
    with from_day:
        start = max(began or today, award.awarded_on) if award and award.awarded_on else began or today
        first = _ask_day("From the end of", _FIRST + (award.bid_id if award else ""), start)
    with to_day:
        second = _ask_day("To the end of", _SECOND, today)
    with which:
        asset_id = _ask_which(area, award, second if began and began <= second < today else None)
    if asset_id:
        _answer(area, decision, asset_id, (first, second), award)


def _ask_award(awards: BidList | None) -> Bid | None:
    """The past award to begin with, if any that was read has a place."""
    placed = {bid.bid_id: bid for bid in awards.bids if bid.placed} if awards else {}
    if not placed:
        return None

    def title(bid_id: str) -> str:
        bid = placed[bid_id]
        when = f", {words.day(bid.awarded_on.isoformat())}" if bid.awarded_on else ""
        return f"{words.one_line(bid.title)}, {said.pounds(bid.pounds)}{when}"

    if memory.get(_AWARD) not in placed:
        memory.put(_AWARD, None)
    chosen = st.selectbox(
        "Begin with a past award, or leave it empty",
        list(placed),
        index=None,
        key=memory.at_first(_AWARD, None),
        persist_state="session",
        format_func=title,
        placeholder="Any asset of the register",
    )
    return placed.get(str(chosen or ""))


def _ask_day(label: str, key: str, first: date) -> date:
    told = st.date_input(
        label,
        format="DD/MM/YYYY",
        key=memory.at_first(key, first),
        persist_state="session",
        max_value=None,
        min_value=date(2000, 1, 1),
    )
    return told if isinstance(told, date) else first


def _ask_which(area: Area, award: Bid | None, on: date | None) -> str:
    """The asset: any that the register has now or had on the second day, or one near the award's place."""
    if award is None:
        return ask_asset(
            area, "An asset that was funded", key=_ASSET, also=area_assets_on(area, on) if on else None
        )
    near = _near(area, area_assets_on(area, on), award)
    if not near:
        st.html(
            notice(f"No asset of the register lies within {_NEAR_M:.0f} m of that award’s place.", slim=True)
        )
        return ""
    titles = asset_titles(area_assets_on(area, on))
    chosen = st.selectbox(
        "Which asset near it was paid for?",
        list(near),
        index=None,
        key=f"{_ASSET}_{award.bid_id}",
        persist_state="session",
        format_func=lambda key: f"{titles[key]}, {near[key]:.0f} m away",
        placeholder="The nearest first",
    )
    return str(chosen or "")


def _near(area: Area, assets: AreaAssets, award: Bid) -> dict[str, float]:
    """Metres as the crow flies to each asset near an award's place, the nearest first."""
    x, y = to_metres(award.longitude or 0.0, award.latitude or 0.0, crs=area.crs)
    away_m = shapely.distance(assets.table.geometry.to_numpy(), shapely.Point(float(x), float(y)))
    told = sorted(zip(away_m.tolist(), assets.table["asset_id"], strict=True))
    return {asset_id: metres for metres, asset_id in told if metres <= _NEAR_M}


def _answer(
    area: Area, decision: Decision, asset_id: str, days: tuple[date, date], award: Bid | None
) -> None:
    try:
        check_days(*days, began=register_began(area), today=datetime.now(UTC).date())
    except DaysError as error:
        st.html(notice(what_of(error), fix_of(error), care=True))
        _today_only(area, decision, asset_id)
        return
    before, after = (_assets_on(area, day) for day in days)
    try:
        found: BeforeAfter = memory.worked_out(
            ("days", before.key, after.key, asset_id, days, decision.standard),
            lambda: before_and_after(
                area, before, after, asset_id=asset_id, days=days, standard=decision.standard
            ),
        )
    except DaysError as error:
        st.html(notice(what_of(error), fix_of(error), care=True))
        return
    _show(area, after, found, award)


def _assets_on(area: Area, day: date) -> AreaAssets:
    return area_assets_on(area, day if day < datetime.now(UTC).date() else None)


def _today_only(area: Area, decision: Decision, asset_id: str) -> None:
    """What it brings today, where no two days can be compared."""
    assets = area_assets(area)
    if asset_id not in set(assets.table["asset_id"]):
        return
    lost = with_and_without(area, assets, asset_id, decision.standard).total("lost")
    told = f"Today {lost:,} residents would have none of its kind within reach without it."
    if not lost:
        told = (
            "Today everybody within reach of it has another of its kind, or it does not count at that time."
        )
    st.html(f'<p class="wr-answer" role="status">{html.escape(told)}</p>')


def _show(area: Area, after: AreaAssets, found: BeforeAfter, award: Bid | None) -> None:
    st.html(f'<p class="wr-answer" role="status">{html.escape(days_sentence(found))}</p>')
    notes = "".join(f"<li>{html.escape(line)}</li>" for line in _notes(found, award))
    st.html(f'<ul class="wr-notes">{notes}</ul>')
    wards = found.table[(found.table["group"] == RESIDENTS)]
    whole = wards["ward_code"] == EVERYWHERE
    wards = wards.assign(ward_name=wards["ward_name"].where(~whole, "The whole area"))
    changed = wards[(wards["before"] != wards["after"]) | (wards["alone"] > 0) | whole]
    heads = ("Ward", *_heads(found))
    st.html(html_table("By ward: those in which anything changed", heads, _rows(changed)))
    groups = found.table[found.table["ward_code"] == EVERYWHERE]
    named = groups.assign(ward_name=[said.group(name) for name in groups["group"]])
    with st.expander("By group"):
        st.html(html_table("The whole area by group", ("Group", *_heads(found)), _rows(named)))
    left, right = st.columns([6, 5], gap="large")
    with left:
        _others(found)
    with right:
        _map(area, after, found)


def _heads(found: BeforeAfter) -> tuple[str, ...]:
    return (
        "With a street",
        f"Within reach {_day(found.first)}",
        f"Within reach {_day(found.second)}",
        "Difference",
        "Through it alone",
        "Through all else",
    )


def days_sentence(found: BeforeAfter) -> str:
    """The plain difference, and how much of it is the asset's own."""
    label = kinds().label(found.kind).lower()
    difference = found.total("after") - found.total("before")
    more = f"{abs(difference):,} {'more' if difference >= 0 else 'fewer'}"
    return (
        f"{found.total('before'):,} residents had a {label} within reach on {_day(found.first)}, "
        f"and {found.total('after'):,} on {_day(found.second)}: {more}. "
        f"{found.total('alone'):,} of these reach one through this asset alone."
    )


def _day(day: date) -> str:
    return words.day(day.isoformat())


def _notes(found: BeforeAfter, award: Bid | None) -> list[str]:
    """What must be known to read it honestly."""
    since = register().history(found.asset_id)[0].at.date().isoformat()
    told = [f"The register has known of it since {words.day(since)}; it may have begun earlier."]
    if found.there_before:
        told.append("It was there on the first day too, so the difference of the days is not its doing.")
    if not found.counts:
        told.append("On the second day it was paused, full, or not on at that time, so it counts for nobody.")
    elif not found.total("alone"):
        told.append("Everybody within reach of it has another of its kind within reach.")
    other = found.total("other")
    if other:
        told.append(f"All other changes of its kind come to {other:+,} residents; they are listed below.")
    alone = found.total("alone")
    if award and award.pounds and alone:
        told.append(
            f"The award was {said.pounds(award.pounds)}: £{award.pounds / alone:,.2f} for each resident who "
            "reaches one through it alone."
        )
    return told


def _rows(table) -> list[Sequence[str]]:  # type: ignore[no-untyped-def]
    return [
        (
            words.one_line(row.ward_name),
            f"{row.people:,}",
            f"{row.before:,}",
            f"{row.after:,}",
            f"{row.after - row.before:+,}" if row.after != row.before else "0",
            f"{row.alone:,}",
            f"{row.other:+,}" if row.other else "0",
        )
        for row in table.itertuples()
    ]


def _map(area: Area, after: AreaAssets, found: BeforeAfter) -> None:
    point = after.table.set_index("asset_id").geometry[found.asset_id]
    lon, lat = to_lonlat(point.x, point.y, crs=area.crs)
    name = words.place_name(found.name, kinds().label(found.kind), "")
    drawn = funding_map(area, pins=[Pin("£", name, float(lon), float(lat))], gained=found.alone)
    key = hash((area.revision, after.key, found.asset_id, found.standard)) & 0xFFFFFFF
    show_map(drawn, key=f"fund_days_map_{key}", height=_MAP_HEIGHT, clicked=None)
    st.html('<p class="wr-small">Dots: residents who reach one through this asset alone.</p>')


def _others(found: BeforeAfter) -> None:
    label = kinds().label(found.kind).lower()
    if not found.others:
        st.html(f"<p>Nothing else of its kind ({html.escape(label)}) changed between the two days.</p>")
        return
    counted = Counter(_WHAT[one.what] for one in found.others)
    caption = "What else changed: " + "; ".join(f"{what.lower()} {count}" for what, count in counted.items())
    rows = [
        (words.place_name(one.name, kinds().label(found.kind), ""), _WHAT[one.what])
        for one in found.others[:_OTHERS_SHOWN]
    ]
    left = len(found.others) - _OTHERS_SHOWN
    rows += [(f"and {left:,} more", "")] if left > 0 else []
    st.html(html_table(caption, (f"Other assets: {label}", "What changed"), rows))
