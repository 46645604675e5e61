"""Typed values that keep the text they were written as, and know nothing of fleets."""
