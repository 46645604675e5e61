"""A fleet divided among the workers of a cluster: its services are made and asked about there, and come back without secrets."""

from config_lint.pipeline.division.joining import divided
from config_lint.pipeline.division.parcel import Undivided

__all__ = ["Undivided", "divided"]
