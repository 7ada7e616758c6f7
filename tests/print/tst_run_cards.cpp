#include "app/print/run_card_pdf.h"
#include "app/session/handoff_export.h"
#include "models/crisis/directory.h"
#include "models/exchange/run_cards.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/read_file.h"
#include "tests/testkit/test_program.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

// The board and blank cards on paper.
using namespace haven;
using namespace haven::test;

namespace {

const ReportClock& paperClock()
{
    static const AgencyTime time("America/New_York");
    static const ReportClock clock = reportClock(time);
    return clock;
}

int paperSheets(const QString& path)
{
    return static_cast<int>(bytesOf(path).count("/Type /Page\n"));
}

RunCards cardsOf(const DispatchRoom& room, const RunCardWish& wish = {})
{
    return runCards(room.state(), room.knowledge(), room.now(), paperClock(), wish);
}

} // namespace

class TestRunCards final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBoardIsInTheOrderOfTheQueue()
    {
        DispatchRoom room;
        room.logOn("3A12");
        const auto late = room.open("NOISE", "9 Elm St");
        room.pass(Span::hours(2));
        const auto sent = room.open("SUICTHRT", "12 Oak Ave");
        room.dispatch("3A12", sent);
        const RunCards cards = cardsOf(room, {3, 17});
        QCOMPARE(cards.incidents.size(), std::size_t(2));
        QCOMPARE(cards.incidents[0].number, room.incident(sent).number);
        QCOMPARE(cards.incidents[0].units, std::string("3A12"));
        QCOMPARE(cards.incidents[1].number, room.incident(late).number);
        QCOMPARE(cards.incidents[1].status, std::string("Waiting, LATE"));
        QCOMPARE(cards.units.size(), std::size_t(1));
        QCOMPARE(cards.units[0].on, room.incident(sent).number);
        QVERIFY(!cards.timers.empty());
        QCOMPARE(cards.timers[0].at.substr(0, 6), std::string("since "));
        QVERIFY(cards.blanks == (std::vector<int>{17, 18, 19}));
    }

    void whatIsNobodysOnADeskIsNotOnPaper()
    {
        DispatchRoom room;
        OpenIncident wish;
        wish.type = TypeCode("WELFARE");
        wish.location = at("12 Oak Ave");
        wish.narrative = "SECRETWORDS says he hears voices";
        wish.call = CallDraft{};
        wish.call->callerName = "SECRETCALLER";
        wish.call->callback = "203-555-0177";
        QVERIFY(room.run(wish));
        const auto held = room.open("NOISE", "9 Elm St");
        QVERIFY(room.run(HoldIncident{held, "SECRETREASON", {}}));
        const auto hidden = room.open("NOISE", "SECRETPLACE 5");
        room.logOn("3A12");
        room.dispatch("3A12", hidden);
        QVERIFY(room.run(MoveUnit{UnitId("3A12"), at("SECRETPLACE 5")}));
        QVERIFY(room.runAs(supervisorSeat(),
                           RestrictIncident{hidden, Visibility::Restricted, "SECRETWHY"}));
        QVERIFY(room.run(SetLevel{hidden, 3, "SECRETLEVEL"}));
        const std::string text = runCardsText(cardsOf(room));
        QVERIFY2(text.find("SECRET") == std::string::npos, text.c_str());
        // That somebody there is in crisis is what it is about.
        QVERIFY2(text.find("re-check " + room.incident(hidden).number) == std::string::npos,
                 text.c_str());
        QVERIFY2(text.find("Something is due " + room.incident(hidden).number) != std::string::npos,
                 text.c_str());
        QVERIFY(text.find("555-0177") == std::string::npos);
        QVERIFY(text.find(room.incident(hidden).number) != std::string::npos);
        QVERIFY(text.find("CARD 12") != std::string::npos);
        QVERIFY(text.find("CARD 13") == std::string::npos);
    }

    void aWeaponIsOnItWithoutItsWords()
    {
        DispatchRoom room;
        const auto spoken = room.open("WELFARE", "12 Oak Ave");
        CrisisFlagSuggested read;
        read.incident = spoken;
        read.flag = Flag::No;
        read.reason = "Nothing in the words speaks for it.";
        read.facts.push_back({Fact::Weapon, "in_hand", "SECRETKNIFE"});
        QVERIFY(room.runAs(advisorSeat(), SuggestFlag{read}));
        QCOMPARE(cardsOf(room).incidents.at(0).status, std::string("Waiting, WEAPON?"));
        QVERIFY(runCardsText(cardsOf(room)).find("SECRET") == std::string::npos);
        QVERIFY(room.run(AnswerFact{spoken, Fact::Weapon, answered("within_reach")}));
        QCOMPARE(cardsOf(room).incidents.at(0).status, std::string("Waiting, WEAPON"));
        QVERIFY(room.run(AnswerFact{spoken, Fact::Weapon, answered("none")}));
        QCOMPARE(cardsOf(room).incidents.at(0).status, std::string("Waiting"));
        QVERIFY(room.run(AnswerFact{spoken, Fact::Weapon, answered("in_hand")}));
        QVERIFY(room.runAs(supervisorSeat(),
                           RestrictIncident{spoken, Visibility::Restricted, "staff"}));
        QCOMPARE(cardsOf(room).incidents.at(0).what, std::string("Restricted incident"));
        QCOMPARE(cardsOf(room).incidents.at(0).status, std::string("Waiting, WEAPON"));
    }

    void theCrisisLinesAreOnIt()
    {
        DispatchRoom room;
        DirectoryEntry line;
        line.id = "state-988";
        line.kind = DirectoryKind::CrisisLine;
        line.name = "Lifeline";
        line.phones = {{"988", ""}};
        line.townScope = TownScope::WholeState;
        room.setDirectory({line});
        const RunCards cards = cardsOf(room);
        QCOMPARE(cards.lines.size(), std::size_t(1));
        QCOMPARE(cards.lines[0].number, std::string("988"));
    }

    void aTrainingStationSaysSoOnEverySheet()
    {
        DispatchRoom room;
        StationCreated made;
        made.agency = "Quarry Bay PD";
        made.timeZone = "America/New_York";
        made.mode = StationMode::Live;
        room.record(made);
        QVERIFY(cardsOf(room).stamp.empty());
        made.mode = StationMode::Training;
        room.record(made);
        const RunCards cards = cardsOf(room);
        QVERIFY(!cards.stamp.empty());
        const std::string text = runCardsText(cards);
        std::size_t count = 0;
        for (auto found = text.find("TRAINING"); found != std::string::npos;
             found = text.find("TRAINING", found + 1))
            ++count;
        QCOMPARE(count, cards.blanks.size() + 1);
    }

    void theFilesAreWholeOrTheOldOnesStay()
    {
        DispatchRoom room;
        for (int i = 0; i < 12; ++i)
            room.open("NOISE", std::to_string(i) + " Elm St");
        for (int i = 0; i < 9; ++i)
            room.logOn("3A" + std::to_string(10 + i));
        const QTemporaryDir folder;
        const QString pdf = folder.filePath(QStringLiteral("new/board.pdf"));
        QVERIFY(writeRunCardFiles(runCardFiles(cardsOf(room)), pdf.toStdString()));
        QVERIFY(bytesOf(pdf).startsWith("%PDF-"));
        // The board on one sheet, the cards two a sheet.
        QCOMPARE(paperSheets(pdf), 1 + kRunCardsUsual / 2);
        QVERIFY(bytesOf(folder.filePath(QStringLiteral("new/board.txt"))).contains("CARD 1 "));
        // Nothing else is left lying there.
        QCOMPARE(QDir(folder.filePath(QStringLiteral("new"))).entryList(QDir::Files).size(), 2);
        const QByteArray before = bytesOf(pdf);
        QVERIFY(!writeRunCardFiles(runCardFiles(cardsOf(room)), "/proc/nowhere/board.pdf"));
        QCOMPARE(bytesOf(pdf), before);
        QCOMPARE(runCardPath("/tmp/paper"), std::string("/tmp/paper/haven-board.pdf"));
        QCOMPARE(runCardPath("/tmp/x.PDF"), std::string("/tmp/x.PDF"));
    }

    void aBoardThatIsTooLongGoesOnAndLosesNothing()
    {
        DispatchRoom room;
        for (int i = 0; i < 120; ++i)
            room.open("NOISE", std::to_string(i) + " Elm St, Apartment 5, behind the bakery");
        const QTemporaryDir folder;
        const QString pdf = folder.filePath(QStringLiteral("long.pdf"));
        const RunCards cards = cardsOf(room, {0, 1});
        QCOMPARE(cards.incidents.size(), std::size_t(120));
        QVERIFY(writeRunCardFiles(runCardFiles(cards), pdf.toStdString()));
        QVERIFY(paperSheets(pdf) > 1);
    }
};

HAVEN_TESTS(TestRunCards)
#include "tst_run_cards.moc"
