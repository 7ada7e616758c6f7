// Whom to send, as the real havenctl answers it on the demo agency, also while somebody holds it.
#include "models/feeds/position_ring.h"
#include "models/store/station_file.h"
#include "tests/ctl/ctl_kit.h"
#include "tests/testkit/test_program.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

QString numberOfLast(const QString& station)
{
    const Ran board = ctl(
        {QStringLiteral("board"), QStringLiteral("--station"), station, QStringLiteral("--json")});
    QStringList numbers;
    for (const auto row : board.json().object()[u"queue"].toArray())
        numbers.append(row.toObject()[u"incident"].toString());
    numbers.sort();
    return numbers.isEmpty() ? QString() : numbers.last();
}

} // namespace

class TestCtlRecommend final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_station = m_folder.filePath(QStringLiteral("a.haven"));
        const Ran made = ctl({QStringLiteral("station"), QStringLiteral("new"), m_station,
                              QStringLiteral("--agency"), QStringLiteral("Quarry Bay PD"),
                              QStringLiteral("--demo")});
        QVERIFY2(made.code == 0, made.err.constData());
        run(QStringLiteral("new EDP @\"275 Main St\""));
        m_incident = numberOfLast(m_station);
        QVERIFY(!m_incident.isEmpty());
    }

    void everyUnitIsPickedOrLeftOutWithWords()
    {
        const QJsonObject answer = recommended();
        const QJsonArray picked = answer[u"picked"].toArray();
        const QJsonArray left = answer[u"left_out"].toArray();
        const Ran board = ctl({QStringLiteral("board"), QStringLiteral("--station"), m_station,
                               QStringLiteral("--json")});
        QCOMPARE(picked.size() + left.size(), board.json().object()[u"units"].toArray().size());
        QVERIFY(picked.size() >= 2); // backup
        bool isAnyByRoad = false;
        for (const auto one : picked) {
            const QJsonObject pick = one.toObject();
            QVERIFY(!pick[u"unit"].toString().isEmpty());
            QVERIFY(pick[u"eta_s"].isNull() || pick[u"eta_s"].toInt() >= 0);
            QVERIFY(pick[u"road"].isBool());
            QVERIFY(!pick[u"reasons"].toArray().isEmpty());
            isAnyByRoad = isAnyByRoad || pick[u"road"].toBool();
        }
        QVERIFY(isAnyByRoad);
        for (const auto one : left)
            QVERIFY(!one.toObject()[u"reason"].toString().isEmpty());
        QVERIFY(answer.contains(u"shortfall"));
        QCOMPARE(answer[u"need"].toObject()[u"units"].toInt(), 2);
    }

    void theTextSaysTheSame()
    {
        const Ran said = ctl({QStringLiteral("recommend"), QStringLiteral("--station"), m_station,
                              m_incident.right(4)});
        QCOMPARE(said.code, 0);
        const QString first =
            recommended()[u"picked"].toArray().first().toObject()[u"unit"].toString();
        QVERIFY2(said.out.contains("Send\n  " + first.toUtf8()), said.out.constData());
        QVERIFY(said.out.contains("Left out\n"));
        const QJsonArray lines = recommended()[u"lines"].toArray();
        QVERIFY(!lines.isEmpty());
        for (const auto line : lines)
            QVERIFY(said.out.contains("  Type: " + line.toString().toUtf8() + "\n"));
        QVERIFY2(said.out.count(first.toUtf8()) >= 2, said.out.constData()); // to send, and typed
    }

    void itReadsWhileTheStationIsHeld()
    {
        const auto held = StationFile::open(
            {m_station.toStdString(), {}}, StationHolder{"Position 2", Instant{1'790'000'000'000}});
        QVERIFY(held.isOk());
        QVERIFY(!recommended()[u"picked"].toArray().isEmpty());
    }

    void aClosedRoadMakesAnotherWay()
    {
        const QJsonObject before = recommended();
        const QString first = before[u"picked"].toArray().first().toObject()[u"unit"].toString();
        run(QStringLiteral("mv ") + first + QStringLiteral(" @\"Ridge Rd & Church St\""));
        const int open = etaOf(first);
        QVERIFY(open > 0);
        run(QStringLiteral("rx @\"300 Main St\""));
        run(QStringLiteral("rx @\"250 Main St\""));
        const int closed = etaOf(first);
        QVERIFY(closed < 0 || closed >= open);
        run(QStringLiteral("ro @\"300 Main St\""));
        run(QStringLiteral("ro @\"250 Main St\""));
        QCOMPARE(etaOf(first), open);
    }

    void sendingOthersIsCountedWithTheReason()
    {
        run(QStringLiteral("new NOISE @\"12 Main St\""));
        const QString incident = numberOfLast(m_station);
        const QJsonObject answer = recommended(incident);
        const QString first = answer[u"picked"].toArray().first().toObject()[u"unit"].toString();
        QString other;
        for (const auto one : answer[u"left_out"].toArray()) {
            const QString rule = one.toObject()[u"rule"].toString();
            if (rule == u"Farther" || rule == u"Position")
                other = one.toObject()[u"unit"].toString();
        }
        QVERIFY(!other.isEmpty());
        run(QStringLiteral("d %1 %2 over %3 because closer than shown")
                .arg(other, incident, first));
        const Ran summary = ctl({QStringLiteral("summary"), QStringLiteral("--station"), m_station,
                                 QStringLiteral("--json")});
        const QJsonObject counts = summary.json().object();
        QCOMPARE(counts[u"sent_otherwise"].toArray().size(), 1);
        QCOMPARE(counts[u"sent_otherwise_reasons"].toObject()[u"closer than shown"].toInt(), 1);
        const Ran text = ctl({QStringLiteral("summary"), QStringLiteral("--station"), m_station});
        QVERIFY(text.out.contains("1 of them: closer than shown"));
        const Ran log = ctl({QStringLiteral("log"), QStringLiteral("--station"), m_station,
                             QStringLiteral("--is"), QStringLiteral("overridden")});
        QVERIFY2(log.out.contains("sent instead of " + first.toUtf8()), log.out.constData());
    }

    void aForcedPlaceIsListedUntilItIsSetRight()
    {
        const auto places = [this] {
            QStringList list;
            const Ran ran = ctl({QStringLiteral("board"), QStringLiteral("--station"), m_station,
                                 QStringLiteral("--unverified"), QStringLiteral("--json")});
            for (const auto one : ran.json().array())
                list << one.toObject()[u"place"].toString();
            return list;
        };
        run(QStringLiteral("new NOISE @\"behind the old mill\""));
        const QString incident = numberOfLast(m_station);
        QVERIFY(places().contains(QStringLiteral("behind the old mill")));
        const Ran text = ctl({QStringLiteral("board"), QStringLiteral("--station"), m_station,
                              QStringLiteral("--unverified")});
        QVERIFY2(text.out.contains("Places to set right"), text.out.constData());
        run(QStringLiteral("loc %1 @\"12 Main St\"").arg(incident));
        QVERIFY(!places().contains(QStringLiteral("behind the old mill")));
    }

    void whoIsNearAPointIsListedWithTheGroundReachedInTime()
    {
        // On Main St of the demo town, as the board has it.
        run(QStringLiteral("mv 3A12 @\"275 Main St\""));
        const QJsonObject answer = near(QStringLiteral("5"));
        const QJsonArray units = answer[u"units"].toArray();
        QVERIFY(units.size() >= 2);
        for (qsizetype n = 1; n < units.size(); ++n) {
            const QJsonObject before = units.at(n - 1).toObject();
            const QJsonObject one = units.at(n).toObject();
            if (before[u"road"].toBool() == one[u"road"].toBool())
                QVERIFY(before[u"eta_s"].toInt() <= one[u"eta_s"].toInt());
        }
        const auto pointsOf = [](const QJsonObject& found) {
            qsizetype points = 0;
            for (const auto polygon : found[u"reach"].toObject()[u"coordinates"].toArray()) {
                for (const auto ring : polygon.toArray()) {
                    const QJsonArray all = ring.toArray();
                    if (all.first() != all.last())
                        return qsizetype{-1}; // GeoJSON wants it closed
                    points += all.size();
                }
            }
            return points;
        };
        QVERIFY(!answer[u"streets"].toArray().isEmpty());
        QVERIFY(pointsOf(answer) > 4);
        QVERIFY(pointsOf(near(QStringLiteral("1"))) > 4);
        QCOMPARE(ctl({QStringLiteral("near"), QStringLiteral("--station"), m_station,
                      QStringLiteral("nowhere")})
                     .code,
                 1);
    }

    void aPositionThatWasReceivedCounts()
    {
        const QString first =
            recommended()[u"picked"].toArray().first().toObject()[u"unit"].toString();
        UnitPosition position;
        position.unit = UnitId(first.toStdString());
        position.at = *parseCoordinate("41.1565,-72.5");
        position.fixedAt = Instant{QDateTime::currentMSecsSinceEpoch()};
        position.receivedAt = position.fixedAt;
        auto ring = PositionRing::open(positionRingPath(m_station.toStdString()), {});
        QVERIFY(ring.isOk());
        QVERIFY(ring->append({position}).isOk());
        QString reasons;
        for (const auto one : recommended()[u"picked"].toArray()) {
            if (one.toObject()[u"unit"].toString() == first) {
                for (const auto reason : one.toObject()[u"reasons"].toArray())
                    reasons += reason.toString() + u';';
            }
        }
        QVERIFY2(reasons.contains(QStringLiteral("a live position")), qPrintable(reasons));
    }

    void aRestrictedIncidentTellsNobodyWhereItIs()
    {
        run(QStringLiteral("new WELFARE @\"12 Main St\""));
        const QString incident = numberOfLast(m_station);
        const auto as = [&](const QString& agent, const QString& line) {
            return ctl({QStringLiteral("do"), QStringLiteral("--station"), m_station,
                        QStringLiteral("--as"), agent, line});
        };
        QCOMPARE(as(QStringLiteral("supervisor"),
                    QStringLiteral("hide %1 an officer's home").arg(incident))
                     .code,
                 0);
        const Ran asked =
            ctl({QStringLiteral("recommend"), QStringLiteral("--station"), m_station, incident});
        QCOMPARE(asked.code, 1);
        QVERIFY(asked.out.isEmpty());
        QVERIFY(asked.err.contains("restricted"));
        const Ran changed =
            as(QStringLiteral("dispatcher"), QStringLiteral("ty %1 NOISE").arg(incident));
        QCOMPARE(changed.code, 1);
        QVERIFY(changed.err.contains("lift the restriction") ||
                changed.out.contains("lift the restriction"));
        const Ran noted =
            as(QStringLiteral("dispatcher"), QStringLiteral("n %1 she called back").arg(incident));
        QCOMPARE(noted.code, 0);
        QVERIFY2(!noted.out.contains("Main St"), noted.out.constData());
        QVERIFY2(!noted.out.contains("called back"), noted.out.constData());
        QVERIFY2(noted.out.contains("Done and recorded"), noted.out.constData());
    }

    void whatIsNotThereIsSaid()
    {
        const auto code = [&](const QStringList& words) {
            return ctl(QStringList{QStringLiteral("recommend")} + words).code;
        };
        const QString station = QStringLiteral("--station");
        QCOMPARE(code({station, m_station}), 2);
        QCOMPARE(code({m_incident}), 2);
        QCOMPARE(code({station, m_station, QStringLiteral("99-999999")}), 1);
        QCOMPARE(code({station, m_folder.filePath(QStringLiteral("none.haven")), m_incident}), 3);
    }

private:
    QJsonObject near(const QString& minutes)
    {
        const Ran ran = ctl({QStringLiteral("near"), QStringLiteral("--station"), m_station,
                             QStringLiteral("41.1565,-72.5"), QStringLiteral("--within"), minutes,
                             QStringLiteral("--json")});
        return ran.json().object();
    }
    void run(const QString& line)
    {
        const Ran done = ctl({QStringLiteral("do"), QStringLiteral("--station"), m_station,
                              QStringLiteral("--as"), QStringLiteral("dispatcher"), line});
        QVERIFY2(done.code == 0, (line.toUtf8() + ": " + done.err + done.out).constData());
    }
    QJsonObject recommended(const QString& incident = {})
    {
        const Ran said =
            ctl({QStringLiteral("recommend"), QStringLiteral("--station"), m_station,
                 incident.isEmpty() ? m_incident : incident, QStringLiteral("--json")});
        if (said.code != 0)
            qWarning("%s", said.err.constData());
        return said.json().object();
    }
    // Seconds; -1 where the unit is not picked.
    int etaOf(const QString& unit)
    {
        for (const auto one : recommended()[u"picked"].toArray()) {
            if (one.toObject()[u"unit"].toString() == unit)
                return one.toObject()[u"eta_s"].toInt();
        }
        return -1;
    }

    QTemporaryDir m_folder;
    QString m_station;
    QString m_incident;
};

HAVEN_TESTS(TestCtlRecommend)
#include "tst_ctl_recommend.moc"
