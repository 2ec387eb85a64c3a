"""Results and releases → page contexts: frozen values that templates print as they are."""
