"""The workshop: reads datasets/, checks it, and writes one DuckDB file."""
