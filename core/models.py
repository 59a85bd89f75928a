"""People and parties: who works in the office, and whom an order may call responsible."""

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, PermissionsMixin
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from core import roles
from core.acts import BasisFields, basis_is_whole
from core.managers import UnitQuerySet, UserManager
from core.signin_link import SignInLink as SignInLink
from core.ukrainian import search_text, sort_key


class Searchable(models.Model):
    """A row that people search and sort in Ukrainian; its two companion columns follow on every save."""

    sort_key = models.CharField(max_length=250, editable=False, db_index=True)
    search_text = models.TextField(editable=False)

    class Meta:
        abstract = True

    def save(self, *args, update_fields=None, **kwargs):
        self.fill_companions()
        if update_fields is not None:
            update_fields = {*update_fields, "sort_key", "search_text"}
        super().save(*args, update_fields=update_fields, **kwargs)

    def clean_fields(self, exclude=None):
        self.fill_companions()
        super().clean_fields(exclude=exclude)

    def sorts_by(self) -> str:
        raise NotImplementedError

    def searched_in(self) -> tuple[str, ...]:
        raise NotImplementedError

    def fill_companions(self):
        """Sets both companion columns; bulk writes call it themselves."""
        self.sort_key = sort_key(self.sorts_by())
        self.search_text = search_text(*self.searched_in())


class Unit(Searchable):
    """A party an order may name: a structural unit, a role some unit holds, a collective, an official, a body."""

    class Kind(models.TextChoices):
        UNIT = "unit", _("структурний підрозділ")
        ROLE = "role", _("роль, яку виконує підрозділ")
        COLLECTIVE = "collective", _("сукупність підрозділів")
        OFFICIAL = "official", _("посадова особа")
        BODY = "body", _("колегіальний орган")

    name = models.CharField(_("назва"), max_length=300, help_text=_("Дослівно, як у розпорядженні чи положенні."))
    short_name = models.CharField(_("скорочена назва"), max_length=80, blank=True)
    kind = models.CharField(_("вид"), max_length=12, choices=Kind.choices, default=Kind.UNIT)
    edrpou = models.CharField(
        _("код ЄДРПОУ"),
        max_length=8,
        blank=True,
        validators=[RegexValidator(r"^\d{8}$", _("Код ЄДРПОУ має 8 цифр."))],
    )
    email = models.EmailField(_("електронна пошта"), blank=True)
    phone = models.CharField(_("телефон"), max_length=40, blank=True)
    open_data = models.BooleanField(
        _("веде відкриті дані"),
        default=False,
        help_text=_("Підрозділ (або роль), що за замовчуванням звітує про завдання плану."),
    )
    valid_from = models.DateField(_("діє з"), null=True, blank=True)
    valid_to = models.DateField(_("діє до"), null=True, blank=True)
    successor = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name=_("правонаступник"),
    )
    history = HistoricalRecords(excluded_fields=["sort_key", "search_text"], verbose_name=_("зміна сторони"))

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = _("сторона плану")
        verbose_name_plural = _("підрозділи та інші сторони")
        ordering = ["sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["name"],
                condition=Q(valid_to__isnull=True),
                name="unit_name_once",
                violation_error_message=_("Сторона з такою назвою вже є в довіднику."),
            ),
            models.UniqueConstraint(
                fields=["open_data"],
                condition=Q(open_data=True, valid_to__isnull=True),
                name="unit_one_open_data",
                violation_error_message=_("Відкриті дані вже веде інший підрозділ: спершу зніміть позначку з нього."),
            ),
            models.CheckConstraint(
                name="unit_dates_in_order",
                condition=Q(valid_from__isnull=True) | Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")),
                violation_error_message=_("Дата «діє до» не може бути раніше за «діє з»."),
            ),
            models.CheckConstraint(
                name="unit_not_its_own_successor",
                condition=Q(successor__isnull=True) | ~Q(successor=F("pk")),
                violation_error_message=_("Підрозділ не може бути правонаступником самого себе."),
            ),
        ]

    def __str__(self):
        return self.name

    def sorts_by(self):
        return self.name

    def searched_in(self):
        return self.name, self.short_name, self.edrpou, self.email

    @property
    def label(self):
        """The name for narrow places."""
        return self.short_name or self.name

    def stands_in(self, on):
        """The real unit behind a role on a day (the party itself where nobody holds the role)."""
        if self.kind != self.Kind.ROLE:
            return self
        held = [h for h in self.holdings.all() if h.held_from <= on and (h.held_to is None or on <= h.held_to)]
        return held[-1].unit if held else self


class RoleHolding(BasisFields):
    """Which real unit holds a role the order names, from a day to a day."""

    role = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        related_name="holdings",
        limit_choices_to={"kind": Unit.Kind.ROLE},
        verbose_name=_("роль"),
    )
    unit = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        related_name="roles_held",
        limit_choices_to={"kind": Unit.Kind.UNIT},
        verbose_name=_("підрозділ"),
    )
    held_from = models.DateField(_("виконує з"))
    held_to = models.DateField(_("виконує до"), null=True, blank=True)
    history = HistoricalRecords(verbose_name=_("зміна виконавця ролі"))

    class Meta:
        verbose_name = _("виконавець ролі")
        verbose_name_plural = _("виконавці ролей")
        ordering = ["role", "held_from", "pk"]
        constraints = [
            basis_is_whole("holding_basis_whole"),
            models.CheckConstraint(
                name="holding_dates_in_order",
                condition=Q(held_to__isnull=True) | Q(held_to__gte=F("held_from")),
                violation_error_message=_("Дата «виконує до» не може бути раніше за «виконує з»."),
            ),
            models.UniqueConstraint(
                fields=["role"],
                condition=Q(held_to__isnull=True),
                name="holding_one_open",
                violation_error_message=_("Цю роль уже виконує інший підрозділ: спершу вкажіть, до якого дня."),
            ),
        ]

    def __str__(self):
        return f"{self.role} – {self.unit}"


class User(AbstractBaseUser, PermissionsMixin):
    """A person with an account; the e-mail is the login. Deactivated when he leaves, never deleted."""

    email = models.EmailField(_("електронна пошта"), unique=True)
    last_name = models.CharField(_("прізвище"), max_length=60, blank=True)
    first_name = models.CharField(_("власне ім’я"), max_length=60, blank=True)
    middle_name = models.CharField(_("по батькові"), max_length=60, blank=True)
    role = models.CharField(_("роль"), max_length=16, choices=roles.Role.choices, blank=True)
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="users", verbose_name=_("підрозділ")
    )
    language = models.CharField(_("мова"), max_length=2, choices=settings.LANGUAGES, default="uk")
    is_active = models.BooleanField(_("чинний"), default=True, help_text=_("Замість вилучення зніміть позначку."))
    is_staff = models.BooleanField(_("працює в кабінеті координатора"), default=False)
    date_joined = models.DateTimeField(_("створено"), auto_now_add=True)
    history = HistoricalRecords(excluded_fields=["password", "last_login"], verbose_name=_("зміна облікового запису"))

    USERNAME_FIELD = "email"
    objects = UserManager()

    class Meta:
        verbose_name = _("користувач")
        verbose_name_plural = _("користувачі")
        ordering = ["last_name", "first_name", "email"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="user_email_once",
                violation_error_message=_("Обліковий запис із такою електронною поштою вже є."),
            ),
            models.CheckConstraint(
                name="user_unit_for_unit_roles",
                condition=~Q(role__in=[roles.Role.UNIT_HEAD, roles.Role.UNIT_DEPUTY]) | Q(unit__isnull=False),
                violation_error_message=_("Керівникові та заступникові керівника вкажіть підрозділ."),
            ),
        ]

    def __str__(self):
        return self.get_full_name() or self.email

    def get_full_name(self):
        """«First name SURNAME», as DSTU 4163:2020 writes a signatory."""
        return f"{self.first_name} {self.last_name.upper()}".strip()

    def get_short_name(self):
        return self.first_name or self.email

    def save(self, *args, **kwargs):
        if self.is_superuser:
            self.role = roles.Role.ADMINISTRATOR
        if self.role:
            self.is_staff = roles.is_staff(self.role)
        super().save(*args, **kwargs)


class Post(models.Model):
    """A post somebody holds from a day to a day: head, deputy, acting, responsible for data, curator."""

    class Kind(models.TextChoices):
        HEAD = "head", _("керівник")
        DEPUTY = "deputy", _("заступник керівника")
        ACTING = "acting", _("в. о. керівника")
        DATA = "data", _("відповідальна особа за відкриті дані")
        CURATOR = "curator", _("куратор (заступник міського голови)")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="posts", verbose_name=_("підрозділ"))
    user = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="posts",
        verbose_name=_("обліковий запис"),
    )
    person = models.CharField(_("хто обіймає"), max_length=120, help_text=_("Власне ім’я ПРІЗВИЩЕ"))
    kind = models.CharField(_("вид посади"), max_length=10, choices=Kind.choices)
    title = models.CharField(_("посада"), max_length=200, blank=True, help_text=_("Як її пишуть у документах."))
    held_from = models.DateField(_("обіймає з"))
    held_to = models.DateField(_("обіймає до"), null=True, blank=True)
    history = HistoricalRecords(verbose_name=_("зміна посади"))

    class Meta:
        verbose_name = _("посада")
        verbose_name_plural = _("посади")
        ordering = ["unit", "kind", "held_from"]
        constraints = [
            models.CheckConstraint(
                name="post_dates_in_order",
                condition=Q(held_to__isnull=True) | Q(held_to__gte=F("held_from")),
                violation_error_message=_("Дата «обіймає до» не може бути раніше за «обіймає з»."),
            ),
        ]

    def __str__(self):
        return f"{self.person}, {self.get_kind_display()}"


class Office(models.Model):
    """The office itself, one row: whose plan this is, and whether its data are invented for a demonstration."""

    authority = models.TextField(_("орган"), help_text=_("Назва для шапки документів, рядок за рядком."))
    city = models.CharField(_("місто"), max_length=80)
    edrpou = models.CharField(_("код ЄДРПОУ"), max_length=8, blank=True)
    submit_day = models.PositiveSmallIntegerField(
        _("подати інформацію до"),
        default=5,
        validators=[MinValueValidator(1), MaxValueValidator(28)],
        help_text=_("Число місяця після кварталу; вихідний переносить на наступний робочий день."),
    )
    review_day = models.PositiveSmallIntegerField(
        _("розглянути до"),
        default=9,
        validators=[MinValueValidator(1), MaxValueValidator(28)],
        help_text=_("Число місяця після кварталу, до якого тривають розгляд і виправлення."),
    )
    self_acceptance = models.BooleanField(
        _("дозволити прийняття без другої перевірки"),
        default=False,
        help_text=_("Якщо перевірити підрозділ координатора більше нікому. У звіті буде позначка."),
    )
    demo = models.BooleanField(_("демонстраційні дані"), default=False, editable=False)
    history = HistoricalRecords(verbose_name=_("зміна відомостей про установу"))

    class Meta:
        verbose_name = _("установа")
        verbose_name_plural = _("установа")
        constraints = [models.CheckConstraint(name="office_only_one", condition=Q(pk=1))]

    def __str__(self):
        return self.city

    def save(self, *args, **kwargs):
        self.pk = 1
        super().save(*args, **kwargs)


class DayOff(models.Model):
    """A day the office does not work, beside weekends and the state's holidays."""

    day = models.DateField(_("день"), unique=True)
    note = models.CharField(_("чому"), max_length=200, blank=True)
    history = HistoricalRecords(verbose_name=_("зміна вихідного дня"))

    class Meta:
        verbose_name = _("вихідний день")
        verbose_name_plural = _("вихідні дні")
        ordering = ["day"]

    def __str__(self):
        return f"{self.day:%d.%m.%Y}"


class Job(models.Model):
    """Work longer than a request. The row is the truth, the background task only carries its id (`core.jobs`)."""

    class State(models.TextChoices):
        WAITING = "waiting", "у черзі"
        RUNNING = "running", "виконується"
        DONE = "done", "виконано"
        FAILED = "failed", "не вдалося"

    kind = models.CharField("вид роботи", max_length=40)
    state = models.CharField("стан", max_length=8, choices=State.choices, default=State.WAITING)
    by = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="хто почав"
    )
    done = models.PositiveIntegerField("зроблено", default=0)
    total = models.PositiveIntegerField("усього", default=0)
    attempts = models.PositiveSmallIntegerField("спроб", default=0)
    created_at = models.DateTimeField("створено", auto_now_add=True)
    heartbeat = models.DateTimeField("останній знак життя", default=timezone.now)
    finished_at = models.DateTimeField("завершено", null=True, blank=True)
    result = models.TextField("підсумок", blank=True)
    error = models.TextField("чому не вдалося", blank=True)

    class Meta:
        verbose_name = "фонова робота"
        verbose_name_plural = "фонові роботи"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                name="job_finished_with_its_time",
                condition=Q(state__in=["done", "failed"], finished_at__isnull=False)
                | Q(state__in=["waiting", "running"], finished_at__isnull=True),
                violation_error_message="Завершена робота має час завершення, а незавершена його не має.",
            ),
        ]

    def __str__(self):
        return f"{self.kind} № {self.pk}: {self.get_state_display()}"
