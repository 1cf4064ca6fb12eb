"""Why has this resident none in reach? One cause each, the easiest to mend of those that hold."""

from collections.abc import Iterable
from datetime import date
from typing import Final

import numpy as np

from geo.figures.many_reach import NOTHING
from geo.types import BoolArray, FloatArray, IntArray, ObjectArray
from layers.assets.always_there import ALWAYS_THERE
from layers.register.model import Asset
from layers.times.session import Known, Session
from questions.places.area_assets import AreaAssets
from questions.places.asset_columns import asset_columns
from questions.wards.gap_ages import not_for_group
from questions.wards.gap_ground import GapGround
from questions.wards.ward_gap_model import GapCause, OpenThen, WardQuestion

# Bars of an asset, the easiest to mend first: a telephone call, other hours, more places, other rules.
BARS: Final = (GapCause.STALE_ONLY, GapCause.SHUT_THEN, GapCause.FULL, GapCause.NOT_ELIGIBLE)
CAUSES: Final = ("", *GapCause)  # the bars first, in the order of ``BARS``
DETOUR: Final = 1.2  # a path that is as direct as paths are, as Thurrock's access study takes it
SEVERED: Final = 2.0  # a walk this many times the straight line has something in its way
_SEVERAL = 10  # codes of assets with more than one bar begin here


def asset_bars(
    assets: AreaAssets, rows: Iterable[int], question: WardQuestion
) -> tuple[IntArray, ObjectArray]:
    """What keeps each asset from counting.

    Returns
    -------
    (a,) codes: 0 counts, 1 to 4 the only bar, above 10 several, the fewer the lower; and (a,) GapCause or "":
    the bar told, of several the hardest to mend.
    """
    columns, at = asset_columns(assets), np.asarray(list(rows), int)
    stale = columns.stale(today=question.today, after_days=question.stale_after_days)
    table = zip(columns.asset_id[at], columns.kind[at], columns.active[at], stale[at], strict=True)
    codes = []
    for asset_id, kind, active, old in table:
        record = assets.records.get(asset_id) or Asset(asset_id)
        numbers = _bars(record, kind, paused=not active, old=bool(old), question=question)
        codes.append(max(numbers, default=0) + (_SEVERAL * len(numbers) if len(numbers) > 1 else 0))
    bars_named = [BARS[code % _SEVERAL - 1] if code else "" for code in codes]
    return np.array(codes, np.int32), np.array(bars_named, object)


def sure_assets(assets: AreaAssets, rows: Iterable[int], question: WardQuestion) -> BoolArray:
    """(a,) whether each asset is sure enough: what need not be rung first."""
    stale = asset_columns(assets).stale(today=question.today, after_days=question.stale_after_days)
    return np.asarray(~stale[np.asarray(list(rows), int)], bool)


def _bars(record: Asset, kind: str, *, paused: bool, old: bool, question: WardQuestion) -> list[int]:
    """Numbers of the bars that hold, from 1."""
    is_open = (
        True
        if question.open_then is None
        else open_then(record.sessions, kind, question.open_then, today=question.today)
    )
    holds = (
        (old and not question.with_stale) or is_open is None,
        paused or is_open is False,
        record.full == Known.YES,
        not_for_group(record, question.group, for_some=question.for_some),
    )
    return [number for number, bar in enumerate(holds, start=1) if bar]


def open_then(
    sessions: tuple[Session, ...], kind: str, stretch: OpenThen, *, today: date | None = None
) -> bool | None:
    """Whether a session lies in the stretch asked for, at least in part; None where no times are known.

    A session of every other week, one week of the month or a season counts as open, one that has ended
    for good by ``today`` or is on bank holidays only does not. One whose end is not known counts where
    it begins.
    """
    if not sessions:
        return True if kind in ALWAYS_THERE else None
    usual = [session for session in sessions if not session.bank_holidays_only]
    return any(
        _meets(session, stretch)
        for session in usual
        if today is None or session.last_on is None or session.last_on >= today
    )


def _meets(session: Session, stretch: OpenThen) -> bool:
    same_day = session.weekday == stretch.weekday
    if session.ends is None:
        return same_day and stretch.starts <= session.starts < stretch.ends
    overnight = session.ends <= session.starts
    if same_day and session.starts < stretch.ends and (overnight or session.ends > stretch.starts):
        return True
    return overnight and (session.weekday + 1) % 7 == stretch.weekday and stretch.starts < session.ends


def cause_numbers(
    ground: GapGround, least: IntArray, *, cutoffs_m: FloatArray, over_steps: IntArray | None = None
) -> IntArray:
    """Why each resident point has none in reach, at each of k cutoffs.

    Parameters
    ----------
    ground
        Walks to the assets of the kinds asked for, n points and a assets.
    least
        (n, k) the least code of ``asset_bars`` within each cutoff, from ``geo.figures.many_reach``.
    cutoffs_m
        (k,) the longest walks that count.
    over_steps
        For a walker who avoids steps: the same as ``least`` of those who do not.

    Returns
    -------
    (n, k) places in ``CAUSES``: 0 for points with one in reach and for those whom the streets cannot judge.
    """
    no_way = severed(ground.crow_m[:, None], ground.crow_walk_m[:, None], cutoff_m=cutoffs_m)
    if over_steps is not None:
        no_way |= over_steps < NOTHING
    return numbers_by(least, judged=ground.homes.judged, no_way=no_way, none_there=not len(ground.rows))


def numbers_by(
    least: IntArray, *, judged: BoolArray, no_way: BoolArray, none_there: BoolArray | bool
) -> IntArray:
    """(n, k) places in ``CAUSES``, of k cutoffs or k kinds.

    ``least`` is (n, k) codes as of ``cause_numbers``, ``judged`` (n,), ``no_way`` (n, k) whether something is
    in the way of those with nothing in reach, ``none_there`` (k,) whether there is no asset at all.
    """
    numbers = np.where(least < NOTHING, least % _SEVERAL, 0).astype(np.int32)
    nothing = (least == NOTHING) & judged[:, None]
    numbers[nothing] = CAUSES.index(GapCause.TOO_FAR)
    numbers[nothing & no_way] = CAUSES.index(GapCause.NO_WAY)
    numbers[nothing & none_there] = CAUSES.index(GapCause.NONE_EXISTS)
    return numbers


def severed(crow_m: FloatArray, crow_walk_m: FloatArray, *, cutoff_m: FloatArray | float) -> BoolArray:
    """(n,) whether a direct path to the nearest asset would do, and the way there is far longer."""
    return np.asarray((crow_m * DETOUR <= cutoff_m) & (crow_walk_m >= SEVERED * crow_m), bool)
