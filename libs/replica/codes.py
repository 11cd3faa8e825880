"""The directory's codes for those who ask the replica: kinds of organs, posts, relations."""

from libs.contracts.directory import OFFICE_KINDS, Level, OrganKind, Post, RelationKind

__all__ = ["OFFICE_KINDS", "Level", "OrganKind", "Post", "RelationKind"]
