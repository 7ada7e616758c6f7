#include "tests/ctl/ctl_kit.h"
#include "tests/testkit/test_program.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QtTest>

// One place however it is written, at the command line.
using namespace haven;
using namespace haven::test;

namespace {

QStringList words(const char* text)
{
    return QString::fromUtf8(text).split(QLatin1Char('|'));
}

} // namespace

class tst_CtlPlace final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // A gun known at "12 Elm Street" was told to nobody who went to "12 Elm St".
    void aCautionIsToldInEverySpelling()
    {
        const CtlStation station;
        const Ran ran = station.run(
            words("on 3A12|new NOISE @\"12 Elm Street, Milltown\""
                  "|cau 1 weapon from neighbor rifle by the front door"
                  "|new NOISE @\"12 ELM ST.\"|new NOISE @\"12 Elm St Apt 3\""
                  "|new NOISE @\"12 Elm\"|new NOISE @\"12 Elm Ave\"|new NOISE @\"112 Elm St\""
                  "|new NOISE @\"12 Elm St, Oldtown\"|d 3A12 2"));
        QVERIFY2(ran.code == 0, ran.err.constData());
        const QList<QByteArray> lines = ran.lines();
        QCOMPARE(lines.size(), 10);
        const QByteArray here = "caution here: weapon, rifle by the front door";
        for (const int told : {3, 4, 9})
            QVERIFY2(lines.at(told).contains(here), lines.at(told).constData());
        // What may be another house is told with its place.
        QVERIFY2(lines.at(5).contains("rifle by the front door, at 12 Elm Street, Milltown"),
                 lines.at(5).constData());
        for (const int silent : {6, 7, 8})
            QVERIFY2(!lines.at(silent).contains("caution"), lines.at(silent).constData());
    }

    void whatIsKnownOfAPlaceIsFoundInEverySpelling()
    {
        const CtlStation station;
        const Ran made =
            station.run(words("new NOISE @\"12 ELM ST.\"|n 1 zebra on the porch"
                              "|watch house until tomorrow @\"12 Elm St, Milltown\" ! zebra key"
                              "|watch house until tomorrow @\"14 Elm St\" ! other key"));
        QVERIFY2(made.code == 0, made.err.constData());
        const Ran ran =
            station.verb(QStringLiteral("about"),
                         words("--place|12 Elm Street|--for|internal|--reason|FOI|--json"
                               "|--as|dispatcher"));
        QVERIFY2(ran.code == 0, ran.err.constData());
        QByteArray all;
        for (const auto& one : ran.json().object()[u"items"].toArray())
            all += one.toObject()[u"text"].toString().toUtf8() + '\n';
        QVERIFY2(all.contains("zebra on the porch"), all.constData());
        QVERIFY2(all.contains("zebra key"), all.constData());
        QVERIFY2(!all.contains("other key"), all.constData());
    }
};

HAVEN_TESTS(tst_CtlPlace)
#include "tst_ctl_place.moc"
