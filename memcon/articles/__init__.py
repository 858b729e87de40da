"""From files, folders, addresses and standard input to Article: cleaned, with what is known of its publication.

`load` never raises for a single bad input: it gives a `Refused` with the cause, and goes on with the next.
"""

from memcon.articles.arrivals import Arrival, Loaded, PageSeen, PassedOver, Refused
from memcon.articles.cleaning import CLEANING, clean
from memcon.articles.doubts import doubts
from memcon.articles.inputs import load

__all__ = ["CLEANING", "Arrival", "Loaded", "PageSeen", "PassedOver", "Refused", "clean", "doubts", "load"]
