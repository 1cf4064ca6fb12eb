"""The record of an office as it began."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

ID = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make both tables."""
    op.create_table(
        "register_exports",
        sa.Column("export_id", ID, primary_key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("at", "by", "door", "form", "area")),
        sa.Column("rows", sa.Integer, sa.CheckConstraint("rows >= 0"), nullable=False),
    )
    op.create_table(
        "retention_runs",
        sa.Column("run_id", ID, primary_key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("at", "by", "what", "before")),
        sa.Column("rows", sa.Integer, sa.CheckConstraint("rows >= 0"), nullable=False),
    )
