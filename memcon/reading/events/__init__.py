"""PLOVER events: what moves, deeds, meetings and commitments amount to in that code book, and the acts of those who are
no party by name ("Turkish police")."""

from memcon.reading.events.coding import code_events

__all__ = ["code_events"]
