"""One question over many areas: begun, gone on with, by a machine's cores or by a cluster."""
