"""New rows for datasets/: completed, checked as `etl check` does, placed in order, written all or none."""
