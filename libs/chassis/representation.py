"""How a case answers: its fields, what this caller may do now, and the time limits that run."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from fastapi import Response
from pydantic import BaseModel, ConfigDict, Field

from libs.chassis.access.grounds import Standing
from libs.chassis.cases import AnyCaseType, Policies
from libs.chassis.http import etag
from libs.kernel.case import Case
from libs.kernel.deadlines import Deadline
from libs.kernel.profile import Profile
from libs.kernel.text import Language, Text


class Due(BaseModel):
    """A time limit that runs on a case."""

    model_config = ConfigDict(frozen=True)

    code: str = Field(description="Code of the limit in the profile, e.g. filing.review.")
    title: str = Field(description="What must be done, in the reader's language.")
    due_on: str | None = Field(description="Last day (YYYY-MM-DD, Asia/Shanghai); null while the clock is paused.")
    state: str = Field(description="running, due_soon, overdue or paused.")
    provisional: bool = Field(description="True if the official arrangements of a year it touches are not known yet.")
    explanation: str = Field(description="How the date was found, in the reader's language.")
    cites: tuple[str, ...] = Field(description="Rules the limit stands under.")


@dataclass(frozen=True)
class Running:
    """One time limit of a case as computed: its code, label, deadline and rules."""

    code: str
    text: Text
    deadline: Deadline
    cites: tuple[str, ...]


Dues = Callable[[Any, Profile, Mapping[str, Any]], tuple[Running, ...]]


@dataclass(frozen=True)
class Representation:
    """How one case type answers.

    ``dues`` computes its running limits from case, profile and the wired services.
    """

    case_type: AnyCaseType
    dues: Dues | None = None

    def fields(self, case: Case, standing: Standing) -> dict[str, Any]:
        """The fields of the case that are open to a caller of that standing."""
        found: dict[str, Any] = self.case_type.adapter.dump_python(case, mode="json")
        return self.case_type.access.open_fields(found, standing)

    def read(
        self,
        case: Case,
        standing: Standing,
        policies: Policies,
        services: Mapping[str, Any],
        at: datetime,
        language: Language,
    ) -> dict[str, Any]:
        """The whole answer for one caller."""
        profile = policies.profile(case.profile, case.profile_version)
        limits = () if self.dues is None else self.dues(case, profile, services)
        return {
            **self.fields(case, standing),
            "next_acts": self.case_type.lifecycle(profile).next_acts(case.status, standing.roles),
            "due": [_due(limit, at, language) for limit in limits],
        }


def _due(limit: Running, at: datetime, language: Language) -> dict[str, Any]:
    deadline = limit.deadline
    return {
        "code": limit.code,
        "title": limit.text.read(language),
        "due_on": None if deadline.due_on is None else deadline.due_on.isoformat(),
        "state": str(deadline.state(at)),
        "provisional": deadline.provisional,
        "explanation": deadline.explanation.read(language),
        "cites": limit.cites,
    }


def answer(content: dict[str, Any], version: int, *, status: int = 200, location: str | None = None) -> Response:
    """A JSON answer with the version as ETag."""
    headers = {"ETag": etag(version)}
    if location is not None:
        headers["Location"] = location
    return Response(orjson.dumps(content), status_code=status, media_type="application/json", headers=headers)
