"""How do a call for proposals and an award's effect read? On the page, on paper and in a terminal alike."""

from collections.abc import Mapping, Sequence
from typing import Final

from layers.assets.kinds import Kinds
from layers.unmet.counts import Reason
from presentation.words.area_noun import WARD
from presentation.words.dates import listed
from presentation.words.kinds import kind_label, kind_plural
from presentation.words.language import plural, sentence
from presentation.words.plain import one_line
from presentation.words.wards.unmet import REASONS, many_of, or_more
from questions.loop.award_effect import AwardEffect, NoEffectBecause
from questions.loop.call import CallWard
from questions.loop.change_in_share import LEAST_WHOLE, RatioInterval

CALL: Final = sentence("Call for proposals (PDF)")
TO_FUNDING: Final = sentence("Bids that answer it are compared on Funding")
TO_GAPS: Final = sentence("All that may be told of it, on Ward gaps")
CALL_TITLE: Final = sentence("What people looked for and did not find")
CALL_HEADS: Final = (
    WARD.title,
    sentence("Conversations"),
    sentence("Why"),
    sentence("What they looked for"),
)
CALL_WANTED_TITLE: Final = sentence("What would help")
NO_REASON: Final = sentence("no one reason often enough")
NO_KIND: Final = sentence("no one kind often enough")
WOULD_HELP: Final[Mapping[Reason, str]] = {
    Reason.NONE_HERE: sentence("None here: something of the kind, founded or brought here."),
    Reason.TOO_FAR: sentence("Too far: one nearer by, or a way there."),
    Reason.WRONG_TIME: sentence("Wrong time: other days or hours of what there is."),
    Reason.FULL: sentence("Full: more places in what there is."),
    Reason.NOT_ELIGIBLE: sentence("Not for them: something open to others, or other rules."),
    Reason.COST: sentence("Cost: what is free, or help with the price."),
    Reason.NOT_ACCESSIBLE: sentence("Not accessible: steps, toilets, hearing, support."),
}
EFFECT_TITLE: Final = sentence("What became of an award?")
EFFECT_HELP: Final = sentence(
    "Choose the wards that a funded place or group serves and the year of the award. How often conversations "
    "ended with nothing suitable is compared between the year before and the year after, in these wards and "
    "in all others; only figures that are shown anyway go into it."
)
EFFECT_WARDS: Final = sentence("Wards with such an award")
EFFECT_YEAR: Final = sentence("Year of the award")
EFFECT_PLACE: Final = sentence("The place or group that was paid for")
COMMAND_CALL: Final = sentence("Write a call for proposals to this file (PDF).")
COMMAND_WARDS: Final = sentence("What became of an award: the wards with one, names or codes between commas.")
COMMAND_YEAR: Final = sentence("With --award-wards: the year of the award.")
_CALL_NAMED: Final = 3
_AS_A_SHARE: Final = sentence(
    "The range holds what is chance and what is rounding, in 95 of 100 such years. Other things that "
    "happened in these wards only are not told apart from the award."
)


def call_intro(area_title: str, year: int, wards: int) -> str:
    """Under the title of a call: where the figures are from."""
    return plural(
        "In {year}, conversations about what there is to go to in {area} ended with nothing suitable, in "
        "{count} ward often enough to be told. We would like to hear from who could change that.",
        "In {year}, conversations about what there is to go to in {area} ended with nothing suitable, in "
        "{count} wards often enough to be told. We would like to hear from who could change that.",
        wards,
        area=one_line(area_title),
        year=year,
    )


def looked_for_sentence(
    wards: Sequence[CallWard], names: Mapping[str, str], kinds: Kinds, *, year: int
) -> str:
    """In which wards people most often found nothing suitable, and what they most looked for there."""
    named = []
    for ward in wards[:_CALL_NAMED]:
        name = one_line(names.get(ward.ward_code, ward.ward_code))
        sought = [kind_plural(kinds, kind).lower() for kind, _ in ward.kinds[:_CALL_NAMED]]
        named.append(sentence("{ward} ({kinds})", ward=name, kinds=listed(sought)) if sought else name)
    more = len(wards) - _CALL_NAMED
    values = {"year": year, "wards": ", ".join(named) if more > 0 else listed(named)}
    if more > 0:
        return plural(
            "In {year} people found nothing suitable most often in {wards} and {count} more ward.",
            "In {year} people found nothing suitable most often in {wards} and {count} more wards.",
            more,
            **values,
        )
    return sentence("In {year} people found nothing suitable most often in {wards}.", **values)


def call_row(ward: CallWard, names: Mapping[str, str], kinds: Kinds) -> list[str]:
    """Cells under CALL_HEADS."""
    reasons = [many_of(REASONS[reason], many) for reason, many in ward.reasons]
    sought = [many_of(kind_label(kinds, kind), many) for kind, many in ward.kinds]
    return [
        one_line(names.get(ward.ward_code, ward.ward_code)),
        or_more(ward.at_least),
        ", ".join(reasons) or NO_REASON,
        ", ".join(sought) or NO_KIND,
    ]


def call_rule(least: int) -> str:
    """How the numbers are made, so that nobody is seen."""
    return sentence(
        "Numbers are rounded down to fives. A ward, a reason or a kind is told from {least} on, of whole "
        "years that are over; where fewer asked, nothing is told, and that is no sign that nobody did.",
        least=least,
    )


def call_written(file_name: str, wards: int) -> str:
    """What the terminal says of a call that was written."""
    return plural(
        "The call for proposals with {count} ward is in {file}.",
        "The call for proposals with {count} wards is in {file}.",
        wards,
        file=one_line(file_name),
    )


def effect_sentences(effect: AwardEffect, names: Mapping[str, str]) -> list[str]:
    """What can be said of an award a year later, or why nothing can."""
    first, last = effect.years
    sentences = [
        _refusal(effect)
        if effect.interval is None
        else _told(effect.interval, first, last, here=_named(effect.award_wards, names))
    ]
    if effect.interval is not None:
        sentences += [
            plural(
                "Compared with {count} ward without such an award.",
                "Compared with {count} wards without such an award.",
                len(effect.other_wards),
            ),
            _AS_A_SHARE,
        ]
        if effect.left_out:
            sentences.append(
                sentence(
                    "Left out, with fewer than {least} conversations in one of the years: {wards}.",
                    least=LEAST_WHOLE,
                    wards=_named(effect.left_out, names),
                )
            )
    return sentences


def _told(interval: RatioInterval, first: int, last: int, *, here: str) -> str:
    values = {
        "here": here,
        "first": first,
        "last": last,
        "middle": _change(interval.middle),
        "low": _change(interval.low),
        "high": _change(interval.high),
    }
    if interval.low <= 1 <= interval.high:
        return sentence(
            "In {last} the share of conversations in {here} that ended with nothing suitable was {middle} "
            "than if it had changed since {first} as it did in the other wards. Anything from {low} to "
            "{high} is possible: that the award changed nothing cannot be ruled out.",
            **values,
        )
    return sentence(
        "In {last} the share of conversations in {here} that ended with nothing suitable was {middle} than "
        "if it had changed since {first} as it did in the other wards: between {low} and {high}.",
        **values,
    )


def _change(ratio: float) -> str:
    """A factor as "30 % lower" or "145 % higher"."""
    percent = round(100 * (ratio - 1))
    if percent == 0:
        return sentence("no higher and no lower")
    return sentence("{percent} % higher", percent=percent) if percent > 0 else sentence(
        "{percent} % lower", percent=-percent
    )  # fmt: skip


def _refusal(effect: AwardEffect) -> str:
    first, last = effect.years
    match effect.because:
        case NoEffectBecause.NOT_COUNTED:
            return sentence(
                "Conversations were not counted in the whole of both {first} and {last}, or nowhere often "
                "enough, so no effect can be worked out.",
                first=first,
                last=last,
            )
        case NoEffectBecause.FEW_HERE:
            return sentence(
                "In no ward with the award were there {least} conversations or more in both {first} and "
                "{last}: too few to work out an effect.",
                least=LEAST_WHOLE,
                first=first,
                last=last,
            )
        case NoEffectBecause.FEW_ELSEWHERE:
            return plural(
                "Only {count} ward without such an award had {least} conversations or more in both years: "
                "too few to compare with.",
                "Only {count} wards without such an award had {least} conversations or more in both years: "
                "too few to compare with.",
                len(effect.other_wards),
                least=LEAST_WHOLE,
            )
        case _:
            return sentence(
                "In the wards with the award too few conversations ended with nothing suitable in {first} "
                "and in {last} to be shown, so no effect can be worked out.",
                first=first,
                last=last,
            )


def coverage_sentence(*, name: str, with_it: int, without_it: int, judged: int) -> str:
    """Who is in reach with a funded place, and who would be without it."""
    return sentence(
        "With {name}, {with_it:,} of {judged:,} residents have one in reach today; without it, "
        "{without_it:,} would: {gain:,} have one through it alone.",
        name=one_line(name),
        with_it=with_it,
        without_it=without_it,
        judged=judged,
        gain=with_it - without_it,
    )


def _named(codes: tuple[str, ...], names: Mapping[str, str]) -> str:
    return listed([one_line(names.get(code, code)) for code in codes])
