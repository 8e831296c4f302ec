"""Forms of signing in, with our words. What they check beyond their shape stands in allauth and in the acts."""

from typing import Any

from allauth.account.forms import LoginForm, ReauthenticateForm, ResetPasswordKeyForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as CodeReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.utils.translation import gettext_lazy as _

from motcua.directory.models import Account
from motcua.web.account import locks
from motcua.web.account.adapters import LOCKED, WRONG_CODE, WRONG_PASSWORD

NO_EMAIL, NO_PASSWORD, NO_CODE = _("Còn thiếu thư điện tử."), _("Còn thiếu mật khẩu."), _("Còn thiếu mã xác thực.")
NO_NEW, NO_AGAIN = _("Còn thiếu mật khẩu mới."), _("Nhập mật khẩu mới thêm lần nữa, để chắc là không gõ nhầm.")
BAD_EMAIL = _("Địa chỉ thư điện tử chưa đúng, ví dụ đúng: lan@laocai.gov.vn.")
NEW_HINT = _("Ít nhất 10 ký tự. Một câu ngắn dễ nhớ với mình thì tốt hơn một từ khó nhớ.")
UNEQUAL = _("Hai lần nhập mật khẩu chưa giống nhau.")
CODE_HINT = _("6 chữ số đang hiện trong ứng dụng, hoặc một mã dự phòng.")


def _worded(form: forms.Form, **words: tuple[Any, Any]) -> None:
    """Give fields of allauth our label and our words for "nothing was typed"."""
    for name, (label, missing) in words.items():
        form.fields[name].label = label
        form.fields[name].error_messages["required"] = missing


class SignInForm(LoginForm):  # type: ignore[misc]  # allauth carries no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _worded(self, login=(_("Thư điện tử công vụ"), NO_EMAIL), password=(_("Mật khẩu"), NO_PASSWORD))
        self.fields["login"].error_messages["invalid"] = BAD_EMAIL


class NewPasswordForm(ResetPasswordKeyForm):  # type: ignore[misc]  # allauth carries no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _worded(self, password1=(_("Mật khẩu mới"), NO_NEW), password2=(_("Nhập lại mật khẩu mới"), NO_AGAIN))
        self.fields["password1"].help_text = NEW_HINT

    def clean(self) -> dict[str, Any]:
        """Word the one fault that allauth words itself."""
        data: dict[str, Any] = super().clean()
        if "password2" in self.errors and data.get("password1"):
            self.errors["password2"] = self.error_class([UNEQUAL])
        return data


class ConfirmForm(ReauthenticateForm):  # type: ignore[misc]  # allauth carries no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _worded(self, password=(_("Mật khẩu"), NO_PASSWORD))


class ForgottenForm(forms.Form):
    email = forms.EmailField(
        label=_("Thư điện tử công vụ"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": NO_EMAIL, "invalid": BAD_EMAIL},
    )


class ChangePasswordForm(forms.Form):
    """Change one's own password; needs the present one. Whether the new one is strong enough is asked by the act."""

    old_password = forms.CharField(
        label=_("Mật khẩu đang dùng"),
        strip=False,
        error_messages={"required": NO_PASSWORD},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    new_password = forms.CharField(
        label=_("Mật khẩu mới"),
        strip=False,
        error_messages={"required": NO_NEW},
        help_text=NEW_HINT,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again_password = forms.CharField(
        label=_("Nhập lại mật khẩu mới"),
        strip=False,
        error_messages={"required": NO_AGAIN},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, account: Account, data: Any = None) -> None:
        super().__init__(data)
        self.account = account

    def clean_old_password(self) -> str:
        who = str(self.account.pk)
        if not locks.admits("again", who):
            raise forms.ValidationError(LOCKED)
        if not self.account.check_password(self.cleaned_data["old_password"]):
            raise forms.ValidationError(WRONG_PASSWORD)
        locks.succeeded("again", who)
        return str(self.cleaned_data["old_password"])

    def clean_again_password(self) -> str:
        if self.cleaned_data["again_password"] != self.cleaned_data.get("new_password"):
            raise forms.ValidationError(UNEQUAL)
        return str(self.cleaned_data["again_password"])


class _Locked:
    """Bounds the wrong codes of one account before any is compared, and takes each code once in all processes."""

    user: Account
    lock = "code"

    def clean_code(self) -> str:
        who = str(self.user.pk)
        if not locks.admits(self.lock, who):
            raise forms.ValidationError(LOCKED)
        code: str = super().clean_code()  # type: ignore[misc]  # the form that this is mixed into has it
        if not locks.first_use(who, code):
            raise forms.ValidationError(WRONG_CODE)
        locks.succeeded(self.lock, who)
        return code


class CodeForm(_Locked, AuthenticateForm):  # type: ignore[misc]  # allauth carries no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _worded(self, code=(_("Mã xác thực"), NO_CODE))
        self.fields["code"].help_text = CODE_HINT


class CodeAgainForm(_Locked, CodeReauthenticateForm):  # type: ignore[misc]  # allauth carries no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _worded(self, code=(_("Mã xác thực"), NO_CODE))
        self.fields["code"].help_text = CODE_HINT


class ActivateForm(_Locked, ActivateTOTPForm):  # type: ignore[misc]  # allauth carries no types
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _worded(self, code=(_("Mã 6 chữ số trong ứng dụng"), NO_CODE))
