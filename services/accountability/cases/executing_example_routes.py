"""One valid body for every door from service to closing, as the documents of the API show it."""

from typing import Final

from services.accountability.cases.example_routes import HANDLER, HANDLER_2, in_body

ORG_DEPARTMENT: Final = "019a9e2c-0000-7000-8000-000000000061"

SERVE = in_body(
    on_an_official={
        "served_on": "2026-05-25",
        "receipt": "送达回证〔2026〕31号",
        "unit_served_on": "2026-05-25",
        "unit_receipt": "送达回证〔2026〕32号",
        "org_department_id": ORG_DEPARTMENT,
        "informed_on": "2026-05-26",
    },
    on_a_unit={
        "served_on": "2026-05-25",
        "receipt": "送达回证〔2026〕33号",
        "org_department_id": ORG_DEPARTMENT,
        "informed_on": "2026-05-26",
    },
)
EXECUTION = in_body(
    announced={
        "step": "announced",
        "done_on": "2026-05-27",
        "document": "宣布记录第3号",
        "announcer_ids": [HANDLER, HANDLER_2],
        "opinion": "本人接受处理，无异议。",
    },
    personnel_change_put_off={
        "step": "personnel_change",
        "postponed_until": "2026-08-31",
        "reason": "待机构改革方案批复后一并办理。",
    },
    execution_reported={"step": "execution_report", "done_on": "2026-09-10", "document": "执行报告〔2026〕6号"},
)
CLOSE = in_body(closed={"note": "执行完毕，材料归档。"})
