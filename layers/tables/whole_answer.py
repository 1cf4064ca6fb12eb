"""Is what a server gave the whole of a list, or does it say itself that there is more?

Servers of maps and tables give so many entries at once and say so in passing: who takes that for the whole
would close all the others. Sources: Esri's feature services (``exceededTransferLimit``, at the top or among a
GeoJSON's ``properties``), OGC API and WFS (``numberMatched``, ``totalFeatures``), Opendatasoft
(``total_count``), CKAN (``total`` beside ``records``), Django REST (``count`` beside ``next``).
"""

from collections.abc import Mapping
from typing import Any, Final

from layers.tables.source_table import ImportRefusedError

_TOTALS: Final = ("numberMatched", "totalFeatures", "total_count")
_CUT: Final = "exceededTransferLimit"


def refuse_part(answer: Any, entries: int, *, name: str) -> None:
    """Do nothing where ``entries`` are all that there are, or nothing is said of more.

    Raises
    ------
    ImportRefusedError
        The answer says that there are more than the ``entries`` in it, or that its server could not answer.
    """
    if not isinstance(answer, Mapping):
        return
    _refuse_error(answer, entries, name)
    beside = answer.get("properties")
    if answer.get(_CUT) is True or (isinstance(beside, Mapping) and beside.get(_CUT) is True):
        raise ImportRefusedError(
            "{name} is only a part of the list: its server says that there are more than these {count:,} "
            "entries.",
            "Fetch it whole: as CSV, or page by page.",
            name=name,
            count=entries,
        )
    total = _total(answer)
    if total is not None and total > entries:
        raise ImportRefusedError(
            "{name} has {count:,} of the {total:,} entries that its server has.",
            "Fetch it whole: as CSV, or with a larger limit in its address.",
            name=name,
            count=entries,
            total=total,
        )


def _refuse_error(answer: Mapping[str, Any], entries: int, name: str) -> None:
    """A server that could not answer may say so in place of the list, as if all were well."""
    error = answer.get("error")
    if isinstance(error, Mapping) and "code" in error and not (entries and "features" in answer):
        raise ImportRefusedError(
            "{name} is no list but a server's word that it could not answer ({code}).",
            "Fetch it again later, or ask its publisher.",
            name=name,
            code=str(error["code"])[:20],
        )


def _total(answer: Mapping[str, Any]) -> int | None:
    """How many entries there are in all, as the answer says; None where it says nothing."""
    inner = answer.get("result")
    totals = [answer.get(key) for key in _TOTALS]
    if isinstance(inner, Mapping) and isinstance(inner.get("records"), list):
        totals.append(inner.get("total"))
    if isinstance(answer.get("results"), list) and answer.get("next"):
        totals.append(answer.get("count"))
    counted = [total for total in totals if isinstance(total, int) and not isinstance(total, bool)]
    return max(counted, default=None)
