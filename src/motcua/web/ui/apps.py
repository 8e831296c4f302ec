from django.apps import AppConfig

from motcua.web.ui import addressing


class UiConfig(AppConfig):
    name = "motcua.web.ui"
    label = "ui"

    def ready(self) -> None:
        addressing.install()
