"""Filters of the documents' templates."""

from django import template

from reports import typography

register = template.Library()


@register.filter
def held(text):
    """Words of an order: only their spaces hold."""
    return typography.unbroken(str(text))


@register.filter
def fine(text):
    """Words somebody typed, as print has them."""
    return typography.fine(str(text))
