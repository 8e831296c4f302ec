"""Pages of the portal: no template may ask the database."""

from tests.house.rendering import no_query_in_template

__all__ = ["no_query_in_template"]
