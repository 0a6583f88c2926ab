"""Search: what was typed, what it may mean, and where it leads."""
