"""Which sections has the recipe of what was recognised, with which keys, and why is each so?"""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from layers.recipes.checks import LONGEST_NAME, is_area_name
from layers.recipes.model import USUAL_MARGIN_M
from layers.recognising.council import plain_name
from layers.recognising.files import placed
from layers.recognising.ground import CouncilColumn
from layers.recognising.heights import heights_file
from layers.recognising.list_sections import list_sections
from layers.recognising.looks import Look
from layers.recognising.manifest import FileOrigin, origin_of
from layers.recognising.parts import PointTable
from layers.recognising.people import TableHere, tables_used, weighs_a_rank
from layers.recognising.postcodes import file_of
from layers.recognising.recipe_text import Keys, RecipeSection, sourced
from layers.recognising.recognise import Recognised
from layers.recognising.streets import joined
from layers.recognising.words.codes import vintage_of
from layers.recognising.words.headings import EVERYONE, RANK

_KINDS: Final = "What OpenStreetMap knows, by layers/assets/osm_kinds.csv."
_FULL: Final = 0.995  # of an envelope: the rest is rounding


def sections_of(seen: Recognised) -> list[RecipeSection]:
    """The sections of a recipe in their order; ``seen`` is whole. Takes out of zips what the recipe names.

    Raises ``OSError`` where the folder cannot be written.
    """
    token, small_whose = _council(seen)
    return [
        _area(seen, token),
        _streets(seen),
        _wards(seen, token),
        *_small_areas(seen, small_whose),
        *_counts(seen),
        _postcodes(seen),
        *_uprns(seen),
        *_relief(seen),
        *_buses(seen),
        *_rides(seen),
        RecipeSection("[[assets]]", (_KINDS,), {"from": "streets"}),
        *list_sections(seen),
    ]


def _council(seen: Recognised) -> tuple[str | None, CouncilColumn | None]:
    """By which word the files name the council, and where the small areas do; None where no file need say."""
    wards, small = seen.wards.here, seen.small_areas.here
    whose = wards.whose if wards else None
    if whose is None:
        return None, None
    other = small.whose if small else None
    shared = sorted(whose.council_codes & other.council_codes if other else whose.council_codes)
    if shared:
        return shared[0], other
    return sorted(whose.council_codes)[0], None  # the tables call it by an older code


def _area(seen: Recognised, token: str | None) -> RecipeSection:
    remarks = ["Written from what is in the files, not from their names. Every line may be changed;",
               "docs/recipes.md explains them."]  # fmt: skip
    keys: Keys = {"name": area_slug(seen.council.name, seen.council.codes[0]), "title": seen.council.name}
    if token:
        keys["council"] = token
    letters = seen.postcodes.here.letters if seen.postcodes.here else ()
    keys |= {"crs": seen.crs, "margin_m": USUAL_MARGIN_M, "postcode_areas": list(letters)}
    return RecipeSection("[area]", tuple(remarks), keys)


def area_slug(name: str, code: str) -> str:
    """What a council's area is called in commands: "Bristol, City of" is "bristol"."""
    plain = unicodedata.normalize("NFKD", plain_name(name)).encode("ascii", "ignore").decode()
    slug = "-".join(re.findall(r"[a-z0-9]+", plain))[:LONGEST_NAME].strip("-")
    return slug if is_area_name(slug) else code.lower()


def _streets(seen: Recognised) -> RecipeSection:
    wards = seen.wards.here
    if not seen.streets or wards is None:
        raise ValueError("there are no streets")
    share = "all" if seen.streets_share > _FULL else f"{seen.streets_share:.0%}"
    first = seen.streets[0]
    sums = {name: origin.sha256 for name, origin in seen.manifest.items() if origin.sha256}
    keys: Keys = {"file": first.file, **({"sha256": sums[first.file]} if first.file in sums else {})}
    days = [each.day for each in seen.streets if each.day]
    why = f"An OpenStreetMap extract whose envelope holds {share} of that of the wards and their margin."
    if len(seen.streets) > 1:
        keys = joined(
            seen.streets, wards.outline, folder=seen.folder, crs=seen.crs, margin_m=USUAL_MARGIN_M, sums=sums
        )
        names = ", ".join(each.origin.shown for each in seen.streets)
        why = f"Joined from several OpenStreetMap extracts, cut to the wards and their margin: {names}."
    origin = _origin(seen, first.origin.in_folder, "streets")
    return sourced("[streets]", (why,), keys, origin, min(days, default=None))


def _wards(seen: Recognised, token: str | None) -> RecipeSection:
    wards = seen.wards.here
    if wards is None:
        raise ValueError("there are no wards")
    look = wards.part.look
    remarks = [
        f"Boundaries whose codes in {wards.part.code} are of wards; {len(wards.codes)} are the council's."
    ]
    remarks += [f"{seen.wards.why}"] if seen.wards.why else []
    keys: Keys = {"file": look.file, "code": wards.part.code, "name": wards.part.name or ""}
    if wards.whose and token:
        keys["council"] = _council_key(wards.whose, look, seen)
    elif token is None:
        remarks.append(
            "The file does not say whose wards they are; by the postcodes all of them are the council's."
        )
    if wards.accuracy_m:
        keys["accuracy_m"] = wards.accuracy_m
        remarks.append(
            f"Some of its postcodes lie outside all of them: corners may be {wards.accuracy_m:.0f} m off."
        )
    return sourced("[wards]", remarks, keys, _of(seen, look, "wards"))


def _small_areas(seen: Recognised, whose: CouncilColumn | None) -> list[RecipeSection]:
    small = seen.small_areas.here
    if small is None or seen.people is None:
        raise ValueError("there are no small areas")
    part = small.part
    remarks = [f"Boundaries within which residents are counted; {len(small.codes)} of them lie in its wards."]
    remarks += [f"{seen.small_areas.why}"] if seen.small_areas.why else []
    keys: Keys = {"file": part.look.file, "code": part.code, "vintage": vintage_of(part.unit, part.year)}
    if whose:
        keys["council"] = _council_key(whose, part.look, seen)
    own = next(((table, names) for table, names in _used(seen) if table.part.look is part.look), None)
    if own:
        keys |= _count_keys(own[0], own[1], seen)
    sections = [sourced("[small_areas]", remarks, keys, _of(seen, part.look, "small areas"))]
    if seen.centroids:
        why = "Where the people of each small area are; used where it has no postcode."
        place = {
            "file": _file(seen.centroids.look, seen),
            "code": seen.centroids.code,
            **seen.centroids.places,
        }
        sections.append(RecipeSection("[small_areas.centroids]", (why,), place))
    return sections


def _counts(seen: Recognised) -> list[RecipeSection]:
    small = seen.small_areas.here
    return [
        _counts_section(table, names, seen)
        for table, names in _used(seen)
        if small is not None and table.part.look is not small.part.look
    ]


def _counts_section(table: TableHere, names: Sequence[str], seen: Recognised) -> RecipeSection:
    part, small = table.part, seen.small_areas.here
    vintage = vintage_of(part.unit, part.year)
    if table.bridge is None and small is not None:
        vintage = vintage_of(small.part.unit, small.part.year)
    what = ", ".join("residents" if name == EVERYONE else name for name in names)
    remarks = [f"The newest table that has every small area of the council and says: {what}."]
    keys: Keys = {
        "file": _file(part.look, seen),
        "code": part.code,
        "vintage": vintage,
        **_count_keys(table, names, seen),
    }
    layer = "deprivation" if RANK in names else "residents" if EVERYONE in names else "ages"
    origin = _of(seen, part.look, layer)
    keys |= {"title": origin.title} if origin.title else {}
    section = sourced("[[counts]]", remarks, keys, origin)
    if table.bridge is None:
        return section
    bridge = table.bridge
    lookup = {"file": _file(bridge.look, seen), "from": bridge.old, "to": bridge.new}
    remark = "It is on other small areas; the lookup says which of them became which of the council's."
    return RecipeSection(section.heading, (*section.remarks, remark), {**section.keys, "lookup": lookup})


def _count_keys(table: TableHere, names: Sequence[str], seen: Recognised) -> Keys:
    counts = table.part.counts
    groups: Keys = {}
    if weighs_a_rank(table, names):
        groups[_everyone_then(table, seen)] = _listed(counts[EVERYONE])
    groups |= {name: _listed(counts[name]) for name in names if name not in (EVERYONE, RANK)}
    keys: Keys = {"residents": counts[EVERYONE]} if EVERYONE in names else {}
    keys |= {"groups": groups} if groups else {}
    return keys | ({"ranks": {RANK: counts[RANK]}} if RANK in names else {})


def _everyone_then(table: TableHere, seen: Recognised) -> str:
    """What all residents of an older table are called: all_2020 where its year is known."""
    origin = _of(seen, table.part.look, "ages")
    year = origin.day.year if origin.day else table.part.edition
    return f"all_{year}" if year else "all_counted"


def _used(seen: Recognised) -> list[tuple[TableHere, list[str]]]:
    """Every table with the names of what is taken from it, residents first."""
    if seen.people is None:
        return []
    residents = seen.people.residents.here
    tables = tables_used(seen.people)
    if residents is None:
        return tables
    with_names = [names for table, names in tables if table is residents]
    first = (residents, [EVERYONE, *(with_names[0] if with_names else [])])
    return [first, *((table, names) for table, names in tables if table is not residents)]


def _postcodes(seen: Recognised) -> RecipeSection:
    source = seen.postcodes.here
    if source is None:
        raise ValueError("there are no postcodes")
    table = source.tables[0]
    file = file_of(source, seen.folder)
    keys: Keys = {"file": file, **(table.keys or {"format": "code-point-open"})}
    why = f"It has {len(source.own):,} postcodes of the council."
    return sourced("[postcodes]", (why,), keys, _origin(seen, table.look.origin.in_folder, "postcodes"))


def _uprns(seen: Recognised) -> list[RecipeSection]:
    if seen.uprns is None:
        return []
    table: PointTable = seen.uprns
    keys: Keys = {"file": _file(table.look, seen), "uprn": table.code, **table.places}
    return [sourced("[uprns]", ("A point for every address.",), keys, _of(seen, table.look, "addresses"))]


def _relief(seen: Recognised) -> list[RecipeSection]:
    if not seen.heights:
        return []
    tiles = len(frozenset[tuple[float, float]]().union(*(grid.corners for grid in seen.heights)))
    step_m = seen.heights[0].post_m
    remark = f"Heights every {step_m:g} m, from tiles that reach over the council and its margin: {tiles}."
    keys: Keys = {"file": heights_file(seen.heights, seen.folder)}
    return [sourced("[relief]", (remark,), keys, _origin(seen, seen.heights[0].name, "heights"))]


def _buses(seen: Recognised) -> list[RecipeSection]:
    if not seen.timetables:
        return []
    name, *others = seen.timetables
    remarks = ["A bus timetable (GTFS)."]
    remarks += [f"Not used: {', '.join(others)}."] if others else []
    return [sourced("[buses]", tuple(remarks), {"file": name}, _origin(seen, name, "buses"))]


def _rides(seen: Recognised) -> list[RecipeSection]:
    remark = "Zones of rides from door to door; nobody can tell from the file whether it is all there is."
    return [
        sourced("[[rides]]", (remark,), {"file": name}, _origin(seen, name, "rides")) for name in seen.rides
    ]


def _council_key(whose: CouncilColumn, look: Look, seen: Recognised) -> object:
    if whose.look is look:
        return whose.council
    return {"file": _file(whose.look, seen), "code": whose.code, "council": whose.council}


def _of(seen: Recognised, look: Look, layer: str) -> FileOrigin:
    return _origin(seen, look.origin.in_folder, layer)


def _origin(seen: Recognised, name: str, layer: str) -> FileOrigin:
    return origin_of(name, layer, nation=seen.council.nation, manifest=seen.manifest)


def _file(look: Look, seen: Recognised) -> str:
    """The name under which a recipe finds a file; it is put there if need be."""
    return look.file if look.shapes else placed(look.origin, seen.folder)


def _listed(columns: str | tuple[str, ...]) -> object:
    return columns if isinstance(columns, str) else list(columns)
