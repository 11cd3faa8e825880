"""Units on the watch list: after an escalated interview a unit is visited more often until that is followed through."""
