"""The register as it began: every version of every asset, imports, mappings, decisions on duplicates."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

ID = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    """Make every table."""
    _make_meta_and_imports()
    _make_assets()
    op.create_table(
        "mappings",
        sa.Column("source", ID, primary_key=True),
        *_texts("mapping", "at", "by"),
    )
    op.create_table(
        "duplicate_decisions",
        sa.Column("first_id", ID, primary_key=True),
        sa.Column("second_id", ID, primary_key=True),
        *_texts("decision"),
        sa.Column("kept_id", ID, nullable=False),
        sa.Column("kept_version", sa.Integer),
        sa.Column("dropped_version", sa.Integer),
        *_texts("at", "by"),
    )


def _make_meta_and_imports() -> None:
    op.create_table(
        "meta",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        *_texts("identity"),
        *_numbers("revision"),
        *_texts("changed_at"),
        sa.CheckConstraint("id = 1", name="one_row"),
    )
    op.create_table(
        "imports",
        sa.Column("import_id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("source", ID, nullable=False),
        *_texts("file_name", "sha256"),
        *_numbers("rows_read", "rows_accepted", "rows_rejected"),
        *_texts("mapping", "licence", "attribution", "source_date"),
        *_numbers("added", "changed", "unchanged"),
        *_texts("vanished", "conflicts", "at", "by"),
        *_numbers("revision"),
        sa.Column("undone_at", sa.Text),
        sa.Column("undone_by", sa.Text),
    )
    op.create_index("imports_by_source", "imports", ["source", "import_id"])


def _make_assets() -> None:
    op.create_table(
        "asset_versions",
        sa.Column("asset_id", ID, primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
        *_numbers("revision"),
        *_texts("at", "by", "change"),
        sa.Column("import_id", sa.Integer, sa.ForeignKey("imports.import_id")),
        sa.Column("record", sa.Text),
        sa.Column("source_says", sa.Text),
        sa.Column("source", ID, nullable=False),
    )
    op.create_index("versions_by_import", "asset_versions", ["import_id"])
    op.create_index("versions_by_revision", "asset_versions", ["revision"])
    op.create_table(
        "assets",
        sa.Column("asset_id", ID, primary_key=True),
        *_numbers("version"),
        sa.ForeignKeyConstraint(
            ["asset_id", "version"],
            ["asset_versions.asset_id", "asset_versions.version"],
            name="stands_now",
        ),
    )


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _numbers(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer, nullable=False) for name in names]
