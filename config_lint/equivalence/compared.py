"""Comparing two settings: by what they mean, and by each environment's own words."""

from collections.abc import Mapping
from functools import cached_property
from weakref import WeakKeyDictionary

from config_lint.domain.answer import DIFFERENT, IDENTICAL, UNKNOWN, Answer, Because
from config_lint.domain.fleet import Fleet
from config_lint.domain.setting import Setting
from config_lint.equivalence.learned import learned_words, taught_by, text_of, words_seen
from config_lint.equivalence.meaning import Meaning, meaning_of
from config_lint.equivalence.own_words import VARIABLE, OwnWords, without_variable
from config_lint.values.empty import Empty
from config_lint.values.reference import Reference
from config_lint.values.secret import Secret
from config_lint.values.secret_facts import parts
from config_lint.values.value import Value

SAID = {
    "blank": "both are blank",
    "boolean": "both say the same, yes or no",
    "cpu": "both are the same share of processors",
    "data": "both are the same data",
    "duration": "both are the same length of time",
    "level": "both are the same level",
    "number": "both are the same number",
    "ratio": "both are the same share",
    "set": "both list the same, in another order",
    "size": "both are the same number of bytes",
    "text": "only white space around them differs",
    "url": "both are the same address",
}

TEXTUAL = frozenset(("docker-compose", "dotnet", "ecs-task-definition", "kubernetes", "kustomize", "spring-boot"))
"""Dialects whose platform reads a setting from its text, whatever the type that it is written with.

https://docs.docker.com/reference/compose-file/services/#environment, https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container/,
https://docs.spring.io/spring-boot/reference/features/external-config.html, https://learn.microsoft.com/en-us/dotnet/core/extensions/configuration
"""


def equivalence_of(fleet: Fleet) -> "Equivalence":
    """What is the same in a fleet: made when the first one asks, and kept as long as the fleet is."""
    whole = fleet.whole
    found = _made.get(whole)
    if found is None:
        found = _made[whole] = Equivalence(whole)
    return found


def given_words(fleet: Fleet, learned: Mapping[str, frozenset[str]]) -> None:
    """Takes the words that were learned of a larger fleet for those of this one, which is a part of it."""
    _made[fleet] = Equivalence(fleet, learned)


class Equivalence:
    """Answers for the settings of one fleet. It is one notion of equality: `diff` and the drift checks all ask here."""

    def __init__(self, fleet: Fleet, learned: Mapping[str, frozenset[str]] | None = None) -> None:
        """`learned` are the environments' words that nobody declares, if they are known already."""
        self._learned = learned
        # the fleet itself would be kept for ever by what is kept as long as the fleet is
        self._environments, self._services, self._differing = fleet.environments, fleet.services, fleet.differing

    @cached_property
    def own_words(self) -> OwnWords:
        """The environments' words, those that were learned included."""
        if self._learned is not None:
            return OwnWords(self._environments, self._learned)
        seen = words_seen(self._differing, OwnWords(self._environments))
        learned = learned_words(self._environments, self._services, seen)
        return OwnWords(self._environments, learned, taught_by(seen))

    def compared(self, left: Setting, right: Setting) -> Answer:
        """Whether two settings mean the same; the answer is the same the other way round.

        A value that is kept elsewhere is compared with another such by what it is called there, and unknown beside a written one.
        """
        one, other = left.value, right.value
        if one.__class__ is other.__class__ and one == other:
            return IDENTICAL
        if isinstance(one, Reference) is not isinstance(other, Reference):
            return UNKNOWN
        meaning, others = self.meaning(left), self.meaning(right)
        if meaning == others:
            return Answer(same=True, because=Because.MEANING, why=SAID.get(meaning[0], "both are called the same"))
        if self.form(left) == self.form(right) or self._is_left_out(left, right) or self._is_left_out(right, left):
            own = sorted(f'{each.environment}\'s "{word}"' for each in (left, right) if (word := self._own_in(each)))
            return Answer(same=True, because=Because.OWN_WORDS, why=f"the same but for {' and '.join(own)}")
        return DIFFERENT

    def meaning(self, setting: Setting) -> Meaning:
        """What the setting says: hashable, equal for values that mean the same; to be grouped by, never to be shown."""
        return meaning_of(setting.value, setting.name, setting.canonical)

    def form(self, setting: Setting) -> Meaning:
        """The same, once the words of the setting's own environment are replaced by a variable."""
        value, replaced = setting.value, self.own_words.replaced
        if isinstance(value, str):
            value = replaced(value, setting.environment)
        elif isinstance(value, Reference):
            return ("reference", (value.kind, replaced(value.name or value.text, setting.environment)))
        elif isinstance(value, Secret) and "://" in value.shown:
            return ("secret", (replaced(value.shown, setting.environment), parts(value)))
        return meaning_of(value, setting.name, setting.canonical)

    def reads_text(self, setting: Setting) -> bool:
        """Whether `true` and `"true"` are one to what reads the setting.

        They are to platforms that only know texts, and where a file has no other types, as an env file.
        """
        return self._reads_text.get(setting.location.path, True)

    def _own_in(self, setting: Setting) -> str:
        """The first word of its own environment that a setting has."""
        value = setting.value
        text = value.shown if isinstance(value, Secret) else text_of(setting) or str(value)
        return self.own_words.first(text, setting.environment)

    def _is_left_out(self, setting: Setting, other: Setting) -> bool:
        """Whether one value is the other without its environment's word, as production's often are."""
        if not isinstance(setting.value, str) or not isinstance(other.value, str):
            return False
        replaced = self.own_words.replaced
        text = replaced(setting.value, setting.environment)
        if VARIABLE not in text or VARIABLE in replaced(other.value, other.environment):
            return False
        rest = without_variable(text)
        if VARIABLE in rest or not rest:
            return False
        return meaning_of(rest, setting.name, setting.canonical) == meaning_of(other.value, other.name, other.canonical)

    @cached_property
    def _reads_text(self) -> dict[str, bool]:
        """By file."""
        found: dict[str, bool] = {}
        for layer in {id(layer): layer for service in self._services for layer in service.layers}.values():
            is_textual = layer.dialect in TEXTUAL or not any(_is_typed(each.entry.value) for each in layer.contributions)
            found[layer.path] = found.get(layer.path, True) and is_textual
        return found


def _is_typed(value: Value) -> bool:
    return isinstance(value, int | float | Empty)


_made: WeakKeyDictionary[Fleet, Equivalence] = WeakKeyDictionary()
