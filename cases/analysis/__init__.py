"""What is understood before there is a plan: four points, what lies with the school, and who is there to stay."""
