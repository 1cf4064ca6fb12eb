"""Where do troubles that were only named stand beside wishes, and what cannot wait before all else?

"Neighbour's hubby died, she wants to practise talking" asks for company; a bereavement café comes
after it. "Likes chess, no food in the house" asks for food, today.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from questions.conversation.scores import offered_last_reason

if TYPE_CHECKING:
    from questions.conversation.weighing import Weighed

NOT_TODAY: Final = -12  # points of what helps at once, but is not known to be open today


def after_the_first_wish(weighed: Sequence["Weighed"], troubles: Collection[int]) -> list["Weighed"]:
    """The same with points taken from what chiefly meets one of ``troubles``, by the number of the wish.

    So many that none of it stands before the best that meets a wish; as they are where nothing meets one.
    """
    wished = [each.score for each in weighed if each.chiefly >= 0 and each.chiefly not in troubles]
    if not wished or not troubles:
        return list(weighed)
    return [_at_most(each, max(wished) - 1) if each.chiefly in troubles else each for each in weighed]


def after_what_was_asked_for(
    weighed: Sequence["Weighed"], troubles: Collection[int], told_of: Collection[str]
) -> list["Weighed"]:
    """The same with points taken from ``told_of``, by their ids: help with a trouble that nobody asked for.

    So many that none of it stands before the best of what meets a wish, and always some, so that whoever
    orders the list anew keeps it there. Where troubles are all that is spoken of, nothing stands before it.
    """
    wished = [
        each.score
        for each in weighed
        if each.chiefly >= 0 and each.chiefly not in troubles and each.asset_id not in told_of
    ]
    if not wished:
        return list(weighed)
    most = max(wished) - 1
    return [
        _at_most(each, min(most, each.score - 1)) if each.asset_id in told_of else each for each in weighed
    ]


def urgent_first(weighed: Sequence["Weighed"], urgent: Collection[int], *, today: date) -> list["Weighed"]:
    """The same with what chiefly meets one of ``urgent`` first, and of that what is open today."""
    if not any(each.chiefly in urgent for each in weighed):
        return list(weighed)
    ordered = [
        replace(each, reasons=(*each.reasons, offered_last_reason(NOT_TODAY)))
        if each.chiefly in urgent and not _is_today(each, today)
        else each
        for each in weighed
    ]
    least = min(each.score for each in ordered if each.chiefly in urgent)
    return [each if each.chiefly in urgent else _at_most(each, least - 1) for each in ordered]


def _at_most(weighed: "Weighed", points: int) -> "Weighed":
    excess = weighed.score - points
    if excess <= 0:
        return weighed
    return replace(weighed, reasons=(*weighed.reasons, offered_last_reason(-excess)))


def _is_today(weighed: "Weighed", today: date) -> bool:
    times = weighed.judged.times
    return times is not None and times.starts.date() == today
