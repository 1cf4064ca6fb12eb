"""From what was an analysis worked out, and what of it has changed since?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from layers.analyses.model import AnalysisContent
from layers.area import Area
from layers.register.store import Register
from layers.zones.zoned_area import by_wards
from questions.places.area_assets import AreaAssets
from questions.wards.analyses.by_areas import AREAS, AreasUsed, areas_of_record, areas_used
from questions.wards.analyses.figures import AnalysisFigures, FigureChange, changed_figures
from questions.wards.ward_gap_model import WardGaps, WardQuestion

RegisterState = tuple[str, int]  # which register it is, and its revision
NO_REGISTER: Final = ("", 0)


@dataclass(frozen=True)
class UsedAsset:
    """One asset of the kinds that were asked for."""

    name: str
    kind: str
    bar: str = ""  # what keeps it from counting in the first answer, a ``GapCause``; "" where it counts


@dataclass(frozen=True)
class DataUsed:
    """Of which data figures were worked out."""

    day: date
    stale_after_days: int
    pack_revision: str
    sources: Mapping[str, tuple[str, str]]  # (date, check sum) of each source of the area, by its title
    register_identity: str
    register_revision: int
    assets: Mapping[str, UsedAsset]  # by asset_id
    areas: AreasUsed | None = None  # of an office's own; None: wards

    def record(self) -> dict[str, Any]:
        """The same as JSON has it."""
        return {
            "day": self.day.isoformat(),
            "stale_after_days": self.stale_after_days,
            "pack_revision": self.pack_revision,
            "sources": {title: list(parts) for title, parts in self.sources.items()},
            "register_identity": self.register_identity,
            "register_revision": self.register_revision,
            "assets": {key: [each.name, each.kind, each.bar] for key, each in self.assets.items()},
            **({AREAS: self.areas.record()} if self.areas else {}),
        }

    @staticmethod
    def of_record(record: Mapping[str, Any]) -> "DataUsed":
        """What ``record`` wrote."""
        return DataUsed(
            date.fromisoformat(record["day"]),
            record["stale_after_days"],
            record["pack_revision"],
            {title: (parts[0], parts[1]) for title, parts in record["sources"].items()},
            record["register_identity"],
            record["register_revision"],
            {key: UsedAsset(*parts) for key, parts in record["assets"].items()},
            areas_of_record(record),
        )


@dataclass(frozen=True)
class SinceThen:
    """What differs between an analysis as it was kept and as it comes out now."""

    figures: tuple[FigureChange, ...]  # none: equal to the last digit
    come: tuple[UsedAsset, ...] = ()
    gone: tuple[UsedAsset, ...] = ()
    altered: tuple[tuple[UsedAsset, tuple[str, ...]], ...] = ()  # with the fields that were changed
    count_otherwise: tuple[UsedAsset, ...] = ()  # as now: they count and did not, or the reverse
    prepared_anew: bool = False
    sources: tuple[str, ...] = ()  # titles of those that are other, new or gone
    other_register: bool = False
    days: int = 0  # from then to now
    other_limit: bool = False  # after how many days a check counts no more

    @property
    def unaccounted(self) -> bool:
        """Whether nothing in the data, the day or the settings can account for other figures."""
        lists = (self.come, self.gone, self.altered, self.count_otherwise)
        return not (any(lists) or self.prepared_anew or self.other_register or self.days or self.other_limit)


def register_state(register: Register | None) -> RegisterState:
    """Which register it is, and its revision; NO_REGISTER where there is none yet."""
    if register is None:
        return NO_REGISTER
    identity, revision, _ = register.cache_key.split("-", maxsplit=2)
    return identity, int(revision)


def data_used(
    area: Area,
    assets: AreaAssets,
    state: RegisterState,
    *,
    kinds: Iterable[tuple[str, ...]],
    question: WardQuestion,
    gaps: WardGaps | None = None,
) -> DataUsed:
    """Of which data an answer is.

    Parameters
    ----------
    area, assets, state
        The place, what the register knows in it, and which register that is.
    kinds
        Those of each thing that was asked for; none of one: every kind.
    question
        The day of asking, and after how many days a check counts no more.
    gaps
        The first answer, which says what keeps each asset from counting.
    """
    sought = list(kinds)
    keys = None if any(not each for each in sought) else {kind for each in sought for kind in each}
    table = assets.table if keys is None else assets.table[assets.table["kind"].isin(keys)]
    bars = dict(zip(gaps.assets["asset_id"], gaps.assets["bar"], strict=True)) if gaps is not None else {}
    columns = (table[name] for name in ("asset_id", "name", "kind"))
    return DataUsed(
        question.today,
        question.stale_after_days,
        by_wards(area).revision,
        {source.title: (source.date, source.sha256) for source in area.sources},
        *state,
        {
            str(key): UsedAsset(str(name or ""), str(kind), str(bars.get(key, "")))
            for key, name, kind in zip(*columns, strict=True)
        },
        areas_used(area),
    )


def answer_kept(content: AnalysisContent) -> tuple[AnalysisFigures, DataUsed]:
    """The answer of an analysis, with its data, as it was kept."""
    return AnalysisFigures.of_record(content.figures), DataUsed.of_record(content.data_used)


def since_then(
    then: tuple[AnalysisFigures, DataUsed],
    now: tuple[AnalysisFigures, DataUsed],
    register: Register | None = None,
) -> SinceThen:
    """What has changed between two answers to the same choices, each with its data."""
    used_then, used = then[1], now[1]
    both = used_then.assets.keys() & used.assets.keys()
    same_register = used_then.register_identity == used.register_identity
    fields = _changed_fields(register, used_then.register_revision, both) if same_register else {}
    titles = sorted({*used_then.sources, *used.sources})
    return SinceThen(
        changed_figures(then[0], now[0]),
        _some(used.assets, used.assets.keys() - used_then.assets.keys()),
        _some(used_then.assets, used_then.assets.keys() - used.assets.keys()),
        tuple((used.assets[key], fields[key]) for key in sorted(fields)),
        _some(used.assets, [key for key in both if used.assets[key].bar != used_then.assets[key].bar]),
        used_then.pack_revision != used.pack_revision,
        tuple(title for title in titles if used_then.sources.get(title) != used.sources.get(title)),
        bool(used_then.register_identity and used.register_identity) and not same_register,
        (used.day - used_then.day).days,
        used_then.stale_after_days != used.stale_after_days,
    )


def _some(assets: Mapping[str, UsedAsset], keys: Iterable[str]) -> tuple[UsedAsset, ...]:
    return tuple(assets[key] for key in sorted(keys))


def _changed_fields(
    register: Register | None, revision: int, keys: Iterable[str]
) -> dict[str, tuple[str, ...]]:
    """Which fields of these assets were changed in the register after that revision."""
    if register is None:
        return {}
    among, fields = set(keys), dict[str, Sequence[str]]()
    for version in register.changes_since(revision):
        if version.asset_id in among:
            before = fields.get(version.asset_id, ())
            fields[version.asset_id] = (*before, *(change.field for change in version.changed))
    return {key: tuple(dict.fromkeys(names)) for key, names in fields.items() if names}
