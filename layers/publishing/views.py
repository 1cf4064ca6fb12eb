"""How are the views for other programs written? All of it is here, and only here; see ``VERSION``.

``within_reach_published`` holds views and nothing else, for whoever reads. ``within_reach_workings`` holds
what they stand on beside the register's own tables; nobody but the register's own user may look into it.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from layers.publishing.asset_rows import HIDDEN
from layers.publishing.columns import ASSETS, POINT_COLUMN, SESSIONS, PublishedColumn
from layers.publishing.figure_columns import ANALYSES, FIGURE_OUTLINE, WARD_FIGURES, WARDS
from layers.register.importing.seeding import MADE_UP

VERSION: Final = 1  # goes up when a column goes or changes its meaning; a new column alone leaves it
PUBLISHED: Final = "within_reach_published"
WORKINGS: Final = "within_reach_workings"


@dataclass(frozen=True)
class PublishedView:
    """One view: which columns, from what, and what it is in words."""

    name: str
    columns: tuple[PublishedColumn, ...]
    source: str
    comment: str


_SESSIONS_OF: Final = (
    "CROSS JOIN LATERAL jsonb_array_elements(CASE WHEN jsonb_typeof(g.r->'sessions') = 'array' "
    "THEN g.r->'sessions' ELSE '[]'::jsonb END) WITH ORDINALITY AS s(r, n)"
)


def published_views(*, with_postgis: bool) -> tuple[PublishedView, ...]:
    """Every view, each in its turn; those of places have a column for maps where there is PostGIS."""
    point = (POINT_COLUMN,) if with_postgis else ()
    outline = (FIGURE_OUTLINE,) if with_postgis else ()
    return (
        PublishedView(
            "assets",
            (*ASSETS, *point),
            f"{WORKINGS}.given g LEFT JOIN {WORKINGS}.kinds k ON k.kind = g.r->>'kind'",
            "Assets that stand today and are not closed, one row each.",
        ),
        PublishedView(
            "sessions",
            (*SESSIONS, *point),
            f"{WORKINGS}.given g {_SESSIONS_OF}",
            "Regular times of these assets, one row each; an asset whose times are not known has none.",
        ),
        PublishedView(
            "wards",
            (*WARDS, *outline),
            f"{WORKINGS}.wards w",
            "Wards of the areas of which analyses are kept.",
        ),
        PublishedView(
            "analyses",
            ANALYSES,
            f"{WORKINGS}.analyses a",
            "Named analyses that the office keeps, as they stood at the last `cli.py publish`.",
        ),
        PublishedView(
            "ward_figures",
            (*WARD_FIGURES, *outline),
            f"{WORKINGS}.figures f JOIN {WORKINGS}.analyses a USING (analysis_id) "
            f"LEFT JOIN {WORKINGS}.wards w ON w.area = a.area AND w.ward_code = f.ward_code",
            "Figures of these analyses, one row for each ward and answer, as they were kept.",
        ),
    )


def base_statements(register_schema: str) -> Iterator[str]:
    """What makes the schemas, and what the views stand on; may be run again at any time."""
    yield f"CREATE SCHEMA IF NOT EXISTS {PUBLISHED}"
    yield f"CREATE SCHEMA IF NOT EXISTS {WORKINGS}"
    for name, type_ in (("json", "jsonb"), ("date", "date"), ("time", "time")):
        yield _read_function(name, type_)
    yield from _TABLES
    yield f"CREATE OR REPLACE VIEW {WORKINGS}.given AS {_given(_quoted(register_schema))}"


def view_statements(views: Sequence[PublishedView], *, postgis_schema: str) -> Iterator[str]:
    """What makes each view; one whose columns went or changed has to be dropped before."""
    for view in views:
        listed = ", ".join(f"{_filled(each.sql, postgis_schema)} AS {each.name}" for each in view.columns)
        yield (
            f"CREATE OR REPLACE VIEW {PUBLISHED}.{view.name} WITH (security_barrier = true) AS "
            f"SELECT {listed} FROM {view.source}"
        )


def comment_statements(views: Sequence[PublishedView]) -> Iterator[str]:
    """What says in the database what each view and column is."""
    about = f"Within Reach, published views, version {VERSION}. See docs/for-other-programs.md."
    yield f"COMMENT ON SCHEMA {PUBLISHED} IS {_literal(about)}"
    for view in views:
        yield f"COMMENT ON VIEW {PUBLISHED}.{view.name} IS {_literal(view.comment)}"
        for each in view.columns:
            column = f"{PUBLISHED}.{view.name}.{each.name}"
            yield f"COMMENT ON COLUMN {column} IS {_literal(each.comment)}"


def definition_mark(statements: Sequence[str]) -> str:
    """A word that is the same only if every statement is."""
    return hashlib.sha256("\n".join((str(VERSION), *statements)).encode()).hexdigest()


def _filled(sql: str, postgis_schema: str) -> str:
    return sql.replace("{workings}", WORKINGS).replace("{postgis}", _quoted(postgis_schema))


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _read_function(name: str, type_: str) -> str:
    """Text that is none of the type is not known: one damaged record must not stop every reader."""
    return (
        f"CREATE OR REPLACE FUNCTION {WORKINGS}.as_{name}(written text) RETURNS {type_} LANGUAGE plpgsql "
        f"STABLE STRICT AS $$ BEGIN RETURN written::{type_}; EXCEPTION WHEN others THEN RETURN NULL; END $$"
    )


def _given(schema: str) -> str:
    """The assets that may be read, each with its record; a hidden address is gone from here on."""
    made_up, standing = (
        f"starts_with(o.id, '{MADE_UP}/')",
        f"{schema}.assets a JOIN {schema}.asset_versions v",
    )
    masked = (
        f"CASE WHEN o.hidden THEN '{HIDDEN}' || left(encode(sha256(convert_to("
        f"(SELECT identity FROM {schema}.meta) || '/' || o.id, 'UTF8')), 'hex'), 16) ELSE o.id END"
    )
    degrees = "CASE WHEN jsonb_typeof(o.r->'{0}') = 'number' AND NOT o.hidden THEN (o.r->>'{0}')::float8 END"
    return (
        f"WITH record AS (SELECT a.asset_id AS id, {WORKINGS}.as_json(v.record) AS r FROM {standing} "
        "ON v.asset_id = a.asset_id AND v.version = a.version), "
        "o AS MATERIALIZED (SELECT id, r, COALESCE(r->>'hide_address', 'false') <> 'false' AS hidden "
        "FROM record WHERE jsonb_typeof(r) = 'object' "
        "AND COALESCE(r->>'status', 'active') IN ('active', 'paused')) "
        f"SELECT {masked} AS asset_id, o.hidden, o.r, d.longitude, d.latitude, p.easting, p.northing "
        f"FROM o CROSS JOIN LATERAL (SELECT {degrees.format('longitude')} AS longitude, "
        f"{degrees.format('latitude')} AS latitude) d "
        f"LEFT JOIN {WORKINGS}.points p ON p.longitude = d.longitude AND p.latitude = d.latitude "
        f"WHERE NOT {made_up} OR NOT EXISTS (SELECT 1 FROM o WHERE NOT {made_up})"
    )


_TABLES: Final = (
    f"CREATE TABLE IF NOT EXISTS {WORKINGS}.publication (id integer PRIMARY KEY CHECK (id = 1), "
    "version integer NOT NULL, definition text NOT NULL, filled text NOT NULL, filled_at timestamptz)",
    f"CREATE TABLE IF NOT EXISTS {WORKINGS}.kinds (kind text PRIMARY KEY, label text NOT NULL)",
    f"CREATE TABLE IF NOT EXISTS {WORKINGS}.points (longitude float8, latitude float8, easting float8, "
    "northing float8, PRIMARY KEY (longitude, latitude))",
    f"CREATE TABLE IF NOT EXISTS {WORKINGS}.wards (area text, ward_code text, ward_name text, outline bytea, "
    "outline_json text, attribution text, PRIMARY KEY (area, ward_code))",
    f"CREATE TABLE IF NOT EXISTS {WORKINGS}.analyses (analysis_id text PRIMARY KEY, analysis text, "
    "area text, area_title text, pace text, minutes integer, with_unchecked boolean, as_of date, "
    "attribution text)",
    f"CREATE TABLE IF NOT EXISTS {WORKINGS}.figures (figure_id text PRIMARY KEY, analysis_id text NOT NULL "
    f"REFERENCES {WORKINGS}.analyses, answer text, kinds text, resident_group text, pace text, "
    "ward_code text, as_of date, figures jsonb)",
)
