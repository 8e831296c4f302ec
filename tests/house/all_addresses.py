"""Every address there can be: the program's own, those of sample mode and the pages of the design language."""

from django.urls import include, path

from motcua.project import urls
from motcua.web.account.urls import patterns

urlpatterns = [*patterns(is_sample=True), path("ui/", include("motcua.web.ui.urls")), *urls.urlpatterns]
handler400, handler403, handler404, handler500 = urls.handler400, urls.handler403, urls.handler404, urls.handler500
