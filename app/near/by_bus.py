"""On foot, or by bus? The sessions of a week that are too far to walk: there in time, and home again."""

import html
from collections import Counter
from collections.abc import Hashable, Sequence
from datetime import date, timedelta
from typing import Final

import streamlit as st

from app.frame.look import notice, stop_notice
from app.maps.by_bus import bus_map
from app.maps.near import show
from app.memory.near_answer import NearAnswer
from app.memory.person_memory import BUS, BUS_DAY, BUS_SESSION, BUS_WEEK, GIVEN_BY, GOING, HELD_AS
from app.memory.session import Visit, assets_for_visit, kinds
from app.near.handing_out.by_bus import chosen_by_bus, put_on_sheet_by_bus
from app.near.rides.on_paper import this_minute
from app.near.take_home import offer
from layers.area import Area
from layers.buses.passes import BusPass, Holder, PassRules, holders_of, load_passes, rules_of
from layers.places.nations import Nation
from presentation.words.buses import passes as pass_words, week as words
from presentation.words.buses.journey import low_floor_words
from presentation.words.buses.session import heading_in_day, session_heading
from presentation.words.buses.timetable import ENDED_FIX, OLD_FIX, ended_by_now
from presentation.words.near.naming import named
from presentation.words.rides.zone import NOT_KNOWN as NO_RIDES
from questions.buses.bus_journey import Fares
from questions.buses.bus_way import drawn_legs
from questions.buses.sessions_by_bus import WEEK, BusesUnjudged, BusWish, SessionByBus, WeekByBus, week_by_bus
from questions.buses.suggested import suggested_by_bus
from questions.conversation.wishes import Wishes
from questions.walks.near_person import Origin, OriginStatus

FOOT = "foot"
_WAYS: Final = {FOOT: words.ON_FOOT, BUS: words.OR_BY_BUS}
_NO_NATION: Final = ""
THERE, HOME_AGAIN = "there", "home"
_DRAWN: Final = {THERE: words.WAY_THERE, HOME_AGAIN: words.WAY_HOME}
_WAY_DRAWN: Final = "bus_way_drawn"
_MAP_HEIGHT: Final = 420
_OFFER: Final = "by_bus"


def show_by_bus(area: Area, answered: NearAnswer | None, wishes: Wishes) -> None:
    """The choice between both, and what there is by bus; for one person whose streets are known."""
    visit = Visit()
    if answered is None or answered.pair is not None or visit.origin is None:
        return
    if answered.answer.status is not OriginStatus.JUDGED:
        return
    if visit.get(GOING) not in _WAYS:
        visit.put(GOING, FOOT)
    way = st.segmented_control(
        words.HOW_LABEL,
        list(_WAYS),
        format_func=_WAYS.__getitem__,
        key=GOING,
        persist_state="session",
        required=True,
    )
    if way != BUS:
        return
    with st.container(key="by_bus"):
        if area.rides is None:
            st.html(f'<p class="wr-small">{html.escape(NO_RIDES)}</p>')
        if area.buses is None:
            st.html(notice(words.NOT_KNOWN))
            return
        _answer(area, answered, wishes, visit)


def _answer(area: Area, answered: NearAnswer, wishes: Wishes, visit: Visit) -> None:
    origin = visit.origin
    if origin is None:
        return
    fares, first_day = _fares_and_week(area, (origin.x, origin.y), visit)
    wish = BusWish(
        answered.answer.question.pace,
        answered.answer.question.minutes,
        first_day,
        fares,
        free=wishes.free,
    )
    week = _week(area, answered, wishes, wish, visit)
    if why := words.unjudged_words(week):
        is_ended = week.unjudged is BusesUnjudged.ENDED
        st.html(stop_notice(why, ENDED_FIX) if is_ended else notice(why, care=True))
        if is_ended and week.last_day is not None:
            _offer_last_week(week.last_day, visit)
        return
    old = ended_by_now(week.last_day, today=visit.now().date())
    if old:
        st.html(stop_notice(old, OLD_FIX))
    if not week.sessions:
        st.html(notice(words.NOTHING))
        return
    parts = (words.ask_first_words(week), words.days_without_words(week), words.held_words(week))
    more = html.escape(" ".join(filter(None, parts)))
    st.html(f"<p><b>{html.escape(words.reached_words(week))}</b> {more}</p>")
    _sessions(area, answered, week, visit)


def _offer_last_week(last_day: date, visit: Visit) -> None:
    """A press that looks at the last week that the timetable holds, for who wants it all the same."""
    first_day = last_day - (WEEK - timedelta(days=1))
    st.button(
        words.last_week_words(first_day), on_click=visit.put, args=(BUS_WEEK, first_day), key="bus_last"
    )


def _fares_and_week(area: Area, home: tuple[float, float], visit: Visit) -> tuple[Fares, date]:
    """Whose pass they have and what it gives, and from which day the week is looked at."""
    rules = load_passes()
    nation, first_day = _nation_and_week(visit)
    if not nation:
        return Fares.at(area, home, rules, None), first_day
    held = BusPass(Nation(nation), _holder(rules, Nation(nation), visit))
    fares = Fares.at(area, home, rules, held)
    whose = [rule for rule in rules_of(rules, held.nation) if rule.holder is held.holder]
    lines = (pass_words.pass_rule_words(whose), pass_words.council_words(fares, here=area.nation))
    st.html(f'<p class="wr-small">{html.escape(" ".join(filter(None, lines)))}</p>')
    return fares, first_day


def _nation_and_week(visit: Visit) -> tuple[str, date]:
    """Of which nation their pass is, "" without one, and from which day the week is looked at."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        nation = st.selectbox(
            pass_words.PASS_LABEL,
            [_NO_NATION, *Nation],
            format_func=lambda each: pass_words.NATIONS[Nation(each)] if each else pass_words.NO_PASS_LABEL,
            key=GIVEN_BY,
            persist_state="session",
            width=220,
        )
        if visit.get(BUS_WEEK) is None:
            visit.put(BUS_WEEK, visit.now().date())
        first_day = st.date_input(
            words.WEEK_LABEL,
            key=BUS_WEEK,
            persist_state="session",
            format="DD/MM/YYYY",
            width=220,
        )
    return str(nation), first_day


def _holder(rules: PassRules, nation: Nation, visit: Visit) -> Holder:
    """Why they have a pass of that nation: only what it gives one for is asked."""
    holders, key = holders_of(rules, nation), HELD_AS[nation]
    if visit.get(key) not in holders:
        visit.put(key, holders[0])
    chosen = st.segmented_control(
        pass_words.HOLDER_LABEL,
        holders,
        format_func=pass_words.HOLDERS.__getitem__,
        key=key,
        persist_state="session",
        required=True,
    )
    return Holder(chosen or holders[0])


def _week(area: Area, answered: NearAnswer, wishes: Wishes, wish: BusWish, visit: Visit) -> WeekByBus:
    """The week by bus, worked out once for each thing asked; it stays in this visit alone."""
    assets, origin = assets_for_visit(area), visit.origin
    key: Hashable = (assets.key, answered.number, wish.first_day, wish.fares.held)
    if visit.get("week_by_bus_of") != key and origin is not None:
        with st.spinner(words.SEARCHING):
            asset_ids = suggested_by_bus(answered.answer, assets, origin, wishes, now=visit.now())
            visit.put("week_by_bus", week_by_bus(area, assets, origin, wish, asset_ids))
        visit.put("week_by_bus_of", key)
    week: WeekByBus = visit.get("week_by_bus")
    return week.ahead(this_minute())


def _sessions(area: Area, answered: NearAnswer, week: WeekByBus, visit: Visit) -> None:
    """The sessions to choose from, the chosen one in words and on the map, and what is not reached."""
    assets = assets_for_visit(area)
    asset_ids = {each.session.asset_id for each in week.sessions}
    table = named(assets.table[assets.table["asset_id"].isin(asset_ids)], kinds())
    titles = dict(zip(table["asset_id"], table["title"], strict=True))
    reached = [each for each in week.sessions if each.cause is None]
    if reached:
        of_day = _of_a_day(reached, visit)
        left, right = st.columns([2, 3], gap="medium")
        with left:
            each = _which_session(of_day, titles, visit)
        with right:
            _chosen(area, answered, week, each, visit)
    _not_by_bus(week, titles)


def _of_a_day(reached: Sequence[SessionByBus], visit: Visit) -> list[SessionByBus]:
    """The sessions of the day that is chosen among those on which there are any."""
    count = Counter(each.session.starts.date() for each in reached)
    if visit.get(BUS_DAY) not in count:
        visit.put(BUS_DAY, next(iter(count)))
    day = st.pills(
        words.DAY_LABEL,
        list(count),
        format_func=lambda each: words.day_and_number(each, count[each]),
        wrap=True,
        key=BUS_DAY,
        persist_state="session",
        required=True,
    )
    return [each for each in reached if each.session.starts.date() == (day or next(iter(count)))]


def _which_session(reached: Sequence[SessionByBus], titles: dict[str, str], visit: Visit) -> SessionByBus:
    """The session that is chosen, which stays chosen however the list changes about it."""
    by_key = {f"{each.session.starts.isoformat()} {each.session.asset_id}": each for each in reached}
    headings = {key: heading_in_day(each, titles[each.session.asset_id]) for key, each in by_key.items()}
    if visit.get(BUS_SESSION) not in by_key:
        visit.put(BUS_SESSION, next(iter(by_key)))
    chosen = st.radio(
        words.SESSION_LABEL,
        list(by_key),
        format_func=lambda key: words.as_markdown(headings[key]),
        key=BUS_SESSION,
        persist_state="session",
    )
    return by_key[chosen or next(iter(by_key))]


def _chosen(area: Area, answered: NearAnswer, week: WeekByBus, each: SessionByBus, visit: Visit) -> None:
    """One session: its legs in words, then on the map; where they may no longer be true, that first."""
    if old := ended_by_now(week.last_day, today=visit.now().date()):
        st.html(f'<p class="wr-stop">{html.escape(old)}</p>')
    lines = list(words.session_lines(each))
    if week.wish.pace.step_free and each.there is not None:
        lines.append(low_floor_words(each.there))
    paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in lines)
    st.html(f'{paragraphs}<p class="wr-small">{html.escape(words.SURELY_ASK)}</p>')
    if each.there is None or visit.origin is None:
        return
    _map_of(area, visit.origin, week, each, visit)
    put_on_sheet_by_bus(answered, week, each, visit)
    offer(
        area,
        assets_for_visit(area),
        [chosen_by_bus(area, answered, week, each, visit, key=_OFFER)],
        key=_OFFER,
    )


def _map_of(area: Area, origin: Origin, week: WeekByBus, each: SessionByBus, visit: Visit) -> None:
    """The way there on the map, or the way home where that is chosen."""
    home = each.back is not None and _way_home_chosen(visit)
    legs = drawn_legs(area, assets_for_visit(area), origin, week.wish.pace, each, home=home)
    way = HOME_AGAIN if home else THERE
    show(
        bus_map(area, origin, legs),
        key=f"bus-map-{area.revision}-{each.session.starts:%m%d%H%M}-{each.session.asset_id}-{way}",
        height=_MAP_HEIGHT,
        way=None,
        returned_values=(),
        on_change=lambda: None,
    )
    st.html(f'<p class="wr-small">{html.escape(words.map_note(_DRAWN[way]))}</p>')


def _way_home_chosen(visit: Visit) -> bool:
    """Which way is drawn: the choice above the map."""
    if visit.get(_WAY_DRAWN) not in _DRAWN:
        visit.put(_WAY_DRAWN, THERE)
    way = st.segmented_control(
        words.DRAWN_LABEL,
        list(_DRAWN),
        format_func=_DRAWN.__getitem__,
        key=_WAY_DRAWN,
        persist_state="session",
        required=True,
    )
    return way == HOME_AGAIN


def _not_by_bus(week: WeekByBus, titles: dict[str, str]) -> None:
    others = [each for each in week.sessions if each.cause is not None]
    if not others:
        return
    with st.expander(words.not_by_bus_words(len(others)), expanded=len(others) == len(week.sessions)):
        for each in others:
            heading = session_heading(each, titles[each.session.asset_id])
            lines = " ".join(words.session_lines(each))
            st.html(f"<p><b>{html.escape(heading)}</b> {html.escape(lines)}</p>")
