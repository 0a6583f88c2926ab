"""Reading datasets/: bytes to rows, nothing guessed. What cannot be read is reported, not repaired."""
