#include "models/dispatch/half_taken.h"
#include "models/exchange/run_cards.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// Calls that somebody was still taking are on the paper of the day the power is out.
using namespace haven;
using namespace haven::test;

namespace {

HalfTakenAt parkedAt(const char* position, std::optional<IncidentId> incident)
{
    HalfTaken call;
    call.startedAt = Instant{5};
    call.texts = {{"Type", "Disturbance"}, {"Location", "9 Elm St"}, {"Callback", "203-555-0177"}};
    call.incident = incident;
    return {PositionId(position), call};
}

RunCards paperOf(const DispatchRoom& room, std::optional<std::vector<HalfTakenAt>> calls)
{
    const ReportClock clock{[](Instant) { return std::string("21:47:08"); },
                            [](Instant) { return std::string("2026-11-21 21:47:08"); }};
    return runCards(room.state(), room.knowledge(), room.now(), clock, {0, 1, std::move(calls)});
}

} // namespace

class tst_HalfTakenCards final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachDeskHasItsOwn()
    {
        DispatchRoom room;
        const RunCards cards =
            paperOf(room, std::vector{parkedAt("Position 1", {}), parkedAt("Position 2", {})});
        QCOMPARE(cards.halfTaken.size(), std::size_t(2));
        QCOMPARE(cards.halfTaken[1].position, std::string("Position 2"));
        QCOMPARE(cards.halfTaken[0].status, std::string("NOT RECORDED"));
        const std::string text = runCardsText(cards);
        QVERIFY2(text.find("CALLS HALF TAKEN, 2") != std::string::npos, text.c_str());
        QVERIFY(text.find("Disturbance, 9 Elm St") != std::string::npos);
        QVERIFY(text.find("0177") == std::string::npos); // who called lies on no desk
        QVERIFY(runCardsText(paperOf(room, std::vector<HalfTakenAt>())).find("HALF TAKEN") ==
                std::string::npos);
    }

    void aRestrictedOneIsItsNumberAlone()
    {
        DispatchRoom room;
        const auto hidden = room.open("DOMESTIC", "7 Secret Ln");
        QVERIFY(room.runAs(supervisorSeat(),
                           RestrictIncident{hidden, Visibility::Restricted, "employee"}));
        const std::string text =
            runCardsText(paperOf(room, std::vector{parkedAt("Position 1", hidden)}));
        QVERIFY(text.find(room.incident(hidden).number + ", restricted") != std::string::npos);
        QVERIFY(text.find("9 Elm St") == std::string::npos);
    }

    void aPageThatCouldNotReadThemSaysSo()
    {
        DispatchRoom room;
        const std::string text = runCardsText(paperOf(room, std::nullopt));
        QVERIFY2(text.find("could not be read") != std::string::npos, text.c_str());
    }
};

HAVEN_TESTS(tst_HalfTakenCards)
#include "tst_half_taken_cards.moc"
