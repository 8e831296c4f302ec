"""Put the synonyms that come with the program into the table, once each: what an editor changed or retired stays so."""

from django.db import transaction

from motcua.catalog.finding import index, shipped
from motcua.catalog.finding.models import Synonym


def seed() -> int:
    """Add the shipped synonyms that the table never held; gives how many."""
    with transaction.atomic():
        held = set(Synonym.objects.values_list("said", flat=True))
        new = [
            Synonym(said=one.said, means=" | ".join(one.means), codes=list(one.codes))
            for one in shipped.synonyms()
            if one.said not in held
        ]
        Synonym.objects.bulk_create(new, batch_size=500)
        if new:
            index.renew()
    return len(new)
