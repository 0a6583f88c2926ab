"""A page that stands open learns that newer figures have come in, or that it has been connected anew."""
