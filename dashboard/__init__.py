"""The show room: reads the warehouse file, read-only, and shows every number with its source."""
