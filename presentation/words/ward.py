"""How does one ward read? Who of its residents has one in reach, and who has not."""

import pandas as pd

from presentation.words import gaps as said
from presentation.words import plain as words
from questions.wards.ward_gap_model import WardGaps

PLACE_HEADS = ("Place", "Kind", "Residents of the ward in reach", "Counts", "Ring first")


def ward_sentence(gaps: WardGaps, row: pd.Series, what: str) -> str:
    """ "5,193 of 5,193 residents have no café within 15 minutes; 317 more cannot be judged." """
    who, asked = said.group_words(gaps.asked.group), gaps.asked
    within = f"within {asked.minutes} minutes at {words.at_pace(asked.pace)}"
    if not row["judged"]:
        everyone = f"{round(row['residents']):,} {who}"
        return f"No street is known near any of the {everyone} here, so nothing can be said."
    without = round(row["judged"] - row["with_one"])
    unknown = f" {round(row['unknown']):,} more cannot be judged." if row["unknown"] else ""
    if not without:
        return f"All {round(row['judged']):,} {who} whose streets are known have {what} {within}.{unknown}"
    return f"{without:,} of {round(row['judged']):,} {who} are without {what} {within}.{unknown}"
