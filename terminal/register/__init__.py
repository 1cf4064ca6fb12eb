"""The commands of the register: lists come in, drafts are gone on with, files given back, imports undone."""
