from django.apps import AppConfig


class BoardConfig(AppConfig):
    name = "motcua.web.board"
    label = "board"
