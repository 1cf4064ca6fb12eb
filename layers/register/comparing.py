"""What of one row of an import is new, and what of it did a person say otherwise?

Three are compared for every asset: what its source said last time, what we say now, and what the source says
now. Where only the source has changed its words, ours follow; where a person changed them, ours stay, and a
source that says something new is reported as a conflict.
"""

from dataclasses import dataclass, field
from typing import Final

from layers.register.model import Asset, Status
from layers.register.records import (
    GROUP_OF,
    FieldChange,
    Record,
    differences,
    differing_fields,
    source_says,
    to_record,
    to_text,
    value_of,
    with_source,
)
from layers.register.sources import Conflict
from layers.register.versions import NewVersion, Stored, VersionCause

_NO_NEWS: Final = {"source_date"}  # a newer file that says the same changes nothing


@dataclass(frozen=True)
class PlannedChange:
    """An asset that the import would change."""

    asset_id: str
    name: str
    changes: tuple[FieldChange, ...]


@dataclass
class PlanDraft:
    """A plan in the making."""

    new: list[Asset] = field(default_factory=list)
    changed: list[PlannedChange] = field(default_factory=list)
    unchanged: int = 0
    conflicts: list[Conflict] = field(default_factory=list)
    versions: list[NewVersion] = field(default_factory=list)


def add_row(draft: PlanDraft, asset: Asset, version: int, source: str) -> None:
    """Note an asset that the register does not have."""
    text = to_text(to_record(asset))
    draft.new.append(asset)
    draft.versions.append(
        NewVersion(asset.asset_id, version, VersionCause.IMPORT, text, "{}", source, was_there=False)
    )


def compare_row(draft: PlanDraft, stored: Stored, asset: Asset, source: str) -> None:
    """Note what a row would change of an asset that is there."""
    theirs = to_record(asset)
    text = to_text(theirs)
    if text == stored.record and stored.source_says == "{}":
        draft.unchanged += 1
        return
    ours = stored.as_record()
    base = {"asset_id": stored.asset_id}  # an asset that a person added: all of it is theirs
    if stored.source_says is not None:
        base = with_source(ours, stored.as_source_says())
    if stored.source_says is not None and _NO_NEWS.issuperset(differing_fields(base, theirs)):
        draft.unchanged += 1
        return
    merged, kept_fields = three_way(base, ours, theirs)
    draft.conflicts += [
        Conflict(stored.asset_id, name, value_of(name, ours.get(name)), value_of(name, theirs.get(name)))
        for name in kept_fields
    ]
    changes = differences(ours, merged)
    if changes:
        draft.changed.append(PlannedChange(stored.asset_id, str(merged.get("name", "")), changes))
    else:
        draft.unchanged += 1
    draft.versions.append(
        NewVersion(
            stored.asset_id,
            stored.version + 1,
            VersionCause.IMPORT,
            to_text(merged),
            to_text(source_says(merged, theirs)),
            stored.source or source,
            was_there=True,
        )
    )


def three_way(base: Record, ours: Record, theirs: Record) -> tuple[Record, tuple[str, ...]]:
    """Bring what is new in ``theirs`` since ``base`` into ``ours``; a person's changes stay.

    Returns
    -------
    The merged record, and the fields in which ours was kept although theirs is new and different.
    """
    merged, conflicts = dict(ours), []
    for name in differing_fields(base, theirs):
        group = GROUP_OF.get(name, (name,))
        if all(ours.get(other) == base.get(other) for other in group):
            merged[name] = theirs.get(name)
        elif ours.get(name) != theirs.get(name):
            conflicts.append(name)
    return {name: value for name, value in merged.items() if value is not None}, tuple(conflicts)


def closed(stored: Stored) -> NewVersion:
    """The next version of an asset that its source has dropped: closed, and the source is taken to say so."""
    before = stored.as_record()
    record = {**before, "status": Status.CLOSED.value}
    source = {**with_source(before, stored.as_source_says()), "status": Status.CLOSED.value}
    says = to_text(source_says(record, source))
    return NewVersion(
        stored.asset_id,
        stored.version + 1,
        VersionCause.CLOSE,
        to_text(record),
        says,
        stored.source,
        was_there=True,
    )
