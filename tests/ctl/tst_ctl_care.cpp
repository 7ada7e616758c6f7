#include "tests/ctl/ctl_kit.h"
#include "tests/testkit/test_program.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

QStringList cut(const char* line)
{
    return QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts);
}

Ran asClinician(const CtlStation& station, const QStringList& lines)
{
    return ctl(QStringList{QStringLiteral("do"), QStringLiteral("--station"), station.path(),
                           QStringLiteral("--as"), QStringLiteral("clinician")} +
               lines);
}

// One incident with an outcome, a promise, a report and a plan that may be shown.
void fillCare(const CtlStation& station)
{
    QCOMPARE(station
                 .run({QStringLiteral("new WELFARE @\"12 Oak Ave\""),
                       QStringLiteral("req 01 condition POLICE-OBSERVED")})
                 .code,
             0);
    const Ran done = asClinician(
        station,
        {QStringLiteral("oc 01 seen PLANTED-SEEN"), QStringLiteral("fu 01 48 PLANTED-PROMISE"),
         QStringLiteral("mr 01 child made by PLANTED-REPORTER careline"),
         QStringLiteral("cert 01 license PLANTED-LICENSE"),
         QStringLiteral("plan 01 place speak slowly"), QStringLiteral("pset 1 helps PLANTED-HELP"),
         QStringLiteral("pset 1 steps wait; ask"), QStringLiteral("pset 1 source brother")});
    QVERIFY2(done.code == 0, done.err.constData());
    const Ran approved = station.run({QStringLiteral("papp 1 sergeant")});
    QVERIFY2(approved.code == 0, approved.err.constData());
}

// Every way of reading that asks nobody who they are.
QList<std::pair<const char*, const char*>> plainReadings()
{
    return {{"board", ""},
            {"board", "--json"},
            {"board", "--unverified"},
            {"board", "--format geojson"},
            {"recommend", "01"},
            {"recommend", "02"},
            {"response", "01"},
            {"response", "02"},
            {"unmet", ""},
            {"near", "41.3083,-72.9279"},
            {"log", ""},
            {"log", "--words PLANTED"},
            {"checklist", "--incident 01"},
            {"checklist", "--incident 02"},
            {"care", "01"},
            {"care", "02"},
            {"care", "plans"},
            {"followups", ""},
            {"worksheet", "01 certificate"},
            {"worksheet", "02 request"},
            {"summary", ""},
            {"numbers", ""},
            {"search", "PLANTED"},
            {"verify", ""},
            {"directory", "find --town Hartford"},
            {"feed", "list"},
            {"geo", "find PLANTED"},
            {"map", "list"},
            {"timers", ""},
            {"timers", "--json"},
            {"alarms", ""},
            {"bolo", "list"},
            {"bolo", "match PLANTED"},
            {"protocol", "list"},
            {"remove", "list"},
            {"hold", "list --all"},
            {"calls", ""},
            {"requests", ""},
            {"rotation", "list"},
            {"room", "messages"},
            {"backup", "list"},
            {"reports", ""},
            {"brief", ""}};
}

} // namespace

// `havenctl care`, `followups` and `worksheet`, the real program.
class tst_CtlCare : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Whoever takes or is sent on the next call hears how to speak, and nothing else of the plan.
    void theNextCallAtThePlaceIsToldWhatToSayOnTheAir()
    {
        CtlStation station;
        fillCare(station);
        const Ran later =
            station.run({QStringLiteral("on 3A12"), QStringLiteral("new NOISE @\"12 Oak Ave\""),
                         QStringLiteral("new NOISE @\"900 Far Rd\""), QStringLiteral("d 3A12 2")});
        QVERIFY2(later.code == 0, later.err.constData());
        const QByteArray words = "care plan here, say on the air: speak slowly";
        QVERIFY2(later.lines().at(1).contains(words), later.out.constData());
        QVERIFY2(!later.lines().at(2).contains("care plan"), later.out.constData());
        QVERIFY2(later.lines().at(3).contains(words), later.out.constData());
        QVERIFY(!later.out.contains("PLANTED-HELP"));
    }

    void plainReadingShowsOpenAndPoliceOnly();
    void whoReadsSaysWhyAndIsRecorded();
    void aDispatcherReadsNoFollowUps();
    void aPersonWrittenByLineIsWhomAFollowUpIsFor();
    void aFileIsRecordedAndHoldsNoReporter();
    void wrongWordsAreWrongUsage();
    void noReadingVerbTellsOfCareBeforeSomebodySignsOn();
};

void tst_CtlCare::aPersonWrittenByLineIsWhomAFollowUpIsFor()
{
    const CtlStation station;
    QCOMPARE(station.run({QStringLiteral("new WELFARE @\"12 Oak Ave\" tel 203-555-0147")}).code, 0);
    const Ran done = asClinician(
        station, {QStringLiteral("per 01 patient Sam Lake born 1980-02-03 tel 203-555-0148"),
                  QStringLiteral("veh 01 involved AB12345 state CT looks gray van"),
                  QStringLiteral("plan 01 person speak slowly"), QStringLiteral("fu 01 24")});
    QVERIFY2(done.code == 0, done.err.constData());
    const Ran list =
        station.verb(QStringLiteral("followups"), cut("--as clinician --reason today --json"));
    QVERIFY2(list.out.contains("Sam Lake") && list.out.contains("203-555-0148"),
             list.out.constData());
    QVERIFY(list.out.contains("whether it is safe was not asked"));
    QVERIFY(!station.verb(QStringLiteral("followups"), {}).out.contains("Lake"));
    const Ran nobody = asClinician(station, {QStringLiteral("per 01 neighbor Ann")});
    QCOMPARE(nobody.code, 1);
    QVERIFY2(nobody.err.contains("patient"), nobody.err.constData());
}

void tst_CtlCare::plainReadingShowsOpenAndPoliceOnly()
{
    const CtlStation station;
    fillCare(station);
    const auto before = station.facts();
    for (const char* line : {"01", "plans"}) {
        const Ran ran = station.verb(QStringLiteral("care"), cut(line));
        QCOMPARE(ran.code, 0);
        QVERIFY2(!ran.out.contains("PLANTED"), ran.out.constData());
    }
    // Nor the words for the air of all of them; that there is a plan, and how it stands, it may.
    const Ran plans = station.verb(QStringLiteral("care"), cut("plans"));
    QVERIFY(!plans.out.contains("speak slowly"));
    QVERIFY(plans.out.contains("in use") || plans.out.contains("not approved"));
    QCOMPARE(station.verb(QStringLiteral("care"), cut("plan 1")).code, 1);
    const Ran followUps = station.verb(QStringLiteral("followups"), cut("--json"));
    QCOMPARE(followUps.code, 0);
    QVERIFY(!followUps.out.contains("PLANTED"));
    QVERIFY(followUps.json().isObject());
    // What an officer saw of somebody's state of mind is read by whom the log names.
    for (const char* line : {"01 request", "01 certificate"}) {
        const Ran ran = station.verb(QStringLiteral("worksheet"), cut(line));
        QCOMPARE(ran.code, 1);
        QVERIFY2(ran.out.isEmpty() && ran.err.contains("--as AGENT --reason TEXT"),
                 ran.err.constData());
    }
    QCOMPARE(station.facts(), before);
    QCOMPARE(station.verb(QStringLiteral("care"), cut("99")).code, 1);
}

void tst_CtlCare::whoReadsSaysWhyAndIsRecorded()
{
    const CtlStation station;
    fillCare(station);
    const auto as = [&](const char* verb, const char* what, const char* reason) {
        QStringList rest = cut(what) + cut("--as clinician");
        if (*reason)
            rest += {QStringLiteral("--reason"), QString::fromUtf8(reason)};
        return station.verb(QString::fromUtf8(verb), rest);
    };
    const Ran silent = as("care", "01", "");
    QCOMPARE(silent.code, 1);
    QVERIFY(silent.err.contains("CareReasonMissing"));
    const auto before = station.facts();
    const Ran record = as("care", "01", "visit tomorrow");
    QVERIFY2(record.out.contains("PLANTED-SEEN"), record.err.constData());
    QVERIFY(!record.out.contains("PLANTED-REPORTER"));
    QVERIFY(as("care", "plan 1", "visit tomorrow").out.contains("PLANTED-HELP"));
    QVERIFY(as("followups", "", "my list").out.contains("PLANTED-PROMISE"));
    QVERIFY(as("worksheet", "01 certificate", "copying").out.contains("PLANTED-LICENSE"));
    QCOMPARE(as("worksheet", "01 request", "").code, 1);
    QVERIFY(as("worksheet", "01 request", "copying").out.contains("POLICE-OBSERVED"));
    QCOMPARE(station.facts(), before + 5);
    const Ran log = station.verb(QStringLiteral("log"), cut("--as clinician --words read"));
    QVERIFY2(log.out.contains("visit tomorrow"), log.out.constData());
}

void tst_CtlCare::aDispatcherReadsNoFollowUps()
{
    const CtlStation station;
    fillCare(station);
    // "dispatcher" of this station is a supervisor too; the administrator has no care role at all.
    const Ran ran = station.verb(QStringLiteral("followups"), cut("--as admin --reason looking"));
    QCOMPARE(ran.code, 1);
    QVERIFY(ran.err.contains("RoleMissing"));
    QVERIFY(!ran.out.contains("PLANTED"));
}

void tst_CtlCare::aFileIsRecordedAndHoldsNoReporter()
{
    const CtlStation station;
    fillCare(station);
    for (const char* format : {"text", "json", "csv", "pdf"}) {
        const QString path = station.file(QString::fromUtf8(format));
        const Ran ran =
            station.verb(QStringLiteral("care"),
                         cut("01 --as clinician --reason audit") +
                             QStringList{QStringLiteral("--format"), QString::fromUtf8(format),
                                         QStringLiteral("--out"), path});
        QVERIFY2(ran.code == 0, ran.err.constData());
        const QByteArray bytes = bytesOfFile(path);
        QVERIFY(!bytes.isEmpty());
        QVERIFY(!bytes.contains("PLANTED-REPORTER"));
    }
    // Neither does the log, for whomever it is made.
    for (const char* whom : {"internal", "foi", "press", "court"}) {
        const QString path = station.file(QString::fromUtf8(whom));
        const Ran ran =
            station.verb(QStringLiteral("log"),
                         cut("--as dispatcher --for") +
                             QStringList{QString::fromUtf8(whom), QStringLiteral("--out"), path});
        QVERIFY2(ran.code == 0, ran.err.constData());
        QVERIFY(!bytesOfFile(path).contains("PLANTED-REPORTER"));
        if (QByteArray(whom) != "internal")
            QVERIFY(!bytesOfFile(path).contains("PLANTED"));
    }
    // Care is not in the common index.
    QVERIFY(!station.verb(QStringLiteral("search"), cut("PLANTED")).out.contains("26-"));
}

void tst_CtlCare::wrongWordsAreWrongUsage()
{
    const CtlStation station;
    fillCare(station);
    QCOMPARE(station.verb(QStringLiteral("care")).code, 2);
    QCOMPARE(station.verb(QStringLiteral("care"), cut("plan x")).code, 2);
    QCOMPARE(station.verb(QStringLiteral("worksheet"), cut("01 other")).code, 2);
    QCOMPARE(station.verb(QStringLiteral("care"), cut("01 --format pdf")).code, 2);
}

// Verb x plain reading. What is neither reads nothing of a station, or asks who does it.
void tst_CtlCare::noReadingVerbTellsOfCareBeforeSomebodySignsOn()
{
    const CtlStation station;
    fillCare(station);
    const Ran hidden = station.run({QStringLiteral("new WELFARE @\"9 PLANTED-STREET Rd\""),
                                    QStringLiteral("n 02 PLANTED-RESTRICTED"),
                                    QStringLiteral("restrict 02 staff")});
    QVERIFY2(hidden.code == 0, hidden.err.constData());
    const auto reading = plainReadings();
    QSet<QByteArray> known{"station", "account", "do",     "notes",       "rebuild",   "flag",
                           "import",  "profile", "replay", "keys",        "help",      "runcards",
                           "checks",  "layout",  "about",  "instruments", "retention", "looked"};
    for (const auto& [verb, rest] : reading) {
        known.insert(verb);
        const Ran ran = station.verb(QString::fromUtf8(verb), cut(rest));
        QVERIFY2(ran.code >= 0 && ran.code != 2, (QByteArray(verb) + ran.err).constData());
        QVERIFY2(!(ran.out + ran.err).contains("PLANTED-"),
                 (QByteArray(verb) + " " + rest + ": " + ran.out).constData());
    }
    // What lies on paper in the room is read by whoever passes.
    const QString paper = station.file(QStringLiteral("paper"));
    QCOMPARE(station.verb(QStringLiteral("runcards"), {QStringLiteral("--out"), paper}).code, 0);
    const QByteArray board = bytesOfFile(paper + QStringLiteral("/haven-board.txt"));
    QVERIFY(board.contains("OPEN, ") && !board.contains("PLANTED-"));
    // A new verb says here what it tells whom.
    for (const QByteArray& line : ctl({QStringLiteral("help")}).lines()) {
        if (line.startsWith("  havenctl "))
            QVERIFY2(known.contains(line.mid(11).split(' ').first()), line.constData());
    }
}

HAVEN_TESTS(tst_CtlCare)
#include "tst_ctl_care.moc"
