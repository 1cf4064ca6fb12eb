"""What waits for a steward, and every act on it as a row of its own: nothing is written over."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

ID = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
ITEM = sa.ForeignKey("inbox_items.number")


def upgrade() -> None:
    """Make the tables of the inbox."""
    op.create_table(
        "inbox_items",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("asset_id", ID, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("kind", "source", "day", "content")),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("at", "by")),
    )
    op.create_index("inbox_by_asset", "inbox_items", ["asset_id"])
    op.create_table(
        "inbox_acts",
        sa.Column(
            "number", sa.Integer, sa.ForeignKey("inbox_items.number"), primary_key=True, autoincrement=False
        ),
        sa.Column("turn", sa.Integer, primary_key=True, autoincrement=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("act", "at", "by", "fields")),
        sa.Column("version", sa.Integer),
    )
