"""How often the red flags fire, and stay open, on the patients of a normal clinic."""
