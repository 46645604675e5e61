"""What was read before is not read again: documents by the content of their files, in a folder of our own."""

from config_lint.cache.cache import Cache
from config_lint.cache.folder import Folder, usual_folder

__all__ = ["Cache", "Folder", "usual_folder"]
