"""What has one funded asset changed between two days? Which asset, which days, and the answer."""

import html
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any, Final

import pandas as pd
import shapely
import streamlit as st

from app.frame.live import say
from app.frame.look import notice
from app.funding import memory
from app.funding.asset_choice import ask_asset, asset_titles
from app.maps.funding import Pin, funding_map, show_map
from app.memory.session import area_assets_on, funding_ground, kinds, register, register_began
from geo.crs import to_lonlat, to_metres
from layers.area import Area
from layers.bids.model import Bid, BidList
from presentation.printing.tables import html_table
from presentation.words import plain
from presentation.words.errors import fix_of, what_of
from presentation.words.funding import before_after as words
from presentation.words.funding.awards import award_title
from presentation.words.funding.need import group
from presentation.words.funding.page import WHOLE_AREA
from presentation.words.kinds import kind_label
from questions.funding.before_after import BeforeAfter, DaysError, before_and_after, check_days
from questions.funding.ground import FundingGround
from questions.funding.past import with_and_without
from questions.funding.people import EVERYWHERE, RESIDENTS
from questions.panel.decision import Decision
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


def show_before_after(area: Area, decision: Decision, awards: BidList | None) -> None:
    """One asset, two days, and what it changed."""
    st.subheader(words.HEADING, anchor=False)
    st.html(f'<p class="wr-small">{words.TWO_DAYS}</p>')
    award = _ask_award(awards)
    began, today = register_began(area), datetime.now(UTC).date()
    which, from_day, to_day = st.columns([5, 2, 2], gap="medium", vertical_alignment="bottom")
    with from_day:
        start = max(began or today, award.awarded_on) if award and award.awarded_on else began or today
        first = _ask_day(words.FROM_DAY, _FIRST + (award.bid_id if award else ""), start)
    with to_day:
        second = _ask_day(words.TO_DAY, _SECOND, today)
    with which:
        asset_id = _ask_which(area, award, second if began and began <= second < today else None)
    if asset_id:
        _answer(area, decision, asset_id, (first, second), award)


def _ask_award(awards: BidList | None) -> Bid | None:
    """The past award to begin with, if any that was read has a place."""
    placed = {bid.bid_id: bid for bid in awards.bids if bid.placed} if awards else {}
    if not placed:
        return None

    if memory.get(_AWARD) not in placed:
        memory.put(_AWARD, None)
    chosen = st.selectbox(
        words.BEGIN_WITH,
        list(placed),
        index=None,
        key=memory.at_first(_AWARD, None),
        persist_state="session",
        format_func=lambda key: award_title(placed[key]),
        placeholder=words.ANY_ASSET,
    )
    return placed.get(str(chosen or ""))


def _ask_day(label: str, key: str, first: date) -> date:
    day = st.date_input(
        label,
        format="DD/MM/YYYY",
        key=memory.at_first(key, first),
        persist_state="session",
        max_value=None,
        min_value=date(2000, 1, 1),
    )
    return day if isinstance(day, date) else first


def _ask_which(area: Area, award: Bid | None, on: date | None) -> str:
    """The asset: any that the register has now or had on the second day, or one near the award's place."""
    if award is None:
        return ask_asset(area, words.FUNDED_ASSET, key=_ASSET, also=area_assets_on(area, on) if on else None)
    near = _near(area, area_assets_on(area, on), award)
    if not near:
        st.html(notice(words.none_near(_NEAR_M), slim=True))
        return ""
    titles = asset_titles(area_assets_on(area, on))
    chosen = st.selectbox(
        words.PAID_FOR,
        list(near),
        index=None,
        key=f"{_ASSET}_{award.bid_id}",
        persist_state="session",
        format_func=lambda key: words.near_title(titles[key], near[key]),
        placeholder=words.NEAREST_FIRST,
    )
    return str(chosen or "")


def _near(area: Area, assets: AreaAssets, award: Bid) -> dict[str, float]:
    """Metres as the crow flies to each asset near an award's place, the nearest first."""
    x, y = to_metres(award.longitude or 0.0, award.latitude or 0.0, crs=area.crs)
    away_m = shapely.distance(assets.table.geometry.to_numpy(), shapely.Point(float(x), float(y)))
    nearest = sorted(zip(away_m.tolist(), assets.table["asset_id"], strict=True))
    return {asset_id: metres for metres, asset_id in nearest if metres <= _NEAR_M}


def _answer(
    area: Area, decision: Decision, asset_id: str, days: tuple[date, date], award: Bid | None
) -> None:
    try:
        check_days(*days, began=register_began(area), today=datetime.now(UTC).date())
    except DaysError as error:
        st.html(notice(what_of(error), fix_of(error), care=True))
        _today_only(area, decision, asset_id)
        return
    before, after = (_ground_on(area, day) for day in days)
    try:
        answer: BeforeAfter = memory.worked_out(
            ("days", before.assets.key, after.assets.key, asset_id, days, decision.standard),
            lambda: before_and_after(before, after, asset_id=asset_id, days=days, standard=decision.standard),
        )
    except DaysError as error:
        st.html(notice(what_of(error), fix_of(error), care=True))
        return
    _show(after, answer, award)


def _ground_on(area: Area, day: date) -> FundingGround:
    return funding_ground(area, day if day < datetime.now(UTC).date() else None)


def _today_only(area: Area, decision: Decision, asset_id: str) -> None:
    """What it brings today, where no two days can be compared."""
    ground = funding_ground(area)
    if asset_id not in set(ground.assets.table["asset_id"]):
        return
    lost = with_and_without(ground, asset_id, decision.standard).total("lost")
    say(words.today_sentence(lost), key="fund_today_line")


def _show(after: FundingGround, days: BeforeAfter, award: Bid | None) -> None:
    sentence = words.days_sentence(days, kinds=kinds())
    say(sentence, key="fund_before_after_line")
    since = register().history(days.asset_id)[0].at.date()
    notes = words.days_notes(days, award, since=since)
    st.html(f'<ul class="wr-notes">{"".join(f"<li>{html.escape(line)}</li>" for line in notes)}</ul>')
    wards = days.table[days.table["group"] == RESIDENTS]
    whole = wards["ward_code"] == EVERYWHERE
    wards = wards.assign(row=wards["ward_name"].where(~whole, WHOLE_AREA))
    other_after = (wards["before"] != wards["after"]).fillna(True)
    changed = wards[other_after | (wards["alone"].fillna(1) > 0) | whole]
    st.html(html_table(words.BY_WARD, words.ward_columns(days), _rows(changed)))
    groups = days.table[days.table["ward_code"] == EVERYWHERE]
    named = groups.assign(row=[group(name) for name in groups["group"]])
    with st.expander(words.BY_GROUP):
        st.html(html_table(words.BY_GROUP_CAPTION, words.group_columns(days), _rows(named)))
    left, right = st.columns([6, 5], gap="large")
    with left:
        _others(days)
    with right:
        _map(after, days)


def _rows(table: pd.DataFrame) -> list[Sequence[str]]:
    """Each row as cells; ``table`` as ``BeforeAfter.table``, with the name as ``row``."""
    counts = (
        table[["people", "before", "after", "alone", "other"]].astype("Int64").to_numpy(dtype=object).tolist()
    )
    return [
        (
            plain.one_line(name),
            plain.number(people),
            plain.number(before),
            plain.number(after),
            _signed(after - before),
            plain.number(alone),
            _signed(other),
        )
        for name, (people, before, after, alone, other) in zip(table["row"], counts, strict=True)
    ]


def _signed(number: Any) -> str:
    if pd.isna(number):
        return plain.NOT_KNOWN
    return f"{number:+,}" if number else "0"


def _map(after: FundingGround, days: BeforeAfter) -> None:
    area, assets = after.area, after.assets
    point = assets.table.set_index("asset_id").geometry[days.asset_id]
    lon, lat = to_lonlat(point.x, point.y, crs=area.crs)
    name = plain.place_name(days.name, kind_label(kinds(), days.kind), "")
    drawn = funding_map(area, pins=[Pin("£", name, float(lon), float(lat))], gained=days.alone)
    key = hash((area.revision, assets.key, days.asset_id, days.standard)) & 0xFFFFFFF
    show_map(drawn, key=f"fund_days_map_{key}", height=_MAP_HEIGHT, clicked=None)
    st.html(f'<p class="wr-small">{words.MAP_NOTE}</p>')


def _others(days: BeforeAfter) -> None:
    label = kind_label(kinds(), days.kind)
    if not days.others:
        st.html(f"<p>{html.escape(words.nothing_else(label))}</p>")
        return
    caption = words.others_caption(Counter(other.what for other in days.others))
    rows = [
        (plain.place_name(other.name, label, ""), words.OTHERS[other.what])
        for other in days.others[:_OTHERS_SHOWN]
    ]
    left = len(days.others) - _OTHERS_SHOWN
    rows += [(words.and_more(left), "")] if left > 0 else []
    st.html(html_table(caption, (words.others_column(label), words.WHAT_CHANGED), rows))
