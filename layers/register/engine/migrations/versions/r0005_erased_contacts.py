"""Fingerprints of what was erased on request, so that no list and no backup brings it back."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

ID = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the table of fingerprints."""
    op.create_table(
        "erased_contacts",
        sa.Column("fingerprint", ID, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("words", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("key", "at", "by")),
    )
