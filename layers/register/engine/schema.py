"""Which tables hold the register? Every change of an asset is a row; nothing is ever written over.

``assets`` points at the version of each asset that stands now; an asset taken out again (an import undone)
has no row there, and its last version has no record. Records are JSON of all that is known (see records.py).
Times are UTC in ISO form of one width, so that they sort as text.
"""

from typing import Final

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
)

REVISIONS: Final = ("0001", "0002", "0003", "0004", "0005")  # those in migrations/versions
HEAD: Final = REVISIONS[-1]  # the newest revision in migrations/versions

# Ids sort by their bytes everywhere; PostgreSQL would otherwise sort them by the server's language.
Id: Final = Text().with_variant(Text(collation="C"), "postgresql")

metadata: Final = MetaData()

meta: Final = Table(
    "meta",
    metadata,
    Column("id", Integer, CheckConstraint("id = 1", name="one_row"), primary_key=True, autoincrement=False),
    Column("identity", Text, nullable=False),  # drawn by lot when the register was made
    Column("revision", Integer, nullable=False),  # goes up by one with every commit
    Column("changed_at", Text, nullable=False),
)

imports: Final = Table(
    "imports",
    metadata,
    Column("import_id", Integer, primary_key=True, autoincrement=False),
    Column("source", Id, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("rows_read", Integer, nullable=False),
    Column("rows_accepted", Integer, nullable=False),
    Column("rows_rejected", Integer, nullable=False),
    Column("mapping", Text, nullable=False),  # JSON object
    Column("licence", Text, nullable=False),
    Column("attribution", Text, nullable=False),
    Column("source_date", Text, nullable=False),
    Column("added", Integer, nullable=False),
    Column("changed", Integer, nullable=False),
    Column("unchanged", Integer, nullable=False),
    Column("vanished", Text, nullable=False),  # JSON list of asset ids
    Column("conflicts", Text, nullable=False),  # JSON list of [asset id, field, ours, theirs]
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("undone_at", Text),
    Column("undone_by", Text),
)
Index("imports_by_source", imports.c.source, imports.c.import_id)

asset_versions: Final = Table(
    "asset_versions",
    metadata,
    Column("asset_id", Id, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("revision", Integer, nullable=False),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("change", Text, nullable=False),  # a Change
    Column("import_id", Integer, ForeignKey("imports.import_id")),
    Column("record", Text),  # NULL: taken out
    Column("source_says", Text),  # JSON: what the source last said where we say otherwise; NULL: no source
    Column("source", Id, nullable=False),  # the import source that answers for it; "" when added by hand
)
Index("versions_by_import", asset_versions.c.import_id)
Index("versions_by_revision", asset_versions.c.revision)

assets: Final = Table(
    "assets",
    metadata,
    Column("asset_id", Id, primary_key=True),
    Column("version", Integer, nullable=False),
    ForeignKeyConstraint(
        ["asset_id", "version"], ["asset_versions.asset_id", "asset_versions.version"], name="stands_now"
    ),
)

mappings: Final = Table(
    "mappings",
    metadata,
    Column("source", Id, primary_key=True),
    Column("mapping", Text, nullable=False),  # JSON object
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
)

duplicate_decisions: Final = Table(
    "duplicate_decisions",
    metadata,
    Column("first_id", Id, primary_key=True),  # the pair in the order of their ids
    Column("second_id", Id, primary_key=True),
    Column("decision", Text, nullable=False),  # a Decision
    Column("kept_id", Id, nullable=False),  # "" when they were kept apart
    Column("kept_version", Integer),  # the versions that the merge wrote, to take it apart again
    Column("dropped_version", Integer),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
)

# Rows that an import refused, for somebody to go on with; none of them is an asset.
waiting_rows: Final = Table(
    "waiting_rows",
    metadata,
    Column("waiting_id", Integer, primary_key=True, autoincrement=False),
    Column("source", Id, nullable=False),
    Column("asset_id", Id, nullable=False),  # the id that the row has, or that its asset got
    Column("import_id", Integer, ForeignKey("imports.import_id"), nullable=False),  # which refused it
    Column("row", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("content", Text, nullable=False),  # JSON: what was read of it, its own words, what is wrong
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("ended", Text, nullable=False),  # a RowEnd; "" while it waits
    Column("ended_at", Text),
    Column("ended_by", Text),
    Column("ended_import", Integer),  # the import that ended it, if one did
    Column("ended_version", Integer),  # of the asset that a person made of it
)
Index("waiting_by_source", waiting_rows.c.source, waiting_rows.c.ended)

feeds: Final = Table(
    "feeds",
    metadata,
    Column("name", Id, primary_key=True),  # the title of the source under which its assets stand
    Column("feed", Text, nullable=False),  # JSON: form, addresses, area, rhythm, licence (see kept_feeds.py)
    Column("state", Text, nullable=False),  # JSON: how far it was read, and what came of the last time
    Column("at", Text, nullable=False),  # when it was added
    Column("by", Text, nullable=False),
)

# What a feed that is read on from where it was left has told so far; none of it is an asset yet.
feed_items: Final = Table(
    "feed_items",
    metadata,
    Column("feed", Id, primary_key=True),
    Column("part", Integer, primary_key=True, autoincrement=False),  # which of the feed's addresses
    Column("kind", Id, primary_key=True),
    Column("item_id", Id, primary_key=True),
    Column("modified", Text, nullable=False),
    Column("reading", Integer, nullable=False),  # the number of the reading from the start that had it last
    Column("content", Text, nullable=False),  # JSON of what is used of it
)

# What waits for a steward: messages, forms that came back, and the proposals that somebody has answered.
inbox_items: Final = Table(
    "inbox_items",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("asset_id", Id, nullable=False),
    Column("kind", Text, nullable=False),  # an ItemKind
    Column("source", Text, nullable=False),  # the list that proposes it; "" where a person does
    Column("day", Text, nullable=False),  # ISO day of which it speaks
    Column("content", Text, nullable=False),  # JSON, by kind
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
)
Index("inbox_by_asset", inbox_items.c.asset_id)

# What was done with each, in turn; the last act says whether it waits.
inbox_acts: Final = Table(
    "inbox_acts",
    metadata,
    Column("number", Integer, ForeignKey("inbox_items.number"), primary_key=True, autoincrement=False),
    Column("turn", Integer, primary_key=True, autoincrement=False),
    Column("act", Text, nullable=False),  # an Act
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("fields", Text, nullable=False),  # JSON list: which fields of the asset it changed
    Column("version", Integer),  # of the asset that it wrote, if it did
)

# What was erased because somebody asked for it; in no backup, and left standing when one is put back.
erased_contacts: Final = Table(
    "erased_contacts",
    metadata,
    Column("fingerprint", Id, primary_key=True),  # keyed hash of the contact's plain form, hexadecimal
    Column("kind", Text, nullable=False),  # a ContactKind
    Column("words", Integer, nullable=False),  # of a name
    Column("key", Text, nullable=False),  # of the hash, hexadecimal
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
)

# Tables that a register of an older program does not have yet, with the revision that brought them.
SINCE: Final = {
    **{"waiting_rows": "0002", "feeds": "0003", "feed_items": "0003"},
    **{"inbox_items": "0004", "inbox_acts": "0004"},
    "erased_contacts": "0005",
}
