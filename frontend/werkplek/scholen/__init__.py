"""Pages about the schools we work with, and about talks with the school of one jongere."""
