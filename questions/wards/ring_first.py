"""Which assets must be rung before anybody sets out? Those that no person has checked, or not for long."""

from collections.abc import Iterable
from datetime import date

import numpy as np

from geo.types import BoolArray
from layers.register.model import STALE_AFTER_DAYS, is_stale


def ring_first(checked_on: Iterable[str], *, today: date, after_days: int = STALE_AFTER_DAYS) -> BoolArray:
    """Whether each asset is to be rung first.

    Parameters
    ----------
    checked_on
        (n,) ISO dates of the last check by a person, "" if there was none; what is no date counts as none.
    today
        The day on which somebody would set out.
    after_days
        For how many days a check is good, inclusive.

    Returns
    -------
    (n,) True where there was no check, or it is older than ``after_days``.
    """
    return np.array([is_stale(_day(text), today=today, after_days=after_days) for text in checked_on], bool)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
