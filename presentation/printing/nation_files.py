"""How do councils side by side become a file? A row for each council, what was asked in every row."""

import pandas as pd

from actions.nation.read_run import CouncilsBeside
from presentation.printing.tidy import as_csv, records_of


def councils_csv(beside: CouncilsBeside) -> str:
    """CSV: the question, the council, its counts and shares, its measures; what is not known is empty."""
    choice, record = beside.choice, beside.record
    table = pd.DataFrame(
        {
            "kind": choice.kind,
            "pace": choice.pace,
            "minutes": choice.minutes,
            "group": choice.group,
            "as_of": record.moment,
            **{name: beside.table[name] for name in beside.table.columns},
        }
    )
    return as_csv(records_of(table))
