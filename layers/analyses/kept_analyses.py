"""Which analyses does an office keep? In a file beside its register, or in the database that offices share.

Each change is a new version with who and when; none is written over. Of two who change one, the second is
told.
"""

import json
import secrets
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from layers.analyses.model import (
    LONGEST_BY,
    AnalysisChange,
    AnalysisChangedError,
    AnalysisContent,
    AnalysisEntry,
    AnalysisError,
    NamedAnalysis,
    NoSuchAnalysisError,
    check_name,
)
from layers.assets.kinds import plain_word
from layers.register.engine.engines import FileSettings
from layers.register.engine.migrating import Migrations
from layers.register.engine.small_store import SmallStore
from layers.register.importing.seeding import place_beside
from layers.tables.cells import on_one_line

FILE: Final = "analyses.sqlite"
HEAD: Final = "0001"
MIGRATIONS: Final = Migrations(Path(__file__).with_name("migrations"), HEAD, version_table="analyses_version")
# What is removed is wiped: figures by a list of postcodes go for good with the list.
_SETTINGS: Final = FileSettings(write_ahead=False, pragmas=("secure_delete = ON",))
_LIST: Final = ("analysis_id", "version", "area", "name", "change", "choices", "at", "by")
TABLE: Final = sa.Table(
    "analysis_versions",
    sa.MetaData(),
    sa.Column("analysis_id", sa.Text, primary_key=True),
    sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
    *(
        sa.Column(name, sa.Text, nullable=False)
        for name in (
            "area",
            "plain_name",
            "name",
            "change",
            "choices",
            "figures",
            "data_used",
            "at",
            "by",
        )
    ),
)


class KeptAnalyses:
    """The named analyses of an office. Each call is one transaction.

    ``place`` is the folder of the file, or the URL of the register's PostgreSQL database.
    """

    def __init__(self, place: Path | str) -> None:
        self.store = SmallStore(place, FILE, MIGRATIONS, _SETTINGS, _unreadable, _made_by_newer)

    def entries(self, area: str) -> tuple[AnalysisEntry, ...]:
        """The analyses of an area, the one changed last first, without their figures.

        Raises ``AnalysisError`` or ``RegisterError`` where the file or the database cannot be read.
        """
        with self.store.reading() as connection:
            if connection is None or not sa.inspect(connection).has_table(TABLE.name):
                return ()
            heads = _heads(connection, area)
            return tuple(sorted(map(_entry, heads), key=lambda each: each.at, reverse=True))

    def get(self, analysis_id: str) -> NamedAnalysis:
        """One analysis with its figures and its history. Raises ``NoSuchAnalysisError``."""
        with self.store.reading() as connection:
            rows = (
                []
                if connection is None or not sa.inspect(connection).has_table(TABLE.name)
                else _versions(connection, analysis_id)
            )
        if not rows:
            raise _no_such()
        newest = rows[-1]
        content = AnalysisContent(*(json.loads(newest[name]) for name in ("choices", "figures", "data_used")))
        return NamedAnalysis(_entry(newest), content, tuple(map(_entry, rows)))

    def keep(self, area: str, name: str, content: AnalysisContent, *, by: str) -> AnalysisEntry:
        """Keep a new analysis.

        Raises
        ------
        AnalysisChangedError
            There is one of that name in this area already; says whose.
        AnalysisError
            Its name will not do, nobody is named, or it cannot be written.
        """
        plain, named = check_name(name), _named(by)
        with self.store.writing() as connection:
            MIGRATIONS.take_turn(connection)
            _check_name_is_free(connection, area, plain)
            texts = _texts(content)
            return _write(
                connection,
                {"analysis_id": secrets.token_urlsafe(9), "version": 1, "area": area, **texts},
                AnalysisChange.KEPT,
                plain,
                named,
            )

    def keep_anew(
        self, analysis_id: str, content: AnalysisContent, *, by: str, expected_version: int
    ) -> AnalysisEntry:
        """Give an analysis new choices and figures, as a further version.

        Raises
        ------
        AnalysisChangedError
            It is no longer at the version that was seen.
        NoSuchAnalysisError, AnalysisError
            It is not there any more; nobody is named; it cannot be written.
        """
        named = _named(by)
        with self.store.writing() as connection:
            row = _seen(connection, analysis_id, expected_version)
            return _write(
                connection, {**row, **_texts(content)}, AnalysisChange.FIGURES, str(row["name"]), named
            )

    def rename(self, analysis_id: str, name: str, *, by: str, expected_version: int) -> AnalysisEntry:
        """Give an analysis another name, as a further version; raises as ``keep_anew`` and ``keep`` do."""
        plain, named = check_name(name), _named(by)
        with self.store.writing() as connection:
            row = _seen(connection, analysis_id, expected_version)
            _check_name_is_free(connection, str(row["area"]), plain, but=analysis_id)
            return _write(connection, row, AnalysisChange.RENAMED, plain, named)

    def remove(self, analysis_id: str, *, expected_version: int) -> None:
        """Forget an analysis for good, with every version of it; raises as ``keep_anew`` does."""
        with self.store.writing() as connection:
            _seen(connection, analysis_id, expected_version)
            connection.execute(TABLE.delete().where(TABLE.c.analysis_id == analysis_id))

    def by_areas(self, area: str, set_id: str) -> tuple[AnalysisEntry, ...]:
        """Every version, the newest last, that was asked by a set of areas of an office's own.

        Raises ``AnalysisError`` or ``RegisterError`` where the file or the database cannot be read.
        """
        with self.store.reading() as connection:
            if connection is None or not sa.inspect(connection).has_table(TABLE.name):
                return ()
            return tuple(_entry(row) for row in _by_areas(connection, area, set_id))

    def forget_areas(self, area: str, set_id: str) -> None:
        """Forget every such version for good, for its set of areas is removed."""
        with self.store.writing() as connection:
            MIGRATIONS.take_turn(connection)
            for row in _by_areas(connection, area, set_id):
                this = (TABLE.c.analysis_id == row["analysis_id"]) & (TABLE.c.version == row["version"])
                connection.execute(TABLE.delete().where(this))


def analyses_beside(areas_folder: Path) -> KeptAnalyses:
    """The analyses of a folder of areas: in the register's PostgreSQL database, else in a file beside it."""
    return KeptAnalyses(place_beside(areas_folder))


def _write(
    connection: Connection, row: Mapping[str, Any], change: AnalysisChange, name: str, by: str
) -> AnalysisEntry:
    written = {
        **row,
        "name": name,
        "plain_name": plain_word(name),
        "change": str(change),
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "by": by,
    }
    connection.execute(TABLE.insert().values(**written))
    return _entry(written)


def _texts(content: AnalysisContent) -> dict[str, str]:
    values = {"choices": content.choices, "figures": content.figures, "data_used": content.data_used}
    return {name: json.dumps(value, ensure_ascii=True, allow_nan=False) for name, value in values.items()}


def _seen(connection: Connection, analysis_id: str, expected_version: int) -> dict[str, Any]:
    """The newest version as a row with the next one's number; refuses what this person has not seen."""
    MIGRATIONS.take_turn(connection)
    rows = _versions(connection, analysis_id)
    if not rows:
        raise _no_such()
    newest = rows[-1]
    if newest["version"] != expected_version:
        raise AnalysisChangedError(
            '{by} changed the analysis "{name}" on {at:%d %B %Y at %H:%M} UTC, after you last saw it.',
            "Open it again and look at what is there now. Nothing of yours is lost: it can be kept under "
            "another name.",
            by=newest["by"],
            name=newest["name"],
            at=datetime.fromisoformat(newest["at"]),
        )
    return {**newest, "version": expected_version + 1}


def _check_name_is_free(connection: Connection, area: str, name: str, *, but: str = "") -> None:
    for row in _heads(connection, area):
        if plain_word(row["name"]) == plain_word(name) and row["analysis_id"] != but:
            raise AnalysisChangedError(
                '{by} kept an analysis called "{name}" on {at:%d %B %Y at %H:%M} UTC.',
                "Open that one, or give yours another name.",
                by=row["by"],
                name=row["name"],
                at=datetime.fromisoformat(row["at"]),
            )


def _heads(connection: Connection, area: str) -> list[dict[str, Any]]:
    """The newest version of each analysis of an area, without its figures."""
    newest = (
        sa.select(TABLE.c.analysis_id, sa.func.max(TABLE.c.version).label("version"))
        .group_by(TABLE.c.analysis_id)
        .subquery()
    )
    question = (
        sa.select(*(TABLE.c[name] for name in _LIST))
        .join(
            newest,
            sa.and_(newest.c.analysis_id == TABLE.c.analysis_id, newest.c.version == TABLE.c.version),
        )
        .where(TABLE.c.area == area)
    )
    return [dict(row) for row in connection.execute(question).mappings()]


def _by_areas(connection: Connection, area: str, set_id: str) -> list[dict[str, Any]]:
    question = (
        sa.select(*(TABLE.c[name] for name in _LIST)).where(TABLE.c.area == area).order_by(TABLE.c.version)
    )
    rows = [dict(row) for row in connection.execute(question).mappings()]
    return [row for row in rows if json.loads(row["choices"]).get("areas") == set_id]


def _versions(connection: Connection, analysis_id: str) -> list[dict[str, Any]]:
    question = sa.select(TABLE).where(TABLE.c.analysis_id == analysis_id).order_by(TABLE.c.version)
    return [dict(row) for row in connection.execute(question).mappings()]


def _entry(row: Mapping[str, Any]) -> AnalysisEntry:
    return AnalysisEntry(
        row["analysis_id"],
        row["area"],
        row["name"],
        json.loads(row["choices"]),
        row["version"],
        AnalysisChange(row["change"]),
        row["by"],
        datetime.fromisoformat(row["at"]),
    )


def _named(by: str) -> str:
    named = on_one_line(by)[:LONGEST_BY]
    if not named:
        raise AnalysisError("Nobody is named.", "Say who keeps or changes it: initials or a role.")
    return named


def _no_such() -> NoSuchAnalysisError:
    return NoSuchAnalysisError(
        "There is no such analysis here: somebody may have removed it.",
        "Choose one from the list, or keep it anew.",
    )


def _unreadable(file_name: str) -> AnalysisError:
    return AnalysisError(
        "The analyses in {file_name} cannot be read or written.",
        "See that its folder can be written to; a damaged file may be moved away.",
        file_name=file_name,
    )


def _made_by_newer(place: str) -> AnalysisError:
    return AnalysisError(
        "A newer version of Within Reach made the analyses ({place}).", "Use that version.", place=place
    )
