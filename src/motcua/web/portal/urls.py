from django.urls import path

from motcua.web.portal.views import filing, find, follow, owing, own, preview, texts

app_name = "portal"
DOSSIER = "ho-so/<uuid:public_id>"
urlpatterns = [
    path("", find.home, name="home"),
    path("thu-tuc", find.procedures, name="procedures"),
    path("thu-tuc/<str:code>", find.procedure, name="procedure"),
    path("ban-soan/<uuid:public_id>", preview.draft_preview, name="draft_preview"),
    path("xa-phuong", find.communes, name="communes"),
    path("nop/<str:code>", filing.start, name="start"),
    path("ho-so", own.dossiers, name="dossiers"),
    path(DOSSIER, own.dossier, name="dossier"),
    path(f"{DOSSIER}/soan", filing.tasks, name="tasks"),
    path(f"{DOSSIER}/soan/<slug:key>", filing.topic, name="topic"),
    path(f"{DOSSIER}/giay-to", filing.papers, name="papers"),
    path(f"{DOSSIER}/nhan", filing.return_way, name="return_way"),
    path(f"{DOSSIER}/kiem-tra", filing.check, name="check"),
    path(f"{DOSSIER}/da-nop", filing.done, name="done"),
    path(f"{DOSSIER}/bo-sung", own.supplement, name="supplement"),
    path(f"{DOSSIER}/chung-tu", owing.owing, name="owing"),
    path(f"{DOSSIER}/rut", own.withdraw, name="withdraw"),
    path(f"{DOSSIER}/danh-gia", own.rate, name="rate"),
    path(f"{DOSSIER}/xoa", own.discard, name="discard"),
    path("tep/<uuid:public_id>", own.file, name="file"),
    path("giay/<uuid:public_id>", own.paper, name="paper"),
    path("tra-cuu", follow.follow, name="follow"),
    path("thong-bao", own.notices, name="notices"),
    path("tro-giup", texts.help_, name="help"),
    path("lien-he", texts.contact, name="contact"),
    path("rieng-tu", texts.privacy, name="privacy"),
    path("kha-nang-tiep-can", texts.accessibility, name="accessibility"),
]
