"""What checks stand on: how they run, the world they see, the terminal behind the server."""
