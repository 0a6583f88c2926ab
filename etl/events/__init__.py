"""Event data sets that a user imports: read by DuckDB, checked, and kept as Parquet beside the warehouse."""
