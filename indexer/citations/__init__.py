"""How a release is cited: in styles for people, and in the formats of reference managers."""
