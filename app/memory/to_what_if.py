"""From a ward's figures to Funding's What if: which fields does it begin with?"""

from dataclasses import dataclass, field
from typing import Any, Final

from app.memory.visit import VisitMemory
from questions.funding.scenario import Action
from questions.wards.by_bus import BusDays
from questions.wards.ward_gap_model import WardQuestion

TRY, MINIBUS = "try", str(Action.MINIBUS)  # in the address of Funding: what is to be tried
FUNDING_MINUTES: Final = (5, 10, 15, 20, 30)  # what a panel may choose
_ASKED_AS: Final = "gap_what_if"
_PART, _WHAT_IF, _ACTION, _MINUTES = "fund_part", "what_if", "fund_action", "fund_minutes"


@dataclass(frozen=True)
class AskedAs:
    """How the wards are asked about, from where a link leads to What if."""

    question: WardQuestion = field(repr=False)
    days: BusDays


def lead_from(visit: VisitMemory, question: WardQuestion, days: BusDays) -> dict[str, str]:
    """Note how the wards are asked; gives what the link to Funding carries beside the area."""
    visit.put(_ASKED_AS, AskedAs(question, days))
    return {TRY: MINIBUS}


def begin_what_if(visit: VisitMemory, tried: str) -> None:
    """On arrival by that link, once: What if with a minibus, asked as the wards were if nobody asked there.

    What a panel has chosen there stays: minutes, pace and buses belong to its session, and to all of it.
    """
    asked_as: AskedAs | None = visit.get(_ASKED_AS)
    if tried != MINIBUS or asked_as is None:
        return
    visit.put(_ASKED_AS, None)
    visit.put(_PART, _WHAT_IF)
    visit.put(_ACTION, Action.MINIBUS)
    question = asked_as.question
    if visit.get(_MINUTES) is not None or question.minutes not in FUNDING_MINUTES:
        return
    first: dict[str, Any] = {
        _MINUTES: question.minutes,
        "fund_pace": question.pace.key,
        "fund_hills": question.pace.counts_hills,
        "fund_by_bus": True,
        "fund_of_area_bus_day": asked_as.days.first,
    }
    for key, value in first.items():
        visit.put(key, value)
