"""The corpus as the warehouse holds it: read, then corrected."""

from __future__ import annotations

from pathlib import Path

from etl.normalise.corrections import correct_figures
from etl.read.folder import Corpus, read_corpus


def read_corrected(datasets: Path) -> Corpus:
    """A datasets folder with its corrections applied; what does not fit is among the problems."""
    corpus = read_corpus(datasets)
    corpus.problems += list(correct_figures(corpus))
    return corpus
