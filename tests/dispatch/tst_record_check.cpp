#include "models/dispatch/alarms.h"
#include "models/dispatch/command_line.h"
#include "models/dispatch/log_words.h"
#include "models/dispatch/record_check.h"
#include "models/dispatch/timers.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// Record checks: none, hit, or a hit to be confirmed, with its clock; and nothing of the answer.
using namespace haven;
using namespace haven::test;

namespace {

RunCheck checkOf(CheckResult result, const std::string& what, const std::string& code = {})
{
    RunCheck command;
    command.unit = UnitId("3A12");
    command.kind = CheckKind::Plate;
    command.result = result;
    command.what = what;
    command.code = code;
    return command;
}

LogWordsContext checkContext(const DispatchRoom& room)
{
    LogWordsContext words;
    words.codes = &room.knowledge().codes;
    words.numberOf = [&room](IncidentId id) { return room.incident(id).number; };
    return words;
}

std::optional<Instant> confirmDue(const DispatchRoom& room)
{
    for (const auto& due : allDeadlines(room.state(), room.knowledge().codes, room.now())) {
        if (due.kind == AlarmKind::CheckConfirm)
            return due.dueAt;
    }
    return std::nullopt;
}

} // namespace

class TestRecordCheck final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyThatSomebodyWasRunIsKept()
    {
        DispatchRoom room;
        room.logOn("3A12");
        const auto incident = room.open("TSTOP");
        room.dispatch("3A12", incident);
        QVERIFY(room.run(checkOf(CheckResult::None, "ab12345")));
        QCOMPARE(room.last<CheckRun>().what, std::string("AB12345"));
        QVERIFY(room.last<CheckRun>().incident == incident);
        QVERIFY(!confirmDue(room));
        const auto line =
            outwardWords(room.log().back(), checkContext(room), LogAudience::Internal);
        QCOMPARE(line.line.text, std::string("Record check for 3A12, plate AB12345: none"));
        QVERIFY(line.line.fieldClass == FieldClass::CriminalJustice);
        QVERIFY(foldedFromText(room.log()) == room.state());
    }

    void whatLooksLikeAReturnIsRefusedAndNothingOfItIsKept()
    {
        DispatchRoom room;
        room.logOn("3A12");
        const auto facts = room.log().size();
        for (const std::string& text :
             {std::string("MOSS, DALE\nDOB 1990"), std::string("NAM/MOSS, DALE"),
              std::string("NIC W123456789"), std::string("a b c d e f g h i"),
              std::string("Bo Ray ncic hit"), std::string("OCA 24-118"),
              std::string(kCheckWhatMax + 1, 'X')})
            QCOMPARE(room.refusalOf(checkOf(CheckResult::Hit, text)),
                     std::string("CheckLooksPasted"));
        QCOMPARE(room.log().size(), facts);
        // The refusal does not repeat it.
        const auto refused = room.run(checkOf(CheckResult::Hit, "NAM/MOSS, DALE"));
        QVERIFY(refusalSentence(refused.refusal()).find("MOSS") == std::string::npos);
        QVERIFY(room.run(checkOf(CheckResult::Hit, std::string(kCheckWhatMax, 'X'))));
        QVERIFY(room.run(checkOf(CheckResult::None, "Moss, Dale Edward 1990-03-02")));
        QCOMPARE(room.refusalOf(checkOf(CheckResult::None, " ")), std::string("CheckEmpty"));
        QCOMPARE(room.refusalOf(checkOf(CheckResult::Hit, "AB1", "TWO WORDS")),
                 std::string("CheckCodeMalformed"));
        QCOMPARE(room.refusalOf(checkOf(CheckResult::Hit, "AB1", std::string(13, 'C'))),
                 std::string("CheckCodeMalformed"));
        QVERIFY(room.run(checkOf(CheckResult::Hit, "AB1", std::string(12, 'c'))));
        QCOMPARE(room.last<CheckRun>().code, std::string(12, 'C'));
    }

    void aHitIsConfirmedWithinItsTimeOrSomebodyHears()
    {
        DispatchRoom room;
        room.logOn("3A12");
        QVERIFY(room.run(checkOf(CheckResult::ConfirmDue, "AB12345", "STOLEN")));
        const Instant due = room.now() + room.knowledge().codes.alarms.confirmWithin;
        QVERIFY(confirmDue(room) == due);
        QVERIFY(room.knowledge().codes.alarms.confirmWithin == Span::minutes(10));
        // A second one later does not hide the first.
        room.pass(Span::minutes(3));
        QVERIFY(room.run(checkOf(CheckResult::ConfirmDue, "CD12345")));
        QVERIFY(confirmDue(room) == due);
        const std::vector<CheckId> open = {CheckId(1), CheckId(2)};
        QVERIFY(checksToConfirm(room.state(), UnitId("3A12")) == open);
        room.pass(Span::minutes(8));
        QVERIFY(room.runAs(advisorSeat(),
                           RaiseAlarm{AlarmKind::CheckConfirm, {}, UnitId("3A12"), due}));
        const auto rows =
            timerRows(room.state(), room.knowledge().codes, dispatcherSeat(), room.now());
        QVERIFY(std::any_of(rows.begin(), rows.end(), [](const TimerRow& row) {
            return row.kind == TimerKind::RecordCheck;
        }));
        for (const TimerRow& row :
             timerRows(room.state(), room.knowledge().codes, clinicianSeat(), room.now()))
            QVERIFY(row.kind != TimerKind::RecordCheck);
        // The alarm for the one that is late quiets nothing of the other, once that is late too.
        QVERIFY(confirmDue(room) == due);
        room.pass(Span::minutes(2));
        QVERIFY(confirmDue(room) == due + Span::minutes(3));
        QVERIFY(
            room.run(ConfirmCheck{CheckId(1), CheckOutcome::NotConfirmed, "plate was reissued"}));
        QVERIFY(room.state().alarms.empty());
        QVERIFY(confirmDue(room) == due + Span::minutes(3));
        QCOMPARE(room.refusalOf(ConfirmCheck{CheckId(1), CheckOutcome::Confirmed, ""}),
                 std::string("CheckNoneOpen"));
        QCOMPARE(room.refusalOf(ConfirmCheck{CheckId(2), CheckOutcome::Confirmed, "LIC/AB12345"}),
                 std::string("CheckLooksPasted"));
        QVERIFY(room.run(ConfirmCheck{CheckId(2), CheckOutcome::Confirmed, ""}));
        QVERIFY(!confirmDue(room));
        QVERIFY(foldedFromText(room.log()) == room.state());
    }

    // The stolen plate and the warrant: whichever is due first is not what somebody means.
    void ofSeveralHitsNobodyGuessesOne()
    {
        DispatchRoom room;
        room.logOn("3A12");
        room.logOn("3A15");
        QVERIFY(room.run(checkOf(CheckResult::ConfirmDue, "AAA111", "STOLEN")));
        room.pass(Span::minutes(1));
        auto warrant = checkOf(CheckResult::ConfirmDue, "Bo Example", "W");
        warrant.kind = CheckKind::Person;
        QVERIFY(room.run(warrant));
        const LineContext line{room.state(), room.knowledge(), room.now(), {}, {}, {}};
        const auto said = [&line](const char* words) { return *parseLine(words, line)->command; };
        const auto facts = room.log().size();
        const auto refused = room.run(said("hc 3A12 no not him"));
        QVERIFY(!refused);
        QVERIFY(refused.refusal().code == RefusalCode::CheckWhich);
        const std::string sentence = refusalSentence(refused.refusal());
        for (const char* part : {"#1 plate AAA111", "#2 person Bo Example", "hc #1 yes"})
            QVERIFY2(sentence.find(part) != std::string::npos, sentence.c_str());
        QCOMPARE(room.log().size(), facts);
        // A clinician is told of no name.
        const auto other = room.runAs(clinicianSeat(), said("hc 3A12 yes"));
        QVERIFY(!other);
        QVERIFY(refusalSentence(other.refusal()).find("Example") == std::string::npos);
        QVERIFY(room.run(said("hc 2 no not him")));
        QVERIFY(room.state().checks.at(CheckId(2)).outcome == CheckOutcome::NotConfirmed);
        QVERIFY(!room.state().checks.at(CheckId(1)).outcome);
        QCOMPARE(wordsFor(room.log().back(), checkContext(room)).text,
                 std::string("Record check for 3A12 settled, the hit is not confirmed (person Bo "
                             "Example): not him"));
        QCOMPARE(outwardWords(room.log().back(), checkContext(room), LogAudience::Foi)
                     .line.text.find("Example"),
                 std::string::npos);
        QCOMPARE(room.refusalOf(said("hc #2 yes")), std::string("CheckNoneOpen"));
        QCOMPARE(room.refusalOf(said("hc #99 yes")), std::string("CheckNoneOpen"));
        QCOMPARE(room.refusalOf(said("hc 3A15 yes")), std::string("CheckNoneOpen"));
        // One alone needs no number.
        QVERIFY(room.run(said("hc 3A12 yes")));
        QVERIFY(room.state().checks.at(CheckId(1)).outcome == CheckOutcome::Confirmed);
        QVERIFY(foldedFromText(room.log()) == room.state());
    }

    void aCallSignOfDigitsIsNoCheck()
    {
        DispatchRoom room;
        room.logOn("1");
        room.logOn("3A12");
        QVERIFY(room.run(checkOf(CheckResult::ConfirmDue, "AAA111")));
        const LineContext line{room.state(), room.knowledge(), room.now(), {}, {}, {}};
        QCOMPARE(room.refusalOf(*parseLine("hc 1 yes", line)->command),
                 std::string("CheckNoneOpen"));
        // Whoever errs in a word is told which there are.
        for (const auto& [typed, words] :
             {std::pair{"ran 3A12 plate confirm AB12345", "none, hit, due"},
              std::pair{"ran 3A12 boat none AB12345", "person, plate, property"},
              std::pair{"hc #1 perhaps", "yes, no"}}) {
            const auto wrong = parseLine(typed, line);
            QVERIFY2(!wrong && refusalSentence(wrong.refusal()).find(words) != std::string::npos,
                     typed);
        }
        QVERIFY(room.run(*parseLine("hc #1 yes", line)->command));
    }

    void itIsOfCriminalJusticeAndLeavesTheHouseNowhere()
    {
        DispatchRoom room;
        room.logOn("3A12");
        QVERIFY(room.run(checkOf(CheckResult::Hit, "AB12345", "STOLEN")));
        for (const auto audience : {LogAudience::Foi, LogAudience::Press, LogAudience::Court}) {
            const auto line = outwardWords(room.log().back(), checkContext(room), audience);
            QCOMPARE(line.line.text, std::string("Record check for 3A12, [W-CJ]"));
        }
        AlarmRaised alarm;
        alarm.kind = AlarmKind::CheckConfirm;
        alarm.unit = UnitId("3A12");
        room.record(alarm);
        QCOMPARE(outwardWords(room.log().back(), checkContext(room), LogAudience::Foi).line.text,
                 std::string("Alarm for 3A12: [W-CJ]"));
        QVERIFY(room.run(checkOf(CheckResult::Hit, "AB12345", "STOLEN")));
        // Inside, whoever is not at the desk reads nothing of it: it is kept above all classes.
        auto words = checkContext(room);
        words.justiceRecord = LogWordsContext::JusticeRecord::Withheld;
        const auto kept = outwardWords(room.log().back(), words, LogAudience::Internal).line;
        QVERIFY(kept.fieldClass == FieldClass::ClinicianOnly);
        QCOMPARE(room.refusalOfAs(clinicianSeat(), checkOf(CheckResult::None, "AB1")),
                 std::string("RoleMissing"));
        QCOMPARE(room.refusalOfAs(administratorSeat(), checkOf(CheckResult::None, "AB1")),
                 std::string("RoleMissing"));
    }

    void noHistoryKeepsWhoWasRun()
    {
        QCOMPARE(keepableLine("ran 3A12 plate hit AB12345"), std::string("ran 3A12 ..."));
        QCOMPARE(keepableLine("-3 recordcheck 3A12 person none Moss"),
                 std::string("recordcheck -3 ..."));
        QCOMPARE(keepableLine("hc 3A12 yes"), std::string("hc 3A12 ..."));
        QCOMPARE(keepableLine("pa 4482 company Guardline code HEDGEHOG"),
                 std::string("pa 4482 ..."));
        QCOMPARE(keepableLine("scr 4482 demo-two 3 1"), std::string("scr 4482 ..."));
        QCOMPARE(keepableLine("bolo person name Moss why warrant class justice red hat"),
                 std::string("bolo person ..."));
        QCOMPARE(keepableLine("bolo vehicle why theft class of 26"),
                 std::string("bolo vehicle why theft class of 26"));
        QCOMPARE(keepableLine("chk 3A12 fine"), std::string("chk 3A12 fine"));
    }

    // With an incident the incident goes on to remind; without one nobody would.
    void aUnitGoesNotHomeWithAHitThatNobodyElseHas()
    {
        DispatchRoom room;
        room.logOn("3A12");
        room.logOn("3A15");
        QVERIFY(room.run(checkOf(CheckResult::ConfirmDue, "AB12345")));
        const LogOffUnit home{UnitId("3A12"), "", ""};
        QCOMPARE(room.refusalOf(home), std::string("CheckStillOpen"));
        QCOMPARE(room.refusalOf(LogOffUnit{UnitId("3A15"), "", ""}), std::string("done"));
        QVERIFY(room.run(ConfirmCheck{CheckId(1), CheckOutcome::NotConfirmed, ""}));
        QCOMPARE(room.refusalOf(home), std::string("done"));
        room.logOn("3A12");
        QVERIFY(room.run(checkOf(CheckResult::ConfirmDue, "CD12345")));
        QVERIFY(room.run(LogOffUnit{UnitId("3A12"), "", "the desk calls them"}));
        QCOMPARE(room.count<OverrideRecorded>(), 1);
        QCOMPARE(room.last<OverrideRecorded>().rule, std::string("CheckStillOpen"));
        DispatchRoom other;
        other.logOn("3A12");
        const auto incident = other.open("TSTOP");
        other.dispatch("3A12", incident);
        QVERIFY(other.run(checkOf(CheckResult::ConfirmDue, "AB12345")));
        QVERIFY(other.run(ClearUnits{{UnitId("3A12")}, std::nullopt}));
        QCOMPARE(other.refusalOf(home), std::string("done"));
        QVERIFY(confirmDue(other).has_value());
    }

    void settledOnesLeaveMemoryAndOpenOnesStay()
    {
        DispatchRoom room;
        room.logOn("3A12");
        QVERIFY(room.run(checkOf(CheckResult::ConfirmDue, "OPEN1")));
        for (std::size_t n = 0; n < kChecksKept + 5; ++n)
            QVERIFY(room.run(checkOf(CheckResult::None, "AB" + std::to_string(n))));
        QCOMPARE(room.state().checks.size(), kChecksKept);
        QCOMPARE(room.state().checks.at(CheckId(1)).what, std::string("OPEN1"));
        QVERIFY(confirmDue(room).has_value());
    }
};

HAVEN_TESTS(TestRecordCheck)
#include "tst_record_check.moc"
