"""Who has the regie: agreed, accepted, and known to the jongere before the plan is carried out (B18, B124)."""
