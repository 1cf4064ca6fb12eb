"""How firm is a rank: under what was it made again, and which ranks say little?"""

from collections.abc import Mapping
from typing import Final

from presentation.words.funding.bids import bid_title, ranked
from presentation.words.language import plural, sentence
from presentation.words.plain import one_line
from questions.funding.figures import Assessment, Trial, TrialOf
from questions.funding.standard import Standard

_NAMED: Final = 4
_LOOSE: Final = 3  # places that a rank moves by, and more, before it says little


def firmness(assessment: Assessment) -> list[str]:
    """Which ranks are firm and which say little, in words; nothing where no bid has one."""
    ranked_bids = [bid for bid in assessment.ranked if bid.rank and bid.rank_range]
    if not ranked_bids or not assessment.trials:
        return []
    first = ranked_bids[0]
    lines = [
        sentence("{bid} comes first however it is looked at.", bid=bid_title(first.bid))
        if first.rank_range == (1, 1)
        else sentence(
            "{bid} comes first as asked, and {span} however it is looked at.",
            bid=bid_title(first.bid),
            span=ranked(first.rank_range),
        )
    ]
    loose = [bid for bid in ranked_bids if bid.rank_range and bid.rank_range[1] - bid.rank_range[0] >= _LOOSE]
    if loose:
        named = "; ".join(one_line(bid.bid.bid_id) for bid in loose[:_NAMED])
        lines.append(
            plural(
                "{count:,} bid moves by {most} places or more, so its rank says little: {bids}.",
                "{count:,} bids move by {most} places or more, so their ranks say little: {bids}.",
                len(loose),
                most=_LOOSE,
                bids=named if len(loose) <= _NAMED else sentence("{some} and others", some=named),
            )
        )
    return lines


def trial_words(trial: Trial, standard: Standard) -> str:
    """What was other in a trial than in what was asked."""
    if trial.of is TrialOf.MINUTES:
        return sentence(
            "{other} minutes instead of {minutes}", other=trial.standard.minutes, minutes=standard.minutes
        )
    if trial.of is TrialOf.PACE:
        return sentence(
            "at {other:g} m/s instead of {speed:g}",
            other=trial.standard.pace.speed_mps,
            speed=standard.pace.speed_mps,
        )
    return _WEIGHED[trial.of]


_WEIGHED: Final[Mapping[TrialOf, str]] = {
    TrialOf.DOUBLED: sentence("all weights doubled"),
    TrialOf.HALVED: sentence("all weights halved"),
    TrialOf.ALIKE: sentence("everybody counted alike"),
}


def tried_sentence(assessment: Assessment) -> str:
    """Under what the ranking was made again; "" where nothing was tried."""
    tried = "; ".join(trial_words(trial, assessment.standard) for trial in assessment.trials)
    return sentence("The range of ranks is from ranking again with: {tried}.", tried=tried) if tried else ""
