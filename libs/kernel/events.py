"""What services tell each other: frozen facts of ids, codes and dates; never names, never free text."""

from typing import ClassVar

from pydantic import BaseModel, ConfigDict


class Event(BaseModel):
    """A domain event. ``event_type`` is ``<service>.<aggregate>.<event>.v<N>``, also the CloudEvents type.

    ``told`` False: the move is kept in case, history and audit, and nobody outside hears that there was one: nothing is
    published, and the version on the wire does not count it. Only case types that are ``quiet`` may have such events.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    event_type: ClassVar[str]
    told: ClassVar[bool] = True


def aggregate_of(event_type: str) -> str:
    """The aggregate type inside an event type: ``filing.filing.rejected.v1`` gives ``filing``."""
    return event_type.split(".")[1]


def service_of(event_type: str) -> str:
    """The publishing service inside an event type."""
    return event_type.split(".", maxsplit=1)[0]
