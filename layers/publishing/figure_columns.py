"""Which columns have the ward figures of kept analyses? As ``columns.py`` has those of assets.

The figures are those that were kept, of the day on which they were: nothing is worked out anew here.
"""

from typing import Final

from layers.publishing.columns import OUTLINE_COLUMN, PublishedColumn

_COUNTS: Final = {
    "residents": "Residents of the group. NULL where a source leaves some of them out.",
    "areas_uncounted": "Small areas of the ward where the source leaves out how many of the group there are.",
    "residents_at_least": "Residents of the group in the other small areas.",
    "judged": "Of these, whom the known streets can judge.",
    "unknown": "Whom they cannot; residents = judged + unknown.",
    "unknown_no_street": "Unknown: there is no street near their homes that they can use.",
    "unknown_across": "Unknown: water, a railway or another barrier lies between home and street.",
    "unknown_not_joined": "Unknown: their street is not joined to the others.",
    "with_one": "Judged residents with at least one in reach.",
    "without": "Judged residents with none in reach.",
    "with_three": "Judged residents with at least three in reach.",
    "with_one_sure": "As with_one, counting only what a person has checked lately.",
    "with_three_sure": "As with_three, counting only what a person has checked lately.",
    "without_stale_only": "Without: there is only what nobody has checked, or whose times nobody knows.",
    "without_shut_then": "Without: there is one in reach, but not open then, or paused.",
    "without_full": "Without: what is in reach and open is full.",
    "without_not_eligible": "Without: what is in reach is not for people of this age.",
    "without_no_way": "Without: near as the crow flies, and no way there on foot.",
    "without_too_far": "Without: the nearest is further than the minutes.",
    "without_none_exists": "Without: the register knows none in the area or its margin.",
}
_SHARES: Final = {
    "share_one": "with_one / judged, 0 to 1. NULL where nobody is judged or not all are counted.",
    "share_three": "with_three / judged, 0 to 1.",
    "share_one_sure": "with_one_sure / judged, 0 to 1.",
    "share_three_sure": "with_three_sure / judged, 0 to 1.",
    "share_one_low": "The share were all whom nothing is known of without.",
    "share_one_high": "The share were all of them with.",
    "median_walk_m": "Half of the judged residents have one within this walk, metres. NULL: not known, or "
    "further than was measured (see median_walk_beyond).",
    "median_three_m": "The same of the mean walk to the nearest three, metres.",
    "assets_per_1000": "Assets shared among all residents who reach them (2SFCA), per 1,000.",
    "assets_per_1000_near": "The same, nearer residents weighing more.",
    "places_per_1000": "Weekly places per 1,000 residents, of the assets whose places are known.",
}
COUNTS: Final = tuple(_COUNTS)
FIGURES: Final = {**_COUNTS, **_SHARES}  # name: what it is
NUMBERS: Final = tuple(FIGURES)
BEYOND: Final = {"median_walk_beyond": "median_walk_m", "median_three_beyond": "median_three_m"}


def _of_answer(name: str, comment: str, type_: str = "text") -> PublishedColumn:
    return PublishedColumn(name, type_, f"f.{name}", comment)


def _of_analysis(name: str, comment: str, type_: str = "text") -> PublishedColumn:
    return PublishedColumn(name, type_, f"a.{name}", comment)


def _number(name: str, comment: str) -> PublishedColumn:
    type_ = "integer" if name in _COUNTS else "double precision"
    return PublishedColumn(name, type_, f"(f.figures->>'{name}')::{type_}", comment)


def _beyond(name: str, of: str) -> PublishedColumn:
    comment = f"Whether {of} is further than was measured. NULL where this analysis has no such figure."
    return PublishedColumn(name, "boolean", f"(f.figures->>'{name}')::boolean", comment)


_AS_OF: Final = _of_analysis(
    "as_of", "The day of which the figures are: that on which they were kept.", "date"
)
_PASS_ON: Final = _of_analysis(
    "attribution", "Whom to name for the figures and outlines, with licences; pass it on."
)
ANALYSES: Final = (
    _of_analysis("analysis_id", "The analysis, the same for good."),
    _of_analysis("analysis", "Its name, as whoever kept it typed it."),
    _of_analysis("area", "The name of the prepared area."),
    _of_analysis("area_title", "The area's title."),
    _of_analysis("pace", "How fast people walk in it, a key such as steady."),
    _of_analysis("minutes", "The longest walk counted, minutes, inclusive.", "integer"),
    _of_analysis("with_unchecked", "Whether assets count that nobody has checked lately.", "boolean"),
    _AS_OF,
    _PASS_ON,
)
WARDS: Final = (
    PublishedColumn("area", "text", "w.area", "The name of the prepared area."),
    PublishedColumn("ward_code", "text", "w.ward_code", "The ward's GSS code."),
    PublishedColumn("ward_name", "text", "w.ward_name", "The ward's name."),
    PublishedColumn("outline", "text", "w.outline_json", "Its outline as GeoJSON, WGS 84."),
    PublishedColumn("attribution", "text", "w.attribution", "Whom to name for the outline; pass it on."),
)
WARD_FIGURES: Final = (
    _of_answer("figure_id", "One ward in one answer of one analysis, the same for good."),
    _of_analysis("analysis_id", "The analysis, as in `analyses`."),
    _of_analysis("analysis", "Its name."),
    _of_analysis("area", "The name of the prepared area."),
    _of_answer("answer", "first; second is what it was compared with; cell is one of many kinds and groups."),
    _of_answer("kinds", "The kinds of assets asked for, any of which will do, between commas; every: all."),
    _of_answer("resident_group", "Whose figures they are: residents, or a group of them."),
    _of_answer("pace", "How fast people walk in this answer, a key such as steady."),
    _of_analysis("minutes", "The longest walk counted, minutes, inclusive.", "integer"),
    _of_answer("ward_code", "The ward's GSS code."),
    PublishedColumn(
        "ward_name", "text", "w.ward_name", "The ward's name. NULL where the area has no such ward any more."
    ),
    *(_number(name, comment) for name, comment in FIGURES.items()),
    *(_beyond(name, of) for name, of in BEYOND.items()),
    PublishedColumn(
        "main_cause", "text", "f.figures->>'main_cause'", "Why most of those without are. NULL: nobody is."
    ),
    PublishedColumn(
        "readiness",
        "text",
        "f.figures->>'readiness'",
        "Of a cell: whether the register is complete enough to compare by. NULL in other answers.",
    ),
    _of_answer("as_of", "The day of which the register was in this answer.", "date"),
    _PASS_ON,
)
FIGURE_OUTLINE: Final = OUTLINE_COLUMN
