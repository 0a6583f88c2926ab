"""The parts of the Method page: the numbers in its sentences, its lists and tables."""
