#include "app/console/paper_desk.h"
#include "app/reactors/paper_bridge.h"
#include "app/settings/paper_file.h"
#include "tests/session/session_kit.h"
#include "tests/testkit/test_program.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QtTest>
#include <type_traits>

// The board in a file, kept by the console.
using namespace haven;
using namespace haven::test;

// Outward reactors take a LiveStation, and nobody makes one but a live station.
static_assert(!std::is_default_constructible_v<LiveStation>);
static_assert(!std::is_constructible_v<PaperBridge, Session&, PaperChoice, std::string>);

class TestPaperBridge final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTrainingStationHasNoBridge()
    {
        State state;
        for (const auto mode : {StationMode::Training, StationMode::Demo}) {
            state.mode = mode;
            QVERIFY(!LiveStation::of(state));
        }
        state.mode = StationMode::Live;
        QVERIFY(LiveStation::of(state).has_value());
        SessionRoom room;
        room.open();
        const QTemporaryDir folder;
        PaperDesk paper(room.session(), folder.path(), folder.filePath(QStringLiteral("pages")));
        PaperChoice choice;
        choice.keeping = PaperKeeping::On;
        paper.choose(choice);
        QVERIFY(paper.standing().state == PaperState::Training);
        QVERIFY(!QDir(folder.filePath(QStringLiteral("pages"))).exists());
        // One page by a person's wish is written, and marked.
        QSignalSpy printed(&paper, &PaperDesk::printed);
        paper.printNow();
        QVERIFY(printed.wait());
        QFile text(folder.filePath(QStringLiteral("pages/haven-board.txt")));
        QVERIFY(text.open(QIODevice::ReadOnly));
        QVERIFY(text.readAll().contains("TRAINING"));
    }

    void theBoardIsKeptAndSaysAsOfWhen()
    {
        SessionRoom room(SessionRoom::People::Usual, StationMode::Live);
        room.open();
        const QTemporaryDir folder;
        PaperDesk paper(room.session(), folder.filePath(QStringLiteral("settings")),
                        folder.filePath(QStringLiteral("documents")));
        QSignalSpy changed(&paper, &PaperDesk::changed);
        paper.start();
        QVERIFY(changed.wait());
        QVERIFY(paper.standing().state == PaperState::Off); // off unless chosen
        PaperChoice choice;
        choice.keeping = PaperKeeping::On;
        choice.folder = folder.filePath(QStringLiteral("paper")).toStdString();
        choice.blank = 2;
        paper.choose(choice);
        QVERIFY(QTest::qWaitFor([&] { return paper.standing().state == PaperState::Kept; }));
        QCOMPARE(paper.standing().at, room.now());
        QVERIFY(QFile::exists(folder.filePath(QStringLiteral("paper/haven-board.pdf"))));
        QVERIFY(QFile::exists(folder.filePath(QStringLiteral("paper/haven-board.txt"))));
        // The choice is the machine's: the next console begins with it.
        PaperDesk next(room.session(), folder.filePath(QStringLiteral("settings")), {});
        next.start();
        QVERIFY(QTest::qWaitFor([&] { return next.standing().state == PaperState::Kept; }));
        QVERIFY(next.choice() == choice);
    }

    void aFolderThatCannotBeWrittenIsToldOnceAndStopsNothing()
    {
        SessionRoom room(SessionRoom::People::Usual, StationMode::Live);
        room.open();
        PaperChoice choice;
        choice.keeping = PaperKeeping::On;
        const QTemporaryDir folder;
        PaperDesk paper(room.session(), folder.path(), {});
        QSignalSpy failing(&paper, &PaperDesk::failing);
        choice.folder = "/proc/nowhere";
        paper.choose(choice);
        QVERIFY(QTest::qWaitFor([&] { return paper.standing().state == PaperState::Failing; }));
        QCOMPARE(failing.size(), 1);
        auto desk = room.desk();
        QCOMPARE(room.signOn(*desk, "reyes"), QStringLiteral("done"));
        OpenIncident wish;
        wish.type = TypeCode("NOISE");
        wish.location.text = "9 Elm St";
        QCOMPARE(room.submit(*desk, wish), QStringLiteral("done"));
    }

    void aChoiceThatIsNoneIsTold()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("paper.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[");
        file.close();
        QVERIFY(!readPaperChoice(folder.path()));
        file.remove();
        QVERIFY(*readPaperChoice(folder.path()) == PaperChoice{});
    }

    void whatWasWrittenByHandIsOnTheLogWithBothTimes()
    {
        SessionRoom room;
        room.open();
        auto desk = room.desk();
        QCOMPARE(room.signOn(*desk, "reyes"), QStringLiteral("done"));
        OpenIncident wish;
        wish.type = TypeCode("NOISE");
        wish.location.text = "9 Elm St";
        const Instant then = room.now() - Span::hours(2);
        QCOMPARE(room.answerOf(*desk, desk->submitFrom("paper 17", wish, then)),
                 QStringLiteral("done"));
        const auto facts = room.facts<ActReconstructed>();
        QCOMPARE(facts.size(), std::size_t(1));
        QCOMPARE(facts[0].envelope.happenedAt, then);
        QVERIFY(facts[0].envelope.recordedAt >= then + Span::hours(2));
        // Restarted, it is still told apart: its timers do not ring.
        room.close();
        room.open();
        QCOMPARE(room.session().state().incidentsCaughtUp.size(), std::size_t(1));
    }
};

HAVEN_TESTS(TestPaperBridge)
#include "tst_paper_bridge.moc"
