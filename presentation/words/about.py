"""What does the page about the data say? Its longer texts lie in prose/, easy to read and to edit."""

from collections.abc import Sequence
from pathlib import Path

from geo.paces import PACES
from layers.area import Area
from presentation.words import plain as words
from presentation.words.language import LANGUAGE, plural, sentence, worded

PROSE = Path(__file__).with_name("prose")
QUESTION = sentence("Where do the answers come from?")
SECTIONS = {
    "coverage": sentence("Where streets are known"),
    "sources": sentence("Sources"),
    "paces": sentence("How fast people walk"),
    "method": sentence("How an answer is worked out"),
    "unknown": sentence("What is not known"),
    "privacy": sentence("Privacy"),
    "accessibility": sentence("Accessibility statement"),
}
PACE_COLUMNS = (
    sentence("Pace"),
    sentence("Speed"),
    sentence("In 15 minutes"),
    sentence("Where the figure comes from"),
)
ON_THIS_PAGE = sentence("On this page")
PACES_CAPTION = sentence("Walking speeds that can be chosen, and their sources")


def sources(made_at: str) -> str:
    """When the area was prepared, before the table of its sources."""
    return sentence(
        "This area was prepared on {day}. Every row of every file was checked. Rows that could "
        "not be used are counted, with the reason; open a source to read them.",
        day=words.day(made_at[:10]),
    )


def made_from(area: Area) -> str:
    """ "1,204 places to go, 9,300 stretches of street to walk on …, made from 7 sources." """
    counts = area.counts
    return sentence(
        "{places}, {stretches} and {postcodes}, made from {sources}.",
        places=plural("{count:,} place to go", "{count:,} places to go", counts["assets"]),
        stretches=plural(
            "{count:,} stretch of street to walk on",
            "{count:,} stretches of street to walk on",
            counts.get("street_segments", counts["streets"]),
        ),
        postcodes=plural(
            "{count:,} postcode to start from", "{count:,} postcodes to start from", counts["postcodes"]
        ),
        sources=plural("{count:,} source", "{count:,} sources", len(area.sources)),
    )


def prose(section: str) -> str:
    """A section that is nothing but text, from prose/, or from the folder of the language in it."""
    translated = PROSE / LANGUAGE / f"{section}.html"
    if translated.is_file():
        return translated.read_text(encoding="utf-8")
    return sentence((PROSE / f"{section}.html").read_text(encoding="utf-8"))


def pace_rows() -> Sequence[Sequence[str]]:
    """Every pace with its source in full."""
    return [
        (
            worded(pace.title),
            sentence(
                "{speed_mps:g} m/s ({kilometres_an_hour:.1f} km/h)",
                speed_mps=pace.speed_mps,
                kilometres_an_hour=pace.speed_mps * 3.6,
            ),
            words.metres(pace.speed_mps * 900),
            sentence("{source}.", source=worded(pace.source)),
        )
        for pace in PACES.values()
    ] + [
        (
            words.OWN_PACE,
            sentence("0.3 to 2 m/s"),
            sentence("270 to 1,800 m"),
            sentence("Asked of the person; the best figure there is."),
        )
    ]
