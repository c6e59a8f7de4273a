"""Speed measured as ratios, candidate and baseline in turn in one run; nothing here is asserted by the tests."""
