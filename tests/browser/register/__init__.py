"""The register's page in a real browser: worked through by keyboard, several at once, Back."""
