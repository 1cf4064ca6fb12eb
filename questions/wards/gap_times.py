"""At what time do the walks of a ward's figures go, so that gates and ways with hours are open or shut?"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from layers.area import Area
from questions.walks.timed_ways import Shut, shut_in_daytime, shut_on
from questions.wards.ward_gap_model import OpenThen, WardQuestion

_WEEK: Final = 7


def shut_of(area: Area, question: WardQuestion) -> Shut:
    """What nobody walks through there and back, at the time that the question asks for.

    With a time: what is shut at any time of it, on the first such day from the question's today on. Without
    one: what is shut at any time from 10:00 to 16:00 on a weekday of the week from today.
    """
    if question.open_then is None:
        return shut_in_daytime(area, question.today)
    return shut_in(area, [question.open_then], question.today)


def shut_in(area: Area, stretches: Iterable[OpenThen], today: date) -> Shut:
    """What is shut at any time of any of these stretches of the week, on the first such day from today on."""
    shut: Shut = frozenset()
    for stretch in stretches:
        day = today + timedelta(days=(stretch.weekday - today.weekday()) % _WEEK)
        shut |= shut_on(area, [day], stretch.starts, stretch.ends)
    return shut
