"""What every test of a page lives by."""

from tests.house.rendering import no_query_in_template

__all__ = ["no_query_in_template"]
