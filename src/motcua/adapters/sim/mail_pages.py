"""The mailbox as pages: every e-mail of the sample province arrives here and nowhere else."""

import re
from http import HTTPStatus
from urllib.parse import quote

from motcua.adapters.sim import mailbox
from motcua.adapters.sim.answers import Answer, Asked, not_found, page
from motcua.adapters.sim.mailbox import Mail
from motcua.adapters.sim.markup import Markup, joined, markup
from motcua.adapters.sim.world import World

LINK = re.compile(r"https?://[^\s<>\"']*[^\s<>\"'.,;:!?)]")
EMPTY = """<p>Chưa có thư nào. Khi Một Cửa gửi thư cho ai trong tỉnh mẫu, thư sẽ hiện ở đây.</p>"""
LISTED = """<li><a href="/sim/mail/{key}">{subject}</a><br><small>Gửi {to} · {at}{attached}</small></li>"""
SHOWN = """<dl><div><dt>Từ</dt><dd>{sender}</dd></div><div><dt>Đến</dt><dd>{to}</dd></div>
<div><dt>Lúc</dt><dd>{at}</dd></div></dl>
<div class="letter">{text}</div>{attached}
<p><a href="/sim/mail/">Về hộp thư</a></p>"""
ATTACHED = """<h2>Tệp kèm theo</h2><ul>{rows}</ul>"""
FILE = """<li><a href="/sim/mail/{key}/{number}">{name}</a> ({size})</li>"""


def _when(mail: Mail) -> str:
    return f"{mail.at:%H:%M:%S ngày %d/%m/%Y}" if mail.at else "không rõ lúc nào"


def linked(text: str) -> Markup:
    """Escape a letter and make its web addresses links; nothing else becomes HTML."""
    parts, last = [], 0
    for found in LINK.finditer(text):
        parts += [markup("{t}", t=text[last : found.start()]), markup('<a href="{u}">{u}</a>', u=found.group())]
        last = found.end()
    return Markup("".join([*parts, markup("{t}", t=text[last:])]))


def mails(world: World, asked: Asked) -> Answer:
    found = mailbox.newest(world.mail)
    rows = joined(
        markup(
            LISTED,
            key=quote(m.key),
            subject=m.subject or "(không có tiêu đề)",
            to=m.to,
            at=_when(m),
            attached=f" · {len(m.attached)} tệp kèm theo" if m.attached else "",
        )
        for m in found
    )
    return page("Hộp thư chung của tỉnh mẫu", markup('<ul class="mails">{r}</ul>', r=rows) if found else Markup(EMPTY))


def mail(world: World, asked: Asked) -> Answer:
    """Show one e-mail, or send one of its files: /sim/mail/KEY or /sim/mail/KEY/NUMBER."""
    key, _, number = asked.path.removeprefix("/sim/mail/").partition("/")
    found = mailbox.one(world.mail, key)
    if found is None:
        return not_found()
    return _file(found, number) if number else _shown(found)


def _shown(found: Mail) -> Answer:
    rows = joined(
        markup(FILE, key=quote(found.key), number=n, name=a.name, size=f"{(len(a.content) + 1023) // 1024} kB")
        for n, a in enumerate(found.attached, 1)
    )
    body = markup(
        SHOWN,
        sender=found.sender,
        to=found.to,
        at=_when(found),
        text=linked(found.text),
        attached=markup(ATTACHED, rows=rows) if found.attached else "",
    )
    return page(found.subject or "(không có tiêu đề)", body)


def _file(found: Mail, number: str) -> Answer:
    if not (number.isdecimal() and 0 < int(number) <= len(found.attached)):
        return not_found()
    chosen = found.attached[int(number) - 1]
    named = f"attachment; filename*=UTF-8''{quote(chosen.name)}"
    return Answer(HTTPStatus.OK, chosen.content, {"Content-Type": chosen.kind, "Content-Disposition": named})
