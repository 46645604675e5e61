"""The typed view of one service.

Pydantic models whose fields are values, references to what is unknown, or None for what is absent.
"""
