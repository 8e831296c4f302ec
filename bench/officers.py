"""An officer with a list of a known length, in a province of any size."""

from django.db import connection

from bench.people import signed_in
from motcua.base import clockwork
from motcua.directory.models import Agency, Officer
from motcua.dossiers.models import Dossier

_CLOSE = "UPDATE dossiers_step SET closed_at = now() WHERE closed_at IS NULL AND unit_id = %s AND role = 'specialist'"
_MOVE = """
UPDATE dossiers_step SET unit_id = %s, role = 'specialist', assignee_id = NULL WHERE id IN (
  SELECT s.id FROM dossiers_step s JOIN dossiers_dossier d ON d.id = s.dossier_id
  WHERE s.closed_at IS NULL AND s.kind = 'route' AND d.state = %s
    AND NOT EXISTS (SELECT FROM dossiers_hold h WHERE h.dossier_id = d.id AND h.lifted_at IS NULL)
  ORDER BY s.id LIMIT %s)
"""


def with_work(rows: int) -> dict[str, object]:
    """Give the specialist of xã Cốc San exactly so many open steps, half of them of decided dossiers.

    Gives cookies of the officer and codes of the commune's dossiers. Raises where the province has too few open steps.
    """
    at = clockwork.now()
    agency = Agency.objects.get(key="02746")
    officer = Officer.objects.select_related("account").get(posts__agency=agency, posts__role="specialist")
    with connection.cursor() as cursor:
        cursor.execute(_CLOSE, [agency.pk])
        moved = 0
        for state, share in (("in_progress", rows // 2), ("decided", rows - rows // 2)):
            cursor.execute(_MOVE, [agency.pk, state, share])
            moved += cursor.rowcount
        cursor.execute("VACUUM ANALYZE")
    if moved != rows:
        raise RuntimeError(f"{moved} open steps for the {rows} that are wanted: the province is too small")
    assert officer.account is not None
    known = Dossier.unscoped.filter(agency=agency).exclude(code=None)
    codes = list(known.order_by("-pk").values_list("code", flat=True)[:50])
    return {
        "cookies": signed_in(officer.account, at)[0],
        "codes": codes,
        "rows": moved,
        "all": Dossier.unscoped.count(),
    }
