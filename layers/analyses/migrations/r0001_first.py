"""Named analyses as they began."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

ID = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the table: a row for each version of each analysis."""
    op.create_table(
        "analysis_versions",
        sa.Column("analysis_id", ID, primary_key=True),
        sa.Column("version", sa.Integer, sa.CheckConstraint("version > 0"), primary_key=True),
        sa.Column("area", ID, nullable=False),
        sa.Column("plain_name", ID, nullable=False),
        *(
            sa.Column(name, sa.Text, nullable=False)
            for name in ("name", "change", "choices", "figures", "data_used", "at", "by")
        ),
    )
