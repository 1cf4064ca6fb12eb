"""Lists with an address and a rhythm, how far each was read, and what it told so far."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

ID = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables of feeds and of their items."""
    op.create_table(
        "feeds",
        sa.Column("name", ID, primary_key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("feed", "state", "at", "by")),
    )
    op.create_table(
        "feed_items",
        sa.Column("feed", ID, primary_key=True),
        sa.Column("part", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("kind", ID, primary_key=True),
        sa.Column("item_id", ID, primary_key=True),
        sa.Column("modified", sa.Text, nullable=False),
        sa.Column("reading", sa.Integer, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
    )
