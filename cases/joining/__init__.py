"""About whom a melding is: a person says so, with a reason, and can take it back."""
