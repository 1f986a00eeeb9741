"""Who works here: the functioneel beheerder adds colleagues, gives them roles and switches accounts off."""
