from django.urls import path

from motcua.web.board import process_views, views

app_name = "board"
urlpatterns = [
    path("", views.home, name="home"),
    path("list", views.listed, name="list"),
    path("list/<slug:form>", views.export, name="export"),
    path("procedures/<str:code>/map", process_views.process, name="process"),
    path("procedures/<str:code>/map/<slug:form>", process_views.process_file, name="process_file"),
    path("history", process_views.histories, name="histories"),
    path("history/<uuid:imported>", process_views.history, name="history"),
    path("history/<uuid:imported>/<slug:form>", process_views.history_file, name="history_file"),
]
