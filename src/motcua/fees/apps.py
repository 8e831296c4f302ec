from django.apps import AppConfig


class FeesConfig(AppConfig):
    name = "motcua.fees"
    label = "fees"
    default_auto_field = "django.db.models.BigAutoField"
