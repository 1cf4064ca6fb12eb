"""Files that a word processor opens, so that somebody goes on writing in them: the minute, and briefs."""
