"""Going through many worlds in parts: here, in several processes or on several machines."""
