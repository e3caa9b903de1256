"""Text → mentions: numbers, times, places, actors, weapons, triggers, speakers."""
