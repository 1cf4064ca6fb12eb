"""Every command that the README and docs/ show, and what each prints."""
