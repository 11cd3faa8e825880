"""The table of uploads: a file is received, and that is all that ever happens to it."""

from libs.kernel.lifecycle import Lifecycle, Move
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from services.filing.uploads.upload import UploadStatus as S

SENDERS = (R.UNIT_CLERK, R.UNIT_PARTY_HEAD, R.SUP_OFFICER, R.SUP_HEAD, R.SC_RECORDER)
"""Who may hand in files: those who write minutes, reports and resolutions."""

LIFECYCLE = Lifecycle((Move(None, "receive", S.STORED, SENDERS, Rule("F-22", "P-37"), "TU-01"),))
