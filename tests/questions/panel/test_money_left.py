"""What a panel's verdicts come to, and what the money that is left could still buy."""

from pathlib import Path

import pytest

from layers.bids.model import Bid
from presentation.words.funding.sitting import decided_sentence, money_lines
from questions.funding.ground import FundingGround
from questions.funding.need import NeedWeights
from questions.funding.standard import Standard
from questions.panel.decision import Decision, Marks, decide
from questions.panel.money_left import MoneyLeft, money_left
from questions.panel.sitting import PanelVerdict
from tests.questions.funding.town import bid, cafe, ground_of, town

EAST, WEST = bid("1", 0, -100, pounds=1000.0), bid("2", 0, pounds=700.0, kind="lunch_club")
NOWHERE = bid("3", pounds=10.0)


@pytest.fixture
def ground(tmp_path: Path) -> FundingGround:
    return ground_of(town(tmp_path, assets=[cafe(1, 900)]))


def left(ground: FundingGround, bids: tuple[Bid, ...], budget: float, **verdicts: PanelVerdict) -> MoneyLeft:
    """What the verdicts, by ``b`` and the bid's reference, come to."""
    marks = tuple((name[1:], Marks(verdict=verdict)) for name, verdict in verdicts.items())
    decision = Decision(budget, Standard(), NeedWeights(), marks=marks)
    assessment = decide(ground, bids, decision).assessment
    return money_left(ground.people, assessment, decision)


def test_verdicts_do_not_enter_what_the_figures_suggest(ground: FundingGround) -> None:
    bids = (EAST, WEST)
    plain = Decision(1000.0, Standard(), NeedWeights())
    refused = Decision(
        1000.0, Standard(), NeedWeights(), marks=(("1", Marks(verdict=PanelVerdict.NOT_FUND)),)
    )
    assert decide(ground, bids, plain)[1].chosen == decide(ground, bids, refused)[1].chosen == ("1",)


def test_what_is_left_could_still_buy_what_was_deferred_and_not_what_was_refused(
    ground: FundingGround,
) -> None:
    deferred = left(ground, (EAST, WEST), 2000.0, b1=PanelVerdict.FUND, b2=PanelVerdict.DEFER)
    assert (deferred.spent, deferred.left, deferred.people) == (1000.0, 1000.0, 1000)
    assert (deferred.could_buy, deferred.could_reach) == (("2",), 140)
    refused = left(ground, (EAST, WEST), 2000.0, b1=PanelVerdict.FUND, b2=PanelVerdict.NOT_FUND)
    assert refused.could_buy == ()
    assert money_lines(refused, {})[-1] == (
        "Nothing that was not refused fits into that and would reach anybody new."
    )


def test_more_than_there_is_and_amounts_that_are_not_known_are_said(ground: FundingGround) -> None:
    over = left(ground, (EAST, WEST), 1500.0, b1=PanelVerdict.FUND, b2=PanelVerdict.FUND)
    assert money_lines(over, {})[0] == "The funded bids ask for £200 more than there is."
    silent = bid("2", 0, pounds=None, kind="lunch_club")
    unknown = left(ground, (EAST, silent), 1500.0, b1=PanelVerdict.FUND, b2=PanelVerdict.FUND)
    lines = money_lines(unknown, {})
    assert lines[0] == "How much money is left is not known: 2 does not say what it asks for."
    assert "is not known" in lines[1]
    sentence = decided_sentence({PanelVerdict.FUND: 2}, unknown, 1500.0)
    assert sentence.startswith("The panel funds 2 of 2 bids, for at least £1,000 of £1,500.")
    assert "£0" not in " ".join([*lines, sentence])


def test_whom_a_bid_that_cannot_be_judged_would_reach_is_not_known(ground: FundingGround) -> None:
    money = left(ground, (EAST, NOWHERE), 1500.0, b3=PanelVerdict.FUND)
    assert money.people is None
    assert "is not known" in money_lines(money, {"1": "Bid 1"})[1]


def test_nothing_decided_is_said_so(ground: FundingGround) -> None:
    money = left(ground, (EAST, WEST), 1500.0)
    sentence = decided_sentence({PanelVerdict.OPEN: 2}, money, 1500.0)
    assert sentence == "The panel has decided on none of 2 bids yet."
