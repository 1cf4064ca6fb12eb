"""What does the page about the data say? Its longer texts lie in prose/, easy to read and to edit."""

from collections.abc import Sequence
from pathlib import Path

from geo.paces import PACES
from presentation.words import plain as words

PROSE = Path(__file__).with_name("prose")
QUESTION = "Where do the answers come from?"
SECTIONS = {
    "coverage": "Where streets are known",
    "sources": "Sources",
    "paces": "How fast people walk",
    "method": "How an answer is worked out",
    "unknown": "What is not known",
    "privacy": "Privacy",
    "accessibility": "Accessibility statement",
}
WITHOUT_MEANS = (
    "What they can reach on foot is not known. It is never counted as nothing: "
    "a start there is answered with “cannot be judged”."
)
MAP_ALT = (
    "A map of the wards, numbered as in the table. Ground within 100 metres of a known street is shaded, "
    "the rest is hatched. The table says the same ward by ward."
)
WARDS_CAPTION = "Residents without a known street within 100 m, ward by ward"
PACE_COLUMNS = ("Pace", "Speed", "In 15 minutes", "Where the figure comes from")
PACES_CAPTION = "Walking speeds that can be chosen, and their sources"


def sources(made_at: str) -> str:
    """When the area was prepared, before the table of its sources."""
    return (
        f"This area was prepared on {words.day(made_at[:10])}. Every row of every file was checked. "
        "Rows that could not be used are counted, with the reason; open a source to read them."
    )


def prose(section: str) -> str:
    """A section that is nothing but text, from presentation/words/prose."""
    return (PROSE / f"{section}.html").read_text(encoding="utf-8")


def pace_rows() -> list[Sequence[str]]:
    """Every pace with its source in full."""
    return [
        (
            pace.title,
            f"{pace.speed_mps:g} m/s ({pace.speed_mps * 3.6:.1f} km/h)",
            words.metres(pace.speed_mps * 900),
            f"{pace.source}.",
        )
        for pace in PACES.values()
    ] + [("Their own", "0.3 to 2 m/s", "270 to 1,800 m", "Asked of the person; the best figure there is.")]
