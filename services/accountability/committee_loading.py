"""Loads who the standing committee of an organ was on the day of a meeting (G-17)."""

from datetime import date
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncConnection

from libs.replica import lookups
from libs.replica.codes import Post
from services.accountability.committee import CommitteeFacts

_SEATS = (Post.CDI_SECRETARY, Post.CDI_DEPUTY_SECRETARY, Post.SC_MEMBER)


async def committee_on(connection: AsyncConnection, organ_id: UUID, on: date) -> CommitteeFacts:
    """All members of the standing committee of the organ on that day, and which of them is secretary."""
    held = {post: await lookups.persons_holding(connection, organ_id, post, on) for post in _SEATS}
    return CommitteeFacts(frozenset().union(*held.values()), held[Post.CDI_SECRETARY])
