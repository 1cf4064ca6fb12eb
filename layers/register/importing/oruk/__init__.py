"""Lists in the standard of Open Referral UK."""
