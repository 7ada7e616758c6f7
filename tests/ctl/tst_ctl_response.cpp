// The response to a crisis and the unmet-need report, by the real havenctl.
#include "tests/ctl/ctl_kit.h"
#include "tests/testkit/test_program.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

QString word(const char* text)
{
    return QString::fromLatin1(text);
}

QStringList quietCall(const char* number)
{
    const QString id = word(number);
    return {word("new MNTL @\"44 Grove St, New Haven\" tel 203-555-0147"),
            word("ans %1 weapon none").arg(id), word("ans %1 violence none").arg(id),
            word("ans %1 injury none").arg(id), word("ans %1 psychosis calm").arg(id)};
}

// By a supervisor, over what was not asked: each with its reason.
QString closed(int number, const char* why)
{
    QStringList reasons;
    for (const char* item :
         {"alone", "self-harm", "contact-confirmed", "children", "resource", "followup", "decided"})
        reasons << word("%1: %2").arg(word(item), word(why));
    return word("x %1 15 %2").arg(number).arg(reasons.join(word("; ")));
}

} // namespace

class TestCtlResponse final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoGoesIsSaidWithReasonsAndTheHour()
    {
        CtlStation station;
        QCOMPARE(station.run(quietCall("1")).code, 0);
        const QStringList asked{word("1"), word("--at"), word("2026-11-23 12:00"), word("--json")};
        // While nobody knows the age, a line for every age, and the question.
        const QJsonObject early = station.verb(word("response"), asked).json().object();
        QCOMPARE(early[u"goes"].toArray().first().toObject()[u"entry"].toString(), word("988"));
        QVERIFY(early[u"ask"].toArray().first().toString().startsWith(word("Ask the age")));
        QCOMPARE(station.run({word("ans 1 age adult")}).code, 0);
        const Ran ran = station.verb(word("response"), asked);
        QVERIFY2(ran.code == 0, ran.err.constData());
        const QJsonObject answer = ran.json().object();
        QCOMPARE(answer[u"level"].toInt(), 2);
        QCOMPARE(answer[u"recheck_every_s"].toInt(), 900);
        QCOMPARE(answer[u"answered_within_s"].toInt(), 60);
        const QJsonArray goes = answer[u"goes"].toArray();
        QCOMPARE(goes.first().toObject()[u"who"].toString(), word("mobile-crisis"));
        QVERIFY(!goes.first().toObject()[u"phone"].toString().isEmpty());
        QCOMPARE(goes.last().toObject()[u"how"].toString(), word("standby"));
        QCOMPARE(station.verb(word("response"), {word("99")}).code, 1);
        // Plain reading: which answer led there is somebody's health.
        QVERIFY(!station.verb(word("response"), {word("1")}).out.toLower().contains("psychosis"));
    }

    void anAgencysOwnFileIsCheckedAndTaken()
    {
        CtlStation station;
        QCOMPARE(station.run(quietCall("1")).code, 0);
        QByteArray own = bytesOfFile(word(HAVEN_SOURCE_DIR "/resources/response/response.json"));
        const QString path = station.path() + word(".response.json");
        own.replace("\"recheckMinutes\": 15", "\"recheckMinutes\": 12");
        writeFile(path, own);
        QCOMPARE(ctl({word("response"), word("check"), path}).code, 0);
        const auto every = [&] {
            return station.verb(word("response"), {word("1"), word("--json")})
                .json()
                .object()[u"recheck_every_s"]
                .toInt();
        };
        QCOMPARE(every(), 720);
        // One with a fault is named, and the shipped one works on.
        own.replace("\"staged\"", "\"somewhere\"");
        writeFile(path, own);
        const Ran checked = ctl({word("response"), word("check"), path});
        QVERIFY(checked.code != 0);
        QVERIFY(checked.err.contains("somewhere"));
        QCOMPARE(every(), 900);
    }

    void aHandoffIsWorkedByLinesAlone()
    {
        CtlStation station;
        QCOMPARE(station.run(quietCall("1")).code, 0);
        QCOMPARE(station.run({word("ho 1 accepted")}).code, 1);
        QCOMPARE(station.run({word("ho 1 988"), word("ho 1 answered"), word("ho 1 refused")}).code,
                 1);
        QCOMPARE(station
                     .run({word("ho 1 refused no interpreter"), word("ho 1 next"),
                           word("handoff 1 dropped")})
                     .code,
                 0);
        const Ran close = station.run({word("x 1 15 gone")});
        QCOMPARE(close.code, 1);
        QVERIFY2(close.err.contains("CloseOwesCallback"), close.err.constData());
        QCOMPARE(station.run({word("cb 1 noanswer"), word("callback 1 reached she is safe")}).code,
                 0);
    }

    void whatCannotBeIsRefusedWithWhatToDoNext()
    {
        CtlStation station;
        QCOMPARE(station.run(quietCall("1")).code, 0);
        const auto refused = [&](const char* line, const char* rule, const char* next) {
            const Ran ran = station.run({word(line)});
            QVERIFY2(ran.code == 1 && ran.err.contains(rule), ran.err + ran.out);
            QVERIFY2(ran.err.contains(next), ran.err.constData());
        };
        refused("+5 n 1 text", "[TimeMalformed]", "Write -3 for three minutes ago");
        refused("-99999 n 1 text", "[TimeMalformed]", "Write -3 for three minutes ago");
        refused("lvl 1 5 worse", "[LevelOutOfRange]", "1 routine, 2 moderate");
        refused("ans 1 self-harm maybe", "[FactValueUnknown]", "plan-and-means");
        refused("ans 1 nothing here", "[FactUnknown]", "self-harm");
        refused("item 1 officer maybe", "[OfficerYesOrNo]", "item 26-000001 officer yes");
        refused("new NOISE @\"12 Oak Ave\" tel none", "[CallbackNumberBad]", "203-555-0147");
        refused("new NOISE @\"12 Oak\nAve\"", "[TextNotStorable]", "Type it again");
        const Ran unknown = ctl({word("do"), word("--station"), station.path(), word("--as"),
                                 word("admin"), word("conf agency.twon Hartford")});
        QCOMPARE(unknown.code, 1);
        QVERIFY2(unknown.err.contains("agency.town, supervisor.on_call"), unknown.err.constData());
        const Ran position = station.run({word("who")}, {word("--position"), word("Desk\n2")});
        QCOMPARE(position.code, 1);
        QVERIFY2(position.err.contains("[PositionMalformed]"), position.err.constData());
        // Not the name of a command: what it does.
        const Ran role = ctl({word("do"), word("--station"), station.path(), word("--as"),
                              word("clinician"), word("x 1 15")});
        QVERIFY2(role.err.contains("Closing an incident needs the role Dispatcher or Supervisor"),
                 role.err.constData());
    }

    void aCourtsOrderHasItsClockOnTheBoard()
    {
        CtlStation station;
        QCOMPARE(station
                     .run({word("new 29-38c @\"44 Grove St, New Haven\""),
                           word("new NOISE @\"12 Oak Ave\"")})
                     .code,
                 0);
        const auto orders = station.verb(word("board"), {word("--json")})
                                .json()
                                .object()[u"court_orders"]
                                .toArray();
        QCOMPARE(orders.size(), 1);
        const int left = orders.first().toObject()[u"due_in_s"].toInt();
        QVERIFY(left > 24 * 3600 - 300 && left <= 24 * 3600);
        QVERIFY(station.verb(word("board")).out.contains(": 23 h 59 min left"));
    }

    void theReportAddsUpInEveryFormat()
    {
        CtlStation station;
        QCOMPARE(station.run(quietCall("1")).code, 0);
        QCOMPARE(station.run(quietCall("2")).code, 0);
        QCOMPARE(station.run(quietCall("3")).code, 0);
        const Ran refused = station.run({word("ns 1 nosuch")});
        QCOMPARE(refused.code, 1);
        QVERIFY(refused.err.contains("off-hours"));
        QCOMPARE(station
                     .run({word("ns 1 busy both in Hamden"), closed(1, "walked home"),
                           word("ho 2 cmhc"), word("ho 2 accepted"), closed(2, "they went")})
                     .code,
                 0);
        const Ran ran = station.verb(word("unmet"), {word("--json")});
        QVERIFY2(ran.code == 0, ran.err.constData());
        const QJsonObject report = ran.json().object();
        QCOMPARE(report[u"eligible"].toInt(), 2);
        QCOMPARE(report[u"sent"].toInt(), 1);
        QCOMPARE(report[u"not_sent"].toObject()[u"busy"].toInt(), 1);
        QCOMPARE(report[u"open"].toInt(), 1);
        int hours = 0;
        for (const auto hour : report[u"hours"].toArray())
            hours += hour.toObject()[u"eligible"].toInt();
        QCOMPARE(hours, 2);
        const QByteArray text = station.verb(word("unmet")).out;
        QVERIFY2(text.startsWith("Eligible for a clinician 2 = sent 1 + not sent 1"),
                 text.constData());
        QVERIFY(!text.contains("Hamden"));
        const QByteArray csv = station.verb(word("unmet"), {word("--format"), word("csv")}).out;
        QVERIFY2(csv.startsWith("group,value,eligible,sent,not_sent,busy\r\nall,,2,1,1,1\r\n"),
                 csv.constData());
    }

    void theAgreementIsAnAdministratorsAndSaysSinceWhenAndWho()
    {
        CtlStation station;
        QCOMPARE(station.run({word("conf crisis.988_agreement 2026-11-03 Chief Amos")}).code, 1);
        const auto asAdmin = [&](const QString& line) {
            return ctl(
                {word("do"), word("--station"), station.path(), word("--as"), word("admin"), line});
        };
        const Ran vague = asAdmin(word("conf crisis.988_agreement yes"));
        QCOMPARE(vague.code, 1);
        QVERIFY(vague.err.contains("AgreementIncomplete"));
        QCOMPARE(asAdmin(word("conf crisis.988_agreement 2026-11-03 Chief Amos")).code, 0);
        const QByteArray log = station.verb(word("log")).out;
        QVERIFY2(log.contains("crisis.988_agreement"), log.constData());
    }

    // CGS 29-38c: who decided, by the command line, before it closes; and the agency's own time.
    void aFirearmIsDecidedAboutBeforeTheIncidentCloses()
    {
        CtlStation station;
        QCOMPARE(station
                     .run({word("new NOISE @\"9 Elm St\" ! loud music"),
                           word("rp 1 not-decided Sgt. Hale calls the family")})
                     .code,
                 0);
        const Ran open = station.run({word("x 1 18")});
        QCOMPARE(open.code, 1);
        QVERIFY2(open.err.contains("[CloseNeedsRisk]"), open.err.constData());
        QCOMPARE(station.run({word("rp 1 not-needed Sgt. Hale, a toy"), word("x 1 18")}).code, 0);
        const QByteArray log = station.verb(word("log")).out;
        QVERIFY2(log.contains("Risk-protection investigation") && log.contains("a toy"),
                 log.constData());
        const auto asAdmin = [&](const QString& line) {
            return ctl(
                {word("do"), word("--station"), station.path(), word("--as"), word("admin"), line});
        };
        const Ran soon = asAdmin(word("conf crisis.risk-minutes 4"));
        QCOMPARE(soon.code, 1);
        QVERIFY2(soon.err.contains("[RiskMinutesBad]"), soon.err.constData());
        QCOMPARE(asAdmin(word("conf crisis.risk-minutes 45")).code, 0);
    }
};

HAVEN_TESTS(TestCtlResponse)
#include "tst_ctl_response.moc"
