"""How are two wards of one name told apart, and which ward does a typed name mean?"""

from collections.abc import Mapping

import geopandas as gpd

from geo.errors import WithinReachError


class UnknownWardError(WithinReachError, LookupError):
    """What was typed is no ward, or could be several."""


def told_apart(wards: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The same wards; those that share a name, capitals and spaces apart, have their codes beside it.

    ``wards`` has ``ward_code`` and ``ward_name``: of two called "Castle" one becomes "Castle (E05000001)".
    """
    plain = wards["ward_name"].astype(str).map(_plain)
    shared = plain.duplicated(keep=False)
    if not shared.any():
        return wards
    with_code = wards["ward_name"].astype(str) + " (" + wards["ward_code"].astype(str) + ")"
    return wards.assign(ward_name=wards["ward_name"].where(~shared, with_code))


def ward_called(typed: str, wards: Mapping[str, str]) -> str:
    """The code of the ward that somebody names by its code or its name.

    Parameters
    ----------
    typed
        A code or a name; capitals and spaces do not matter.
    wards
        Names by code, as ``told_apart`` has them.

    Raises
    ------
    UnknownWardError
        There is no such ward, or several are called so: these are named with their codes.
    """
    sought = _plain(typed)
    matching = [code for code, name in wards.items() if sought in (_plain(code), _plain(name))]
    if not matching:
        beside = {code: f"{sought} ({_plain(code)})" for code in wards}
        matching = [code for code, name in wards.items() if sought and _plain(name) == beside[code]]
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
        ward_names=", ".join(wards.values()),
    )


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
