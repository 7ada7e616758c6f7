// Whom to call, as the real havenctl answers it; the agency's own list beside the station.
#include "models/store/station_file.h"
#include "tests/ctl/ctl_kit.h"
#include "tests/testkit/test_program.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

const QByteArray kOwnList =
    "id,kind,name,phones,hours,ages,towns,capabilities,agreement,capacity,order,source,"
    "checkedOn\r\n"
    "quarry-team,mobile-team,Quarry team,(860) 555-0100; 211 press 1,Mon-Fri 08:00-17:00,18+,"
    "Hartford; avon,mobile-crisis,signed 2026-01-05,2,3,own,2026-11-20\r\n"
    "quarry-hospital,hospital,\"Quarry Hospital, Hartford\",860-555-0111,always,all,all,,,,,own,"
    "2026-11-20\r\n";

Ran directory(const QStringList& words)
{
    return ctl(QStringList{QStringLiteral("directory")} + words);
}

QStringList stationOf(const CtlStation& station)
{
    return {QStringLiteral("--station"), station.path()};
}

QStringList signedOn(const CtlStation& station, const char* agent = "admin")
{
    return stationOf(station) + QStringList{QStringLiteral("--as"), QString::fromUtf8(agent)};
}

// A Wednesday in New York.
QStringList atWednesday(const char* clock)
{
    return {QStringLiteral("--at"), QStringLiteral("2026-11-25 ") + QString::fromUtf8(clock)};
}

QJsonObject entryNamed(const QJsonDocument& answer, const QString& id)
{
    for (const auto one : answer.object()[u"entries"].toArray()) {
        if (one.toObject()[u"id"].toString() == id)
            return one.toObject();
    }
    return {};
}

QString ownFile(const CtlStation& station)
{
    return station.path() + QStringLiteral(".directory.json");
}

} // namespace

class TestCtlDirectory final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutAStationTheStatesListAnswers()
    {
        const QStringList asked = {QStringLiteral("find"), QStringLiteral("--town"),
                                   QStringLiteral("union"), QStringLiteral("--age"),
                                   QStringLiteral("15")};
        const Ran json =
            directory(asked + atWednesday("19:00") + QStringList{QStringLiteral("--json")});
        QVERIFY2(json.code == 0, json.err.constData());
        const QJsonObject answer = json.json().object();
        QCOMPARE(answer[u"at"].toString(), QStringLiteral("Wed 19:00"));
        QCOMPARE(answer[u"town"].toString(), QStringLiteral("Union"));
        const QJsonObject first = answer[u"entries"].toArray().first().toObject();
        QCOMPARE(first[u"id"].toString(), QStringLiteral("youth-mobile-crisis"));
        QCOMPARE(first[u"fit"].toString(), QStringLiteral("Fits"));
        QCOMPARE(first[u"reach"].toString(), QStringLiteral("211, press 1, then 1"));
        QVERIFY(first[u"reasons"].toArray().size() >= 4);
        QVERIFY(answer[u"mobile_crisis"].toObject()[u"adult"].toObject()[u"state_line"].toBool());
        const Ran hartford = directory(
            {QStringLiteral("find"), QStringLiteral("--town"), QStringLiteral("Hartford")});
        QVERIFY2(hartford.out.contains("1-800-467-3135), nobody has confirmed it"),
                 hartford.out.constData());
        const Ran text = directory(asked + atWednesday("19:00"));
        QVERIFY2(text.out.contains("Mobile crisis, under 18: Youth mobile crisis"),
                 text.out.constData());
        QVERIFY2(text.out.contains("ACTION line [crisis-line]"), text.out.constData());
        QVERIFY(text.out.contains("takes ages 18 and up, not 15"));
    }

    void aVillageIsItsTownAndAnUnknownOneIsRefused()
    {
        const auto town = [](const char* word) {
            return directory({QStringLiteral("find"), QStringLiteral("--town"),
                              QString::fromUtf8(word), QStringLiteral("--json")});
        };
        QCOMPARE(town("storrs").json().object()[u"town"].toString(), QStringLiteral("Mansfield"));
        const Ran refused = town("Gotham");
        QCOMPARE(refused.code, 1);
        QVERIFY(refused.err.contains("there is no town Gotham"));
    }

    void wrongWordsAreSaid()
    {
        const auto code = [](const QStringList& words) { return directory(words).code; };
        const QString find = QStringLiteral("find");
        QCOMPARE(code({}), 2);
        QCOMPARE(code({QStringLiteral("list")}), 2);
        QCOMPARE(code({find, QStringLiteral("--age"), QStringLiteral("old")}), 2);
        QCOMPARE(code({find, QStringLiteral("--age"), QStringLiteral("121")}), 2);
        QCOMPARE(code({find, QStringLiteral("--kind"), QStringLiteral("hotline")}), 2);
        QCOMPARE(code({find, QStringLiteral("--school"), QStringLiteral("perhaps")}), 2);
        QCOMPARE(code({find, QStringLiteral("--at"), QStringLiteral("noonish")}), 2);
        QCOMPARE(code({find, QStringLiteral("more")}), 2);
        QCOMPARE(code({QStringLiteral("import"), QStringLiteral("x.csv")}), 2);
        QCOMPARE(code({QStringLiteral("check"), QStringLiteral("/nowhere.json")}), 4);
        QCOMPARE(code({find, QStringLiteral("--station"), QStringLiteral("/nowhere.haven")}), 3);
    }

    void anEntryIsMarkedAsCheckedAndTheLogSaysSo()
    {
        CtlStation station;
        const auto facts = station.facts();
        const Ran none = directory(
            QStringList{QStringLiteral("checked"), QStringLiteral("nobody")} + signedOn(station));
        QCOMPARE(none.code, 1);
        QVERIFY2(none.err.contains("[DirectoryEntryUnknown]") &&
                     none.err.contains("no entry nobody"),
                 none.err.constData());
        QCOMPARE(station.facts(), facts);
        QVERIFY(!QFile::exists(ownFile(station)));
        const Ran done = directory(QStringList{QStringLiteral("checked"), QStringLiteral("988"),
                                               QStringLiteral("--json")} +
                                   signedOn(station, "clinician"));
        QVERIFY2(done.code == 0, done.err.constData());
        QVERIFY(!done.json().object()[u"checked_on"].toString().isEmpty());
        QCOMPARE(station.facts(), facts + 1);
        const Ran log = station.verb(QStringLiteral("log"));
        QVERIFY2(log.out.contains("(988) was checked") && log.out.contains("Osei"),
                 log.out.constData());
        const Ran found = directory(QStringList{QStringLiteral("find"), QStringLiteral("--json")} +
                                    stationOf(station));
        QCOMPARE(entryNamed(found.json(), QStringLiteral("988"))[u"checked_on"].toString(),
                 done.json().object()[u"checked_on"].toString());
    }

    void whoChangesTheListSignsOnAndMay()
    {
        CtlStation station;
        const QString file = station.file(QStringLiteral("own.csv"));
        writeFile(file, kOwnList);
        const auto facts = station.facts();
        const QStringList in{QStringLiteral("import"), file};
        const QStringList check{QStringLiteral("checked"), QStringLiteral("988")};
        for (const QStringList& words : {in, check}) {
            const Ran nobody = directory(words + stationOf(station));
            QCOMPARE(nobody.code, 2);
            QVERIFY2(nobody.err.contains("--as AGENT"), nobody.err.constData());
        }
        const Ran clinician = directory(in + signedOn(station, "clinician"));
        QCOMPARE(clinician.code, 1);
        QVERIFY2(clinician.err.contains("RoleMissing"), clinician.err.constData());
        QVERIFY(!QFile::exists(ownFile(station)));
        // A right password is no fact of the log.
        QCOMPARE(station.facts(), facts);
        const Ran wrong = ctl(QStringList{QStringLiteral("directory")} + check + signedOn(station),
                              QByteArray("not the password"));
        QCOMPARE(wrong.code, 1);
        QVERIFY2(wrong.err.contains("SignOnWrong"), wrong.err.constData());
        QVERIFY(!QFile::exists(ownFile(station)));
        const Ran done = directory(in + signedOn(station, "dispatcher"));
        QVERIFY2(done.code == 0, done.err.constData());
        QVERIFY(station.verb(QStringLiteral("log")).out.contains("Reyes"));
    }

    void anAgencysListComesInAndIsUsedAtOnce()
    {
        CtlStation station;
        const QString file = station.file(QStringLiteral("own.csv"));
        writeFile(file, kOwnList);
        const auto facts = station.facts();
        const Ran in = directory(QStringList{QStringLiteral("import"), file} + signedOn(station));
        QVERIFY2(in.code == 0, in.err.constData());
        QCOMPARE(station.facts(), facts + 1);
        const Ran log = station.verb(QStringLiteral("log"));
        QVERIFY2(log.out.contains("2 entries of the agency's own"), log.out.constData());
        const auto found = [&station](const char* clock) {
            return directory(QStringList{QStringLiteral("find"), QStringLiteral("--town"),
                                         QStringLiteral("Avon"), QStringLiteral("--age"),
                                         QStringLiteral("40"), QStringLiteral("--json")} +
                             stationOf(station) + atWednesday(clock))
                .json();
        };
        const QJsonObject day = entryNamed(found("09:00"), QStringLiteral("quarry-team"));
        QCOMPARE(day[u"fit"].toString(), QStringLiteral("Fits"));
        QCOMPARE(day[u"reach"].toString(), QStringLiteral("860-555-0100; 211, press 1"));
        QCOMPARE(day[u"capacity"].toInt(), 2);
        QCOMPARE(found("09:00").object()[u"entries"].toArray().first().toObject()[u"id"].toString(),
                 QStringLiteral("quarry-team"));
        QCOMPARE(entryNamed(found("18:00"), QStringLiteral("quarry-team"))[u"fit"].toString(),
                 QStringLiteral("DoesNot"));
        QVERIFY(!entryNamed(found("18:00"), QStringLiteral("988")).isEmpty());
        // The next import is the whole list.
        writeFile(file, kOwnList.left(kOwnList.indexOf("quarry-hospital")));
        QCOMPARE(directory(QStringList{QStringLiteral("import"), file} + signedOn(station)).code,
                 0);
        QVERIFY(entryNamed(found("09:00"), QStringLiteral("quarry-hospital")).isEmpty());
    }

    void aListWithAFaultIsNotTaken()
    {
        CtlStation station;
        const QString file = station.file(QStringLiteral("own.csv"));
        QByteArray wrong = kOwnList;
        writeFile(file, wrong.replace("avon", "Gotham"));
        const auto facts = station.facts();
        const Ran in = directory(QStringList{QStringLiteral("import"), file} + signedOn(station));
        QCOMPARE(in.code, 4);
        QVERIFY2(in.err.contains("row 2, quarry-team: towns: there is no town"),
                 in.err.constData());
        QVERIFY(!QFile::exists(ownFile(station)));
        QCOMPARE(station.facts(), facts);
        const auto refusedFor = [&](const QByteArray& bytes, const char* why) {
            writeFile(file, bytes);
            const Ran ran = directory({QStringLiteral("check"), file});
            return ran.code == 4 && ran.err.contains(why);
        };
        QVERIFY(refusedFor("id,kind,name,source,fone\n", "no column \xe2\x80\x9c"
                                                         "fone"));
        QVERIFY(refusedFor("id,kind,name,source,ID\n", "there twice"));
        QVERIFY(refusedFor("id,kind,name\n", "source is missing"));
        QVERIFY(refusedFor("id,kind,name,source\na,partner,A,own,more\n", "more cells"));
        QVERIFY(refusedFor("", "it is empty"));
    }

    void nothingIsTakenWhileSomebodyHoldsTheStationAndFindReads()
    {
        CtlStation station;
        const QString file = station.file(QStringLiteral("own.csv"));
        writeFile(file, kOwnList);
        const auto held = StationFile::open(
            station.place(), StationHolder{"Position 2", Instant{1'790'000'000'000}});
        QVERIFY(held.isOk());
        QCOMPARE(directory(QStringList{QStringLiteral("import"), file} + signedOn(station)).code,
                 3);
        QVERIFY(!QFile::exists(ownFile(station)));
        QCOMPARE(directory(QStringList{QStringLiteral("find")} + stationOf(station)).code, 0);
        QCOMPARE(directory(QStringList{QStringLiteral("check")} + stationOf(station)).code, 0);
    }

    void aBrokenListOfTheAgencyLeavesTheStates()
    {
        CtlStation station;
        writeFile(ownFile(station), "{\"entries\": [");
        const QStringList find = QStringList{QStringLiteral("find"), QStringLiteral("--json")};
        const Ran broken = directory(find + stationOf(station));
        QCOMPARE(broken.code, 0);
        QVERIFY2(broken.err.contains("[FileMalformed]"), broken.err.constData());
        QVERIFY(!entryNamed(broken.json(), QStringLiteral("action-line")).isEmpty());
        QCOMPARE(directory(QStringList{QStringLiteral("check")} + stationOf(station)).code, 4);
        writeFile(ownFile(station), "{\"entries\": [{\"id\": \"half\"}]}");
        const Ran half = directory(find + stationOf(station));
        QCOMPARE(half.code, 0);
        QVERIFY2(half.err.contains("the entry half is left out: kind"), half.err.constData());
        QVERIFY(!entryNamed(half.json(), QStringLiteral("action-line")).isEmpty());
        QCOMPARE(directory(QStringList{QStringLiteral("check")} + stationOf(station)).code, 4);
    }

    void theCheckSaysWhatIsLateAndWhoServesEachTown()
    {
        const Ran fresh = directory(QStringList{QStringLiteral("check"), QStringLiteral("--json")} +
                                    atWednesday("12:00"));
        QVERIFY2(fresh.code == 0, fresh.err.constData());
        const QJsonObject answer = fresh.json().object();
        QVERIFY(answer[u"errors"].toArray().isEmpty());
        QCOMPARE(answer[u"towns"].toObject().size(), 169);
        QCOMPARE(answer[u"adult"].toObject()[u"team"].toInt(), 9);
        QCOMPARE(answer[u"adult"].toObject()[u"state_line"].toInt(), 160);
        QCOMPARE(answer[u"youth"].toObject()[u"team"].toInt(), 169);
        const auto expired = [](const QJsonObject& document) {
            int count = 0;
            for (const auto one : document[u"warnings"].toArray())
                count += one.toObject()[u"rule"].toString() == u"CheckExpired" ? 1 : 0;
            return count;
        };
        QCOMPARE(expired(answer), 0);
        const Ran later = directory({QStringLiteral("check"), QStringLiteral("--json"),
                                     QStringLiteral("--at"), QStringLiteral("2027-02-24")});
        QCOMPARE(later.code, 0);
        QVERIFY(expired(later.json().object()) > 0);
        const Ran text = directory(QStringList{QStringLiteral("check")} + atWednesday("12:00"));
        QVERIFY2(text.out.contains("Adults: 9 towns have a mobile crisis team, 160 say state line"),
                 text.out.constData());
        QVERIFY(!text.out.contains("there is no hospital"));
        QVERIFY2(text.out.contains("nobody has confirmed it; its source is: public lists"),
                 text.out.constData());
        const Ran hospitals =
            directory(QStringList{QStringLiteral("find"), QStringLiteral("--town"),
                                  QStringLiteral("willimantic"), QStringLiteral("--kind"),
                                  QStringLiteral("hospital"), QStringLiteral("--json")} +
                      atWednesday("12:00"));
        QVERIFY2(hospitals.code == 0, hospitals.err.constData());
        QCOMPARE(hospitals.json().object()[u"town"].toString(), QStringLiteral("Windham"));
        const QJsonArray found = hospitals.json().object()[u"entries"].toArray();
        QCOMPARE(found.first().toObject()[u"id"].toString(), QStringLiteral("windham-hospital"));
    }
};

HAVEN_TESTS(TestCtlDirectory)
#include "tst_ctl_directory.moc"
