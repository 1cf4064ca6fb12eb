"""Who may read the views? One role, which can do nothing else; who reads is a member of it."""

import re
from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError

from layers.publishing.keep_views import PublishingError
from layers.publishing.views import PUBLISHED

READER: Final = "within_reach_reader"
_NAME: Final = re.compile(r"[a-z_][a-z0-9_]{0,62}")
_POWERS: Final = ("rolsuper", "rolcreaterole", "rolcreatedb", "rolbypassrls", "rolreplication")
_MAY_NOT: Final = "42501"


def let_read(connection: Connection, role: str = READER, *, postgis: str = "") -> bool:
    """Let a role read every view, made now without a log-in where there is none; whether it was made.

    Parameters
    ----------
    connection
        In a transaction, of the register's own user.
    role
        The role's name.
    postgis
        The schema in which PostGIS lies, which the role needs for maps; "" where there is none.

    Raises
    ------
    PublishingError
        The name will not do; there is no such role and none may be made; or it can do more than read the
        views.
    """
    if not _NAME.fullmatch(role) or role.startswith("pg_"):
        raise PublishingError(
            '"{role}" is no name for a role here.',
            "Take small letters, digits and underscores, like {reader}.",
            role=role,
            reader=READER,
        )
    made = _make(connection, role)
    _check_is_bounded(connection, role)
    if not connection.scalar(sa.text(_READS_ALL), {"role": role, "published": PUBLISHED}):
        connection.exec_driver_sql(f"GRANT USAGE ON SCHEMA {PUBLISHED} TO {role}")
        connection.exec_driver_sql(f"GRANT SELECT ON ALL TABLES IN SCHEMA {PUBLISHED} TO {role}")
    if postgis and postgis != "public":
        quoted = '"' + postgis.replace('"', '""') + '"'
        connection.exec_driver_sql(f"GRANT USAGE ON SCHEMA {quoted} TO {role}")
    return made


def _make(connection: Connection, role: str) -> bool:
    if connection.execute(sa.text("SELECT 1 FROM pg_roles WHERE rolname = :role"), {"role": role}).first():
        return False
    try:
        with connection.begin_nested():
            connection.exec_driver_sql(
                f"CREATE ROLE {role} NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS"
            )
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", None) != _MAY_NOT:
            raise
        raise PublishingError(
            "The views are to be read by a role {role}, which is not there, and the register's user may "
            "make none.",
            "As the server's administrator: CREATE ROLE {role} NOLOGIN; then publish again.",
            role=role,
        ) from error
    return True


def _check_is_bounded(connection: Connection, role: str) -> None:
    """Refuse a role that can do more than read the views."""
    powers = connection.execute(
        sa.text(f"SELECT {', '.join(_POWERS)} FROM pg_roles WHERE rolname = :role"),
        {"role": role},
    ).one()
    beyond = [name.removeprefix("rol") for name, has in zip(_POWERS, powers, strict=True) if has]
    beyond += connection.execute(sa.text(_TABLES), {"role": role, "published": PUBLISHED}).scalars()
    beyond += connection.execute(sa.text(_SCHEMAS), {"role": role}).scalars()
    beyond += connection.execute(sa.text(_MEMBER), {"role": role}).scalars()
    if beyond:
        raise PublishingError(
            "The role {role} can do more than read the views: {beyond}.",
            "Take that from it, or name another role with --reader.",
            role=role,
            beyond=", ".join(beyond[:5]),
        )


_READS_ALL: Final = (
    "SELECT bool_and(has_schema_privilege(:role, n.oid, 'USAGE') "
    "AND has_table_privilege(:role, c.oid, 'SELECT')) "
    "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = :published"
)
_OWN: Final = "n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'"
_TABLES: Final = (
    "SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
    f"WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND {_OWN} AND NOT EXISTS (SELECT 1 FROM pg_depend d "
    "WHERE d.objid = c.oid AND d.deptype = 'e') "  # what an extension such as PostGIS brings is no secret
    "AND (CASE WHEN n.nspname = :published "
    "THEN has_table_privilege(:role, c.oid, 'INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER') "
    "ELSE has_table_privilege(:role, c.oid, "
    "'SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER') "
    "OR has_any_column_privilege(:role, c.oid, 'SELECT, INSERT, UPDATE, REFERENCES') END) ORDER BY 1"
)
_SCHEMAS: Final = (
    "SELECT 'CREATE in ' || n.nspname FROM pg_namespace n "
    f"WHERE {_OWN} AND has_schema_privilege(:role, n.oid, 'CREATE') ORDER BY 1"
)
_MEMBER: Final = (
    "SELECT 'member of ' || g.rolname FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid "
    "JOIN pg_roles r ON r.oid = m.member WHERE r.rolname = :role ORDER BY 1"
)
