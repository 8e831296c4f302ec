"""The tag of the sample page."""

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from motcua.web.ui.samples import Sample

register = template.Library()


@register.simple_tag
def show(sample: Sample) -> SafeString:
    """Render a sample by itself, with nothing but its own values."""
    return render_to_string(sample.template, sample.values)
