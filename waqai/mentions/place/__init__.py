"""Place names and phrases about places."""
