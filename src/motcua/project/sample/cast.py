"""Who can sign in to the sample, said at start-up and on the page where one chooses whom to be."""

from motcua.project.sample.load import read


def lines() -> list[str]:
    """Give one line a person: name and what they do."""
    citizens = [f"{c['full_name']}: {c['about']}" for c in read("citizens.toml")["citizens"]]
    officers = [f"{o['name']}: {o['about']}" for o in read("officers.toml")["officers"]]
    return [*citizens, *officers]
