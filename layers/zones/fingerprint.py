"""Are two sets of areas the same? Told by a fingerprint, where what makes them is public ground.

A list of postcodes has none: whoever had a fingerprint could try which list of homes it is of.
"""

import hashlib
import json
from collections.abc import Iterable

from layers.zones.model import ZoneForm, ZoneSet


def fingerprint_of(zone_set: ZoneSet) -> str:
    """A word (SHA-256) that two sets share only if their areas and names are the same.

    "" of a list of postcodes, which is never compared.
    """
    if zone_set.form is ZoneForm.POSTCODES:
        return ""
    zones = [[zone.name, sorted(zone.members), zone.outline] for zone in zone_set.zones]
    text = json.dumps([str(zone_set.form), zones], separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def same_set(sets: Iterable[ZoneSet], set_id: str, fingerprint: str) -> ZoneSet | None:
    """The set of this id, else one of the same areas, else None."""
    every = tuple(sets)
    by_id = next((each for each in every if each.set_id == set_id), None)
    if by_id is not None or not fingerprint:
        return by_id
    return next((each for each in every if fingerprint_of(each) == fingerprint), None)
