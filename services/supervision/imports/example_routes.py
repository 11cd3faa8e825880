"""One valid body for every door of imports, as the documents of the API show it."""

from typing import Any, Final

from fastapi import Body

from libs.sheets.answering import SHEET_CONTENT

Value = dict[str, Any]


def _in_body(**values: Value) -> Any:
    """The body of a door with these examples, by name."""
    return Body(openapi_examples={name: {"value": value} for name, value in values.items()})


_UNITS: Final[list[Value]] = [
    {
        "unit": "housing-bureau",
        "roles": ["lead"],
        "lead_duty_unfulfilled": True,
        "lead_duty_evidence": "督查通报第12期",
    },
    {"unit": "east-county", "roles": ["undertaking"]},
]
RANKINGS: Final = _in_body(
    monthly={
        "source_system": "bureau_ledger",
        "records": [
            {
                "source_id": "2026-02-counties",
                "kind": "monthly_review",
                "list_code": "counties",
                "period": "2026-02",
                "reference": "市政府常务会议“月讲评”",
                "evidence": ["月讲评排名表（盖章件）"],
                "ranked": 2,
                "places": [{"unit": "east-county", "rank": 1}, {"unit": "west-county", "rank": 2}],
            }
        ],
    },
)
CRITICISMS: Final = _in_body(
    municipal={
        "source_system": "bureau_ledger",
        "records": [
            {
                "source_id": "dm-2026-0031",
                "leader_code": "vice-mayor",
                "level": "municipal",
                "reference": "全市重点项目推进会",
                "occurred_on": "2026-03-02",
                "said": "推进老旧小区改造进展缓慢，多次调度仍未见效。",
                "units": _UNITS,
                "evidence": ["会议纪要第5期"],
            }
        ],
    },
)
CIRCULARS: Final = _in_body(
    national={
        "source_system": "bureau_ledger",
        "records": [
            {
                "source_id": "tb-2026-0007",
                "source_version": 2,
                "issuer": "国家有关部委",
                "level": "national",
                "reference": "建办函〔2026〕31号",
                "occurred_on": "2026-03-02",
                "said": "老旧小区改造台账不实，牵头部门审核把关不严。",
                "units": _UNITS,
                "evidence": ["通报原件"],
                "reasons": "首次登记漏列一个单位。",
            }
        ],
    },
)
PROGRESS: Final = _in_body(
    report={
        "source_system": "bureau_ledger",
        "records": [
            {
                "source_id": "jz-2026-0102",
                "task": "任务〔2026〕3号",
                "milestone": "m1",
                "done": False,
                "percent": 60,
                "obstacle": "两处地块征收尚未完成。",
            }
        ],
    },
)

FORM: Final[Value] = {
    "requestBody": {
        "required": True,
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {
                        "source_system": {
                            "type": "string",
                            "pattern": "^[a-z][a-z0-9_]{0,39}$",
                            "description": "The system that the record numbers of the sheet belong to. Left out, a "
                            "record is known by its content (progress: by the file), and nothing is corrected.",
                        },
                        "file": {
                            "type": "string",
                            "format": "binary",
                            "description": "The form, filled in: xlsx of at most 4 MiB, 2,000 rows and 40 columns a "
                            "sheet, without macros, links to other files or formulas.",
                        },
                    },
                },
                "example": {"source_system": "bureau_ledger", "file": "(binary)"},
            }
        },
    }
}
"""The multipart body of every door that takes a sheet."""

CHECKED: Final[dict[int | str, Value]] = {
    200: {
        "description": "The same workbook; what is wrong is red, with a note, and listed on a sheet of its own. / "
        "原表退回，有误的单元格已标注。",
        "content": SHEET_CONTENT,
        "headers": {
            "Sheet-Faults": {"description": "How many faults; 0: it would be taken.", "schema": {"type": "integer"}}
        },
    }
}
"""How the door answers that only checks a form."""
