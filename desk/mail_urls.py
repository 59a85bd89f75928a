"""Addresses of reminders and of the calendar."""

from django.urls import path

from desk import calendar_page, feeds, mail_page, reminders

urlpatterns = [
    path("mail/", mail_page.sent, name="mail"),
    path("mail/next/", mail_page.coming, name="mail_next"),
    path("mail/by-hand/", mail_page.by_hand, name="mail_by_hand"),
    path("mail/ladder/", mail_page.ladder, name="mail_ladder"),
    path("remind/<int:unit_id>/", reminders.remind, name="remind_unit"),
    path("calendar/", calendar_page.calendar, name="calendar"),
    path("calendar/revoke/<int:pk>/", calendar_page.revoke, name="calendar_revoke"),
    path("calendar/<str:key>.ics", feeds.feed, name="calendar_feed"),
]
