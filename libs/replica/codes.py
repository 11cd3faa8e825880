"""The directory's codes for those who ask the replica: kinds of organs, posts, relations."""

from libs.contracts.directory import Level, OrganKind, Post, RelationKind

__all__ = ["Level", "OrganKind", "Post", "RelationKind"]
