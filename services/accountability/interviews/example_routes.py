"""One valid body for every door, as the documents of the API show it: a county last in its rectification of housing."""

from typing import Any, Final

from fastapi import Body

Value = dict[str, Any]

TRIGGER: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f4a11"
COUNTY_HEAD: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f4a12"
INTERVIEWER: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f4a13"
RECORDER: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f4a14"
OFFICER: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f4a15"
FILING: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f4a16"
COMMITTEE: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f4a17"
RESPONSIBLE: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f4a18"
PROBLEM_ITEM: Final = "019a9e2c-7c1e-7d7b-9a53-2f0e6f6f4a19"


def in_body(**values: Value) -> Any:
    """The body of a door with these examples, by name."""
    return Body(openapi_examples={name: {"value": value} for name, value in values.items()})


PROBLEMS: Final[list[Value]] = [
    {
        "fact": "老旧小区改造十二个项目中五个停工超过两个月。",
        "source": "专项督导检查",
        "demand": "三十日内全部复工，明确每个项目的责任人。",
    }
]
_SEEN: Final[list[Value]] = [{"item": 1, "put_right": True, "finding": "五个项目均已复工，现场施工正常。"}]

CONFIRM = in_body(
    principal={
        "checks": [{"trigger_id": TRIGGER, "holds": True, "finding": "会议纪要载明点名内容，事实清楚。"}],
        "filings_looked_up": True,
        "unprotected_seen": [FILING],
        "interviewees": [{"person_id": COUNTY_HEAD}],
        "opinion": "同意约谈。",
    }
)
CANCEL = in_body(wrong={"reasons": "来源记录登记有误，该县未被点名。"})
RECUSE = in_body(own={"person_id": OFFICER, "ground": "close_relative"})
NOTICE = in_body(
    individual={
        "letter_number": "许纪约〔2026〕7号",
        "interviewer_id": INTERVIEWER,
        "form": "individual",
        "kind": "warning",
        "held_on": "2026-05-14",
        "starts_at": "09:30",
        "place": "市纪委监委谈话室",
        "materials": ["项目推进情况说明"],
        "problems": PROBLEMS,
    }
)
HOLD = in_body(
    signed={
        "held_on": "2026-05-14",
        "staff": [{"person_id": RECORDER, "duty": "recorder"}, {"person_id": OFFICER, "duty": "staff"}],
        "statements": [
            {
                "person_id": COUNTY_HEAD,
                "problems": [{"item": 1, "response": "认可问题，原因是资金拨付不及时、调度不力。"}],
                "state_of_mind": "认识到问题的严重性，态度诚恳。",
                "commitment": "六月十日前全部复工，每周调度一次。",
            }
        ],
        "signed_by": [INTERVIEWER, RECORDER, COUNTY_HEAD],
    }
)
NO_SHOW = in_body(
    none_given={
        "absent_ids": [COUNTY_HEAD],
        "good_reason": False,
        "superior_organ_id": COMMITTEE,
        "superior_told_on": "2026-05-14",
    },
    called_away={
        "absent_ids": [COUNTY_HEAD],
        "reason": "当日参加省级防汛调度会，有会议通知。",
        "good_reason": True,
        "superior_organ_id": COMMITTEE,
        "superior_told_on": "2026-05-14",
    },
)
PLAN = in_body(
    plan={
        "measures": [{"item": 1, "measure": "逐个项目明确施工单位和复工日期，资金一周内到位。"}],
        "responsible_id": RESPONSIBLE,
        "due_on": "2026-06-10",
    }
)
REPORT = in_body(all_done={"items": [{"item": 1, "done": True, "text": "五个项目均已复工，附现场照片和监理日志。"}]})
SLIP = in_body(
    blue={
        "colour": "blue",
        "letter_number": "许纪督〔2026〕3号",
        "demand": "逾期未报整改结果，请在期限内完成并报告。",
        "answer_by": "2026-06-24",
    }
)
VISIT = in_body(
    verified={
        "outcome": "verified",
        "visited_on": "2026-06-12",
        "place": "五个改造项目现场",
        "visitor_ids": [RECORDER, OFFICER],
        "items": _SEEN,
    },
    falsified={
        "outcome": "insufficient",
        "visited_on": "2026-06-12",
        "place": "五个改造项目现场",
        "visitor_ids": [RECORDER, OFFICER],
        "items": [{"item": 1, "put_right": False, "finding": "两个项目仍无人施工。"}],
        "falsified": True,
        "falsity": "报告附的照片为上年拍摄，监理日志与考勤不符。",
        "again_by": "2026-06-30",
    },
)
PROPOSE = in_body(
    falsified={
        "ground": "falsified",
        "reasons": "虚报复工，性质严重。",
        "evidence": ["现场核验记录第2页"],
        "problem_ids": [PROBLEM_ITEM],
    }
)
DECIDE = in_body(
    escalated={"outcome": "escalated", "opinion": "同意升级。"},
    with_case={
        "outcome": "escalated",
        "opinion": "同意升级，并对虚报启动问责调查。",
        "case": {"object_person_id": COUNTY_HEAD},
    },
    declined={"outcome": "declined", "reasons": "责任在施工单位，县里已当场纠正。"},
)
CLOSE = in_body(
    no_pursuit={"pursuit": "none", "reasons": "整改到位，未造成损失，不再追责。"},
    pursued={
        "pursuit": "case",
        "reasons": "停工两个月无人过问，应当追究领导责任。",
        "case": {"object_person_id": COUNTY_HEAD},
    },
)
