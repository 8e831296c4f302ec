"""What happened to the catalogue, in the past tense. `project.reactions` says who reacts."""

IN_FORCE = "catalog.in_force"  # subject: the procedure of which another revision holds now

ALL = (IN_FORCE,)
