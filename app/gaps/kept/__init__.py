"""Named analyses on the page about wards: kept, listed, opened again, given another name, removed."""
