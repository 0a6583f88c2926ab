"""Questions to the warehouse: SQL as named constants beside the function that runs it. No widgets here.

Every query takes a Warehouse first and returns a DataFrame or a list of dataclasses; pages call it through
`dashboard.cache.ask`, HTTP routes and the command line call it straight.
"""
