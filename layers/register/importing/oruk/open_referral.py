"""Which assets does an Open Referral UK file hold (3.0 or 1.0), and what in it departs from the standard?"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from geo.wording import counted, worded
from layers.assets.coordinates import Misplaced, Trouble, place_points
from layers.assets.kinds import Kinds
from layers.register.importing.oruk.oruk_check import service_troubles
from layers.register.importing.oruk.oruk_first import in_version_three, is_first_service
from layers.register.importing.oruk.oruk_service import service_assets
from layers.register.importing.places import PlaceFinder
from layers.register.importing.source import Imported, Source
from layers.register.model import Asset, PlacedBy
from layers.tables.cells import without_control
from layers.tables.reading import read_service_list
from layers.tables.report import Fault
from layers.tables.row_reasons import AGAIN, SAME_ID

NOT_STANDARD: Final = "services that do not keep to Open Referral UK 3.0"

_Numbered = tuple[
    int, Asset, bool
]  # number of the service, asset, whether it comes from a register such as ours


def read_open_referral(
    path: Path, *, name: str = "", source: Source, kinds: Kinds, finder: PlaceFinder
) -> Imported:
    """Read a file of services: one service, a list of them, or a page or export with ``contents``.

    A bounded child process opens it. Raises ``ImportRefusedError`` if it is not JSON or holds no services.
    """
    services = read_service_list(path, name=name)
    return read_services(services, source=source, kinds=kinds, finder=finder)


def read_services(services: Sequence[Any], *, source: Source, kinds: Kinds, finder: PlaceFinder) -> Imported:
    """Turn services into assets. ``row`` of a fault is the place of the service in the list, from 1.

    A service that departs from the standard is refused with all its faults; so are services that share an id.
    """
    faults: list[Fault] = []
    refused: Counter[str] = Counter()
    numbered: list[_Numbered] = []
    shared = _shared_ids(services)
    first_ones = 0
    for number, raw in enumerate(services, start=1):
        service = cleaned(raw)
        if is_first_service(service):
            first_ones += 1
            service = in_version_three(service)
        reason, wrong = _judged(service, number, shared)
        if not wrong:
            reason, wrong = NOT_STANDARD, _take(service, number, numbered, source=source, kinds=kinds)
        refused[reason] += bool(wrong)
        faults += wrong
    numbered, again = _each_once(numbered)
    refused[SAME_ID] += len(again)
    faults += again
    placed = [(number, *_placed(asset, number, finder, own=own)) for number, asset, own in numbered]
    faults += [fault for _, _, wrong in placed for fault in wrong]
    placed_assets = [(number, asset) for number, asset, _ in placed if asset is not None]
    refused[Trouble.OUTSIDE] += len(placed) - len(placed_assets)
    return Imported(
        assets=tuple(asset for _, asset in placed_assets),
        rows=tuple(number for number, _ in placed_assets),
        faults=tuple(sorted(faults, key=lambda fault: fault.row or 0)),
        refused={str(reason): count for reason, count in refused.most_common() if count},
        rows_read=len(placed_assets) + refused.total(),
        notes=_of_versions(first_ones),
    )


def _of_versions(first_ones: int) -> tuple[str, ...]:
    """That services came in an older version of the standard, if any did."""
    if not first_ones:
        return ()
    return (
        counted(
            "{count:,} service is of Open Referral UK 1.0, and was read as that.",
            "{count:,} services are of Open Referral UK 1.0, and were read as that.",
            first_ones,
        ),
    )


def _judged(service: Any, number: int, shared: dict[int, tuple[str, str]]) -> tuple[str, list[Fault]]:
    """Why a service cannot be used, and its faults; none if it can."""
    wrong = [Fault(number, path, value, what, fix) for path, value, what, fix in service_troubles(service)]
    if wrong or number not in shared:
        return NOT_STANDARD, wrong
    reason, what = shared[number]
    fix = worded("Give each service its own id at the source.")
    return reason, [Fault(number, "id", str(service["id"]), what, fix)]


def _shared_ids(services: Sequence[Any]) -> dict[int, tuple[str, str]]:
    """The services that cannot be used because of their id: of those alike in everything the first can."""
    by_id: dict[str, list[tuple[int, Any]]] = {}
    for number, service in enumerate(services, start=1):
        if isinstance(service, dict):
            by_id.setdefault(str(service.get("id")), []).append((number, service))
    wrong: dict[int, tuple[str, str]] = {}
    for key, group in by_id.items():
        first, service = group[0]
        if all(other == service for _, other in group):
            what = worded("This service says the same as number {first}.", first=first)
            wrong |= {number: (AGAIN, what) for number, _ in group[1:]}
        else:
            what = worded("{count} services share the id {key} but differ.", count=len(group), key=key[:60])
            wrong |= {number: (SAME_ID, what) for number, _ in group}
    return wrong


def cleaned(value: Any, *, deepest: int = 30) -> Any:
    """Take control characters out of every text; what lies deeper than any service does is left out."""
    if isinstance(value, str):
        return without_control(value)
    if isinstance(value, list | dict) and not deepest:
        return None
    if isinstance(value, list):
        return [cleaned(item, deepest=deepest - 1) for item in value]
    if isinstance(value, dict):
        return {key: cleaned(item, deepest=deepest - 1) for key, item in value.items()}
    return value


def _take(
    service: dict[str, Any], number: int, numbered: list[_Numbered], *, source: Source, kinds: Kinds
) -> list[Fault]:
    try:
        numbered += [(number, *each) for each in service_assets(service, source=source, kinds=kinds)]
    except (ValueError, TypeError, RecursionError) as fault:
        what = worded("A field of the register in it cannot be read: {fault}", fault=str(fault)[:60])
        return [Fault(number, "attributes", "", what, worded("Export it again."))]
    return []


def _each_once(numbered: list[_Numbered]) -> tuple[list[_Numbered], list[Fault]]:
    """The assets of which no earlier one has the id: two services may claim to be one asset of a register."""
    first: dict[str, int] = {}
    each_once, faults = [], []
    for number, asset, own in numbered:
        if first.setdefault(asset.asset_id, number) == number:
            each_once.append((number, asset, own))
        else:
            what = worded(
                'Service {first} already is "{asset_id}" of the register.',
                first=first[asset.asset_id],
                asset_id=asset.asset_id[:60],
            )
            fix = worded("Give each service its own id at the source.")
            faults.append(Fault(number, "attributes", asset.asset_id[:60], what, fix))
    return each_once, faults


def _placed(asset: Asset, number: int, finder: PlaceFinder, *, own: bool) -> tuple[Asset | None, list[Fault]]:
    """Check an asset's point, or find one; None if it lies outside the area. ``own``: left as it was."""
    faults = [] if asset.kind or own else [_no_kind(asset, number)]
    if asset.longitude is not None and asset.latitude is not None:
        trouble = _trouble(asset, finder)
        if trouble is None:
            return replace(asset, placed_by=asset.placed_by if own else PlacedBy.POINT), faults
        faults.append(Fault(number, trouble.column, trouble.value, trouble.what, trouble.fix))
        if trouble.trouble is Trouble.OUTSIDE:
            return None, faults
    return (asset, faults) if own else _found(asset, number, finder, faults)


def _trouble(asset: Asset, finder: PlaceFinder) -> Misplaced | None:
    placed = place_points(
        [repr(asset.longitude)],
        [repr(asset.latitude)],
        columns=("longitude", "latitude"),
        in_degrees=True,
        crs=finder.crs,
        keep=finder.keep,
        recipe=False,
    )
    return placed.troubles[0]


def _found(
    asset: Asset, number: int, finder: PlaceFinder, faults: list[Fault]
) -> tuple[Asset | None, list[Fault]]:
    ways = (
        (finder.uprns.get(asset.uprn.lstrip("0")), PlacedBy.UPRN),
        (finder.postcodes.get(asset.postcode), PlacedBy.POSTCODE),
        (finder.find_address(asset.address) if asset.address else None, PlacedBy.ADDRESS),
    )
    point, how = next(((p, w) for p, w in ways if p), (None, PlacedBy.NOWHERE))
    if point is not None:
        return replace(asset, longitude=point[0], latitude=point[1], placed_by=how), faults
    serves = bool(asset.area_served and not asset.address and not asset.postcode)
    bare = replace(asset, longitude=None, latitude=None, placed_by=PlacedBy.AREA if serves else how)
    if not serves:
        what = worded("This service has no usable place, so nobody finds it near them.")
        faults.append(
            Fault(number, "service_at_locations", "", what, worded("Give its place at the source, or here."))
        )
    return bare, faults


def _no_kind(asset: Asset, number: int) -> Fault:
    what = worded('It is not said of which kind "{asset_name}" is.', asset_name=asset.name[:60])
    return Fault(number, "attributes", "", what, worded("Choose its kind in the register."))
