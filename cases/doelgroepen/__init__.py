"""To which doelgroep of the routekaart a jongere belongs: worked out from the dossier, and corrected by a person."""
