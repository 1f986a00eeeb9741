"""Campagne: calling everybody of one group within some weeks, such as the NEET-actie in summer (B157)."""
