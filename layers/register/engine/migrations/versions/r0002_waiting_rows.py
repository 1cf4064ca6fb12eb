"""Rows that an import refused are kept, so that somebody can go on with them."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

ID = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the table of rows that wait."""
    op.create_table(
        "waiting_rows",
        sa.Column("waiting_id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("source", ID, nullable=False),
        sa.Column("asset_id", ID, nullable=False),
        sa.Column("import_id", sa.Integer, sa.ForeignKey("imports.import_id"), nullable=False),
        sa.Column("row", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("reason", "content", "at", "by", "ended")),
        *(sa.Column(name, sa.Text) for name in ("ended_at", "ended_by")),
        *(sa.Column(name, sa.Integer) for name in ("ended_import", "ended_version")),
    )
    op.create_index("waiting_by_source", "waiting_rows", ["source", "ended"])
