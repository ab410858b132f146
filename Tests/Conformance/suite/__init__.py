"""What the checks stand on: the list of checks, the world they see, the terminal behind the server."""
