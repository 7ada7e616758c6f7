#include "tests/ctl/ctl_kit.h"
#include "tests/testkit/test_program.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

Ran protocolVerb(const QStringList& rest)
{
    return ctl(QStringList{QStringLiteral("protocol")} + rest);
}

QByteArray shippedProtocolText()
{
    return bytesOfFile(QStringLiteral(HAVEN_SOURCE_DIR "/resources/protocols/overdose.json"));
}

QStringList approvalOf(const CtlStation& station, const QString& protocol, const QStringList& rest)
{
    return QStringList{QStringLiteral("approve"), protocol, QStringLiteral("--station"),
                       station.path()} +
           rest;
}

const QStringList kWholeApproval = {QStringLiteral("--by"),      QStringLiteral("Dr. A. Osei"),
                                    QStringLiteral("--license"), QStringLiteral("LCSW 1234"),
                                    QStringLiteral("--agency"),  QStringLiteral("River Health"),
                                    QStringLiteral("--on"),      QStringLiteral("2026-01-02")};

} // namespace

// `havenctl protocol`, the real program.
class tst_CtlProtocol : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theShippedOnesAreLinted();
    void aFindingOfWeightExitsOne();
    void whatIsNoJsonExitsFour();
    void protocolsAreListedAndShown();
    void anApprovalNamesPersonLicenseAgencyAndDay();
    void onlyTheOfficeApproves();
    void anAgencysOwnAreListedLintedAndApproved();
    void aNewOneIsWrittenToBeginWith();
    void aReadyOneIsInstalledAsTheNextVersion();
    void aLiveStationGoesOnWithTheApprovedText();
    void whatIsNotReadyIsNotInstalled();
};

void tst_CtlProtocol::theShippedOnesAreLinted()
{
    const Ran ran = protocolVerb({QStringLiteral("lint"), QStringLiteral("--json")});
    const QJsonObject told = ran.json().object();
    QCOMPARE(told[QStringLiteral("files")].toArray().size(), 17);
    // A review that is overdue by today's calendar is for people to do; nothing else is wrong.
    for (const auto& file : told[QStringLiteral("files")].toArray()) {
        for (const auto& one : file.toObject()[QStringLiteral("findings")].toArray())
            QCOMPARE(one.toObject()[QStringLiteral("rule")].toString(), QStringLiteral("Review"));
    }
    QCOMPARE(ran.code, told[QStringLiteral("must")].toInt() > 0 ? 1 : 0);
}

void tst_CtlProtocol::aFindingOfWeightExitsOne()
{
    const CtlStation station;
    const QString path = station.file(QStringLiteral("overdose.json"));
    QByteArray text = shippedProtocolText();
    const auto at = text.indexOf("Send EMS and fire at once");
    QVERIFY(at > 0);
    text.replace(at, 8, "Tell RP ");
    writeFile(path, text);
    const Ran ran = protocolVerb({QStringLiteral("lint"), path});
    QCOMPARE(ran.code, 1);
    const QByteArray line = QByteArray::number(text.left(at).count('\n') + 1);
    QVERIFY2(ran.lines().first().startsWith(path.toUtf8() + ":" + line + ": must: "),
             ran.out.constData());
    QVERIFY(ran.out.contains("caller"));
    const Ran json = protocolVerb({QStringLiteral("lint"), path, QStringLiteral("--json")});
    QCOMPARE(json.code, 1);
    const auto finding = json.json()
                             .object()[QStringLiteral("files")]
                             .toArray()[0]
                             .toObject()[QStringLiteral("findings")]
                             .toArray()[0]
                             .toObject();
    QCOMPARE(finding[QStringLiteral("rule")].toString(), QStringLiteral("PlainWords"));
    QCOMPARE(finding[QStringLiteral("path")].toString(), QStringLiteral("steps[1].text"));
    QCOMPARE(finding[QStringLiteral("weight")].toString(), QStringLiteral("must"));
}

void tst_CtlProtocol::whatIsNoJsonExitsFour()
{
    const CtlStation station;
    const QString path = station.file(QStringLiteral("broken.json"));
    writeFile(path, "{\n  \"id\": \"a\",\n  oops\n}");
    const Ran ran = protocolVerb({QStringLiteral("lint"), path});
    QCOMPARE(ran.code, 4);
    QVERIFY2(ran.out.contains(":3: must: "), ran.out.constData());
    QCOMPARE(protocolVerb({QStringLiteral("lint"), station.file(QStringLiteral("none"))}).code, 4);
    QCOMPARE(protocolVerb({}).code, 2);
    QCOMPARE(protocolVerb({QStringLiteral("mend")}).code, 2);
}

void tst_CtlProtocol::protocolsAreListedAndShown()
{
    const Ran list = protocolVerb({QStringLiteral("list"), QStringLiteral("--json")});
    QCOMPARE(list.code, 0);
    QCOMPARE(list.json().object()[QStringLiteral("protocols")].toArray().size(), 17);
    const Ran text = protocolVerb({QStringLiteral("list")});
    QVERIFY(text.out.contains("missing-autism"));
    QVERIFY(text.out.contains("draft"));
    const Ran page = protocolVerb({QStringLiteral("show"), QStringLiteral("missing-autism")});
    QCOMPARE(page.code, 0);
    QVERIFY(page.out.contains("Send to water first"));
    QVERIFY(page.out.contains("29-1f"));
    const Ran json = protocolVerb(
        {QStringLiteral("show"), QStringLiteral("overdose"), QStringLiteral("--json")});
    QCOMPARE(json.json()
                 .object()[QStringLiteral("steps")]
                 .toArray()[0]
                 .toObject()[QStringLiteral("id")]
                 .toString(),
             QStringLiteral("emd"));
    const Ran none = protocolVerb({QStringLiteral("show"), QStringLiteral("no-such")});
    QCOMPARE(none.code, 1);
    QVERIFY(none.err.contains("ProtocolUnknown"));
}

void tst_CtlProtocol::anApprovalNamesPersonLicenseAgencyAndDay()
{
    const CtlStation station;
    const QString protocol = QStringLiteral("overdose");
    const QStringList as = {QStringLiteral("--as"), QStringLiteral("admin")};
    for (int left = 0; left < 6; left += 2) {
        QStringList partly = kWholeApproval;
        partly.erase(partly.begin() + left, partly.begin() + left + 2);
        const Ran ran = protocolVerb(approvalOf(station, protocol, partly + as));
        QCOMPARE(ran.code, 2);
        QVERIFY(ran.err.contains("missing: " + kWholeApproval[left].toUtf8()));
    }
    QStringList ahead = kWholeApproval;
    ahead.last() = QStringLiteral("2999-01-01");
    QCOMPARE(protocolVerb(approvalOf(station, protocol, ahead + as)).code, 2);
    const auto before = station.facts();
    const Ran ran = protocolVerb(approvalOf(station, protocol, kWholeApproval + as));
    QVERIFY2(ran.code == 0, ran.err.constData());
    QVERIFY(ran.out.contains("Dr. A. Osei, LCSW 1234, River Health, 2026-01-02"));
    QVERIFY(station.facts() > before);
    const Ran list = protocolVerb({QStringLiteral("list"), QStringLiteral("--station"),
                                   station.path(), QStringLiteral("--json")});
    for (const auto& row : list.json().object()[QStringLiteral("protocols")].toArray()) {
        const QString standing = row.toObject()[QStringLiteral("standing")].toString();
        const bool isIt = row.toObject()[QStringLiteral("id")].toString() == protocol;
        QCOMPARE(standing, isIt ? QStringLiteral("approved by Dr. A. Osei, LCSW 1234, River "
                                                 "Health, 2026-01-02")
                                : QStringLiteral("draft, not approved here"));
    }
    const Ran none =
        protocolVerb(approvalOf(station, QStringLiteral("no-such"), kWholeApproval + as));
    QCOMPARE(none.code, 1);
}

void tst_CtlProtocol::onlyTheOfficeApproves()
{
    const CtlStation station;
    const QString protocol = QStringLiteral("overdose");
    // A clinician may be the one who approves; who records it is the agency's office.
    const Ran clinician = protocolVerb(approvalOf(
        station, protocol,
        kWholeApproval + QStringList{QStringLiteral("--as"), QStringLiteral("clinician")}));
    QCOMPARE(clinician.code, 1);
    QVERIFY2(clinician.err.contains("RoleMissing"), clinician.err.constData());
    const Ran stranger = ctl(QStringList{QStringLiteral("protocol")} +
                                 approvalOf(station, protocol,
                                            kWholeApproval + QStringList{QStringLiteral("--as"),
                                                                         QStringLiteral("admin")}),
                             "wrong password");
    QCOMPARE(stranger.code, 1);
    const Ran list =
        protocolVerb({QStringLiteral("list"), QStringLiteral("--station"), station.path()});
    QVERIFY(!list.out.contains("approved by"));
}

void tst_CtlProtocol::anAgencysOwnAreListedLintedAndApproved()
{
    const CtlStation station;
    const QString own = station.path() + QStringLiteral(".protocols");
    QVERIFY(QDir().mkpath(own));
    QByteArray text = shippedProtocolText();
    text.replace("\"id\": \"overdose\"", "\"id\": \"overdose-campus\"");
    writeFile(own + QStringLiteral("/overdose-campus.json"), text);
    writeFile(own + QStringLiteral("/broken.json"), "{");
    const QStringList there = {QStringLiteral("--station"), station.path()};
    const Ran list =
        protocolVerb(QStringList{QStringLiteral("list"), QStringLiteral("--json")} + there);
    QCOMPARE(list.code, 0);
    QVERIFY2(list.err.contains("broken.json"), list.err.constData());
    QStringList agency;
    for (const auto& row : list.json().object()[QStringLiteral("protocols")].toArray()) {
        if (row.toObject()[QStringLiteral("source")].toString() == QStringLiteral("agency"))
            agency << row.toObject()[QStringLiteral("id")].toString();
    }
    QCOMPARE(agency, QStringList{QStringLiteral("overdose-campus")});
    const Ran lint = protocolVerb(QStringList{QStringLiteral("lint")} + there);
    QCOMPARE(lint.code, 4); // one of them is no JSON
    QVERIFY(lint.out.contains("2 files"));
    const Ran approved = protocolVerb(
        approvalOf(station, QStringLiteral("overdose-campus"),
                   kWholeApproval + QStringList{QStringLiteral("--as"), QStringLiteral("admin")}));
    QVERIFY2(approved.code == 0, approved.err.constData());
    const Ran page = protocolVerb(
        QStringList{QStringLiteral("show"), QStringLiteral("overdose-campus")} + there);
    QVERIFY2(page.out.contains("approved by Dr. A. Osei"), page.out.constData());
}

void tst_CtlProtocol::aNewOneIsWrittenToBeginWith()
{
    const CtlStation station;
    const QString path = station.file(QStringLiteral("harbor.json"));
    const QStringList wanted = {QStringLiteral("new"),     QStringLiteral("harbor"),
                                QStringLiteral("--title"), QStringLiteral("At the harbor"),
                                QStringLiteral("--out"),   path};
    const Ran ran = protocolVerb(wanted);
    QVERIFY2(ran.code == 0, ran.err.constData());
    QVERIFY(bytesOfFile(path).contains("\"title\": \"At the harbor\""));
    // All that is missing is when it is offered.
    const Ran lint = protocolVerb({QStringLiteral("lint"), path});
    QCOMPARE(lint.code, 1);
    QVERIFY2(lint.out.contains("nothing ever offers this protocol"), lint.out.constData());
    QVERIFY2(lint.out.contains("1 files, 1 findings that must be set right"), lint.out.constData());
    // Nobody's work is written over.
    const QByteArray before = bytesOfFile(path);
    const Ran again = protocolVerb(wanted);
    QCOMPARE(again.code, 3);
    QVERIFY(again.err.contains("FileUnwritable"));
    QCOMPARE(bytesOfFile(path), before);
    // Without a place it stands on the terminal.
    const Ran shown = protocolVerb(wanted.mid(0, 4));
    QCOMPARE(shown.code, 0);
    QCOMPARE(shown.out, before);
    QCOMPARE(protocolVerb(wanted.mid(0, 2)).code, 2);
    QCOMPARE(protocolVerb({QStringLiteral("new"), QStringLiteral("a_b"), QStringLiteral("--title"),
                           QStringLiteral("A")})
                 .code,
             1);
}

void tst_CtlProtocol::aReadyOneIsInstalledAsTheNextVersion()
{
    const CtlStation station;
    const QString path = station.file(QStringLiteral("overdose.json"));
    const QStringList install = {QStringLiteral("install"),   path,
                                 QStringLiteral("--station"), station.path(),
                                 QStringLiteral("--as"),      QStringLiteral("admin")};
    QByteArray text = shippedProtocolText();
    writeFile(path, text);
    // The shipped version is no new one.
    const Ran same = protocolVerb(install);
    QCOMPARE(same.code, 1);
    QVERIFY2(same.err.contains("ProtocolVersionOld"), same.err.constData());
    const auto at = text.indexOf("\"version\": ");
    QVERIFY(at > 0);
    text.insert(at + 11, '9'); // before the digit that is there: far above
    writeFile(path, text);
    const auto before = station.facts();
    const Ran ran = protocolVerb(install);
    QVERIFY2(ran.code == 0, ran.err.constData());
    QVERIFY(ran.out.contains("is a draft"));
    QVERIFY(station.facts() > before);
    QCOMPARE(bytesOfFile(station.path() + QStringLiteral(".protocols/overdose.json")), text);
    const Ran list =
        protocolVerb({QStringLiteral("list"), QStringLiteral("--station"), station.path()});
    QVERIFY2(list.out.contains("your agency's own"), list.out.constData());
    QCOMPARE(protocolVerb(install).code, 1); // it is here already
}

void tst_CtlProtocol::aLiveStationGoesOnWithTheApprovedText()
{
    const CtlStation station(StationMode::Live);
    const QString path = station.file(QStringLiteral("overdose.json"));
    const QStringList as = {QStringLiteral("--as"), QStringLiteral("admin")};
    const QStringList there = {QStringLiteral("--station"), station.path()};
    const QStringList install = QStringList{QStringLiteral("install"), path} + there + as;
    const QStringList approval =
        approvalOf(station, QStringLiteral("overdose"), kWholeApproval + as);
    QVERIFY(protocolVerb(approval).code == 0);
    const auto startsVersion = [&there] {
        const Ran page =
            protocolVerb(QStringList{QStringLiteral("show"), QStringLiteral("overdose"),
                                     QStringLiteral("--json")} +
                         there);
        return page.json().object()[QStringLiteral("starts_version")].toInt();
    };
    const int before = startsVersion();
    QVERIFY(before > 0);
    QByteArray text = shippedProtocolText();
    text.replace("\"version\": ", "\"version\": 9");
    writeFile(path, text);
    const Ran ran = protocolVerb(install);
    QVERIFY2(ran.code == 0, ran.err.constData());
    QVERIFY2(ran.out.contains("Until it is approved, checklists start by version") &&
                 ran.out.contains("Dr. A. Osei"),
             ran.out.constData());
    QCOMPARE(startsVersion(), before);
    const Ran list = protocolVerb(QStringList{QStringLiteral("list")} + there);
    QVERIFY2(list.out.contains("draft; until it is approved, checklists start by version " +
                               QByteArray::number(before)),
             list.out.constData());
    QVERIFY(protocolVerb(approval).code == 0);
    QVERIFY(startsVersion() > before);
    // What is retired is started no more, approved before or not.
    text.replace("\"version\": 9", "\"version\": 99");
    text.replace("\"status\": \"draft\"", "\"status\": \"retired\"");
    writeFile(path, text);
    const Ran retired = protocolVerb(install);
    QVERIFY2(retired.code == 0, retired.err.constData());
    QVERIFY2(retired.out.contains("is retired"), retired.out.constData());
    QCOMPARE(startsVersion(), 0);
}

void tst_CtlProtocol::whatIsNotReadyIsNotInstalled()
{
    const CtlStation station;
    const QString path = station.file(QStringLiteral("overdose.json"));
    QByteArray text = shippedProtocolText();
    const auto at = text.indexOf("Send EMS and fire at once");
    QVERIFY(at > 0);
    text.replace(at, 8, "Tell RP ");
    writeFile(path, text);
    const QStringList there = {QStringLiteral("--station"), station.path()};
    const QStringList install = QStringList{QStringLiteral("install"), path} + there;
    const Ran jargon =
        protocolVerb(install + QStringList{QStringLiteral("--as"), QStringLiteral("admin")});
    QCOMPARE(jargon.code, 1);
    QVERIFY2(jargon.err.contains("ProtocolNotReady"), jargon.err.constData());
    QVERIFY(jargon.err.contains(": must: ") && jargon.err.contains("caller"));
    QCOMPARE(protocolVerb(install).code, 2); // nobody is named
    writeFile(path, shippedProtocolText().replace("\"version\": ", "\"version\": 9"));
    const Ran clinician =
        protocolVerb(install + QStringList{QStringLiteral("--as"), QStringLiteral("clinician")});
    QCOMPARE(clinician.code, 1);
    QVERIFY2(clinician.err.contains("RoleMissing"), clinician.err.constData());
    QVERIFY(!QDir(station.path() + QStringLiteral(".protocols")).exists());
}

HAVEN_TESTS(tst_CtlProtocol)
#include "tst_ctl_protocol.moc"
