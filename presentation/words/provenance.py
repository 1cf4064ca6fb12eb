"""What was asked, and of which data? It goes with every file, picture and page that is taken away."""

from typing import Final

from layers.area import Area
from presentation.words import gaps as said
from presentation.words import plain as words
from presentation.words.credits import attributions
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
        " ".join(asked.kinds) or "every kind",
        asked.group,
        asked.pace.title,
        f"{asked.pace.speed_mps:g}",
        str(asked.minutes),
        when,
        "yes" if asked.with_stale else "no",
        f"{longest_m:.0f}",
        area.title,
        "yes" if area.made_up else "no",
        asked.today.isoformat(),
        f"{sources}. {' '.join(attributions(area))}",
    )
    return dict(zip(PROVENANCE, values, strict=True))


def asked_in_words(asked: Asked, what: str) -> str:
    """ "a lunch club within 15 minutes at a steady pace, for residents aged 65 and over; …"."""
    when = ""
    if asked.open_then is not None:
        then = asked.open_then
        when = f", open on {said.DAYS[then.weekday]} between {then.starts:%H:%M} and {then.ends:%H:%M}"
    checked = "" if asked.with_stale else ", checked by a person within the year"
    return (
        f"{what} within {asked.minutes} minutes at {words.at_pace(asked.pace)}{when}{checked}, for "
        f"{said.group_words(asked.group)}; the register as on {words.day(asked.today.isoformat())}"
    )
