"""Small lists as councils, charities and the NHS write them, each with its reading worked out beforehand."""
