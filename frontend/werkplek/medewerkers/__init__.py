"""Who works here: pages for the functioneel beheerder."""
