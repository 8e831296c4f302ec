"""Forms of Django and answers of allauth, dressed in our own components."""

from typing import Any

from django import forms
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse

from motcua.web.ui.fields import FieldView, error_lines
from motcua.web.ui.parts import ErrorLine


def _kind(field: forms.Field) -> str:
    if isinstance(field.widget, forms.PasswordInput):
        return "password"
    return "email" if isinstance(field, forms.EmailField) else "text"


def views(form: forms.BaseForm) -> tuple[FieldView, ...]:
    """Give the fields as components; what was typed stays, except passwords."""
    return tuple(
        FieldView(
            name=bound.html_name,
            label=str(bound.label),
            kind=_kind(bound.field),
            hint=str(bound.help_text),
            value=bound.value() or "",
            error=" ".join(map(str, bound.errors)),
            required=bound.field.required,
            autocomplete=str(bound.field.widget.attrs.get("autocomplete", "")),
            width="l",
        )
        for bound in form
        if not bound.is_hidden
    )


def facts(form: forms.BaseForm) -> dict[str, Any]:
    """Give the context of a page with one form: its fields and the lines of the error summary."""
    shown = views(form)
    whole = tuple(ErrorLine(str(words)) for words in form.non_field_errors())
    return {"fields": shown, "errors": (*whole, *error_lines(shown))}


def dressed(answer: HttpResponseBase, template: str, **more: Any) -> HttpResponseBase:
    """Give an answer of allauth our template; a redirect stays as it is."""
    if isinstance(answer, TemplateResponse) and not answer.is_rendered:
        context = dict(answer.context_data or {})
        form = context.get("form")
        known = facts(form) if isinstance(form, forms.BaseForm) else {}
        answer.template_name = f"account_web/{template}"
        answer.context_data = context | known | more
    return answer
