#include "tests/ctl/ctl_kit.h"
#include "tests/testkit/test_program.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QtTest>

// Whoever is a victim or a minor at one incident is named at no other either.
using namespace haven;
using namespace haven::test;

namespace {

QStringList verbWords(const char* words)
{
    return QString::fromUtf8(words).split(QLatin1Char('|'));
}

void sayThere(const CtlStation& station)
{
    const Ran ran = station.run({QStringLiteral("new WELFARE @\"12 Oak Ave\""),
                                 QStringLiteral("per 1 person April May born 2015-03-03"),
                                 QStringLiteral("per 1 victim Rose Grant born 1990-01-02"),
                                 QStringLiteral("per 1 witness Tim Grant born 2015-01-02"),
                                 QStringLiteral("new NOISE @\"40 Elm St\""),
                                 QStringLiteral("per 2 suspect Rob Harrow born 1985-01-02"),
                                 QStringLiteral("n 2 neighbor of April May saw her with a knife"),
                                 QStringLiteral("msg all Rose Grant asked for help")});
    if (ran.code != 0)
        qFatal("%s%s", ran.out.constData(), ran.err.constData());
}

} // namespace

class tst_CtlNamesElsewhere final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noVerbNamesThemAtAnotherIncident_data();
    void noVerbNamesThemAtAnotherIncident();
    void whoSignedOnIsTold();
    void whatIsReleasedOfAPersonNamesThemNowhere();
    void theSearchFindsThemNowhere();
    void theWholeNameSaysWhoseCodeItIs();
};

void tst_CtlNamesElsewhere::noVerbNamesThemAtAnotherIncident_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QByteArray>("told"); // and this is
    const auto row = [](const char* words, const char* told) {
        QTest::newRow(words) << QString::fromUtf8(words) << QByteArray(told);
    };
    row("log|--incident|2", "saw her with a knife");
    row("log|--incident|2|--for|court", "neighbor of [W-JUVENILE] saw her");
    row("log|--format|csv", "saw her with a knife");
    row("checklist|--incident|2", "saw her with a knife");
    row("search|knife", "[knife]");
}

void tst_CtlNamesElsewhere::noVerbNamesThemAtAnotherIncident()
{
    QFETCH(QString, words);
    QFETCH(QByteArray, told);
    const CtlStation station;
    sayThere(station);
    const QStringList verb = words.split(QLatin1Char('|'));
    const Ran ran = station.verb(verb.front(), verb.mid(1));
    QVERIFY2(ran.code == 0, ran.err.constData());
    QVERIFY2(!ran.out.contains("April May"), ran.out.constData());
    QVERIFY2(ran.out.contains(told), ran.out.constData());
}

void tst_CtlNamesElsewhere::whoSignedOnIsTold()
{
    const CtlStation station;
    sayThere(station);
    const Ran log = station.verb(QStringLiteral("log"), verbWords("--incident|2|--as|dispatcher"));
    QVERIFY2(log.out.contains("neighbor of April May saw her"), log.out.constData());
}

void tst_CtlNamesElsewhere::whatIsReleasedOfAPersonNamesThemNowhere()
{
    const CtlStation station;
    sayThere(station);
    const Ran ran = station.verb(
        QStringLiteral("about"),
        verbWords("--person|April May|--for|court|--reason|asked|--as|dispatcher|--json"));
    QVERIFY2(ran.code == 0, ran.err.constData());
    QStringList released;
    for (const auto& item : ran.json().object()[u"items"].toArray())
        released << item.toObject()[u"released_text"].toString();
    const QString all = released.join(u'\n');
    QVERIFY2(!all.contains(QStringLiteral("April May")), qPrintable(all));
    QVERIFY2(all.contains(QStringLiteral("neighbor of [W-JUVENILE] saw")), qPrintable(all));
}

void tst_CtlNamesElsewhere::theSearchFindsThemNowhere()
{
    const CtlStation station;
    sayThere(station);
    const Ran found = station.verb(QStringLiteral("search"), {QStringLiteral("April May")});
    QVERIFY2(found.out.contains("0 found"), found.out.constData());
    QVERIFY(
        station.verb(QStringLiteral("search"), {QStringLiteral("Harrow")}).out.contains("1 found"));
}

void tst_CtlNamesElsewhere::theWholeNameSaysWhoseCodeItIs()
{
    const CtlStation station;
    sayThere(station);
    const Ran log = station.verb(QStringLiteral("log"), {});
    QVERIFY2(log.out.contains("[W-VICTIM] asked for help"), log.out.constData());
}

HAVEN_TESTS(tst_CtlNamesElsewhere)
#include "tst_ctl_names_elsewhere.moc"
