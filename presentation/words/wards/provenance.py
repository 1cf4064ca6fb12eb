"""What was asked, and of which data? It goes with every file, picture and page that is taken away."""

from typing import Final

from layers.area import Area
from layers.assets.kinds import load_kinds
from layers.zones.zoned_area import zones_of
from presentation.words import plain as words
from presentation.words.credits import attributions
from presentation.words.language import sentence
from presentation.words.wards import choices as gap_words
from presentation.words.wards.ages import ages_sentence
from presentation.words.wards.answer import (
    counted_sentence,
    hours_sentence,
    sought_words,
    when_words,
    within_words,
)
from presentation.words.wards.kinds import kinds_counted
from presentation.words.wards.own_areas import areas_credit, areas_provenance
from presentation.words.wards.page import pace_name, pace_title
from presentation.words.wards.readiness import NO_STANDARD
from presentation.words.wards.register_cover import register_sentence
from presentation.words.ways_with_hours import NONE_WITH_HOURS
from questions.wards.ward_gap_model import WardGaps, WardQuestion

IN_NO_WARD, IN_NO_AREA = "residents_in_no_ward", "residents_in_no_area"
PROVENANCE: Final = (
    "kinds",
    "group",
    "pace",
    "pace_metres_per_second",
    "minutes",
    "open_on",
    "gates_and_ways",
    "counts_unchecked",
    "standard",
    "kinds_counted",
    "ages_counted",
    "places_counted",
    "register_completeness",
    "longest_walk_measured_m",
    IN_NO_WARD,
    "area",
    "made_up_area",
    "register_read_on",
    "sources",
)


def provenance(area: Area, gaps: WardGaps, *, standard: float | None = None) -> dict[str, str]:
    """What was asked, of which data, as words by PROVENANCE, and by which areas.

    ``standard`` is a share that should have one.
    """
    question = gaps.question
    values = (
        " ".join(question.kinds) or sentence("every kind"),
        question.group,
        pace_name(question.pace),
        f"{question.pace.speed_mps:g}",
        str(question.minutes),
        when_words(question),
        hours_sentence(area, question) or NONE_WITH_HOURS,
        sentence("yes") if question.with_stale else sentence("no"),
        NO_STANDARD if standard is None else gap_words.percent(standard),
        kinds_counted(question, load_kinds()),
        ages_sentence(question),
        counted_sentence(gaps.assets),
        register_sentence(gaps.cover, load_kinds()),
        f"{gaps.longest_m:.0f}",
        str(gaps.in_no_ward),
        area.title,
        sentence("yes") if area.made_up else sentence("no"),
        question.today.isoformat(),
        sources_words(area),
    )
    names = (IN_NO_AREA if zones_of(area) is not None and name == IN_NO_WARD else name for name in PROVENANCE)
    return dict(zip(names, values, strict=True)) | areas_provenance(area)


def matrix_provenance(area: Area, base: WardQuestion) -> dict[str, str]:
    """The same of many kinds and groups at once: what holds for all of them."""
    return {
        "pace": pace_name(base.pace),
        "pace_metres_per_second": f"{base.pace.speed_mps:g}",
        "minutes": str(base.minutes),
        "open_on": when_words(base),
        "gates_and_ways": hours_sentence(area, base) or NONE_WITH_HOURS,
        "counts_unchecked": sentence("yes") if base.with_stale else sentence("no"),
        "area": area.title,
        "made_up_area": sentence("yes") if area.made_up else sentence("no"),
        "register_read_on": base.today.isoformat(),
        "sources": sources_words(area),
    } | areas_provenance(area)


def sources_words(area: Area) -> str:
    """Every source with its licence and date, and whom to name."""
    if not area.sources:
        return sentence("none stated")
    sources = [
        sentence(
            "{title} ({licence}, {date})",
            title=source.title,
            licence=source.licence or sentence("licence not stated"),
            date=source.date or sentence("date not stated"),
        )
        for source in area.sources
    ]
    return sentence("{sources}. {credit}", sources="; ".join(sources), credit=" · ".join(attributions(area)))


def question_words(question: WardQuestion, what: str) -> str:
    """ "a lunch club within 15 minutes at a steady pace, for residents aged 65 and over; …"."""
    return sentence(
        "{what} {within}, for {who}; the register as on {day}",
        what=sought_words(question, what),
        within=within_words(question),
        who=gap_words.group_words(question.group),
        day=words.day(question.today.isoformat()),
    )


def asked_sentence(question: WardQuestion, what: str) -> str:
    """The same as a sentence of its own, under a title."""
    return sentence("Asked: {question}.", question=question_words(question, what))


def credit_sentence(area: Area, *questions: WardQuestion) -> str:
    """What stands at the foot of a picture or a page: the pace of each question, once, and the sources."""
    paces = dict.fromkeys(pace_title(question.pace) for question in questions)
    credit = sentence(
        "Pace: {paces}. Sources: {sources}", paces="; ".join(paces), sources=sources_words(area)
    )
    credit = " ".join(part for part in (areas_credit(area), credit) if part)
    return sentence("This town is made up. {credit}", credit=credit) if area.made_up else credit
