#include "models/store/drafts.h"
#include "tests/ctl/ctl_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// A call that is parked at a desk is in the brief of that desk, with the weapon that it speaks of.
using namespace haven;
using namespace haven::test;

namespace {

void park(const CtlStation& station, const char* text)
{
    const Knowledge knowledge;
    EngineOptions options;
    options.place = station.place();
    options.holder = "test";
    options.knowledge = &knowledge;
    options.clock = [] { return Instant{1'700'000'000'000}; };
    options.localDay = [](Instant) { return LocalDay{2023, 11, 14}; };
    options.decide = [](const State&, const Command&, const Act&) -> Result<std::vector<Event>> {
        return std::vector<Event>{};
    };
    auto engine = Engine::open(std::move(options));
    if (!engine)
        qFatal("%s", refusalSentence(engine.refusal()).c_str());
    const StoredDraft draft{PositionId("Position 1"), "intake/1", text, Instant{1'700'000'000'000}};
    const bool isKept = (*engine)->saveDraft(draft).isOk();
    (*engine)->wait();
    if (!isKept || !(*engine)->stop())
        qFatal("the call was not parked");
}

} // namespace

class tst_CtlHalfTaken final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBriefTellsOfTheWeapon()
    {
        const CtlStation station;
        park(station, "{\"started_at\": 5, \"texts\": [[\"Location\", \"12 Elm St\"]], "
                      "\"typed_lines\": \"u: does he have a gun | c: yes\"}");
        const auto brief = [&station] {
            return station
                .verb(QStringLiteral("brief"),
                      {QStringLiteral("--position"), QStringLiteral("Position 1")})
                .out;
        };
        QVERIFY2(brief().contains("12 Elm St, NOT ON THE RECORD YET, possible weapon"),
                 brief().constData());
        const Ran off = ctl({QStringLiteral("do"), QStringLiteral("--station"), station.path(),
                             QStringLiteral("--as"), QStringLiteral("admin"),
                             QStringLiteral("conf advisor off")});
        QVERIFY2(off.code == 0, off.err.constData());
        QVERIFY2(brief().contains("12 Elm St, NOT ON THE RECORD YET"), brief().constData());
        QVERIFY2(!brief().contains("possible weapon"), brief().constData());
    }

    // The day the power is out its caller is on no board, whoever sits where.
    void thePaperHasItToo()
    {
        const CtlStation station;
        park(station, "{\"started_at\": 5, \"texts\": [[\"Location\", \"12 Elm St\"]], "
                      "\"typed_lines\": \"u: does he have a gun | c: yes\"}");
        const QString file = station.file(QStringLiteral("board.pdf"));
        const Ran ran = station.verb(QStringLiteral("runcards"),
                                     {QStringLiteral("--out"), file, QStringLiteral("--json")});
        QVERIFY2(ran.code == 0, ran.err.constData());
        QCOMPARE(ran.json().object()[u"half_taken"].toInt(), 1);
        const QByteArray text = bytesOfFile(station.file(QStringLiteral("board.txt")));
        QVERIFY2(text.contains("CALLS HALF TAKEN, 1"), text.constData());
        QVERIFY2(text.contains("NOT RECORDED, WEAPON?"), text.constData());
        QVERIFY(text.contains("12 Elm St"));
        QVERIFY(!text.contains("does he have")); // what was said lies on no desk
    }

    void aDeskThatIsNotThereHasNoBrief()
    {
        const CtlStation station;
        park(station, "{\"started_at\": 5, \"texts\": [[\"Location\", \"12 Elm St\"]]}");
        const auto brief = [&station](const char* position) {
            return station.verb(QStringLiteral("brief"),
                                {QStringLiteral("--position"), QString::fromLatin1(position)});
        };
        const Ran slip = brief("Postion 1");
        QCOMPARE(slip.code, 1);
        QVERIFY2(slip.err.contains("[PositionUnknown]") && slip.err.contains("Position 1"),
                 slip.err.constData());
        // The number alone, or in small letters, means the desk that is there.
        QVERIFY2(brief("1").out.contains("12 Elm St"), brief("1").err.constData());
        QVERIFY2(brief("position 1").out.contains("12 Elm St"), brief("1").err.constData());
    }
};

HAVEN_TESTS(tst_CtlHalfTaken)
#include "tst_ctl_half_taken.moc"
