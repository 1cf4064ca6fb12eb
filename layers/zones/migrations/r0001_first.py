"""The sets of areas of an office as they began."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

ID = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
TEXTS = ("set_id", "name", "purpose", "source", "form", "zones", "at", "by")


def upgrade() -> None:
    """Make the table: a row for each set; none of it is ever changed, only removed."""
    op.create_table(
        "zone_sets",
        sa.Column("area", ID, primary_key=True, nullable=False),
        sa.Column("plain_name", ID, primary_key=True, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in TEXTS),
    )
