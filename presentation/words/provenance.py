"""What was asked, and of which data? It goes with every file, picture and page that is taken away."""

from typing import Final

from layers.area import Area
from presentation.words import gaps as said, plain as words
from presentation.words.credits import attributions
from presentation.words.language import sentence
from questions.wards.ward_gap_model import Asked

PROVENANCE: Final = (
    "kinds",
    "group",
    "pace",
    "pace_metres_per_second",
    "minutes",
    "open_on",
    "counts_unchecked",
    "longest_walk_measured_m",
    "area",
    "made_up_area",
    "register_read_on",
    "sources",
)


def provenance(area: Area, asked: Asked, longest_m: float) -> dict[str, str]:
    """What was asked, of which data, as words."""
    open_then = asked.open_then
    when = (
        f"{said.DAYS[open_then.weekday]} {open_then.starts:%H:%M}-{open_then.ends:%H:%M}" if open_then else ""
    )
    sources = "; ".join(
        f"{source.title} ({source.licence or 'licence not stated'}, {source.date or 'date not stated'})"
        for source in area.sources
    )
    values = (
        " ".join(asked.kinds) or sentence("every kind"),
        asked.group,
        asked.pace.title,
        f"{asked.pace.speed_mps:g}",
        str(asked.minutes),
        when,
        sentence("yes") if asked.with_stale else sentence("no"),
        f"{longest_m:.0f}",
        area.title,
        sentence("yes") if area.made_up else sentence("no"),
        asked.today.isoformat(),
        f"{sources}. {' '.join(attributions(area))}",
    )
    return dict(zip(PROVENANCE, values, strict=True))


def asked_in_words(asked: Asked, what: str) -> str:
    """ "a lunch club within 15 minutes at a steady pace, for residents aged 65 and over; …"."""
    when = ""
    if asked.open_then is not None:
        then = asked.open_then
        when = sentence(
            ", open on {days} between {starts:%H:%M} and {ends:%H:%M}",
            days=said.DAYS[then.weekday],
            starts=then.starts,
            ends=then.ends,
        )
    checked = "" if asked.with_stale else sentence(", checked by a person within the year")
    return sentence(
        "{what} within {minutes} minutes at {at_pace}{when}{checked}, for {group_words}; the "
        "register as on {day}",
        what=what,
        minutes=asked.minutes,
        at_pace=words.at_pace(asked.pace),
        when=when,
        checked=checked,
        group_words=said.group_words(asked.group),
        day=words.day(asked.today.isoformat()),
    )
