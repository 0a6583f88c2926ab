"""The parts of the Compare page: the question, its answers by definition, why they differ, which number one needs."""
