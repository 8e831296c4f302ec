from django.urls import path

from motcua.web.desk.views import acts, articles, dossier, export, files, intake, lists, search

app_name = "desk"
urlpatterns = [
    path("", lists.mine, name="mine"),
    path("unit", lists.unit, name="unit"),
    path("due-soon", lists.due_soon, name="due_soon"),
    path("overdue", lists.overdue, name="overdue"),
    path("waiting", lists.waiting, name="waiting"),
    path("proposals", lists.proposals, name="proposals"),
    path("returns", lists.returns, name="returns"),
    path("lists/<slug:key>/<slug:form>", export.export, name="export"),
    path("search", search.search, name="search"),
    path("intake", intake.choose, name="intake"),
    path("intake/<str:code>", intake.enter, name="enter"),
    path("articles", articles.articles, name="articles"),
    path("articles/write", articles.write, name="article_write"),
    path("articles/<uuid:article>/withdraw", articles.withdraw, name="article_withdraw"),
    path("dossiers/<uuid:public_id>", dossier.dossier, name="dossier"),
    path("dossiers/<uuid:public_id>/reveal", dossier.reveal, name="reveal"),
    path("dossiers/<uuid:public_id>/check", dossier.check, name="check"),
    path("dossiers/<uuid:public_id>/why", dossier.why, name="why"),
    path("dossiers/<uuid:public_id>/why.json", dossier.certificate, name="certificate"),
    path("dossiers/<uuid:public_id>/consults/<int:step>", acts.answer_consult, name="answer"),
    path("dossiers/<uuid:public_id>/route", dossier.dossier_route, name="dossier_route"),
    path("dossiers/<uuid:public_id>/<slug:key>", acts.act, name="act"),
    path("files/<uuid:public_id>", files.file, name="file"),
    path("files/<uuid:public_id>/preview", files.preview, name="preview"),
    path("papers/<uuid:public_id>", files.paper, name="paper"),
]
