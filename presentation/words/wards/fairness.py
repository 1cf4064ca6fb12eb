"""What do the measures of fairness mean? Concentration index, Gini coefficient and Palma ratio in words."""

from typing import Final

from presentation.words.area_noun import AreaNoun
from presentation.words.language import plural, sentence
from questions.wards.gap_fairness import Fairness

EVEN_WITHIN: Final = 0.05  # a concentration index so near to 0 favours nobody in particular
HEADS: Final = (sentence("Measure"), sentence("Value"), sentence("What it means"))


def deprived_heads(noun: AreaNoun) -> tuple[str, ...]:
    """What stands over the wards by deprivation."""
    return (
        noun.title,
        sentence("Place by deprivation, 1 the most deprived"),
        sentence("Have at least one"),
    )


def fairness_rows(measured: Fairness) -> list[tuple[str, str, str]]:
    """The measures that there are, each with its value and a sentence, as cells under ``HEADS``."""
    rows = []
    if measured.concentration is not None:
        rows.append(
            (
                sentence("Concentration index"),
                f"{measured.concentration:+.2f}",
                _concentration(measured.concentration),
            )
        )
    rows.append(
        (
            sentence("Gini coefficient"),
            f"{measured.gini:.2f}",
            sentence("0 is the same for all, 1 is all for one."),
        )
    )
    if measured.palma is not None:
        rows.append((sentence("Palma ratio"), f"{measured.palma:.2f}", _palma(measured.palma)))
    return rows


def not_measured(measured: Fairness) -> str:
    """Why a measure is missing, and of whom there is none; "" where all are there."""
    if not measured.areas_uncounted:
        return _missing(measured)
    left_out = plural(
        "Not in these measures: {count} small area whose residents of this group are not counted.",
        "Not in these measures: {count} small areas whose residents of this group are not counted.",
        measured.areas_uncounted,
    )
    return f"{left_out} {_missing(measured)}".rstrip()


def _missing(measured: Fairness) -> str:
    if measured.concentration is None:
        return sentence("Deprivation is not known here, so who is favoured cannot be said.")
    if measured.palma is None:
        return sentence("Palma: no figure, as the most deprived two fifths have none in reach.")
    return ""


def _concentration(index: float) -> str:
    if abs(index) < EVEN_WITHIN:
        return sentence("The more and the less deprived have about as many in reach.")
    if index > 0:
        return sentence(
            "The least deprived have more in reach; "
            "-1 would be all for the most, 1 all for the least deprived."
        )
    return sentence(
        "The most deprived have more in reach; -1 would be all for the most, 1 all for the least deprived."
    )


def _palma(ratio: float) -> str:
    if ratio >= 1:
        return sentence(
            "The least deprived tenth has {ratio:.1f} times as many in reach as the "
            "most deprived two fifths.",
            ratio=ratio,
        )
    return sentence(
        "The least deprived tenth has {ratio:.0%} as many in reach as the most deprived two fifths.",
        ratio=ratio,
    )
