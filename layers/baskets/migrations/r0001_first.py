"""The baskets of an office as they began."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

ID = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the table: a row for each basket, as it stands."""
    op.create_table(
        "baskets",
        sa.Column("plain_name", ID, primary_key=True, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("name", "kinds", "at", "by")),
        sa.Column("version", sa.Integer, sa.CheckConstraint("version > 0"), nullable=False),
    )
