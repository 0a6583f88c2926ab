"""The parts of the Returns page: which movements are asked for, its curves and flows, totals that differ, its words."""
