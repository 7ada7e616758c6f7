#include "app/console/paper_desk.h"
#include "app/reactors/paper_bridge.h"
#include "app/settings/paper_file.h"
#include "tests/session/session_kit.h"
#include "tests/testkit/test_program.h"

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
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

    // A network folder that is gone: it costs its own thread and nothing else.
    void aFolderThatNeverAnswersHoldsUpNothing()
    {
        struct Gate {
            std::mutex mutex;
            std::condition_variable opened;
            bool isOpen = false;
            int through = 0;
        };
        const auto gate = std::make_shared<Gate>();
        const QTemporaryDir folder;
        const std::string there = folder.filePath(QStringLiteral("b.pdf")).toStdString();
        {
            auto press = std::make_unique<PaperPress>(
                nullptr, [gate](const RunCardFiles& files, const std::string& path) {
                    std::unique_lock lock(gate->mutex);
                    gate->opened.wait(lock, [&] { return gate->isOpen; });
                    ++gate->through;
                    gate->opened.notify_all();
                    return writeRunCardFiles(files, path);
                });
            int told = 0;
            for (int n = 0; n < kPressMax; ++n)
                QVERIFY(press->print({}, {there}, [&told](const auto&) { ++told; }) ==
                        PaperPress::Taken::Yes);
            QVERIFY(press->print({}, {there}, [&told](const auto&) { ++told; }) ==
                    PaperPress::Taken::No);
            QElapsedTimer timer;
            timer.start();
            press.reset();
            QVERIFY2(timer.elapsed() < 5000, "the end waits for the disk");
            QCOMPARE(told, 0);
        }
        // They end by themselves once the folder is back, and tell nobody.
        std::unique_lock lock(gate->mutex);
        gate->isOpen = true;
        gate->opened.notify_all();
        gate->opened.wait(lock, [&] { return gate->through == kPressMax; });
    }

    void aPageThatIsWrittenIsToldAndMakesRoom()
    {
        const QTemporaryDir folder;
        const std::string there = folder.filePath(QStringLiteral("b.pdf")).toStdString();
        PaperPress press;
        for (int n = 0; n <= kPressMax; ++n) {
            int told = 0;
            QVERIFY(press.print({}, {there}, [&told](const Result<void>& written) {
                told += written.isOk() ? 1 : 100;
            }) == PaperPress::Taken::Yes);
            QTRY_COMPARE(told, 1);
        }
        QVERIFY(QFile::exists(QString::fromStdString(there)));
    }

    void aPrinterGetsThePageAndOneThatIsGoneIsTold()
    {
        const QTemporaryDir folder;
        const std::string there = folder.filePath(QStringLiteral("b.pdf")).toStdString();
        const auto pages = std::make_shared<std::atomic<int>>(0);
        PaperPress press(nullptr, writeRunCardFiles,
                         [pages](const std::string& printer, std::string_view pdf) -> Result<void> {
                             if (printer != "front" || pdf.substr(0, 4) != "%PDF")
                                 return refuse(RefusalCode::PrinterTakesNothing, printer);
                             ++*pages;
                             return {};
                         });
        const auto answerOf = [&press](const PaperPlace& place) {
            const auto answer = std::make_shared<std::string>();
            const auto taken = press.print({}, place, [answer](const Result<void>& written) {
                *answer = written ? "done" : std::string(refusalName(written.refusal().code));
            });
            if (taken == PaperPress::Taken::No ||
                !QTest::qWaitFor([&] { return !answer->empty(); }))
                return std::string("none");
            return *answer;
        };
        QCOMPARE(answerOf({there, "front"}), std::string("done"));
        QCOMPARE(pages->load(), 1);
        QCOMPARE(answerOf({there}), std::string("done")); // no printer was named
        QCOMPARE(pages->load(), 1);
        QCOMPARE(answerOf({there, "back"}), std::string("PrinterTakesNothing"));
        // A folder that is gone takes no page from the printer.
        QCOMPARE(answerOf({"/proc/nowhere/b.pdf", "front"}), std::string("FileUnwritable"));
        QCOMPARE(pages->load(), 2);
    }

    void aPrinterThatThisMachineLacksIsToldAndTheFileIsKept()
    {
        SessionRoom room(SessionRoom::People::Usual, StationMode::Live);
        room.open();
        PaperChoice choice;
        choice.keeping = PaperKeeping::On;
        choice.printer = "no-such-printer-of-haven";
        const QTemporaryDir folder;
        choice.folder = folder.path().toStdString();
        PaperDesk paper(room.session(), folder.path(), {});
        QSignalSpy failed(&paper, &PaperDesk::failed);
        QSignalSpy failing(&paper, &PaperDesk::failing);
        paper.choose(choice);
        QVERIFY(
            QTest::qWaitFor([&] { return paper.standing().state == PaperState::Failing; }, 30'000));
        QCOMPARE(failed.size(), 1);
        QCOMPARE(failing.size(), 0);
        QVERIFY(paper.standing().fault->code == RefusalCode::PrinterTakesNothing);
        QVERIFY(QFile::exists(folder.filePath(QStringLiteral("haven-board.pdf"))));
        QCOMPARE(paper.standing().at, room.now()); // the file is as of now
        // What was chosen is found again.
        QTRY_VERIFY(readPaperChoice(folder.path()) && *readPaperChoice(folder.path()) == choice);
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
