"""What every part of the service model shares."""

from pydantic import BaseModel, ConfigDict


class Section(BaseModel):
    """Immutable; built when first used, so that importing the models costs little.

    What is not in the model is a mistake of the vocabulary.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True)
