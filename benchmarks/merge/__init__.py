"""How well one thing told by many reports becomes one entry: invented reports with look-alikes, and the scores of it.

`python -m benchmarks.merge` prints the figures; `python -m benchmarks.merge --faults` also what came apart and what was
wrongly joined, in the reports that may be looked at.
"""
