"""Sentences about many areas at once: the commands' help, what a run says, the page."""
