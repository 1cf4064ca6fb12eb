"""Area packs: what one holds, and how a new one takes the old one's place."""
