from django.urls import path

from motcua.web.board import process_views, views

app_name = "board"
urlpatterns = [
    path("", views.home, name="home"),
    path("list", views.listed, name="list"),
    path("list/<slug:form>", views.export, name="export"),
    path("procedures/<str:code>/map", process_views.process, name="process"),
    path("procedures/<str:code>/map/<slug:form>", process_views.process_file, name="process_file"),
    path("history", process_views.logs, name="logs"),
    path("history/<uuid:log>", process_views.log, name="log"),
    path("history/<uuid:log>/<slug:form>", process_views.log_file, name="log_file"),
]
