"""How does one ward read? Who of its residents has one in reach, and who has not."""

import pandas as pd

from presentation.words import gaps as said, plain as words
from presentation.words.language import sentence
from questions.wards.ward_gap_model import WardGaps

PLACE_HEADS = (
    sentence("Place"),
    sentence("Kind"),
    sentence("Residents of the ward in reach"),
    sentence("Counts"),
    sentence("Ring first"),
)


def ward_sentence(gaps: WardGaps, row: pd.Series, what: str) -> str:
    """ "5,193 of 5,193 residents have no café within 15 minutes; 317 more cannot be judged." """
    who, asked = said.group_words(gaps.asked.group), gaps.asked
    within = sentence(
        "within {minutes} minutes at {at_pace}", minutes=asked.minutes, at_pace=words.at_pace(asked.pace)
    )
    if not row["judged"]:
        everyone = f"{round(row['residents']):,} {who}"
        return sentence(
            "No street is known near any of the {everyone} here, so nothing can be said.", everyone=everyone
        )
    without = round(row["judged"] - row["with_one"])
    unknown = (
        sentence(" {unknown:,} more cannot be judged.", unknown=round(row["unknown"]))
        if row["unknown"]
        else ""
    )
    if not without:
        return sentence(
            "All {judged:,} {who} whose streets are known have {what} {within}.{unknown}",
            judged=round(row["judged"]),
            who=who,
            what=what,
            within=within,
            unknown=unknown,
        )
    return sentence(
        "{without:,} of {judged:,} {who} are without {what} {within}.{unknown}",
        without=without,
        judged=round(row["judged"]),
        who=who,
        what=what,
        within=within,
        unknown=unknown,
    )
