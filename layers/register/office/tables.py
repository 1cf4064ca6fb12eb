"""In which tables does an office's record lie? In the register's own database, beside its assets.

``register_exports``: one row for each file that left the register: when, who, through which door, in which
form, of which area ("" for all), how many rows. Never what anybody asked for, for whom, or a sheet.
``retention_runs``: one row for each kind of thing that was let go: when, who, what, from before when, how
many rows. Never what stood in them.
"""

from pathlib import Path
from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from layers.register.engine.migrating import Migrations

HEAD: Final = "0001"
MIGRATIONS: Final = Migrations(Path(__file__).with_name("migrations"), HEAD, version_table="office_version")
NAMES: Final = "names"  # the ``what`` of a run that gave numbers to names: it changes records that stand
_METADATA: Final = sa.MetaData()
EXPORTS: Final = sa.Table(
    "register_exports",
    _METADATA,
    sa.Column("export_id", sa.Text, primary_key=True),
    *(sa.Column(name, sa.Text, nullable=False) for name in ("at", "by", "door", "form", "area")),
    sa.Column("rows", sa.Integer, nullable=False),
)
RUNS: Final = sa.Table(
    "retention_runs",
    _METADATA,
    sa.Column("run_id", sa.Text, primary_key=True),
    *(sa.Column(name, sa.Text, nullable=False) for name in ("at", "by", "what", "before")),
    sa.Column("rows", sa.Integer, nullable=False),
)


def last_numbering(connection: Connection) -> str:
    """When names were last made numbers in this register's records; "" if never."""
    if not sa.inspect(connection).has_table(RUNS.name):
        return ""
    return str(connection.scalar(sa.select(sa.func.max(RUNS.c.at)).where(RUNS.c.what == NAMES)) or "")
