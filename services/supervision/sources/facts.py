"""What recording a criticism or circular must know beyond the command; loaded beforehand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

PostHeld = tuple[str, str, str]
"""A post with the kind and level of its organ: ``(post, organ kind, organ level)``."""


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """``kinds`` are those of the units asked for that can be named and existed on the day; ``linked`` is the occurrence
    of the record it is linked to, None if there is no such record; ``same`` that of an earlier record of the same
    document, or of the same leader and day. ``leader_posts`` are the posts of the leader on that day, None if the
    directory does not know the person; ``principals_known``, asked of a leader named by post, whether it knows a party
    secretary or mayor of that day. ``issuer`` is kind and level of the issuing organ, None if there was none then
    that issues circulars."""

    competent_organ_id: UUID | None = None
    kinds: Mapping[UUID, str] = field(default_factory=dict)
    linked: UUID | None = None
    same: UUID | None = None
    leader_posts: frozenset[PostHeld] | None = None
    principals_known: bool = False
    issuer: tuple[str, str] | None = None
