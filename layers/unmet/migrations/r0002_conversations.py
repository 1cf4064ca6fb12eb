"""How many conversations there were, by ward and month: without them a count has no denominator."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

ID = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the table, as the first was made: no row for a conversation, no hour, no row numbers."""
    op.create_table(
        "conversations",
        *(sa.Column(name, ID, primary_key=True, nullable=False) for name in ("area", "ward_code", "month")),
        sa.Column("count", sa.Integer, sa.CheckConstraint("count > 0"), nullable=False),
        sqlite_with_rowid=False,
        if_not_exists=True,
    )
