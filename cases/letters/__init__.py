"""Letters and cards on paper, from templates of the tenant, and what was sent of them (B60, B65, B163, B164)."""
