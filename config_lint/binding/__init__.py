"""Step 5: settings to the typed service model; a wrong value is a problem, not an exception."""

from config_lint.binding.bind import bind, is_sound, model_of
from config_lint.binding.vocabulary import Vocabulary, load_vocabulary

__all__ = ["Vocabulary", "bind", "is_sound", "load_vocabulary", "model_of"]
