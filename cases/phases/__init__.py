"""The five phases of the routekaart: how a case moves through them, and what must be there first (B10–B12)."""
