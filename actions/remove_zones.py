"""How does a set of areas go? With the analyses that were asked by it, once somebody says that they go too.

Figures of areas that are gone, beside those of a new set that differs from them by a few homes, would give
the figures of these homes; so none is left behind.
"""

from actions.acting import AT_THE_DESK, Acting
from layers.analyses.kept_analyses import KeptAnalyses
from layers.zones.kept_zones import KeptZones, no_such_set
from layers.zones.model import ZoneError, ZoneSet, plain_name


def analyses_by(analyses: KeptAnalyses, zone_set: ZoneSet) -> tuple[str, ...]:
    """The names of the analyses of which a version was asked by a set.

    Raises ``AnalysisError`` or ``RegisterError`` where they cannot be read.
    """
    versions = analyses.by_areas(zone_set.area, zone_set.set_id)
    return tuple(dict.fromkeys({each.analysis_id: each.name for each in versions}.values()))


def remove_zones(
    zones: KeptZones,
    analyses: KeptAnalyses,
    area: str,
    *,
    name: str,
    with_analyses: bool,
    acting: Acting = AT_THE_DESK,
) -> None:
    """Remove the set of this name, and the analyses by it.

    Raises
    ------
    ZoneError
        There is no such set; or analyses were asked by it, and nobody has said that they go too.
    """
    acting.check_action("keep own areas")
    sets = zones.of_area(area)
    zone_set = next((each for each in sets if plain_name(each.name) == plain_name(name)), None)
    if zone_set is None:
        raise no_such_set(name)
    names = analyses_by(analyses, zone_set)
    if names and not with_analyses:
        raise ZoneError(
            "Analyses that are kept were asked by these areas: {names}.",
            "They go with the set: tick that on the page, or add --with-analyses in a terminal.",
            names=", ".join(f"“{each}”" for each in names),
        )
    zones.remove(area, name)  # first, so that no further analysis can be asked by it
    if names or analyses_by(analyses, zone_set):
        analyses.forget_areas(area, zone_set.set_id)
