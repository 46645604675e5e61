"""Positional readers that formats, options and the rulebook share; the only room that imports PyYAML."""
