"""The schools we work with: fixed contact persons, a startgesprek each year, and talks before somebody leaves."""
