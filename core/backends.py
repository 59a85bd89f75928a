"""Sign-in by e-mail, and permissions from the table of roles."""

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import Permission
from django.db.models import Q

from core import roles
from core.clock import today
from core.models import User


class RoleBackend(ModelBackend):
    """Adds what the role allows to what was granted to the person."""

    def get_user(self, user_id):
        """Whoever is signed in, with his unit: every page names it."""
        user = User.objects.select_related("unit").filter(pk=user_id).first()
        return user if user is not None and self.user_can_authenticate(user) else None

    def user_can_authenticate(self, user):
        """Whose account is on, and whose days with it have begun and not ended; asked on every page."""
        return super().user_can_authenticate(user) and user.works_on(today())

    def has_perm(self, user_obj, perm, obj=None):
        if not user_obj.is_active or user_obj.is_anonymous:
            return False
        return roles.allows(user_obj.role, perm) or super().has_perm(user_obj, perm, obj)

    def get_all_permissions(self, user_obj, obj=None):
        """What was granted to the person, himself or as one of a group: asked for once."""
        if not user_obj.is_active or user_obj.is_anonymous or obj is not None:
            return set()
        if not hasattr(user_obj, "_granted"):
            granted = Permission.objects.filter(Q(user=user_obj) | Q(group__user=user_obj)).order_by()
            names = granted.values_list("content_type__app_label", "codename")
            user_obj._granted = {f"{room}.{name}" for room, name in names}
        return user_obj._granted

    def has_module_perms(self, user_obj, app_label):
        if not user_obj.is_active or user_obj.is_anonymous:
            return False
        rights = roles.TABLE.get(user_obj.role)
        looks = rights is not None and any(pattern.split(".")[0] in ("*", app_label) for pattern in rights.may)
        return looks or super().has_module_perms(user_obj, app_label)
