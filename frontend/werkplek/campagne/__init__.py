"""Pages of a campaign: beginning it, spreading it over who calls, and how far it is (B157)."""
