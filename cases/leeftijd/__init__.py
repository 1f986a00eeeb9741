"""Where the Doorstroompunt ends by age somebody chooses: go on under another task, or close with a warm goodbye."""
