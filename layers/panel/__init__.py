"""A panel's session that is kept: its bids, verdicts and choices, change by change, with who and when."""
