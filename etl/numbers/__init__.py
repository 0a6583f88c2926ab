"""Numbers as documents print them: digits of any script, separators, words, lakh and crore, half a million."""

from etl.numbers.phrases import Number, read_numbers, says_number

__all__ = ["Number", "read_numbers", "says_number"]
