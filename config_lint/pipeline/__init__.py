"""The story of a run, on any tree: the only room that knows the order of the steps.

`resolving` tells how files become services, `checking` how services become a report. Whoever wants one imports it from there:
a run in which nothing is new needs neither.
"""
