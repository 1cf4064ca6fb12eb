"""How has the register's schema grown? One file in versions/ per step, run by Alembic."""
