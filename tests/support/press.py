"""Local sources of several kinds that publish what a test says, and the settings to follow them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from ipaddress import ip_network
from pathlib import Path
from types import MappingProxyType
from typing import Final

from livefeed.demo.coverage import Form, Publisher
from livefeed.demo.documents import Showing, Shown, document_of, path_of
from livefeed.model import AlertClass, SourceAlert
from livefeed.settings import Alerts, Channel, Feed, Match, Polling, Route, Server, Settings, Source
from tests.support.origin import Origin

SECRET: Final = "whsec_bGl2ZWZlZWQgdGVzdHMgc2VjcmV0IDAxMjM0NTY3ODk="
FORMS: Final[Mapping[str, Form]] = MappingProxyType(
    {"alpha": "rss", "beta": "atom", "gamma": "live-blog"}
)

WIRE: Final = (
    "لقي أربعة أشخاص مصرعهم وفُقد طفلان بعدما جرفت السيول حافلة صغيرة على الطريق الواصل بين وادي "
    "الرمان وعين التين فجر اليوم، وقال الدفاع المدني إن فرقه أجلت ستين عائلة إلى مدارس قريبة وإن "
    "الطريق سيبقى مقطوعاً حتى انحسار المياه."
)
SPELT: Final = (
    "لقي اربعه اشخاص مصرعهم وفُقِدَ طفلان بعدما جرفت السيول حافله صغيره على الطريق الواصل بين وادي "
    "الرمان وعين التين فجر اليوم ، وقال الدفاع المدنـــي ان فرقه اجلت ستين عائله الى مدارس "
    "قريبه وان "
    "الطريق سيبقى مقطوعا حتى انحسار المياه"
)
MORE_DEAD: Final = WIRE.replace("أربعة أشخاص", "تسعة أشخاص")
POLISHED: Final = WIRE.replace("قريبة", "مجاورة")
ARTICLE: Final = (
    "أمضى سكان القرى العالية ليلتهم على السطوح يراقبون الماء وهو يعلو درجة بعد درجة، وتبادلوا "
    "المصابيح والخبز من فوق الأسوار. قالت معلمة في المدرسة الابتدائية إنها فتحت الصفوف قبل الفجر "
    "وأشعلت المدافئ، وإن التلاميذ جاؤوا مع آبائهم يحملون الفرش لا الكتب.\n\n"
    + WIRE
    + "\n\nوفي السوق القديم رفع الباعة بضائعهم إلى الرفوف العليا وسدوا الأبواب بأكياس "
    "الرمل، ثم جلسوا "
    "يشربون الشاي وينتظرون. وروى سائق شاحنة كان عائداً من المرفأ أنه ترك شاحنته عند محطة "
    "الوقود ومشى "
    "ثلاث ساعات في الطين حتى وصل إلى بيته، وأن أحداً من الجيران لم ينم قبل أن يعود.\n\n"
    "وتقول إدارة الحدائق إن أشجار الدلب الكبيرة قرب المحطة صمدت كلها، ما عدا واحدة مالت على سور "
    "المكتبة العامة من غير أن تؤذيه، وإن عمالها سيقلمونها ويسندونها بدل أن يقطعوها لأن "
    "عمرها يزيد على "
    "عمر المدينة الجديدة. أما المخبز الوحيد الذي بقي مفتوحاً فقد وزع أرغفته مجاناً حتى نفد الطحين، "
    "ووعد صاحبه بأن يعود إلى العجن ما إن تصل الشاحنة التالية من المطحنة."
)
OTHERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "alpha": "افتتح في مدينة المرفأ معرض للكتاب بمشاركة دور نشر محلية، ويستمر عشرة أيام "
        "تتخللها "
        "أمسيات شعرية وندوات عن الترجمة.",
        "beta": "أعلنت مؤسسة الخطوط الحديدية تعديل مواعيد القطارات بين الساحل والداخل خلال "
        "الشتاء بسبب "
        "صيانة الجسور القديمة.",
        "gamma": "توجت لاعبة من المدينة الشرقية بلقب بطولة الشطرنج للناشئين بعد فوزها في "
        "جولة أخيرة "
        "استمرت خمس ساعات.",
    }
)


class Press:
    """Sources on one origin, each a document of its own kind; `url_of` is where it is polled."""

    def __init__(self, origin: Origin, forms: Mapping[str, Form] = FORMS) -> None:
        self._origin = origin
        self._showing = {
            name: Showing(publisher=Publisher(name=name, title=name, form=form, language="ar"))
            for name, form in forms.items()
        }
        for name in forms:
            self.publish(name, f"{name}-0", OTHERS[name])

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._showing)

    def path(self, name: str) -> str:
        return path_of(self._showing[name].publisher)

    def publish(
        self, name: str, key: str, text: str, *, title: str = "", at: datetime | None = None
    ) -> None:
        """Show an update, newest first; one that is shown already keeps its place and its time."""
        now = datetime.now(UTC)  # noqa: TID251 - publishers have a clock too
        showing = self._showing[name]
        before = next((shown for shown in showing.updates if shown.key == key), None)
        shown = Shown(
            key=key,
            title=title or " ".join(text.split()[:6]),
            text=text,
            published=at or (before.published if before else now),
            updated=now,
        )
        if before is None:
            updates = (shown, *showing.updates)
        else:
            updates = tuple(shown if old.key == key else old for old in showing.updates)
        self._showing[name] = Showing(publisher=showing.publisher, updates=updates)
        self.restore(name)

    def document(self, name: str) -> tuple[str, bytes]:
        """Return the media type and the bytes of what a source shows now."""
        media_type, text = document_of(self._showing[name], self._origin.url("/"), readers=1)
        return media_type, text.encode()

    def restore(self, name: str) -> None:
        """Serve the document of a source, whatever stood in its place."""
        media_type, body = self.document(name)
        self._origin.show(self.path(name), body, content_type=media_type)

    def sources(self, every_s: float = 0.3) -> tuple[Source, ...]:
        return tuple(
            Source(
                name=name,
                title=name,
                url=self._origin.url(self.path(name)),
                kind="page" if showing.publisher.form == "live-blog" else "feed",
                language="ar",
                every_s=every_s,
            )
            for name, showing in self._showing.items()
        )


def settings_of(
    folder: Path, sources: tuple[Source, ...], *, hook: str = "", every_s: float = 0.3
) -> Settings:
    """Return settings of a daemon on loopback: every class to `{hook}/all`, some to "
    "`{hook}/desk`, what happens to sources to `{hook}/operator`."""
    channels = tuple(
        Channel(name=name, type="webhook", url=f"{hook}/{name}", secrets=(SECRET,))
        for name in ("all", "desk", "operator")
        if hook
    )
    routes = (
        Route(name="all", feed="all", channels=("all",), on=tuple(AlertClass)),
        Route(name="sources", feed="all", channels=("operator",), on=tuple(SourceAlert)),
        Route(name="desk", feed="floods", channels=("desk",)),
    )
    return Settings(
        database=str(folder / "livefeed.db"),
        server=Server(listen=("127.0.0.1:0",), authority="tests.example,2026"),
        polling=Polling(
            every_s=every_s,
            fastest_s=every_s,
            slowest_s=every_s,
            per_host=16,
            host_gap_s=0.0,
            timeout_s=3.0,
            allow_private=(ip_network("127.0.0.0/8"),),
        ),
        alerts=Alerts(first_poll="silent"),
        sources=sources,
        feeds=(
            Feed(name="all", title="الكل"),
            Feed(name="floods", title="السيول", language="ar", match=Match(any=("السيول",))),
        ),
        channels=channels,
        routes=routes if hook else (),
    )


def config_of(press: Press, *, hook: str, port: int) -> str:
    """Return the same as config.toml, for a daemon in a process of its own."""
    sources = "".join(
        f'[[source]]\nname = "{s.name}"\nurl = "{s.url}"\nkind = "{s.kind}"\nlanguage = "ar"\n'
        for s in press.sources()
    )
    classes = ", ".join(f'"{alert_class}"' for alert_class in AlertClass)
    return (
        f'[daemon]\ndatabase = "livefeed.db"\n'
        f'[server]\nlisten = "127.0.0.1:{port}"\nbase_url = "http://127.0.0.1:{port}"\n'
        f'authority = "tests.example,2026"\n'
        f'[polling]\nevery = "1s"\nfastest = "1s"\nslowest = "1s"\nper_host = 16\n'
        f'host_gap = "0s"\ntimeout = "3s"\nallow_private = ["127.0.0.0/8"]\n'
        f"{sources}"
        f'[[channel]]\nname = "all"\ntype = "webhook"\nurl = "{hook}/all"\nsecrets = ["{SECRET}"]\n'
        f'[[route]]\nname = "all"\nfeed = "all"\nchannels = ["all"]\non = [{classes}]\n'
    )
