"""How are two wards of one name told apart, and which ward does a typed name mean?"""

from collections.abc import Mapping, Sequence

import geopandas as gpd
import pandas as pd

from geo.errors import WithinReachError
from geo.rows import rows_of
from layers.places.second_names import other_names, second_columns


class UnknownWardError(WithinReachError, LookupError):
    """What was typed is no ward, or could be several."""


def told_apart(wards: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The same wards; those that share a name, capitals and spaces apart, have their codes beside it.

    ``wards`` has ``ward_code``, ``ward_name`` and perhaps second names such as ``ward_name_cy``: of two
    called "Castle" one becomes "Castle (E05000001)".
    """
    columns = ("ward_name", *second_columns(list(wards.columns), of="ward_name"))
    for column in columns:
        plain = wards[column].astype(str).map(_plain)
        shared = plain.duplicated(keep=False) & (plain.ne("") | (column == "ward_name"))
        if shared.any():
            with_code = wards[column].astype(str) + " (" + wards["ward_code"].astype(str) + ")"
            wards = wards.assign(**{column: wards[column].where(~shared, with_code)})
    return wards


def second_names_by_code(wards: pd.DataFrame) -> dict[str, tuple[str, ...]]:
    """What each ward is called in other languages, by its code; only those that have such a name.

    ``wards`` has ``ward_code``, ``ward_name`` and perhaps second names such as ``ward_name_cy``.
    """
    names = {row.ward_code: other_names(row, of="ward_name") for row in rows_of(wards)}
    return {str(code): tuple(name for _, name in others) for code, others in names.items() if others}


def ward_called(
    typed: str, wards: Mapping[str, str], *, second: Mapping[str, Sequence[str]] | None = None
) -> str:
    """The code of the ward that somebody names by its code or its name.

    Parameters
    ----------
    typed
        A code or a name; capitals and spaces do not matter.
    wards
        Names by code, as ``told_apart`` has them.
    second
        Names in other languages by code, as ``second_names_by_code`` has them; they are as good.

    Raises
    ------
    UnknownWardError
        There is no such ward, or several are called so: these are named with their codes.
    """
    sought = _plain(typed)
    names = {code: (name, *(second or {}).get(code, ())) for code, name in wards.items()}
    matching = [code for code in names if sought in map(_plain, (code, *names[code]))]
    if not matching and sought:
        beside = {code: f"{sought} ({_plain(code)})" for code in wards}
        matching = [code for code in names if beside[code] in map(_plain, names[code])]
    if len(matching) == 1:
        return matching[0]
    if matching:
        raise UnknownWardError(
            '"{ward}" is the name of {count} wards.',
            "Say which, by its code: {ward_names}.",
            ward=typed,
            count=len(matching),
            ward_names=", ".join(wards[code] for code in matching),
        )
    raise UnknownWardError(
        'There is no ward "{ward}".',
        "Choose one of: {ward_names}.",
        ward=typed,
        ward_names=", ".join(_both(*of_ward) for of_ward in names.values()),
    )


def _both(name: str, *others: str) -> str:
    return f"{name} ({', '.join(others)})" if others else name


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
