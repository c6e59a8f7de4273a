"""The settings of this workstation as a page: what can be set, how it is asked, and what follows at once."""
