"""`python -m etl`: the workshop's commands."""

from etl.cli import app

app(prog_name="python -m etl")
