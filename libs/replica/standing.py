"""Standing in SQL: who of a role has to do with a case, written once with the ``Who`` parameters of the caller.

``target`` and ``column`` are columns of a case table, e.g. ``counterpart(FILING.c.unit_id)``.
"""

from typing import Any

from sqlalchemy import ColumnElement, and_, exists, or_

from libs.chassis.cases import Who
from libs.replica.codes import OFFICE_KINDS, OrganKind, Post, RelationKind
from libs.replica.tables import ORGAN, POST, RELATION

Column = ColumnElement[Any]


def valid_at(period: Any, on: Column) -> ColumnElement[bool]:
    """That the period of a row (``valid_from`` to before ``valid_to``) contains a day."""
    return and_(period.c.valid_from <= on, or_(period.c.valid_to.is_(None), on < period.c.valid_to))


def relation_holds(kind: RelationKind | str, holder: Column, target: Column, on: Column) -> ColumnElement[bool]:
    """That ``holder`` has that relation to ``target`` on that day."""
    relation = RELATION.alias()
    there = (relation.c.kind == str(kind), relation.c.holder_id == holder, relation.c.target_id == target)
    return exists().where(*there, valid_at(relation, on)).correlate_except(relation)


def counterpart(target: Column) -> ColumnElement[bool]:
    """That the caller's office looks after the unit today (F-26)."""
    return relation_holds(RelationKind.COUNTERPART, Who.office, target, Who.today)


def portfolio(target: Column) -> ColumnElement[bool]:
    """That the unit or office is in the caller's portfolio today (F-24, A-02)."""
    return relation_holds(RelationKind.PORTFOLIO, Who.person, target, Who.today)


def portfolio_over_counterpart(target: Column) -> ColumnElement[bool]:
    """That the caller is in charge of the office that looks after the unit today (C-26, C-28)."""
    above, below = RELATION.alias(), RELATION.alias()
    mine = (above.c.kind == str(RelationKind.PORTFOLIO), above.c.holder_id == Who.person, valid_at(above, Who.today))
    theirs = (below.c.kind == str(RelationKind.COUNTERPART), below.c.target_id == target, valid_at(below, Who.today))
    return exists().where(*mine, *theirs, above.c.target_id == below.c.holder_id).correlate_except(above, below)


def residency(target: Column) -> ColumnElement[bool]:
    """That the caller's dispatched body is resident at the unit today (S-06)."""
    return relation_holds(RelationKind.RESIDENCY, Who.office, target, Who.today)


def cadre_authority(target: Column) -> ColumnElement[bool]:
    """That the caller's organ has authority over the person today (C-04)."""
    return relation_holds(RelationKind.CADRE_AUTHORITY, Who.organ, target, Who.today)


def holds_post(column: Column, *posts: Post) -> ColumnElement[bool]:
    """That the caller holds one of the posts (any post, if none is named) in that organ or office today."""
    post = POST.alias()
    held = exists().where(post.c.person_id == Who.person, post.c.organ_id == column, valid_at(post, Who.today))
    if posts:
        held = held.where(post.c.post.in_([str(one) for one in posts]))
    return held.correlate_except(post)


def within_organ(column: Column) -> ColumnElement[bool]:
    """That the organ or office is the caller's organ or one of its offices."""
    office = ORGAN.alias()
    mine = (office.c.parent_id == Who.organ, office.c.kind.in_(sorted(str(kind) for kind in OFFICE_KINDS)))
    return or_(column == Who.organ, exists().where(office.c.id == column, *mine).correlate_except(office))


def within_office(column: Column) -> ColumnElement[bool]:
    """That the office or body is the caller's own."""
    return column == Who.office


def organ_is(column: Column, *kinds: OrganKind) -> ColumnElement[bool]:
    """That the organ or office is of one of those kinds."""
    organ = ORGAN.alias()
    wanted = organ.c.kind.in_([str(kind) for kind in kinds])
    return exists().where(organ.c.id == column, wanted).correlate_except(organ)


def caller_organ_is(*kinds: OrganKind) -> ColumnElement[bool]:
    """That the caller acts for an organ of one of those kinds, e.g. the municipal discipline organ."""
    return organ_is(Who.organ, *kinds)
