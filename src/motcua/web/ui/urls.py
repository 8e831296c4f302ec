from django.urls import path

from motcua.web.ui import views

app_name = "ui"
urlpatterns = [
    path("", views.components, name="components"),
    path("desk/", views.desk, name="desk"),
    path("confirm/", views.confirm, name="confirm"),
    path("errors/<int:code>/", views.error, name="error"),
    path("saved/", views.saved, name="saved"),
    path("communes/", views.communes, name="communes"),
]
