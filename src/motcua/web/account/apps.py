from django.apps import AppConfig


class AccountWebConfig(AppConfig):
    name = "motcua.web.account"
    label = "account_web"
