"""The questions that rules ask: one a file, named by the good state."""
