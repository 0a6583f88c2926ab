"""The parts of the Trends page: which question is asked, its panels, its controls, its table."""
