"""Which assets does a list hold that a recipe names? By the reader of all other lists."""
