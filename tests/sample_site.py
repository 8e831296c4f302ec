"""The addresses of sample mode, for tests: the program's own, with those of the simulation before them."""

from motcua.project import urls
from motcua.web.account.urls import patterns

urlpatterns = [*patterns(is_sample=True), *urls.urlpatterns]
handler400, handler403, handler404, handler500 = urls.handler400, urls.handler403, urls.handler404, urls.handler500
