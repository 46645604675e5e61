"""How fast config-lint is, and how much memory it takes: `python -m benchmarks` measures and publishes it."""
