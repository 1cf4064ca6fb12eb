"""The counts as they began; a table that was made before there were steps stays as it is."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

ID = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the table: without row numbers, so that nobody reads from it in which order presses came."""
    op.create_table(
        "unmet",
        *(
            sa.Column(name, ID, primary_key=True, nullable=False)
            for name in ("area", "ward_code", "kind", "month", "reason")
        ),
        sa.Column("count", sa.Integer, sa.CheckConstraint("count > 0"), nullable=False),
        sqlite_with_rowid=False,
        if_not_exists=True,
    )
