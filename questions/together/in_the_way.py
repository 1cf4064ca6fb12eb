"""What keeps one of two people from what the other can go to?

Each is judged as if asked alone, at their own pace, age, cost and hours; the other one's are never taken.
"""

from collections.abc import Iterable
from typing import Any

from questions.conversation.findings import Fact, Finding
from questions.together.own_answer import OwnAnswer
from questions.walks.near_person import LOOK_FURTHER, OriginStatus
from questions.walks.obstacles import Cause, Obstacle

Ways = tuple[Finding, ...]


def in_the_way(own: OwnAnswer, asset_ids: Iterable[str]) -> dict[str, Ways]:
    """What keeps a person from each of these assets; () of one in their answer, or of which nothing is known.

    What meets none of their words is ``Fact.NOT_THEIR_WISH``, and where it cannot be walked to either, that
    too; what is not in their answer at all is more than ``LOOK_FURTHER`` times their minutes away.
    """
    if own.near.status is not OriginStatus.JUDGED:
        return {}
    judged, walked = _judged(own), _walked(own)
    listed = frozenset(own.listed["asset_id"])
    question = own.near.question
    too_far = (Obstacle(Cause.TOO_FAR, question.minutes * LOOK_FURTHER, at_least=True),)
    return {
        asset_id: () if asset_id in listed else judged.get(asset_id) or walked.get(asset_id, too_far)
        for asset_id in asset_ids
    }


def _judged(own: OwnAnswer) -> dict[str, Ways]:
    """What is in the way to what meets a person's words, by the id."""
    if own.fits is None:
        return {}
    return {
        asset_id: tuple(hindrance.about for hindrance in hindrances)
        for table in (own.fits.ruled_out, own.fits.near_misses)
        for asset_id, hindrances in _columns(table, "hindrances")
    }


def _walked(own: OwnAnswer) -> dict[str, Ways]:
    """What is to be said of the walk to everything else, and that it meets no words, by the id."""
    wish: Ways = () if own.fits is None else (Fact.NOT_THEIR_WISH,)
    reached = {asset_id: wish for asset_id in own.near.in_reach["asset_id"]}
    beyond = {
        asset_id: (*wish, obstacle) for asset_id, obstacle in _columns(own.near.out_of_reach, "obstacle")
    }
    return reached | beyond


def _columns(table: Any, name: str) -> Iterable[tuple[str, Any]]:
    return zip(table["asset_id"], table[name], strict=True) if len(table) else ()
