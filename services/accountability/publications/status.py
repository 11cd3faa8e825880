"""The statuses of a publication, and how far a range reaches."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from libs.kernel.text import Text


class PublicationStatus(StrEnum):
    """Where an abstract stands."""

    DRAFTED = "drafted"
    RETURNED = "returned"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


S = PublicationStatus

LABELS: Mapping[str, Text] = MappingProxyType(
    {
        S.DRAFTED: Text("拟公开", "Drafted"),
        S.RETURNED: Text("退回修改", "To be changed"),
        S.PUBLISHED: Text("已公开", "Published"),
        S.WITHDRAWN: Text("已撤回", "Withdrawn"),
    }
)


class Reach(StrEnum):
    """The ranges whose readers this service knows; a range of another name reaches the unit alone."""

    UNIT = "unit"
    DEPARTMENT = "department"
    ORGAN = "organ"
    CITY = "city"
    PUBLIC = "public"


class AbstractObject(StrEnum):
    """How the abstract names its object."""

    UNIT = "unit"
    PERSON = "person"


OBJECT_LABELS: Mapping[str, Text] = MappingProxyType(
    {
        AbstractObject.UNIT: Text("单位", "A unit"),
        AbstractObject.PERSON: Text("个人（只写姓氏加“某”）", "A person, by surname or initials only"),
    }
)
