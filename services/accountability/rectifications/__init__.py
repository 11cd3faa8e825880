"""How the problem item stands on which a case was opened: to pursue persons puts nothing right by itself (S-10)."""
