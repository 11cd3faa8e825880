"""The application: all that who asks to be cleared sees and owns; the clarification behind it stays inside (G-24)."""
