"""What must hold of the rows: fields (by pandera), cells, phrases, references, and whole tables (by SQL assertions)."""
