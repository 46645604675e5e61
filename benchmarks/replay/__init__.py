"""Real faults replayed: what is found in the trees before other people's fixes, and what is still said after them."""
