"""What is suggested first, of how many, and why: every bid outside the set has its reason."""

import csv
from io import StringIO
from pathlib import Path

import pytest

from layers.bids.model import Bid
from presentation.printing.funding.figure_files import bids_csv
from presentation.words.funding.best_set import set_sentence
from presentation.words.funding.first_answer import suggestion, three_reasons
from questions.funding.ground import FundingGround
from questions.funding.need import NeedWeights
from questions.funding.standard import Standard
from questions.panel.aims import SetAim
from questions.panel.decision import Decision, decide
from questions.panel.portfolio import Floors
from questions.panel.reasons import reasons_of
from questions.panel.suggested import suggested_of
from tests.questions.funding.town import bid, cafe, ground_of, town


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> FundingGround:
    return ground_of(town(tmp_path_factory.mktemp("reasons"), assets=[cafe(1, 900)]))


def test_the_first_words_name_the_set_and_give_three_reasons(tmp_path: Path) -> None:
    ground = ground_of(town(tmp_path, assets=[cafe(1, 900)]))
    bids = (
        bid("1", 0, -100, pounds=1000.0),
        bid("2", 0, pounds=700.0),
        bid("3", pounds=10.0),
        bid("4", 900, pounds=10.0),
        bid("5", 0, pounds=None),
    )
    assessment, best, _ = decide(ground, bids, Decision(1000.0, Standard(), NeedWeights()))
    reasons = reasons_of(ground.people, assessment, best)
    assert suggestion(best, bids) == ("The figures suggest 1 of 5 bids, for £1,000 of £1,000: 1 Bid 1.")
    assert len(best.chosen) + reasons.no_gain + reasons.cannot + reasons.silent + reasons.beyond == len(bids)
    first, poorest, others = three_reasons("The set.", best, reasons, "They have 20 places a week.")
    assert first == "The set. They have 20 places a week."
    assert poorest.startswith("Of these residents, living in the area’s most deprived fifth: 0.")
    assert others == (
        "Of the other bids: 1 reaches only residents who have one already; 1 would add less for the money "
        "that is left, or would not fit in it; 1 does not say what it asks for; 1 cannot be judged yet."
    )


def test_where_nothing_is_suggested_that_is_said_with_why(tmp_path: Path) -> None:
    ground = ground_of(town(tmp_path))
    assessment, best, _ = decide(ground, (bid("3"),), Decision(1000.0, Standard(), NeedWeights()))
    lines = three_reasons("", best, reasons_of(ground.people, assessment, best), "")
    assert suggestion(best, (bid("3"),)) == (
        "Whether the 1 bid should be suggested is not known: what it would bring, or what it asks for, is "
        "not known."
    )
    assert lines == ("Of the other bids: 1 cannot be judged yet.",)


DEAR, NOWHERE, SILENT = bid("1", 0, -100, pounds=5000.0), bid("2"), bid("3", 0, pounds=None)
NO_KIND = bid("4", 0, -100, pounds=1.0, kind="")


@pytest.mark.parametrize(
    ("bids", "words"),
    [
        (
            (NOWHERE, SILENT, NO_KIND),
            "Which of 3 bids to suggest is not known: of each of them, what it would bring or what it asks "
            "for is not known.",
        ),
        (
            (DEAR, NOWHERE),
            "The figures suggest none of 2 bids so far: of 1 it is not known whether it should be, and none "
            "of the others fits £1,000 and would bring a gain.",
        ),
        (
            (DEAR,),
            "The figures do not suggest the 1 bid: it does not fit £1,000 or would bring no gain.",
        ),
    ],
)
@pytest.mark.parametrize("aim", SetAim)
def test_what_is_not_known_is_no_refusal_in_the_first_words(
    ground: FundingGround, bids: tuple[Bid, ...], words: str, aim: SetAim
) -> None:
    decision = Decision(1000.0, Standard(), NeedWeights(), aim=aim)
    _, best, beside = decide(ground, bids, decision)
    assert suggestion(best, bids) == words
    if best.not_known:
        assert set_sentence(best, beside, aim) == words


@pytest.mark.parametrize("aim", SetAim)
def test_whether_a_bid_is_suggested_is_yes_no_or_not_known(ground: FundingGround, aim: SetAim) -> None:
    taken, never = bid("5", 0, -100, pounds=9.0), bid("6", pounds=10.0)
    already = bid("7", 900, pounds=None)  # all in its reach have one: no amount would change that
    bids = (taken, DEAR, NOWHERE, SILENT, NO_KIND, never, already)
    floors = Floors(never=("6",))
    outcome = decide(ground, bids, Decision(1000.0, Standard(), NeedWeights(), floors, aim=aim))
    says = {each.bid_id: suggested_of(each.bid_id, outcome.best) for each in bids}
    expected = {"5": "yes", "1": "no", "2": "not known", "3": "not known", "4": "not known", "6": "no"}
    assert {name: says[name] for name in expected} == expected
    if aim is SetAim.MOST:
        assert says["7"] == "no"


def test_the_figures_in_a_spreadsheet_call_nothing_no_that_is_not_known(ground: FundingGround) -> None:
    decision = Decision(1000.0, Standard(), NeedWeights())
    outcome = decide(ground, (DEAR, NOWHERE, SILENT, NO_KIND), decision)
    rows = list(csv.DictReader(StringIO(bids_csv(ground.area, outcome, decision).lstrip("\ufeff"))))
    assert [row["suggested"] for row in rows] == ["no", "not known", "not known", "not known"]
