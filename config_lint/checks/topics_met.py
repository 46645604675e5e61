"""`topics-met`: what one side of a topic says, the other side says, too."""

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

from config_lint.checks.listed import is_open, listed
from config_lint.domain.check import Check, Group, Parameters
from config_lint.domain.fleet import Fleet, Members
from config_lint.domain.place import place_of
from config_lint.domain.service import Service
from config_lint.domain.setting import Setting
from config_lint.domain.violation import Outcome, Related, Verdict, Violation
from config_lint.values.spelling import OneEditApart

OTHER = {"consumes": "produces", "produces": "consumes"}

Sides = Mapping[str, Mapping[str, Setting]]
"""By `consumes` and `produces`, the topics of an environment."""


class TopicsMetParameters(Parameters, frozen=True):
    """`side` is the one that is looked at."""

    side: Literal["consumes", "produces"]


class TopicsMet(Check[TopicsMetParameters, Fleet]):
    """Topics of the queues of all services of an environment, of which both sides are spoken of.

    The variant `misspelt` is a topic an edit away from one that is there on the other side alone; the consumer is to blame for
    both. Variant `elsewhere`: another environment has both sides of it. Otherwise the other side may be somebody outside.
    """

    group = Group.FLEET
    needs: ClassVar[frozenset[str]] = frozenset({"well-known"})
    fields = frozenset({"queue.consumes", "queue.produces"})
    sees_names = False
    parameters_type = TopicsMetParameters

    def examine(self, group: Fleet) -> Iterator[Outcome]:
        """One outcome for each topic on the side that is looked at."""
        side, other = self.parameters.side, OTHER[self.parameters.side]
        sides = {members.environment.name: _sides(members) for members in group.members if not members.environment.preview}
        both = {topic for each in sides.values() for topic in each[side] if topic in each[other]}
        for members in group.members:
            here = sides.get(members.environment.name)
            if here is None or not here[side] or not here[other]:
                continue
            is_complete = all(_is_complete(service, other) for service in members.services)
            alone = OneEditApart(topic for topic in here[other] if topic not in here[side])
            for topic, setting in here[side].items():
                near = alone.of(topic)
                if topic in here[other]:
                    yield Verdict.PASSED
                elif not is_complete:
                    yield Verdict.NOT_EVALUATED
                else:
                    yield _violation(
                        topic, setting, here[other][near[0]] if near else None, near, own=side, elsewhere=topic in both
                    )


def _violation(
    topic: str, setting: Setting, like: Setting | None, near: tuple[str, ...], *, own: str, elsewhere: bool
) -> Violation:
    related = (Related(f"{like.service} says {near[0]}", place_of(like)),) if like is not None else ()
    cause = place_of(like if own == "produces" else setting) if like is not None else None
    variant = "misspelt" if near else "elsewhere" if elsewhere else ""
    return Violation(
        place_of(setting), {"topic": topic, "near": near[0] if near else ""}, related, variant, subject=topic, cause=cause
    )


def _sides(members: Members) -> Sides:
    found: dict[str, dict[str, Setting]] = {side: {} for side in OTHER}
    for service in members.services:
        for side in OTHER:
            for name in _names(service, side):
                for topic, setting in listed(service, name).items():
                    found[side].setdefault(topic, setting)
    return found


def _names(service: Service, side: str) -> Iterator[str]:
    """The canonical names under which a service speaks of a side."""
    for called in service.model.queues:
        yield f"queues.{called}.{side}" if called else f"queue.{side}"


def _is_complete(service: Service, side: str) -> bool:
    return service.complete and not any(is_open(service, name) for name in _names(service, side))
