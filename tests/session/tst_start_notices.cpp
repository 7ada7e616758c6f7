#include "models/store/station_lock.h"
#include "tests/session/session_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

// What people are told when they come to the station.
class TestStartNotices final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneUnreadableProtocolIsDisabledAndNamed()
    {
        const auto base = must(loadKnowledge(MapSource::None, ""));
        QVERIFY(base->disabled.empty());
        const auto protocols = base->knowledge.protocols.size();
        QVERIFY(protocols > 3);
        takeProtocol(*base, ":/protocols/broken.json", "{ \"id\": ");
        takeProtocol(*base, ":/protocols/empty.json", "");
        QCOMPARE(base->knowledge.protocols.size(), protocols);
        QCOMPARE(base->disabled.size(), std::size_t{2});
        const std::string sentence = refusalSentence(base->disabled.front());
        QVERIFY2(sentence.find("broken.json") != std::string::npos, sentence.c_str());
        QVERIFY2(sentence.find("everything else works") != std::string::npos, sentence.c_str());
    }

    void theHolderIsNamedByPositionAndPerson()
    {
        SessionRoom room;
        room.open();
        const auto who = [&] {
            const auto holder = stationHolder(room.path());
            return QString::fromStdString(holder ? holder->who : "nobody");
        };
        QCOMPARE(who(), QStringLiteral("the test"));
        const auto first = room.desk("Position 1");
        const auto second = room.desk("Position 2");
        QCOMPARE(room.signOn(*first, "reyes"), QStringLiteral("done"));
        QCOMPARE(who(), QStringLiteral("Position 1 (Reyes)"));
        QCOMPARE(room.signOn(*second, "osei"), QStringLiteral("done"));
        QCOMPARE(who(), QStringLiteral("Position 1 (Reyes), Position 2 (Osei)"));
        // Relief over the open board.
        QCOMPARE(room.signOn(*first, "chen"), QStringLiteral("done"));
        QCOMPARE(who(), QStringLiteral("Position 1 (Chen), Position 2 (Osei)"));
        QCOMPARE(room.submit(*second, SignOff{PositionId("Position 2"), ""}),
                 QStringLiteral("done"));
        QCOMPARE(who(), QStringLiteral("Position 1 (Chen)"));
        // Killed, they are still signed on in the log, and hold nothing.
        room.close();
        QCOMPARE(who(), QStringLiteral("nobody"));
        room.open();
        QCOMPARE(who(), QStringLiteral("the test"));
    }
};

HAVEN_TESTS(TestStartNotices)
#include "tst_start_notices.moc"
