#!/bin/sh
# What a bare Debian 12 needs to run Within Reach for an office, in two steps:
#     sh deploy/set-up.sh packages    as root: Debian's own packages
#     sh deploy/set-up.sh program     as whoever owns this folder: the program's packages, checked by their hashes
# The Dockerfile takes the same two steps; a test runs the second in a folder with nothing else in it.
set -eu
cd "$(dirname "$0")/.."

case "${1:-}" in
packages)
    apt-get update
    apt-get install --yes --no-install-recommends python3 python3-venv nginx ca-certificates
    rm -rf /var/lib/apt/lists/*
    ;;
program)
    python3 start.py setup
    chmod -R go-w .
    ;;
*)
    echo "Say which step: sh deploy/set-up.sh packages (as root), then sh deploy/set-up.sh program" >&2
    exit 2
    ;;
esac
