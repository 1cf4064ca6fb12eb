"""What do words say of a person beside what they wish for? One file a subject; nothing of it is kept."""
