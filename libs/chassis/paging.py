"""Pages with a total for people, opaque cursors for machines, and sorting by what a list allows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Final, Generic, Self, TypeVar

from fastapi import Depends, Query
from pydantic import AfterValidator, BaseModel, Field, model_validator

from libs.kernel.finding import Missing
from libs.kernel.rule import Rule
from libs.kernel.text import Text

PAGE_SIZE: Final = 20
PAGE_SIZE_LIMIT: Final = 200
PAGE_LIMIT: Final = 100_000
COUNTED_TO: Final = 1000
"""Up to here the total of a list is exact; beyond, it says "more than": a person wants a filter then, not a number."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PageWanted:
    """Which page of a list is asked for; ``page`` counts from 1, ``page_size`` in entries."""

    page: int = 1
    page_size: int = PAGE_SIZE

    @property
    def offset(self) -> int:
        """How many entries lie before the page."""
        return (self.page - 1) * self.page_size

    @property
    def limit(self) -> int:
        """How many entries the page may hold."""
        return self.page_size


async def page_wanted(
    page: Annotated[int, Query(ge=1, le=PAGE_LIMIT, description="Number of the page, counted from 1.")] = 1,
    page_size: Annotated[int, Query(ge=1, le=PAGE_SIZE_LIMIT, description="Entries on a page.")] = PAGE_SIZE,
) -> PageWanted:
    """The page the caller asks for."""
    return PageWanted(page, page_size)


Page = Annotated[PageWanted, Depends(page_wanted)]


class Total(int):
    """How many entries a list has, counted no further than one beyond ``COUNTED_TO``."""

    is_capped: bool

    def __new__(cls, counted: int) -> Self:
        """The total for so many counted entries."""
        total = super().__new__(cls, min(counted, COUNTED_TO))
        total.is_capped = counted > COUNTED_TO
        return total


class Paged(BaseModel, Generic[T]):
    """One page of a list. Give each list a class of its own, ``class FilingPage(Paged[FilingRead])``."""

    items: list[T] = Field(description="The entries of this page, in the order asked for.")
    total: int = Field(description=f"How many there are under these filters; exact up to {COUNTED_TO}.", ge=0)
    total_is_capped: bool = Field(default=False, description=f"True if there are more than {COUNTED_TO}: use a filter.")
    page: int = Field(description="Number of this page, counted from 1.", ge=1)
    page_size: int = Field(description="Entries on a full page.", ge=1, le=PAGE_SIZE_LIMIT)

    @model_validator(mode="before")
    @classmethod
    def _says_whether_it_is_capped(cls, fields: Any) -> Any:
        """A ``Total`` knows itself whether it is exact."""
        if isinstance(fields, dict) and isinstance(fields.get("total"), Total):
            return {"total_is_capped": fields["total"].is_capped, **fields}
        return fields


class Feed(BaseModel, Generic[T]):
    """One stretch of an endless list, for machines that follow it."""

    items: list[T] = Field(description="The entries after the cursor, oldest first.")
    next: str = Field(description="The cursor to continue from; it stays valid when nothing follows yet.")


@dataclass(frozen=True, slots=True)
class Sort:
    """The order of a list: by which field, and whether the greatest comes first. The id breaks ties."""

    field: str
    descending: bool

    def __str__(self) -> str:
        return f"-{self.field}" if self.descending else self.field


def sort_by(*fields: str, default: str) -> Callable[..., Sort]:
    """A dependency that reads ``sort``: one of the fields, with ``-`` before it for descending order.

    ``order: Annotated[Sort, Depends(sort_by("opened_at", "number", default="-opened_at"))]``. Any other value is a
    field error (422). Raises ValueError if the default itself is not allowed.
    """
    allowed = {str(sort): sort for field in fields for sort in (Sort(field, False), Sort(field, True))}
    if default not in allowed:
        raise ValueError(f"{default} is not one of {sorted(allowed)}")
    refusal = Text("只能按下列之一排序：{fields}", "Sort by one of: {fields}").fill(fields=", ".join(allowed))

    def known(value: str) -> str:
        if value not in allowed:
            raise ValueError(Missing("?sort", "sort_unknown", refusal, Rule()))
        return value

    def sort_wanted(
        sort: Annotated[
            str,
            AfterValidator(known),
            Query(
                description=f"Field to sort by, `-` before it for descending order: {', '.join(allowed)}.",
                json_schema_extra={"enum": list(allowed)},
            ),
        ] = default,
    ) -> Sort:
        return allowed[sort]

    return sort_wanted
