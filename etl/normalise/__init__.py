"""Checked text to rows with days: what the warehouse derives from the columns of datasets/."""
