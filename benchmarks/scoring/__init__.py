"""Scores readings against readings made by hand.

Twelve figures, each precision, recall and F1 over all documents. Entries are matched one to one:

statement    contents share at least half of their characters
who-said     and the same speaker
side         and the same side, or none in both
kind         and the same kind: direct, indirect or mixed
meeting      the evidence shows the same passage, and the dates are close
m-status     and the same status
m-place      and the same place
m-parties    and the same parties
commitment   the evidence shows the same passage, and the same parties are bound
c-status     and the same status
move         the evidence shows the same passage, of the same kind and by the same parties
date         the places overlap, and the values are the same
"""

from benchmarks.scoring.figures import FIGURES, score
from benchmarks.scoring.tally import Tally

__all__ = ["FIGURES", "Tally", "score"]
