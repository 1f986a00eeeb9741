"""“Ouder niet informeren” over one besluit: a parent sees nothing of it, and of the rest what the law allows."""
