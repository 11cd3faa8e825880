"""Re-examinations 问责案件复核: closed cases drawn by lot every half-year, examined outside the chain (A-10, G-48)."""
