"""Help for those who keep datasets/: new ids, what is missing, what became of the research."""
