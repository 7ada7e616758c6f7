#include "models/dispatch/relief_brief.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// Whoever takes a desk over hears of the calls that are parked there: no fact has them, and their
// callers are on the line.
using namespace haven;
using namespace haven::test;

namespace {

HalfTaken calledAt(Instant at, const std::string& place, const std::string& narrative)
{
    HalfTaken call;
    call.startedAt = at;
    call.texts = {{"Type", "WELFARE"}, {"Location", place}, {"Narrative", narrative}};
    return call;
}

std::vector<BriefLine> halfTakenLines(const DispatchRoom& room, std::vector<HalfTaken> calls)
{
    BriefWish wish{room.state(), room.knowledge().codes, dispatcherSeat(), room.now(),
                   [&room](Instant at) { return std::to_string((room.now() - at).ms / 60'000); }};
    wish.halfTaken = std::move(calls);
    wish.weaponIn = [](const std::string& words) {
        return words.find("gun") == std::string::npos ? std::nullopt
                                                      : std::optional(std::string("gun"));
    };
    const ReliefBrief brief = reliefBrief(wish);
    return brief.sections.front().key == "half_taken" ? brief.sections.front().lines
                                                      : std::vector<BriefLine>();
}

} // namespace

class tst_HalfTaken final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBriefBeginsWithThem()
    {
        DispatchRoom room;
        QVERIFY(halfTakenLines(room, {}).empty());
        const IncidentId known = room.open("NOISE", "3 Elm St");
        HalfTaken saved = calledAt(room.now() - Span::minutes(2), "3 Elm St", "");
        saved.incident = known;
        const auto lines = halfTakenLines(
            room, {saved, calledAt(room.now() - Span::minutes(9), "1 Elm St", "has a gun"),
                   calledAt(room.now() - Span::minutes(1), "", "")});
        QCOMPARE(lines.size(), std::size_t(3));
        // Who waits longest stands first.
        QCOMPARE(lines[0].lead, std::string("9"));
        QCOMPARE(lines[0].text, std::string("WELFARE, 1 Elm St, NOT ON THE RECORD YET, possible "
                                            "weapon “gun”"));
        QVERIFY(!lines[0].incident);
        QCOMPARE(lines[1].text,
                 room.incident(known).number + ": WELFARE, 3 Elm St, on the record, not finished");
        QVERIFY(lines[1].incident == known);
        QCOMPARE(lines[2].text, std::string("WELFARE, NOT ON THE RECORD YET"));
    }

    // It is on the board, and what its caller said last is not.
    void wordsThatAreOnNoRecordAreTold()
    {
        DispatchRoom room;
        const IncidentId known = room.open("NOISE", "3 Elm St");
        HalfTaken call = calledAt(room.now(), "3 Elm St", "loud music\nhe has a bat");
        call.incident = known;
        QVERIFY(room.run(AddNote{known, {}, "loud music", FieldClass::Police, {}}));
        call.notes = {room.incident(known).notes.back().id};
        const std::string lead = room.incident(known).number + ": WELFARE, 3 Elm St, ";
        QCOMPARE(halfTakenLines(room, {call}).front().text,
                 lead + "on the record, but WORDS TYPED ARE NOT");
        call.texts["Narrative"] = "loud music\n";
        QCOMPARE(halfTakenLines(room, {call}).front().text, lead + "on the record, not finished");
    }

    void aPlaceWithoutATypeStandsAlone()
    {
        DispatchRoom room;
        HalfTaken call;
        call.startedAt = room.now();
        call.texts = {{"Location", "9 Elm St"}};
        QCOMPARE(halfTakenLines(room, {call}).front().text,
                 std::string("9 Elm St, NOT ON THE RECORD YET"));
    }

    void ofARestrictedIncidentNothingIsTold()
    {
        DispatchRoom room;
        const IncidentId id = room.open("NOISE", "3 Elm St");
        QVERIFY(
            room.runAs(supervisorSeat(), RestrictIncident{id, Visibility::Restricted, "staff"}));
        HalfTaken further = calledAt(room.now(), "3 Elm St", "has a gun");
        further.incident = id;
        further.isFurtherCall = true;
        const auto lines = halfTakenLines(room, {further});
        QCOMPARE(lines.size(), std::size_t(1));
        QCOMPARE(lines[0].text,
                 room.incident(id).number + ": a restricted incident, NOT ON THE RECORD YET");
    }

    void theReliefCountsThem()
    {
        DispatchRoom room;
        room.setAccounts({Account{AgentId("lee"), "Lee", {Role::Dispatcher}}});
        const auto given = [&](int halfTaken) {
            Act act = room.actOf(dispatcherSeat());
            act.halfTaken = halfTaken;
            const auto facts = decide(room.state(), GiveRelief{AgentId("lee"), "quiet"}, act);
            return facts ? asKind<ReliefGiven>(facts->front()).counts.halfTaken : -1;
        };
        QCOMPARE(given(0), 0);
        QCOMPARE(given(2), 2);
    }

    void whatIsNoDraftOfACallIsNone()
    {
        QVERIFY(!halfTakenFrom("note/26-000001", "{}"));
        QVERIFY(!halfTakenFrom("intake/1", "typed"));
        QVERIFY(!halfTakenFrom("intake/1", ""));
    }

    // What we asked speaks of no weapon.
    void onlyWhatTheCallerSaidIsRead()
    {
        HalfTaken call;
        call.typedLines = "c: he is loud | u: does he have a gun";
        QCOMPARE(call.words(), std::string("he is loud"));
        // But where the caller says yes to it, they say it.
        call.typedLines += " | c: yes";
        QCOMPARE(call.words(), std::string("he is loud\ndoes he have a gun\nyes"));
        call.typedLines = "does he have a gun";
        call.firstSpeaker = TextSpeaker::Us;
        QVERIFY(call.words().empty());
    }
};

HAVEN_TESTS(tst_HalfTaken)
#include "tst_half_taken.moc"
