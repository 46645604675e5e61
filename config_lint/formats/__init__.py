"""Step 2: text to documents, with positions."""

from config_lint.formats.format import Format
from config_lint.formats.known import formats_known
from config_lint.formats.reader import FileReader

__all__ = ["FileReader", "Format", "formats_known"]
