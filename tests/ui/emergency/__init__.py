"""Tests of what sends a patient to hospital now."""
