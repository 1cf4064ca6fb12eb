"""What does the page about the data say? Its longer texts lie in prose/, easy to read and to edit."""

from collections.abc import Sequence
from pathlib import Path

from geo.paces import PACES
from presentation.words import plain as words
from presentation.words.language import sentence

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
WITHOUT_MEANS = sentence(
    "What they can reach on foot is not known. It is never counted as nothing: a start there "
    "is answered with “cannot be judged”."
)
MAP_ALT = sentence(
    "A map of the wards, numbered as in the table. Ground within 100 metres of a known "
    "street is shaded, the rest is hatched. The table says the same ward by ward."
)
WARDS_CAPTION = sentence("Residents without a known street within 100 m, ward by ward")
PACE_COLUMNS = (
    sentence("Pace"),
    sentence("Speed"),
    sentence("In 15 minutes"),
    sentence("Where the figure comes from"),
)
PACES_CAPTION = sentence("Walking speeds that can be chosen, and their sources")


def sources(made_at: str) -> str:
    """When the area was prepared, before the table of its sources."""
    return sentence(
        "This area was prepared on {day}. Every row of every file was checked. Rows that could "
        "not be used are counted, with the reason; open a source to read them.",
        day=words.day(made_at[:10]),
    )


def prose(section: str) -> str:
    """A section that is nothing but text, from presentation/words/prose."""
    return (PROSE / f"{section}.html").read_text(encoding="utf-8")


def pace_rows() -> Sequence[Sequence[str]]:
    """Every pace with its source in full."""
    return [
        (
            pace.title,
            sentence(
                "{speed_mps:g} m/s ({kilometres_an_hour:.1f} km/h)",
                speed_mps=pace.speed_mps,
                kilometres_an_hour=pace.speed_mps * 3.6,
            ),
            words.metres(pace.speed_mps * 900),
            f"{pace.source}.",
        )
        for pace in PACES.values()
    ] + [
        (
            sentence("Their own"),
            sentence("0.3 to 2 m/s"),
            sentence("270 to 1,800 m"),
            sentence("Asked of the person; the best figure there is."),
        )
    ]
