"""Taking a step from the unit's list, and giving it back."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from motcua.dossiers.acts.take import give_back, take
from motcua.web.desk.forms.asked import ActForm, Asked, Values


def _take(asked: Asked, _values: Values) -> str:
    take(asked.dossier.pk, by=asked.by, at=asked.at)
    return _("Anh/chị đã nhận việc này. Hồ sơ nằm trong “Việc của tôi”.")


def _give_back(asked: Asked, _values: Values) -> str:
    give_back(asked.dossier.pk, by=asked.by, at=asked.at)
    return _("Đã trả việc về đơn vị; đồng nghiệp có thể nhận.")


TAKE = ActForm(
    key="take",
    title=gettext_lazy("Nhận việc này"),
    act=gettext_lazy("Nhận việc"),
    do=_take,
    text=gettext_lazy("Việc chuyển vào danh sách của anh/chị; đồng nghiệp thấy anh/chị đang giữ."),
)
GIVE_BACK = ActForm(
    key="give_back",
    title=gettext_lazy("Trả việc về đơn vị"),
    act=gettext_lazy("Trả về"),
    do=_give_back,
    text=gettext_lazy("Việc trở lại danh sách chung để đồng nghiệp nhận."),
)
