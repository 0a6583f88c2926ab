"""The parts of the Incidents pages: rows, which claims make a range, controls, list, tables."""
