from django.urls import path

from motcua.web.board import views

app_name = "board"
urlpatterns = [
    path("", views.home, name="home"),
    path("list", views.listed, name="list"),
    path("list/<slug:form>", views.export, name="export"),
]
