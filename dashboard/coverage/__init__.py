"""The parts of the Coverage page: which question is asked, its tables, the documents behind a cell."""
