"""The review page: a text, the figures it states, and a person's word on each. Nothing here writes a file."""
