"""From an encounter and an edition to an assessment, without window, clock, file or language."""
