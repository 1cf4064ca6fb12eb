"""What does the page "Many places" say?"""

from datetime import datetime
from typing import Final

from layers.nation.model import RunRecord
from presentation.words.language import plural, sentence
from presentation.words.plain import day, one_line

TITLE: Final = sentence("Many places")
QUESTION: Final = sentence("How do councils stand beside one another?")
NO_RUN: Final = sentence("No run over many areas is here yet.")
NO_RUN_FIX: Final = sentence(
    "Whoever looks after this machine makes one in a terminal, of the areas that are prepared: "
    ".venv/bin/python cli.py nation gaps --kinds lunch_club,library --paces steady,older --minutes 15 "
    "--out data/nation/first"
)
OTHER_QUESTIONS: Final = sentence("None of the runs here compares councils.")
RUN_LABEL: Final = sentence("Which run")
KIND_LABEL: Final = sentence("Of what")
PACE_LABEL: Final = sentence("At which pace")
MINUTES_LABEL: Final = sentence("Within")
GROUP_LABEL: Final = sentence("For whom")
LIKE_LABEL: Final = sentence("Beside")
ALL_COUNCILS: Final = sentence("all councils of the run")
MAP_NAME: Final = sentence("Map of councils, shaded by the share of residents with one in reach")
SHARE_DETAIL: Final = sentence("Have at least one in reach")
KEY: Final = sentence("What the shades mean")
OPEN_LABEL: Final = sentence("Open a council’s own page")
OPEN: Final = sentence("Ward gaps of this council")
NOT_HERE: Final = sentence("That council’s area is not on this machine: prepare it, and its wards open here.")
TAKE: Final = sentence("Councils side by side (CSV)")
LINK: Final = sentence("Councils side by side")


def run_title(record: RunRecord) -> str:
    """Which run: of which day, and of how many areas."""
    count = plural("{count} area", "{count} areas", len(record.areas))
    return sentence("{day}, {areas}", day=day(record.moment[:10]), areas=count)


def like_title(title: str) -> str:
    """ "those most like Wigan"."""
    return sentence("those most like {title}", title=one_line(title))


def as_of_sentence(record: RunRecord) -> str:
    """Of which moment all figures are, and whose assets."""
    moment = datetime.fromisoformat(record.moment)
    if record.register:
        return sentence(
            "Assets as the register had them on {day} at {time} (UTC), the same for every council.",
            day=day(record.moment[:10]), time=f"{moment:%H:%M}",
        )  # fmt: skip
    return sentence(
        "Assets as each area’s own pack has them, fixed on {day} at {time} (UTC).",
        day=day(record.moment[:10]), time=f"{moment:%H:%M}",
    )  # fmt: skip
