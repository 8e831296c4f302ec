from django.conf import settings
from django.urls import include, path
from django.views.i18n import set_language

from motcua.project import figures
from motcua.web.ui import errors, health

urlpatterns = [
    path("", include("motcua.web.account.urls")),
    path("ngon-ngu", set_language, name="set_language"),
    path("desk/", include("motcua.web.desk.urls")),
    path("setup/", include("motcua.web.setup.urls")),
    path("board/", include("motcua.web.board.urls")),
    path("api/", include("motcua.web.api.urls")),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("metrics", figures.figures, name="metrics"),
    path("", include("motcua.web.portal.urls")),
]
if settings.DEBUG or settings.MOTCUA_SAMPLE:
    urlpatterns.insert(0, path("ui/", include("motcua.web.ui.urls")))

handler400 = errors.bad_request
handler403 = errors.denied
handler404 = errors.not_found
handler500 = errors.server_error
