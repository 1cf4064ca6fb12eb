"""What is suggested first, of how many, and why: every bid outside the set has its reason."""

from pathlib import Path

from presentation.words.funding.first_answer import suggestion, three_reasons
from questions.funding.need import NeedWeights
from questions.funding.standard import Standard
from questions.panel.decision import Decision, decide
from questions.panel.reasons import reasons_of
from tests.questions.funding.town import bid, cafe, ground_of, town


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
    assert suggestion(best, (bid("3"),)).startswith(
        "The figures do not suggest the 1 bid: it does not fit £1,000"
    )
    assert lines == ("Of the other bids: 1 cannot be judged yet.",)
