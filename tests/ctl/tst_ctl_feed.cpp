#include "models/feeds/position_ring.h"
#include "tests/ctl/ctl_kit.h"
#include "tests/testkit/test_program.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonObject>
#include <QtTest>
#include <QUdpSocket>

using namespace haven;
using namespace haven::test;

namespace {

const QByteArray kTwoUnits = "noise\r\n>RPV51736+4128900-0725130004535312;ID=0017<\r\n"
                             ">RPV51737+4128910-0725130004535312;ID=0017<\r\n"
                             ">RPV51736+4130000-0725130000000312;ID=0018<\r\n"
                             ">RAL03874+00185+00012;ID=0017<\r\n";

// havenctl feed WORDS...
Ran feed(std::initializer_list<QByteArray> words)
{
    QStringList all{QStringLiteral("feed")};
    for (const QByteArray& word : words)
        all.append(QString::fromUtf8(word));
    return ctl(all);
}

QByteArray pathIn(const QTemporaryDir& folder, const char* name)
{
    return folder.filePath(QString::fromLatin1(name)).toUtf8();
}

} // namespace

// havenctl feed: what is in a feed, which feeds there are, where a unit was.
class TestCtlFeed final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFileIsReadAndCounted();
    void theLanguageIsFoundOut();
    void aNetworkFeedIsHeardForAWhile();
    void whatCannotBeReadIsRefused();
    void feedsAreAddedListedAndRemoved();
    void aTrailIsShown();
    void realReceiversAreRead();
};

void TestCtlFeed::aFileIsReadAndCounted()
{
    const QTemporaryDir folder;
    const QByteArray file = pathIn(folder, "routers.txt");
    writeFile(QString::fromUtf8(file), kTwoUnits);
    const Ran text = feed({"check", file});
    QCOMPARE(text.code, 0);
    QCOMPARE(text.lines().size(), 3 + 3 + 1 + 2);
    QVERIFY(text.out.contains("0018: 1 fixes"));
    QVERIFY(text.out.contains("no position in 1 of kind RAL"));
    const QJsonObject json = feed({"check", file, "--json"}).json().object();
    QCOMPARE(json[u"format"].toString(), QStringLiteral("taip"));
    QCOMPARE(json[u"counts"][u"messages"].toInt(), 4);
    QCOMPARE(json[u"counts"][u"skipped_bytes"].toInt(), 5);
    QCOMPARE(json[u"fixes"].toArray().size(), 3);
    QCOMPARE(json[u"fixes"][0][u"lat"].toDouble(), 41.289);
    QCOMPARE(json[u"fixes"][0][u"time_of_day"].toString(), QStringLiteral("14:22:16.000Z"));
    QCOMPARE(json[u"senders"][1][u"last"][u"sender"].toString(), QStringLiteral("0018"));
}

void TestCtlFeed::theLanguageIsFoundOut()
{
    const QTemporaryDir folder;
    const QByteArray file = pathIn(folder, "x");
    writeFile(QString::fromUtf8(file),
              "{\"class\":\"TPV\",\"mode\":3,\"lat\":41.1,\"lon\":-72.1}\n");
    QCOMPARE(feed({"check", file, "--json"}).json()[u"format"].toString(), QStringLiteral("gpsd"));
    writeFile(QString::fromUtf8(file), "# a receiver\r\n$GPGLL,4117.34,N,07230.78,W*74\r\n");
    const Ran ran = feed({"check", file, "--json"});
    QCOMPARE(ran.json()[u"format"].toString(), QStringLiteral("nmea"));
    QCOMPARE(ran.json()[u"fixes"].toArray().size(), 1);
    // What it is said to be counts.
    QCOMPARE(feed({"check", file, "--format", "taip"}).code, 4);
}

void TestCtlFeed::aNetworkFeedIsHeardForAWhile()
{
    QUdpSocket probe;
    QVERIFY(probe.bind(QHostAddress::LocalHost, 0));
    const quint16 port = probe.localPort();
    probe.close();
    QProcess process;
    prepare(process, {QStringLiteral("feed"), QStringLiteral("check"),
                      QStringLiteral("udp://127.0.0.1:%1").arg(port), QStringLiteral("--for"),
                      QStringLiteral("3"), QStringLiteral("--json")});
    process.start();
    QVERIFY(process.waitForStarted());
    QUdpSocket sender;
    for (int i = 0; i < 40 && process.state() == QProcess::Running; ++i) {
        sender.writeDatagram(kTwoUnits, QHostAddress::LocalHost, port);
        process.waitForFinished(100);
    }
    QVERIFY(process.state() == QProcess::NotRunning || process.waitForFinished(20'000));
    QCOMPARE(process.exitCode(), 0);
    const auto json = QJsonDocument::fromJson(process.readAllStandardOutput());
    QCOMPARE(json[u"format"].toString(), QStringLiteral("taip"));
    QCOMPARE(json[u"senders"].toArray().size(), 2);
}

void TestCtlFeed::whatCannotBeReadIsRefused()
{
    const QTemporaryDir folder;
    QCOMPARE(feed({"check", pathIn(folder, "none")}).code, 4);
    QCOMPARE(feed({"check", folder.path().toUtf8()}).code, 4);
    const QByteArray file = pathIn(folder, "text");
    writeFile(QString::fromUtf8(file), "This is a letter.\n");
    QCOMPARE(feed({"check", file}).code, 4);
    QCOMPARE(feed({"check", "tcp://127.0.0.1:1", "--for", "2"}).code, 4);
    QCOMPARE(feed({"check", "http://127.0.0.1:1"}).code, 2);
    QCOMPARE(feed({"check", file, "--format", "morse"}).code, 2);
    QCOMPARE(feed({"check", file, "--for", "long"}).code, 2);
    QCOMPARE(feed({"check"}).code, 2);
    QCOMPARE(feed({"list", "--station", file + "x"}).code, 3);
}

void TestCtlFeed::feedsAreAddedListedAndRemoved()
{
    const CtlStation station;
    const auto onStation = [&](std::initializer_list<QByteArray> words) {
        QStringList all{QStringLiteral("feed"), QStringLiteral("--station"), station.path()};
        for (const QByteArray& word : words)
            all.append(QString::fromUtf8(word));
        return ctl(all);
    };
    QCOMPARE(onStation({"add", "Routers", "--address", "udp://:21000", "--format", "taip",
                        "--units", "0017=3A12, 0018=3A13"})
                 .code,
             0);
    QCOMPARE(onStation({"add", "Boat", "--address", "serial:///dev/ttyUSB0", "--unit", "M1"}).code,
             0);
    QCOMPARE(onStation({"add", "boat", "--address", "udp://:5", "--unit", "M1"}).code, 2); // twice
    QCOMPARE(onStation({"add", "Post", "--address", "udp://:5"}).code, 2); // nobody's
    QCOMPARE(onStation({"add", "Post", "--address", "udp:5", "--units", "x"}).code, 2);
    const auto list = onStation({"list", "--json"}).json();
    QCOMPARE(list[u"feeds"].toArray().size(), 2);
    QCOMPARE(list[u"feeds"][0][u"units"][u"0018"].toString(), QStringLiteral("3A13"));
    QCOMPARE(onStation({"remove", "ROUTERS"}).code, 0);
    QCOMPARE(onStation({"remove", "Routers"}).code, 1);
    QVERIFY(onStation({"list"}).out.startsWith("Boat"));
    writeFile(station.path() + QStringLiteral(".feeds.json"), "{\"feeds\":[7]}");
    QCOMPARE(onStation({"list"}).code, 4);
}

void TestCtlFeed::aTrailIsShown()
{
    const CtlStation station;
    {
        auto ring = PositionRing::open(positionRingPath(station.path().toStdString()), {}).value();
        UnitPosition position;
        position.unit = UnitId("3A12");
        position.at = Coordinate{412890000, -725130000};
        position.fixedAt = Instant{1'796'000'000'000};
        QVERIFY(ring.append({position}).isOk());
    }
    const Ran ran = feed({"trail", "3A12", "--station", station.path().toUtf8()});
    QCOMPARE(ran.out, QByteArray("2026-11-30T00:53:20.000Z  41.2890000,-72.5130000\n"));
    const auto none = feed({"trail", "3A12", "--from", "2026-12-01T00:00:00Z", "--json",
                            "--station", station.path().toUtf8()});
    QCOMPARE(none.json()[u"trail"].toArray().size(), 0);
    QCOMPARE(feed({"trail", "3A12", "--from", "noon", "--station", station.path().toUtf8()}).code,
             2);
}

void TestCtlFeed::realReceiversAreRead()
{
    if (qEnvironmentVariableIsEmpty("HAVEN_DATA"))
        QSKIP("HAVEN_DATA is not set: there are no recordings to read");
    const QDir folder(qEnvironmentVariable("HAVEN_DATA") + QStringLiteral("/feeds"));
    const auto taip =
        feed({"check", folder.filePath(QStringLiteral("taip-messages.txt")).toUtf8(), "--json"})
            .json();
    QCOMPARE(taip[u"counts"][u"messages"].toInt(), 35);
    QCOMPARE(taip[u"format"].toString(), QStringLiteral("taip"));
    const QDir nmea(folder.filePath(QStringLiteral("nmea")));
    for (const QString& name : nmea.entryList({QStringLiteral("*.log")}, QDir::Files).mid(0, 12)) {
        const Ran ran = feed({"check", nmea.filePath(name).toUtf8(), "--json"});
        QCOMPARE(ran.code, 0);
        QCOMPARE(ran.json()[u"format"].toString(), QStringLiteral("nmea"));
    }
}

HAVEN_TESTS(TestCtlFeed)
#include "tst_ctl_feed.moc"
