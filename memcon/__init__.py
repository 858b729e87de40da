"""Memcon keeps a sourced record of a negotiation from the reporting on it."""

__version__ = "0.1.0"
