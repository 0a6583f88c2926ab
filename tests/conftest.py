"""What holds for all tests."""

from hypothesis import settings

# Other work on the machine is no failure of ours.
settings.register_profile("sanad", deadline=None)
settings.load_profile("sanad")
