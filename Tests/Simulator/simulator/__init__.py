"""An imitation of iTerm2's scripting API, written from the facts of its protocol alone."""
