"""The disclosure window and the disclosure as the engine knows them: as they are stored, with their acts."""

from dataclasses import replace
from typing import Final

from libs.chassis.cases import Act, CaseType
from services.accountability.disclosures import acts_assessing, acts_statement, acts_window, commands
from services.accountability.disclosures import facts_loading as load
from services.accountability.disclosures.statement import DisclosureStatement
from services.accountability.disclosures.store import STORED_STATEMENT, STORED_WINDOW
from services.accountability.disclosures.window import DisclosureWindow

DISCLOSURE_WINDOW: Final[CaseType[DisclosureWindow]] = replace(
    STORED_WINDOW,
    acts=(
        Act("open", commands.OpenWindow, acts_window.open_window, load.opening_facts, opens=True),
        Act(
            "name_window_handlers",
            commands.NameWindowHandlers,
            acts_window.name_window_handlers,
            load.handler_facts,
        ),
        Act("close", commands.CloseWindow, acts_window.close),
        Act("expire", commands.ExpireWindow, acts_window.expire),
    ),
)
DISCLOSURE_STATEMENT: Final[CaseType[DisclosureStatement]] = replace(
    STORED_STATEMENT,
    acts=(
        Act("hand_in", commands.HandIn, acts_statement.hand_in, load.hand_in_facts, opens=True),
        Act("receive", commands.ReceiveStatement, acts_statement.receive, load.receive_facts, opens=True),
        Act("name_handlers", commands.NameStatementHandlers, acts_statement.name_handlers, load.officer_facts),
        Act("step_aside", commands.StepAsideFromStatement, acts_statement.step_aside),
        Act("assess", commands.AssessStatement, acts_assessing.assess),
        Act("confirm", commands.ConfirmAssessment, acts_assessing.confirm),
        Act("return_assessment", commands.ReturnAssessment, acts_assessing.return_assessment),
        Act("link", commands.LinkStatement, acts_assessing.link, load.link_facts),
    ),
)
