#include "models/dispatch/log_words.h"

#include "models/dispatch/event_codec.h"
#include "models/dispatch/road_closures.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

#include <algorithm>

using namespace haven;
using namespace haven::test;

namespace {

LogWordsContext wordsContext(const Knowledge& knowledge)
{
    LogWordsContext context;
    context.codes = &knowledge.codes;
    context.numberOf = [](IncidentId id) { return "26-" + std::to_string(id.value); };
    return context;
}

LogLine line(Event event)
{
    static const Knowledge knowledge = shippedKnowledge();
    Recorded recorded;
    recorded.event = std::move(event);
    return wordsFor(recorded, wordsContext(knowledge));
}

OutwardLine outward(Event event, LogAudience audience)
{
    static const Knowledge knowledge = shippedKnowledge();
    Recorded recorded;
    recorded.event = std::move(event);
    return outwardWords(recorded, wordsContext(knowledge), audience);
}

bool hasMark(const LogLine& line, LogMark mark)
{
    return std::find(line.marks.begin(), line.marks.end(), mark) != line.marks.end();
}

} // namespace

class TestLogWords final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyEventHasWords();
    void sentencesReadAsASupervisorSaysThem();
    void whatWasLoweredOverriddenOrCorrectedIsMarked();
    void theClassIsTheStrictestOfWhatIsTold();
    void outwardLinesWithholdByClassWithACode();
    void thePublicIsNotToldThatSomebodyWasInCrisis();
    void everyCodeHasASentence();
    void peopleStandThereByTheirNames();
};

void TestLogWords::everyEventHasWords()
{
    const auto all = oneOfEach();
    for (const auto& event : all) {
        const LogLine one = line(event);
        const std::string type(eventType(event));
        QVERIFY2(one.text.size() > 3 && one.text != type, type.c_str());
        QVERIFY2(one.text.find("{}") == std::string::npos, type.c_str());
        QCOMPARE(one.type, type);
    }
    const LogLine removed = wordsFor(Recorded{}, wordsContext(shippedKnowledge()));
    QVERIFY(hasMark(removed, LogMark::Removed));
}

void TestLogWords::sentencesReadAsASupervisorSaysThem()
{
    UnitDispatched sent;
    sent.unit = UnitId("3A12");
    QCOMPARE(line(sent).text, std::string("Sent 3A12 (primary)"));
    LevelChanged level;
    level.before = 0;
    level.after = 4;
    level.because = "weapon in hand";
    QCOMPARE(line(level).text, std::string("Level 4 set: weapon in hand"));
    // Where an answer moved nothing, nothing is said to have been set.
    level.before = 4;
    level.asked = Asked::Done;
    QCOMPARE(line(level).text, std::string("Level stays 4, all asked: weapon in hand"));
    level.cause = LevelCause::ByPerson;
    level.because = "kept: weapon none does not lower it without a person's reason";
    QCOMPARE(line(level).text, std::string("Level stays 4: weapon none does not lower it without a "
                                           "person's reason"));
    level.because = "seen by 3A12";
    QCOMPARE(line(level).text, std::string("Level 4 set: seen by 3A12"));
    TypeChanged type;
    type.before = TypeCode("WELFARE");
    type.after = TypeCode("SUICTHRT");
    type.priorityBefore = Priority::P3;
    type.priorityAfter = Priority::P2;
    QCOMPARE(line(type).text,
             std::string("Type changed from Welfare check to Suicidal person, P3 to P2"));
    ActUndone undone;
    undone.what = "Sent 3A12 (primary)";
    undone.tell = {UnitId("3A12")};
    QCOMPARE(line(undone).text, std::string("Undone: Sent 3A12 (primary). Tell 3A12 by radio"));
    IncidentClosed closed;
    closed.disposition = DispositionCode("no such code");
    QCOMPARE(line(closed).text, std::string("Closed: no such code"));
    // The setting holds every road that is closed; the line tells the one it is about.
    SettingChanged roads;
    roads.key = kClosedRoadsSetting;
    roads.before = closuresText({{kInBeat1, "Main & Oak"}});
    roads.after = closuresText({{kInBeat1, "Main & Oak"}, {kInBeat2, "Wharf & Second"}});
    QCOMPARE(line(roads).text, std::string("Road closed at Wharf & Second"));
    std::swap(roads.before, roads.after);
    QCOMPARE(line(roads).text, std::string("Road open again at Wharf & Second"));
    // The list of plans is nobody's record.
    CareViewed looked;
    looked.view = CareView::CareRecord;
    looked.reason = "rounds";
    QCOMPARE(line(looked).text, std::string("List of care plans read: rounds"));
    looked.incident = IncidentId(1);
    QCOMPARE(line(looked).text, std::string("Care record read: rounds"));
}

void TestLogWords::whatWasLoweredOverriddenOrCorrectedIsMarked()
{
    LevelChanged level;
    level.before = 4;
    level.after = 2;
    level.cause = LevelCause::ByCorrection;
    QVERIFY(hasMark(line(level), LogMark::Lowered) && hasMark(line(level), LogMark::Corrected));
    // A 3 of which nothing had been asked, and the answers make it a 1: nobody lowered it.
    level.before = 3;
    level.after = 1;
    level.cause = LevelCause::ByAnswers;
    QVERIFY(!hasMark(line(level), LogMark::Lowered));
    level.cause = LevelCause::ByPerson;
    QVERIFY(hasMark(line(level), LogMark::Lowered));
    PriorityChanged priority;
    priority.before = Priority::P1;
    priority.after = Priority::P3;
    QVERIFY(hasMark(line(priority), LogMark::Lowered));
    std::swap(priority.before, priority.after);
    QVERIFY(!hasMark(line(priority), LogMark::Lowered));
    QVERIFY(hasMark(line(OverrideRecorded{}), LogMark::Overridden));
    QVERIFY(hasMark(line(AlarmRaised{}), LogMark::Late));
    QVERIFY(hasMark(line(RequestRefused{}), LogMark::Refused));
    NoteAdded note;
    note.corrects = NoteId(1);
    QVERIFY(hasMark(line(note), LogMark::Corrected));
}

void TestLogWords::theClassIsTheStrictestOfWhatIsTold()
{
    UnitDispatched sent;
    sent.unit = UnitId("3A12");
    QVERIFY(line(sent).fieldClass == FieldClass::Open);
    NoteAdded note;
    note.text = "the planted secret";
    QVERIFY(line(note).fieldClass == FieldClass::Police);
    note.fieldClass = FieldClass::ClinicianOnly;
    QVERIFY(line(note).fieldClass == FieldClass::ClinicianOnly);
    FactAnswered fact;
    fact.fact = Fact::SelfHarm;
    fact.answer = answered("ideation");
    QVERIFY(line(fact).fieldClass == FieldClass::Care);
    LevelChanged level;
    level.after = 3;
    level.because = "self harm plan and means";
    QVERIFY(line(level).fieldClass == FieldClass::Care);
}

void TestLogWords::outwardLinesWithholdByClassWithACode()
{
    NoteAdded note;
    note.text = "the planted secret";
    for (int i = 0; i < 7; ++i) {
        note.fieldClass = static_cast<FieldClass>(i);
        for (const auto audience : {LogAudience::Foi, LogAudience::Press, LogAudience::Court}) {
            const auto out = outward(note, audience);
            const bool isTold = out.line.text.find("secret") != std::string::npos;
            QCOMPARE(isTold, !withheldFor(audience, note.fieldClass).has_value());
            QCOMPARE(out.withheld.size(), std::size_t(isTold ? 0 : 1));
        }
    }
    IncidentOpened opened;
    opened.number = "26-1";
    opened.type = TypeCode("WELFARE");
    opened.location = at("22 Maple St");
    const auto press = outward(opened, LogAudience::Press);
    QCOMPARE(press.line.text, std::string("New incident 26-1: Welfare check, P3, at [W-POLICE]"));
    QVERIFY(press.line.fieldClass == FieldClass::Open);
    QVERIFY(!withheldFor(LogAudience::Internal, FieldClass::Care));
    QVERIFY(withheldFor(LogAudience::Court, FieldClass::Care));
}

void TestLogWords::thePublicIsNotToldThatSomebodyWasInCrisis()
{
    for (const auto audience : {LogAudience::Foi, LogAudience::Press}) {
        LevelChanged level;
        level.before = 3;
        level.after = 4;
        level.because = "weapon in hand";
        for (const Event& event :
             {Event(CrisisFlagSuggested{}), Event(FactAnswered{}), Event(level),
              Event(ClinicianRequested{}), Event(ChecklistStarted{})}) {
            const auto out = outward(event, audience);
            QCOMPARE(out.line.text, std::string("[W-CARE]"));
            QCOMPARE(out.line.type, std::string("withheld"));
        }
        IncidentOpened opened;
        opened.number = "26-1";
        opened.type = TypeCode("SUICTHRT");
        opened.location = at("22 Maple St");
        QCOMPARE(outward(opened, audience).line.text,
                 std::string("New incident 26-1: Call for service, P3, at [W-POLICE]"));
    }
    // Inside, a weapon is told to everybody who goes there; what somebody thinks of is not.
    FactAnswered weapon;
    weapon.fact = Fact::Weapon;
    weapon.answer = answered("in_hand");
    QVERIFY(line(weapon).fieldClass == FieldClass::Police);
    CrisisFlagSuggested read;
    read.flag = Flag::No;
    read.suggestedLevel = 4;
    read.facts = {FlagFact{Fact::Weapon, "in_hand", "knife in hand"}};
    QCOMPARE(line(read).text, std::string("Advisor suggests behavioral health flag no, level 4, "
                                          "possible weapon “knife in hand”"));
    FactAnswered harm;
    harm.fact = Fact::SelfHarm;
    harm.answer = answered("ideation");
    QVERIFY(line(harm).fieldClass == FieldClass::Care);
}

void TestLogWords::everyCodeHasASentence()
{
    for (const auto audience :
         {LogAudience::Internal, LogAudience::Foi, LogAudience::Press, LogAudience::Court}) {
        QVERIFY(audienceFromWord(audienceWord(audience)) == audience);
        for (int i = 0; i < 7; ++i) {
            const auto code = withheldFor(audience, static_cast<FieldClass>(i));
            if (code)
                QVERIFY(!withholdingSentence(*code).empty());
        }
    }
    QVERIFY(!audienceFromWord("everybody"));
}

void TestLogWords::peopleStandThereByTheirNames()
{
    const Knowledge knowledge = shippedKnowledge();
    LogWordsContext context = wordsContext(knowledge);
    context.nameOf = [](const AgentId& agent) {
        return agent == AgentId("a17") ? std::string("Reyes") : std::string();
    };
    const auto told = [&](Event event) {
        Recorded recorded;
        recorded.event = std::move(event);
        return wordsFor(recorded, context).text;
    };
    AgentSignedOff off;
    off.agent = AgentId("a17");
    off.position = PositionId("Position 2");
    off.reason = "signed off";
    QCOMPARE(told(off), std::string("Reyes signed off at Position 2"));
    off.reason = "window closed";
    QCOMPARE(told(off), std::string("Reyes signed off at Position 2: window closed"));
    QCOMPARE(told(RemovalApproved{3, AgentId("a17")}),
             std::string("Removal 3, asked for by Reyes, approved; it is carried out when the "
                         "station is closed"));
    // Whom nobody knows stands there by the id.
    QCOMPARE(told(RemovalApproved{3, AgentId("b2")}).find("b2") != std::string::npos, true);
}

HAVEN_TESTS(TestLogWords)
#include "tst_log_words.moc"
