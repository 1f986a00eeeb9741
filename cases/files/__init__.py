"""Files outside the database: what no row names any more goes, after the commit and never before."""
