"""Why has this resident none in reach? One cause each, the easiest to mend of those that hold."""

from collections.abc import Iterable
from datetime import date
from typing import Final

import numpy as np

from geo.figures.many_reach import NOTHING
from geo.types import BoolArray, FloatArray, IntArray, ObjectArray
from layers.assets.always_there import ALWAYS_THERE
from layers.register.model import Asset, Status
from layers.times.session import Known, Session
from questions.places.area_assets import AreaAssets
from questions.wards.gap_ages import not_for_group
from questions.wards.gap_ground import GapGround
from questions.wards.ring_first import ring_first
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
    table = assets.table[["asset_id", "kind", "status", "checked_on"]].iloc[list(rows)]
    stale = ring_first(table["checked_on"], today=question.today, after_days=question.stale_after_days)
    codes = []
    for asset_id, kind, status, old in zip(
        table["asset_id"], table["kind"], table["status"], stale, strict=True
    ):
        record = assets.records.get(asset_id, Asset(asset_id))
        numbers = _bars(record, kind, paused=status != str(Status.ACTIVE), old=bool(old), question=question)
        codes.append(max(numbers, default=0) + (_SEVERAL * len(numbers) if len(numbers) > 1 else 0))
    bars_named = [BARS[code % _SEVERAL - 1] if code else "" for code in codes]
    return np.array(codes, np.int32), np.array(bars_named, object)


def sure_assets(assets: AreaAssets, rows: Iterable[int], question: WardQuestion) -> BoolArray:
    """(a,) whether each asset is sure enough: what need not be rung first."""
    checked_on = assets.table["checked_on"].iloc[list(rows)]
    return ~ring_first(checked_on, today=question.today, after_days=question.stale_after_days)


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
    numbers = np.where(least < NOTHING, least % _SEVERAL, 0)
    nothing = (least == NOTHING) & ground.homes.judged[:, None]
    if not len(ground.rows):
        numbers[nothing] = CAUSES.index(GapCause.NONE_EXISTS)
        return numbers.astype(np.int32)
    numbers[nothing] = CAUSES.index(GapCause.TOO_FAR)
    no_way = severed(ground.crow_m[:, None], ground.crow_walk_m[:, None], cutoff_m=cutoffs_m)
    if over_steps is not None:
        no_way |= over_steps < NOTHING
    numbers[nothing & no_way] = CAUSES.index(GapCause.NO_WAY)
    return numbers.astype(np.int32)


def severed(crow_m: FloatArray, crow_walk_m: FloatArray, *, cutoff_m: FloatArray | float) -> BoolArray:
    """(n,) whether a direct path to the nearest asset would do, and the way there is far longer."""
    return np.asarray((crow_m * DETOUR <= cutoff_m) & (crow_walk_m >= SEVERED * crow_m), bool)
