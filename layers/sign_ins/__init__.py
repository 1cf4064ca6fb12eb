"""Which sign-ins have ended, and which programs may read published data? Only hashes are kept, no token."""
