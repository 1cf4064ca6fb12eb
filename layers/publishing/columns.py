"""Which columns do other programs read? One table for the views, OGC API and docs/for-other-programs.md.

Each column has its type, the expression by which a view makes it and what it is in words, the comment in the
database. Unknown is NULL, never 0 and never "".
"""

from dataclasses import dataclass
from typing import Final

from layers.publishing.contacts_out import sql_without_contacts

TODAY: Final = "(now() AT TIME ZONE 'UTC')::date"
LARGEST_WHOLE: Final = 2_147_483_647
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True)
class PublishedColumn:
    """One column of a view, and of the features that a service gives."""

    name: str
    type: str  # as PostgreSQL calls it
    sql: str
    comment: str


def _field(name: str) -> str:
    return f"NULLIF(g.r->>'{name}', '')"


def _words(name: str, comment: str, column: str = "") -> PublishedColumn:
    return PublishedColumn(column or name, "text", sql_without_contacts(f"g.r->>'{name}'"), comment)


def _text(name: str, comment: str) -> PublishedColumn:
    return PublishedColumn(name, "text", _field(name), comment)


def _place(name: str, comment: str) -> PublishedColumn:
    words = sql_without_contacts(f"g.r->>'{name}'")
    hidden = f"CASE WHEN NOT g.hidden THEN {words} END"
    return PublishedColumn(name, "text", hidden, comment)


def _whole(name: str, comment: str, of: str = "g.r") -> PublishedColumn:
    number = f"({of}->>'{name}')::numeric"
    sql = (
        f"CASE WHEN jsonb_typeof({of}->'{name}') = 'number' "
        f"THEN CASE WHEN {number} BETWEEN 0 AND {LARGEST_WHOLE} THEN {number}::integer END END"
    )
    return PublishedColumn(name, "integer", sql, comment)


def _list_of_words(name: str) -> str:
    part = f"CASE WHEN jsonb_typeof(g.r->'{name}') = 'array' THEN g.r->'{name}' ELSE '[]'::jsonb END"
    joined = f"(SELECT string_agg(w.word, '; ' ORDER BY w.n) FROM jsonb_array_elements_text({part}) "
    return f"{joined} WITH ORDINALITY AS w(word, n))"


_AS_OF: Final = PublishedColumn("as_of", "date", TODAY, "The day (UTC) of which this row speaks.")
_POINT: Final = (
    PublishedColumn(
        "longitude",
        "double precision",
        "g.longitude",
        "Degrees east, WGS 84 (EPSG:4326). NULL: no place of its own, not known, or hidden.",
    ),
    PublishedColumn("latitude", "double precision", "g.latitude", "Degrees north, WGS 84 (EPSG:4326)."),
    PublishedColumn(
        "easting",
        "double precision",
        "g.easting",
        "Metres east, British National Grid (EPSG:27700), to a centimetre. NULL also until the next "
        "`cli.py publish` after a place was found or moved.",
    ),
    PublishedColumn("northing", "double precision", "g.northing", "Metres north, British National Grid."),
)
_PLACED_BY: Final = PublishedColumn(
    "placed_by",
    "text",
    f"CASE WHEN NOT g.hidden THEN {_field('placed_by')} END",
    "How its point was found, the surest first: uprn, point, address, postcode, area.",
)

ASSETS: Final = (
    PublishedColumn(
        "asset_id",
        "text",
        "g.asset_id",
        "The asset, the same for good. One whose address is hidden has an id of its own, `hidden/…`, which "
        "does not lead to its entry in another list.",
    ),
    _words("name", "What it is called."),
    _words("organisation", "Who runs it, where that is an organisation."),
    _text("kind", "Which kind of asset, a key such as lunch_club."),
    PublishedColumn(
        "kind_label",
        "text",
        "k.label",
        "The same as people call it. NULL where the office's table of kinds has no such key.",
    ),
    PublishedColumn(
        "interests",
        "text",
        sql_without_contacts(_list_of_words("interests")),
        "What people may enjoy in it, between semicolons.",
    ),
    _words("description", "What it is, in words."),
    *_POINT,
    _PLACED_BY,
    PublishedColumn(
        "address_hidden",
        "boolean",
        "g.hidden",
        "Whether its place is kept back: then it has neither point nor address nor postcode.",
    ),
    _place("address", "The address. NULL where hidden or not known."),
    _place("postcode", "The postcode, as NP20 4AA. NULL where hidden or not known."),
    _words("area_served", "The area that it serves, in words."),
    _words("when", "Days and times as its list says them.", column="days_and_times"),
    _whole("minimum_age", "Youngest age in years that may come. NULL: not known."),
    _whole("maximum_age", "Oldest age in years that may come. NULL: not known."),
    _words("for_whom", "For whom it is, in words."),
    _words("not_for", "For whom it is not, in words."),
    _words("cost", "What it costs, in words."),
    _whole("price_pence", "The price of one visit in pence: 0 is free, NULL is not known."),
    _whole("places_a_week", "How many people can come in a week. NULL: not known."),
    PublishedColumn("is_full", "text", _field("full"), "yes, no or partly. NULL: not known."),
    _text("helpers_wanted", "Whether it looks for people who help: yes or no. NULL: not known."),
    _text("step_free", "yes, no or partly. NULL: not known, which is never no."),
    _words("access", "Other access in words: toilets, hearing loop, parking."),
    _words("website", "Its website. Telephone numbers and e-mail addresses are not published here."),
    PublishedColumn(
        "status",
        "text",
        "COALESCE(NULLIF(g.r->>'status', ''), 'active')",
        "active, or paused (expected back). Closed ones are left out.",
    ),
    _text("source", "Title of the list that it comes from. NULL: added by hand."),
    _text("licence", "The licence under which its list may be used; pass it on."),
    _text("attribution", "Whom to name when it is used; pass it on."),
    _text("source_date", "The date of its list, as the list has it."),
    PublishedColumn(
        "checked_on",
        "date",
        "{workings}.as_date(g.r->>'checked_on')",
        "The day on which a person last checked it with the group itself. NULL: nobody has.",
    ),
    _AS_OF,
)


def _of_session(name: str, type_: str, sql: str, comment: str) -> PublishedColumn:
    return PublishedColumn(name, type_, sql, comment)


def _session_flag(name: str, comment: str) -> PublishedColumn:
    return PublishedColumn(name, "boolean", f"COALESCE(s.r->>'{name}', 'false') = 'true'", comment)


def _small(name: str) -> str:
    """A small whole number of a session; nothing where a damaged record has something else there."""
    number = f"(s.r->>'{name}')::numeric"
    inside = f"CASE WHEN {number} BETWEEN -1000 AND 1000 THEN {number}::integer END"
    return f"(CASE WHEN jsonb_typeof(s.r->'{name}') = 'number' THEN {inside} END)"


_DAY: Final = _small("weekday")
_SEASON: Final = "s.r->'season'->>"


def _month_and_day(first: int) -> str:
    return f"lpad({_SEASON}{first}, 2, '0') || '-' || lpad({_SEASON}{first + 1}, 2, '0')"


SESSIONS: Final = (
    _of_session(
        "session_id",
        "text",
        "g.asset_id || '/session/' || s.n",
        "One regular time of one asset: the asset's id and a number, the same until its times change.",
    ),
    _of_session("asset_id", "text", "g.asset_id", "Its asset, as in `assets`."),
    _of_session("asset_name", "text", sql_without_contacts("g.r->>'name'"), "What the asset is called."),
    _text("kind", "The asset's kind, a key such as lunch_club."),
    _of_session("weekday", "integer", f"{_DAY} + 1", "1 Monday to 7 Sunday."),
    _of_session(
        "weekday_name",
        "text",
        f"(ARRAY{list(WEEKDAYS)})[{_DAY} + 1]",
        "The day's English name.",
    ),
    _of_session("starts", "time", "{workings}.as_time(s.r->>'starts')", "When it begins, local time."),
    _of_session(
        "ends",
        "time",
        "{workings}.as_time(s.r->>'ends')",
        "When it ends, local time; before `starts`: after midnight. NULL: not known.",
    ),
    _of_session(
        "every_weeks",
        "integer",
        f"COALESCE({_small('every_weeks')}, 1)",
        "1 every week, 2 every other, counted from `first_on`.",
    ),
    _of_session(
        "week_of_month",
        "integer",
        _small("week_of_month"),
        "1 to 5, or -1 (the last) to -5: the first Tuesday of the month. NULL: not by the month.",
    ),
    _of_session(
        "first_on", "date", "{workings}.as_date(s.r->>'first_on')", "The first day. NULL: none is stated."
    ),
    _of_session(
        "last_on", "date", "{workings}.as_date(s.r->>'last_on')", "The last day. NULL: none is stated."
    ),
    _session_flag("term_time", "Whether it is stated to happen in school terms only."),
    _of_session(
        "bank_holidays",
        "text",
        "NULLIF(s.r->>'bank_holidays', '')",
        "Whether it happens on bank holidays: yes or no. NULL: not known.",
    ),
    _session_flag("bank_holidays_only", "Whether it happens on bank holidays and on no other day."),
    _of_session(
        "season",
        "text",
        f"{_month_and_day(0)} || ' to ' || {_month_and_day(2)}",
        "The part of every year, as 10-01 to 03-31, both inclusive. NULL: no part is stated.",
    ),
    *_POINT[:2],
    _PLACED_BY,
    _text("licence", "The licence of the asset's list; pass it on."),
    _text("attribution", "Whom to name when it is used; pass it on."),
    _AS_OF,
)
POINT_COLUMN: Final = PublishedColumn(
    "geometry",
    "geometry(Point,4326)",
    "CASE WHEN g.longitude IS NOT NULL AND g.latitude IS NOT NULL THEN "
    "{postgis}.ST_SetSRID({postgis}.ST_MakePoint(g.longitude, g.latitude), 4326) END"
    "::{postgis}.geometry(Point,4326)",
    "The same point for a map. Only where the database has PostGIS.",
)
OUTLINE_COLUMN: Final = PublishedColumn(
    "geometry",
    "geometry(MultiPolygon,4326)",
    "{postgis}.ST_Multi({postgis}.ST_GeomFromWKB(w.outline, 4326))::{postgis}.geometry(MultiPolygon,4326)",
    "The ward's outline for a map, WGS 84. Only where the database has PostGIS.",
)
