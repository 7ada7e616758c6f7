#include "models/dispatch/alarms.h"
#include "models/dispatch/command_line.h"
#include "models/dispatch/log_marks.h"
#include "models/dispatch/log_words.h"
#include "models/dispatch/paper_card.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// What was written by hand while the desk was dark, entered afterwards.
using namespace haven;
using namespace haven::test;

namespace {

constexpr Span kEst = Span::hours(-5);
constexpr Span kEdt = Span::hours(-4);
// Sunday, 1 November 2026, 06:00 UTC: the clocks of New York go from 02:00 back to 01:00.
constexpr Instant kFallBack{1'793'512'800'000};
// Sunday, 8 March 2026, 07:00 UTC: from 02:00 on to 03:00.
constexpr Instant kSpringForward{1'772'953'200'000};

Span newYork(Instant at)
{
    return at >= kSpringForward && at < kFallBack ? kEdt : kEst;
}

LineContext paperContext(const DispatchRoom& room, std::optional<IncidentId> selected = {})
{
    LineContext context{room.state(),        room.knowledge(), room.now(),
                        newYork(room.now()), selected,         {}};
    context.offsetAt = newYork;
    return context;
}

std::string refusedAs(const Result<ParsedLine>& parsed)
{
    return parsed ? "parsed" : std::string(refusalName(parsed.refusal().code));
}

// The line through the rules, as the console would.
std::string entered(DispatchRoom& room, std::string_view line, std::optional<IncidentId> on = {})
{
    const auto parsed = parseLine(line, paperContext(room, on));
    if (!parsed)
        return refusedAs(parsed);
    room.setSource(parsed->source);
    room.setBackdate(parsed->happenedAt ? room.now() - *parsed->happenedAt : Span{});
    const std::string result = room.refusalOf(*parsed->command);
    room.setSource({});
    room.setBackdate(Span{});
    return result;
}

std::vector<DueAlarm> dueNow(const DispatchRoom& room)
{
    return dueAlarms(room.state(), room.knowledge().codes, room.now());
}

} // namespace

class TestCatchUp final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachEntryHasBothTimesAndSaysItsSource();
    void whatIsToComeOrOutOfOrderIsRefused();
    void onlyWhatIsDoneInTheFieldIsEnteredFromPaper();
    void timersDoNotRingForThePast();
    void aSourceStandsAtTheEndOrInQuotes();
    void timesKnowTheNightsOfTheClock();
    void aBareTimeThatMayBeAnotherDayAsksForIt();
    void aCardBecomesItsLinesOldestFirst();
    void aCardSaysWhichFieldIsWrong();
};

void TestCatchUp::eachEntryHasBothTimesAndSaysItsSource()
{
    DispatchRoom room;
    room.logOn("3A12");
    const auto id = room.open("NOISE");
    room.pass(Span::hours(2));
    QCOMPARE(entered(room, "-90 d 3A12 . src:paper 17", id), std::string("done"));
    const auto& fact = room.last<ActReconstructed>();
    QCOMPARE(fact.source, std::string("paper 17"));
    QCOMPARE(fact.deed, std::string("DispatchUnits"));
    QCOMPARE(fact.incident, std::optional(id));
    QVERIFY(fact.units == std::vector<UnitId>{UnitId("3A12")});
    const Recorded& last = room.log().back();
    QVERIFY(isKind<ActReconstructed>(*last.event));
    QCOMPARE(last.envelope.recordedAt - last.envelope.happenedAt, Span::minutes(90));
    QVERIFY(marksOf(last) == std::vector<LogMark>{LogMark::Reconstructed});
    LogWordsContext words;
    words.codes = &room.knowledge().codes;
    words.numberOf = [&room](IncidentId one) { return room.incident(one).number; };
    QCOMPARE(wordsFor(last, words).text,
             "Reconstructed from paper 17: sending units (3A12, " + room.incident(id).number + ")");
    // An act that opens an incident names it too, and undo goes through to the act itself.
    QCOMPARE(entered(room, "-60 new NOISE @\"9 Elm St\" src:paper 18"), std::string("done"));
    QVERIFY(room.last<ActReconstructed>().incident.has_value());
    QCOMPARE(entered(room, "-30 os 3A12 src:paper 17"), std::string("done"));
    QVERIFY(room.run(Undo{}));
    QVERIFY(foldedFromText(room.log()) == room.state());
}

void TestCatchUp::whatIsToComeOrOutOfOrderIsRefused()
{
    DispatchRoom room;
    room.logOn("3A12");
    room.pass(Span::hours(1));
    const auto id = room.open("NOISE");
    room.pass(Span::minutes(30));
    QCOMPARE(entered(room, "-40 d 3A12 . src:paper 1", id), std::string("TimeBeforeCall"));
    QCOMPARE(entered(room, "-40 src:\"paper 1\" n . he left", id), std::string("TimeBeforeCall"));
    room.dispatch("3A12", id);
    room.pass(Span::minutes(10));
    QCOMPARE(entered(room, "-15 os 3A12 src:paper 1"), std::string("TimeBeforeStep"));
    QCOMPARE(entered(room, "-15 os 3A12 because clock was wrong src:paper 1"), std::string("done"));
    QCOMPARE(entered(room, "os 3A12 src:paper 1"), std::string("SourceNeedsTime"));
    QCOMPARE(entered(room, "-5 cl 3A12 src:"), std::string("SourceMissing"));
    room.setSource("paper 1");
    room.setBackdate(Span::minutes(-5));
    QCOMPARE(room.refusalOf(ClearUnits{{UnitId("3A12")}, {}}), std::string("HappenedInFuture"));
    room.setBackdate(Span{});
    QCOMPARE(room.refusalOf(ClearUnits{{UnitId("3A12")}, {}}), std::string("SourceNeedsTime"));
}

void TestCatchUp::onlyWhatIsDoneInTheFieldIsEnteredFromPaper()
{
    DispatchRoom room;
    room.open("NOISE");
    room.setSource("paper 1");
    room.setBackdate(Span::minutes(5));
    QCOMPARE(room.refusalOf(Undo{}), std::string("SourceNotHere"));
    QCOMPARE(room.refusalOfAs(administratorSeat(), ChangeSetting{"board.hours", "8"}),
             std::string("SourceNotHere"));
}

void TestCatchUp::timersDoNotRingForThePast()
{
    DispatchRoom room;
    room.logOn("3A12");
    room.pass(Span::hours(3));
    QCOMPARE(entered(room, "-120 new NOISE @\"9 Elm St\" p1 src:paper 2"), std::string("done"));
    const auto id = *room.last<ActReconstructed>().incident;
    // A P1 that has waited two hours on paper: not while the card is being typed, but soon.
    QVERIFY(dueNow(room).empty());
    room.pass(kCatchUpGrace);
    QCOMPARE(dueNow(room).size(), std::size_t(1));
    QVERIFY(dueNow(room).front().kind == AlarmKind::WaitLimit);
    QCOMPARE(entered(room, "-110 d 3A12 . src:paper 2", id), std::string("done"));
    QCOMPARE(entered(room, "-100 os 3A12 src:paper 2"), std::string("done"));
    // Its status check was due an hour ago; it is due anew, once, two minutes from now.
    QVERIFY(dueNow(room).empty());
    room.pass(kCatchUpGrace);
    QCOMPARE(dueNow(room).size(), std::size_t(1));
    QVERIFY(dueNow(room).front().kind == AlarmKind::StatusCheck);
    // An emergency never waits.
    QCOMPARE(entered(room, "-90 em 3A12 src:paper 2"), std::string("done"));
    const auto due = dueNow(room);
    QVERIFY(std::any_of(due.begin(), due.end(), [](const DueAlarm& one) {
        return one.kind == AlarmKind::OfficerEmergency;
    }));
}

void TestCatchUp::aSourceStandsAtTheEndOrInQuotes()
{
    DispatchRoom room;
    room.logOn("3A12");
    const auto id = room.open("NOISE");
    const auto read = [&](std::string_view line) {
        const auto parsed = parseLine(line, paperContext(room, id));
        return parsed ? parsed->source : "refused: " + refusedAs(parsed);
    };
    QCOMPARE(read("-3 os 3A12 src:paper 17"), std::string("paper 17"));
    QCOMPARE(read("src:\"notebook Reyes\" -3 os 3A12"), std::string("notebook Reyes"));
    QCOMPARE(read("os 3A12 src:p17 -3"), std::string("refused: SourceNeedsTime"));
    QCOMPARE(read("os 3A12"), std::string());
    const auto parsed = parseLine("-3 os 3A12 src:paper 17", paperContext(room, id));
    QVERIFY(parsed->preview.find("Entered later, from paper 17.") != std::string::npos);
    // What is sealed is sealed to the letter.
    const auto sealed = parseLine("cn . he wrote src:his diary", paperContext(room, id));
    QVERIFY(sealed && sealed->toSeal);
    QCOMPARE(sealed->toSeal->text, std::string("he wrote src:his diary"));
}

void TestCatchUp::timesKnowTheNightsOfTheClock()
{
    DispatchRoom room;
    room.logOn("3A12");
    const auto at = [&](std::string_view line) {
        const auto parsed = parseLine(line, paperContext(room));
        return parsed ? parsed->happenedAt->ms : 0;
    };
    room.setNow(kFallBack + Span::hours(6)); // 07:00 EST
    // 00:30 was still summer: the offset of now would be an hour off.
    QCOMPARE(at("at 00:30 os 3A12 src:paper 1"), (kFallBack - Span::minutes(90)).ms);
    const auto twice = parseLine("at 01:30 os 3A12 src:paper 1", paperContext(room));
    QCOMPARE(refusedAs(twice), std::string("TimeTwice"));
    QVERIFY(twice.refusal().arguments ==
            (std::vector<std::string>{"01:30", "01:30-04:00", "01:30-05:00"}));
    QCOMPARE(at("at 01:30-04:00 os 3A12 src:paper 1"), (kFallBack - Span::minutes(30)).ms);
    QCOMPARE(at("at 01:30-05:00 os 3A12 src:paper 1"), (kFallBack + Span::minutes(30)).ms);
    // By radio, minutes ago, the later one is meant.
    QCOMPARE(at("at 01:30 os 3A12"), (kFallBack + Span::minutes(30)).ms);
    QCOMPARE(at("at 2026-10-31 23:30 os 3A12"), (kFallBack - Span::minutes(150)).ms);
    room.setNow(kSpringForward + Span::hours(6));
    QCOMPARE(refusedAs(parseLine("at 02:30 os 3A12 src:paper 1", paperContext(room))),
             std::string("TimeNever"));
    QCOMPARE(at("at 01:30 os 3A12 src:paper 1"), (kSpringForward - Span::minutes(30)).ms);
    QCOMPARE(at("at 03:30 os 3A12 src:paper 1"), (kSpringForward + Span::minutes(30)).ms);
    for (const char* line :
         {"os 3A12 at 25:00", "os 3A12 at 2026-02-30 10:00", "os 3A12 at 10:00-99:00"})
        QCOMPARE(refusedAs(parseLine(line, paperContext(room))), std::string("TimeMalformed"));
}

void TestCatchUp::aBareTimeThatMayBeAnotherDayAsksForIt()
{
    DispatchRoom room;
    room.logOn("3A12");
    room.setNow(kSpringForward + Span::hours(6)); // 09:00
    const auto parsed = parseLine("at 10:00 os 3A12 src:paper 1", paperContext(room));
    QCOMPARE(refusedAs(parsed), std::string("TimeNeedsDay"));
    QVERIFY(parsed.refusal().arguments == (std::vector<std::string>{"10:00", "2026-03-07"}));
    QVERIFY(parseLine("at 2026-03-07 10:00 os 3A12 src:paper 1", paperContext(room)));
    // Without a source it is what it always was.
    QVERIFY(parseLine("at 10:00 os 3A12", paperContext(room)));
}

void TestCatchUp::aCardBecomesItsLinesOldestFirst()
{
    DispatchRoom room;
    room.setNow(kSpringForward + Span::hours(6)); // 8 March, 09:00
    room.logOn("3A12");
    room.logOn("2A11");
    room.setNow(kSpringForward + Span::hours(7));
    PaperCard card;
    card.source = "paper 17";
    card.day = "2026-03-07";
    card.received = "23:50";
    card.type = "NOISE";
    card.place = "9 \"Elm\" St";
    card.caller = "Ann";
    card.callback = "203-555-0101";
    card.words = "loud music";
    card.units = {{"3a12", {"23:52", "23:53", "00:01", "00:20"}}, {"2A11", {"23:55", "", "", ""}}};
    card.noteAt = "00:05";
    card.note = "host turns it down";
    card.closedAt = "00:21";
    card.disposition = "DONE";
    const auto lines = paperLines(card, paperContext(room));
    for (const auto& fault : lines.faults)
        qWarning("%s: %s", fault.field.c_str(), refusalSentence(fault.refusal).c_str());
    QVERIFY(lines.faults.empty());
    std::vector<std::string> fields;
    for (const auto& line : lines.lines)
        fields.push_back(line.field);
    QVERIFY(fields ==
            (std::vector<std::string>{"received", "unit 1 sent", "unit 1 en route", "unit 2 sent",
                                      "unit 1 on scene", "note", "unit 1 clear", "closed"}));
    QCOMPARE(lines.lines[0].line,
             std::string("at 2026-03-07 23:50-05:00 src:\"paper 17\" new NOISE @\"9 'Elm' St\" tel "
                         "\"203-555-0101\" ! Caller: Ann. loud music"));
    QCOMPARE(lines.lines[4].line,
             std::string("at 2026-03-08 00:01-05:00 src:\"paper 17\" os 3A12"));
    // Each is a line that the grammar takes.
    for (const auto& line : lines.lines) {
        const auto parsed = parseLine(line.line, paperContext(room, room.open("NOISE")));
        QVERIFY2(parsed, (line.line + ": " + refusedAs(parsed)).c_str());
        QCOMPARE(*parsed->happenedAt, line.at);
    }
}

void TestCatchUp::aCardSaysWhichFieldIsWrong()
{
    DispatchRoom room;
    room.setNow(kFallBack + Span::hours(6));
    room.logOn("3A12");
    PaperCard card;
    card.source = "paper 1";
    card.day = "2026-11-01";
    card.received = "01:30";
    card.type = "NOSUCH";
    card.units = {{"9Z99", {"03:00", "", "", ""}}, {"3A12", {"04:00", "", "03:50", ""}}};
    card.closedAt = "23:00";
    card.disposition = "NOSUCH";
    std::map<std::string, std::string> faults;
    for (const auto& fault : paperLines(card, paperContext(room)).faults)
        faults[fault.field] = refusalName(fault.refusal.code);
    QCOMPARE(faults["received"], std::string("TimeTwice"));
    QCOMPARE(faults["type"], std::string("TypeUnknown"));
    QCOMPARE(faults["place"], std::string("LocationMissing"));
    QCOMPARE(faults["unit 1"], std::string("UnitNotOnDuty"));
    QCOMPARE(faults["unit 2 on scene"], std::string("PaperOrder"));
    QCOMPARE(faults["closed"], std::string("HappenedInFuture"));
    QCOMPARE(faults["disposition"], std::string("DispositionUnknown"));
}

HAVEN_TESTS(TestCatchUp)
#include "tst_catch_up.moc"
