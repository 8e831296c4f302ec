"""Due dates without pages: what `motcua due` counts from, and how it says why."""
