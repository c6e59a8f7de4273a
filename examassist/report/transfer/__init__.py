"""The one page that goes with a patient who is taken over by another team."""
