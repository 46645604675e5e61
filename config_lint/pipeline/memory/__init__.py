"""What a run remembers for the next one: what rules said, of whom, and what that depends on."""
