"""Which connection do the migrations run on? The one that is open and locked already."""

from alembic import context

given = context.config.attributes
context.configure(
    connection=given["connection"], version_table=given["version_table"], transactional_ddl=True
)
context.run_migrations()
