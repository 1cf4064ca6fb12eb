"""Does a look-up lead from the small areas of the counts to the area's own, or the other way?"""

import pandas as pd

from layers.recipes.model import LookupSection
from layers.residents.vintages import VintageError


def check_direction(
    counted: pd.Index, pairs: pd.DataFrame, small_areas: pd.Index, *, lookup: LookupSection, file: str
) -> None:
    """Refuse a look-up whose two columns fit better exchanged.

    Most codes are the same in both vintages, so that such a look-up would be read, and every area that was
    split or merged be lost.

    Parameters
    ----------
    counted
        The codes of the counts.
    pairs
        ``old``, ``new``: what the recipe says are codes of the counts and of the area's own.
    small_areas
        The codes of the area's own.
    file
        That of the counts, for the sentence.

    Raises
    ------
    VintageError
        More of the counts' codes stand in ``new`` and at least as many of the area's own in ``old`` as the
        other way round, or the reverse of these.
    """
    as_it_is = _among(counted, pairs["old"]), _among(small_areas, pairs["new"])
    exchanged = _among(counted, pairs["new"]), _among(small_areas, pairs["old"])
    if exchanged == as_it_is or any(b < a for a, b in zip(as_it_is, exchanged, strict=True)):
        return
    raise VintageError(
        "The columns from and to of {lookup} are exchanged: {to} has the codes of {file}, and {from_} those "
        "of the small areas.",
        'Write lookup = {{ file = "{lookup}", from = "{to}", to = "{from_}" }} in that [[counts]].',
        lookup=lookup.file,
        file=file,
        from_=lookup.from_,
        to=lookup.to,
    )


def _among(codes: pd.Index, column: "pd.Series[str]") -> int:
    return int(codes.isin(column).sum())
