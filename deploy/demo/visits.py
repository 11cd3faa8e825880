"""The road of a visit: planned, its team named, begun on site, reported, concluded; or proposed to the bureau."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from deploy.demo.cast import Cast
from deploy.demo.client import Person
from deploy.demo.offices import Office
from deploy.demo.sources import SERVICE

VISITS = f"{SERVICE}/visits"
COVERAGE = f"{SERVICE}/coverage"
MARKS = ("no_notice", "no_greeting", "no_report", "no_escort", "straight_to_grassroots", "straight_to_site")
FINDING = {
    "nature": "cannot_finish_in_time",
    "level": "serious",
    "facts": "三个站点停工二十余日，未按节点复工。",
    "place": "东环路改造工地",
    "evidence": ["现场照片12张", "施工日志复印件"],
}


@dataclass(frozen=True)
class Team:
    """Who plans and concludes, who leads on site, and who goes along."""

    head: Person
    leader: Person
    member: Person

    @property
    def named(self) -> dict[str, Any]:
        """The team, nobody of it to be recused (P-09)."""
        going = (self.leader, self.member)
        recusals = [{"person_id": one.id} for one in going]
        return {"leader_id": self.leader.id, "member_ids": [self.member.id], "recusals": recusals}


def of_office(office: Office) -> Team:
    """A supervision office: its head, two officers."""
    return Team(office.head, *office.officers)


def of_body(cast: Cast, number: int) -> Team:
    """A dispatched body: its head plans and goes along with its officer."""
    head = cast.people[f"dispatched{number}-head"]
    return Team(head, cast.people[f"dispatched{number}-officer"], head)


def plan(
    team: Team, kind: str, unit_id: str, day: date, *, unannounced: bool = False, more: dict[str, Any] | None = None
) -> str:
    """Content, subject and range, fixed for good (P-21); ``more`` is what its kind needs; answers the path."""
    planned = {
        "kind": kind,
        "unit_id": unit_id,
        "planned_on": day.isoformat(),
        "unannounced": unannounced,
        "content": "重点项目年度任务推进情况",
        "subject": "项目建设单位和施工现场",
        "scope": "在建项目，本年度以来",
        "methods": ["on_site", "covert_visit" if unannounced else "document_review"],
        **(more or {}),
    }
    return f"{VISITS}/{team.head.open(VISITS, planned, 'P-21, P-33, TV-01')['id']}"


def go(team: Team, path: str, day: date, place: str = "东环路改造工地") -> dict[str, Any]:
    """The team is named, and its leader logs on site that it begins."""
    team.head.act(f"{path}/team", team.named, "P-09, TV-02")
    return team.leader.act(f"{path}/start", {"place": place, "started_on": day.isoformat()}, "S-05, S-06, TV-03")


def find(team: Team, path: str, findings: Sequence[dict[str, Any]] = ()) -> dict[str, Any]:
    """The report: what was found, or that nothing was, with the six marks if it came unannounced (P-33)."""
    said = {"findings": list(findings)} if findings else {"no_problem": "台账与现场一致。", "evidence": ["核对表"]}
    marks = [{"mark": mark, "kept": True} for mark in MARKS] if team.leader.read(path)["unannounced"] else []
    return team.leader.act(f"{path}/report", {**said, "marks": marks}, "S-08, P-33, TV-04")


def conclude(team: Team, path: str, demands: Sequence[str] = ()) -> dict[str, Any]:
    """Each finding becomes a problem item with its demand, and the conclusion is fed back (P-21)."""
    decisions = [{"outcome": "problem", "demand": demand} for demand in demands]
    said = "发现的问题已列清单，请按通知整改。" if demands else "未发现需要整改的问题。"
    return team.head.act(f"{path}/conclusion", {"decisions": decisions, "conclusion": said}, "S-08, P-21, TV-05")


def made(team: Team, kind: str, unit_id: str, day: date) -> str:
    """A whole visit on that day that finds nothing; answers its path."""
    path = plan(team, kind, unit_id, day)
    go(team, path, day)
    find(team, path)
    conclude(team, path)
    return path
