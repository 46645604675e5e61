"""Who works: copies of this process, or the workers of a cluster."""

from config_lint.executor.crew import ALONE, Crew, can_copy, processors
from config_lint.executor.workers import Workers

__all__ = ["ALONE", "Crew", "Workers", "can_copy", "processors"]
