"""The person and its acts."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from libs.contracts.directory import AccountDisabled, HeldPost, PersonEnded, PersonRecorded
from libs.kernel.actor import Occasion
from libs.kernel.case import Case, Moved, Outcome
from libs.kernel.finding import Missing
from libs.kernel.refusal import require
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.directory.accounts.account import Account, disabled
from services.directory.accounts.lifecycle import DisabledFor
from services.directory.people.commands import AmendPerson, EndPerson, RecordPerson, StatedPost
from services.directory.people.lifecycle import PersonStatus
from services.directory.people.refusals import EndedInFuture, PersonCodeTaken, PostsUnsound

_UNKNOWN = Text("任职机构不存在或者已撤销", "The organ of the post does not exist or has ended")
_BACKWARDS = Text("任职截止日期须晚于起始日期", "A post ends after it begins")
_TWICE = Text("同一职务的任职期间重叠", "The same post is stated twice for one time")


@dataclass(frozen=True)
class Person(Case):
    """A person. ``ended_on`` is the first day without a post."""

    status: PersonStatus
    code: str = field(kw_only=True)
    name: str = field(kw_only=True)
    posts: tuple[StatedPost, ...] = field(kw_only=True)
    ended_on: date | None = field(default=None, kw_only=True)


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """Whether the code is another's, and which organs of the stated posts exist."""

    code_taken: bool
    organs: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class PersonUse:
    """The usable accounts of the person."""

    accounts: tuple[Account, ...]


def record(command: RecordPerson, occasion: Occasion, facts: PersonFacts) -> Outcome[Person]:
    """Record a person (DP-01). Refuses a taken code and unsound posts."""
    if facts.code_taken:
        raise PersonCodeTaken
    require(tuple(_unsound(command.posts, facts.organs)), PostsUnsound)
    profile = occasion.profile
    person = Person(occasion.new_id(), PersonStatus.ACTIVE, profile.name, profile.version, **dict(command))
    return Outcome(person, _recorded(person))


def amend(person: Person, command: AmendPerson, _occasion: Occasion, facts: PersonFacts) -> Outcome[Person]:
    """Replace name and posts (DP-02). A post that was stated before may stay in an organ that has ended."""
    known = facts.organs | {post.organ_id for post in person.posts}
    require(tuple(_unsound(command.posts, known)), PostsUnsound)
    amended = replace(person, **dict(command))
    return Outcome(amended, _recorded(amended))


def end(person: Person, command: EndPerson, occasion: Occasion, facts: PersonUse) -> Outcome[Person]:
    """Record that the person has left office (DP-03); the accounts are disabled with it."""
    if command.ended_on > occasion.on:
        raise EndedInFuture
    posts = tuple(_closed(post, command.ended_on) for post in person.posts)
    ended = replace(person, status=PersonStatus.ENDED, ended_on=command.ended_on, posts=posts)
    left = (disabled(account, DisabledFor.LEFT_OFFICE) for account in facts.accounts)
    others = tuple(Moved(account, "disable", AccountDisabled()) for account in left)
    return Outcome(ended, PersonEnded(ended_on=command.ended_on), others=others)


def _recorded(person: Person) -> PersonRecorded:
    held = (HeldPost(**dict(post)) for post in person.posts)
    return PersonRecorded(code=person.code, posts=tuple(held))


def _closed(post: StatedPost, ended_on: date) -> StatedPost:
    if post.valid_to is not None and post.valid_to <= ended_on:
        return post
    return post.model_copy(update={"valid_to": max(post.valid_from, ended_on)})


def _unsound(posts: tuple[StatedPost, ...], organs: frozenset[UUID]) -> Iterator[Missing]:
    for number, post in enumerate(posts):
        if post.organ_id not in organs:
            yield Missing(f"/posts/{number}/organ_id", "organ_unknown", _UNKNOWN, Rule("P-36"))
        if post.valid_to is not None and post.valid_to <= post.valid_from:
            yield Missing(f"/posts/{number}/valid_to", "period_backwards", _BACKWARDS, Rule("P-36"))
        if any(_same_time(post, earlier) for earlier in posts[:number]):
            yield Missing(f"/posts/{number}", "post_twice", _TWICE, Rule("P-36"))


def _same_time(one: StatedPost, other: StatedPost) -> bool:
    if (one.organ_id, one.post) != (other.organ_id, other.post):
        return False
    starts_before = other.valid_to is None or one.valid_from < other.valid_to
    return starts_before and (one.valid_to is None or other.valid_from < one.valid_to)
