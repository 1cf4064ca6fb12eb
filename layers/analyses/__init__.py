"""Named analyses: what was asked of the wards and what came out, kept so that a colleague opens it again."""
