"""One valid body for every door of the supervision proposals, as the documents of the API show it."""

from typing import Any, Final

from fastapi import Body

Value = dict[str, Any]

BODY: Final = "019a9e2c-0000-7000-8000-000000000022"
CASE: Final = "019a9e2c-0000-7000-8000-000000000200"
FUNCTIONAL: Final = "019a9e2c-0000-7000-8000-000000000023"
HEAD: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b14"
OFFICER: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b13"
OFFICER_2: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f2b12"


def in_body(**values: Value) -> Any:
    """The body of a door with these examples, by name."""
    return Body(openapi_examples={name: {"value": value} for name, value in values.items()})


CONTENT: Final[Value] = {
    "basics": "该委负责全市年度项目计划的下达和调整。",
    "problems": [
        {"text": "年度计划迟至三季度下达，基层无法按期实施。", "evidence": ["卷二第8页"]},
        {"text": "两次调整建设标准未同步调整工期。", "evidence": ["卷二第15页", "卷二第16页"]},
    ],
    "facts": "计划应于一月下达，实际于八月下达；其间两次调整标准。",
    "bases": ["《中华人民共和国监察法》第五十二条第（五）项"],
    "proposals": ["建立计划按季下达并公开时限的制度。", "标准调整同步评估并调整工期。"],
}


def _declared(*persons: str) -> list[Value]:
    return [{"person_id": person, "ground": None} for person in persons]


DRAFT = in_body(
    after_a_case={"unit_id": BODY, "source_case_id": CASE, "content": CONTENT, "recusals": _declared(OFFICER)}
)
REVISE = in_body(anew={"content": CONTENT})
ARGUE = in_body(
    agreed={
        "held_on": "2026-05-08",
        "participant_ids": [HEAD, OFFICER, OFFICER_2],
        "consulted": [{"organ_id": FUNCTIONAL, "opinion": "同意，建议明确公开时限。"}],
        "agreed": True,
        "minutes": "逐人发言，一致同意发出。",
        "recusals": _declared(HEAD, OFFICER, OFFICER_2),
    }
)
ISSUE = in_body(issued={"letter_number": "示监建〔2026〕2号", "opinion": "同意，请跟踪落实。"})
RETURN = in_body(back={"reasons": "第二项建议请与住建部门会商后再报。"})
SERVE = in_body(served={"served_on": "2026-05-12", "receipt": "送达回证〔2026〕18号"})
ANSWER = in_body(
    accepted={
        "accepted": True,
        "text": "全部采纳。",
        "undertakings": [
            {"point": 1, "text": "制定按季下达办法。", "done_by": "2026-07-31"},
            {"point": 2, "text": "修订标准调整程序。", "done_by": "2026-08-31"},
        ],
        "document": "示发改函〔2026〕40号",
    },
    objected={
        "accepted": False,
        "text": "计划下达时间由上级批复决定，本委无权提前。",
        "document": "示发改函〔2026〕41号",
    },
)
RULE = in_body(
    stands={"is_right": False, "reasons": "批复已于三月到达，下达仍延后五个月。", "reply_number": "示监函〔2026〕9号"}
)
FOLLOW_UP = in_body(
    carried_out={
        "looked_on": "2026-09-03",
        "person_ids": [OFFICER, OFFICER_2],
        "found": "办法已印发，三季度计划按期下达；标准调整程序已修订。",
        "carried_out": True,
    }
)
REFUSAL = in_body(
    silent={
        "unit_reasons": "",
        "why_not_good": "逾期两个月未回复，经两次催告仍无说明。",
        "criticism_document": "示监通〔2026〕3号",
    }
)
CLOSE = in_body(closed={"note": "两项建议均已落实。"})
