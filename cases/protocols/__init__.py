"""Contact protocols: the steps of a regio to come into contact, and not give up too early (B58-B64, B160-B164)."""
