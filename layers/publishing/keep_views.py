"""Are the views for other programs up to date? Makes them, or changes them and keeps who may read them."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError

from geo.errors import WithinReachError
from layers.publishing import views as written
from layers.publishing.views import PUBLISHED, WORKINGS, PublishedView, published_views

_MAY_NOT, _OTHER_COLUMNS, _LEANED_ON = "42501", "42P16", "2BP01"
_LOCK: Final = 0x5749_5450  # any number, the same for all who publish


class PublishingError(WithinReachError, RuntimeError):
    """The views for other programs cannot be made, filled or opened to somebody."""


@dataclass(frozen=True)
class ViewsMade:
    """The views as they stand afterwards."""

    views: tuple[PublishedView, ...]
    changed: bool  # whether anything had to be made or brought up to date
    postgis: str  # the schema in which PostGIS lies, "" where there is none


def take_turn(connection: Connection) -> None:
    """Wait until nobody else publishes from this database, and be who does, to the transaction's end."""
    connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))


def make_views(connection: Connection) -> ViewsMade:
    """Bring the views up to date within the transaction; where they are so already, nothing is touched.

    Raises
    ------
    PublishingError
        The register's user may make no schema there, or somebody's own view stands on one that must change.
    """
    postgis = _postgis_schema(connection)
    views = published_views(with_postgis=bool(postgis))
    base = tuple(written.base_statements(str(connection.scalar(sa.select(sa.func.current_schema())))))
    on_top = tuple(written.view_statements(views, postgis_schema=postgis))
    comments = tuple(written.comment_statements(views))
    mark = written.definition_mark((*base, *on_top, *comments))
    if _mark_of(connection) == mark and _all_there(connection, views):
        return ViewsMade(views, False, postgis)
    with _in_words(connection):
        _run(connection, base)
        _replace(connection, on_top)
        _drop_others(connection, views)
        _run(connection, comments)
        _write_down(connection, mark)
    return ViewsMade(views, True, postgis)


def _postgis_schema(connection: Connection) -> str:
    where = connection.exec_driver_sql(
        "SELECT n.nspname FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace "
        "WHERE e.extname = 'postgis'"
    ).scalar()
    return str(where or "")


def _mark_of(connection: Connection) -> str:
    if not sa.inspect(connection).has_table("publication", schema=WORKINGS):
        return ""
    return str(connection.exec_driver_sql(f"SELECT definition FROM {WORKINGS}.publication").scalar() or "")


def _all_there(connection: Connection, views: Sequence[PublishedView]) -> bool:
    return set(_view_names(connection)) == {view.name for view in views}


def _view_names(connection: Connection) -> list[str]:
    return sorted(sa.inspect(connection).get_view_names(schema=PUBLISHED))


def _run(connection: Connection, statements: Sequence[str]) -> None:
    for statement in statements:
        connection.execution_options(no_parameters=True).exec_driver_sql(statement)


def _replace(connection: Connection, statements: Sequence[str]) -> None:
    """Make every view; where columns went or changed, all are dropped and made anew with the same grants."""
    try:
        with connection.begin_nested():
            _run(connection, statements)
    except DBAPIError as error:
        if _state(error) != _OTHER_COLUMNS:
            raise
        grants = tuple(_grants(connection))
        _drop(connection, _view_names(connection))
        _run(connection, statements)
        there = set(_view_names(connection))
        _run(connection, [grant for view, grant in grants if view in there])


def _grants(connection: Connection) -> Iterator[tuple[str, str]]:
    """Each view with what gives somebody a right to it, or to one of its columns that stays."""
    rows = connection.exec_driver_sql(
        "SELECT c.relname, a.privilege_type, a.is_grantable, a.grantee, "
        "CASE WHEN a.grantee = 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(a.grantee)) END "
        "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace CROSS JOIN aclexplode(c.relacl) a "
        f"WHERE n.nspname = '{PUBLISHED}' AND c.relkind = 'v' AND a.grantee <> c.relowner"
    )
    for view, right, may_pass_on, _, grantee in rows:
        further = " WITH GRANT OPTION" if may_pass_on else ""
        yield view, f"GRANT {right} ON {PUBLISHED}.{view} TO {grantee}{further}"


def _drop_others(connection: Connection, views: Sequence[PublishedView]) -> None:
    """A view that this program no longer has goes."""
    _drop(connection, sorted({*_view_names(connection)} - {view.name for view in views}))


def _drop(connection: Connection, names: Sequence[str]) -> None:
    if names:
        _run(connection, ["DROP VIEW " + ", ".join(f"{PUBLISHED}.{_quoted(name)}" for name in names)])


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _write_down(connection: Connection, mark: str) -> None:
    connection.execute(
        sa.text(
            f"INSERT INTO {WORKINGS}.publication (id, version, definition, filled) "
            "VALUES (1, :version, :mark, '') ON CONFLICT (id) DO UPDATE "
            "SET version = :version, definition = :mark, filled = ''"
        ),
        {"version": written.VERSION, "mark": mark},
    )


def _state(error: DBAPIError) -> str:
    return str(getattr(error.orig, "sqlstate", None) or "")


@contextmanager
def _in_words(connection: Connection) -> Iterator[None]:
    """A refusal of the server, as a person can act on it."""
    database = connection.engine.url.database
    try:
        yield
    except DBAPIError as error:
        if _state(error) == _MAY_NOT:
            raise PublishingError(
                "The register's user may not make the schemas {published} and {workings} in the database "
                "{database}.",
                "As its administrator: GRANT CREATE ON DATABASE {database} TO the register's user; then "
                "publish again.",
                published=PUBLISHED,
                workings=WORKINGS,
                database=database,
            ) from error
        if _state(error) == _LEANED_ON:
            raise PublishingError(
                "A view of your own stands on one in {published} that must change.",
                "Drop it, publish again, and make it anew on the columns that there are then.",
                published=PUBLISHED,
            ) from error
        raise
