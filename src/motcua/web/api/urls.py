from django.urls import include, path

from motcua.web.api.calls import patterns
from motcua.web.api.views import about

app_name = "api"
urlpatterns = [
    path("v1/openapi.json", about.openapi, name="openapi"),
    path("v1/docs", about.docs, name="docs"),
    path("v1/", include(list(patterns()))),
]
