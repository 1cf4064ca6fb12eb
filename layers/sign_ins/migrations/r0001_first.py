"""Ended sign-ins, readers with tokens, and what these read, as they began."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

ID = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "ended_sign_ins",
        sa.Column("digest", ID, primary_key=True, nullable=False),
        sa.Column("until", ID, nullable=False),
    )
    op.create_table(
        "readers",
        sa.Column("digest", ID, primary_key=True, nullable=False),
        *(
            sa.Column(name, sa.Text, nullable=False)
            for name in ("name", "at", "by", "revoked_at", "revoked_by")
        ),
    )
    op.create_table(
        "reader_uses",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("reader", "path", "at")),
    )
