"""The front page of the simulation: what it is, and what kind of day it is outside."""

from motcua.adapters.sim.answers import Answer, Asked, page, redirect
from motcua.adapters.sim.days import WORDS, Day
from motcua.adapters.sim.markup import Markup, joined, markup
from motcua.adapters.sim.world import World

BODY = """<p>Đây là phần mô phỏng đi kèm bản dùng thử của Một Cửa. Nó đóng vai các hệ thống bên ngoài để bạn thử được
mọi việc ngay trên máy này: không có gì được gửi ra ngoài, và không ai ở đây có thật.</p>
<h2>Đang có những gì</h2>
<ul><li><strong>Định danh điện tử (VNeID)</strong>: nói đúng chuẩn OpenID Connect, có {count} người để chọn. Trang này
mở ra khi bạn bấm đăng nhập ở Một Cửa.</li>
<li><a href="/sim/mail/">Hộp thư chung</a>: mọi thư điện tử của tỉnh mẫu đều đến đây.</li></ul>
<h2>Hôm nay là một ngày thế nào?</h2>
<p>Chọn một ngày xấu để xem Một Cửa cư xử ra sao khi hệ thống định danh điện tử gặp trục trặc.</p>
<form method="post" action="/sim/days"><fieldset><legend>Định danh điện tử</legend>{days}</fieldset>
<p class="buttons"><button>Đổi</button></p></form>"""
DAY = '<label><input type="radio" name="day" value="{value}"{checked}> {words}</label>'


def front(world: World, asked: Asked) -> Answer:
    now = world.weather.day
    days = joined(
        markup(DAY, value=day.value, words=words, checked=Markup(" checked") if day is now else "")
        for day, words in WORDS.items()
    )
    return page("Phần mô phỏng", markup(BODY, count=len(world.people), days=days))


def turn(world: World, asked: Asked) -> Answer:
    """Change the day; an unknown one changes nothing."""
    chosen = asked.form.get("day", "")
    if chosen in set(Day):
        world.weather.turn(Day(chosen))
    return redirect("/sim/")
