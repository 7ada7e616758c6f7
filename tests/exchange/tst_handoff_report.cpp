#include "models/exchange/handoff_report.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/screening_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

ReportClock plainClock()
{
    const auto words = [](Instant at) { return "t" + std::to_string(at.ms / 1000 % 100'000); };
    return {words, words};
}

std::vector<Report> pagesOf(const DispatchRoom& room, IncidentId id)
{
    const HandoffWish wish{room.state(), room.knowledge(), room.incident(id),
                           room.now(),   "Osei",           {Role::Clinician}};
    return handoffPages(wish, plainClock());
}

// The words beside a subject, joined; empty when it is not on the page.
std::string wordsOf(const Report& page, std::string_view subject)
{
    std::string words;
    for (const auto& row : page.rows) {
        if (row[0].text == subject)
            words += (words.empty() ? "" : " | ") + row[1].text;
    }
    return words;
}

CompleteStep step(const DispatchRoom& room, IncidentId id, StepOutcome outcome)
{
    const Checklist& run = room.incident(id).checklists.back();
    outcome.step = run.activeStep;
    return CompleteStep{id, run.id, outcome};
}

IncidentId crisis(DispatchRoom& room)
{
    OpenIncident open;
    open.type = TypeCode("SUICTHRT");
    open.location = at("118 Pier Rd", kInBeat1);
    open.location.detail = "apt 3";
    CallDraft call;
    call.callerName = "Dana Reed";
    call.callback = "203-555-0147";
    call.relation = "sister";
    call.language = "Spanish";
    call.safeContact = SafeContact::TextMessage;
    open.call = call;
    open.narrative = "RP STS he said \"you will not see me again\"";
    if (const auto done = room.run(open); !done)
        qFatal("%s", refusalSentence(done.refusal()).c_str());
    return room.last<IncidentOpened>().incident;
}

} // namespace

class TestHandoffReport final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAlarmsCodeWordIsNotHandedOver()
    {
        DispatchRoom room;
        const auto id = crisis(room);
        RecordPremiseAlarm alarm;
        alarm.incident = id;
        alarm.alarm.company = "Guardline";
        alarm.alarm.code = "hedgehog";
        QVERIFY(room.run(alarm));
        AddNote note;
        note.incident = id;
        note.text = "panic button too, her word is Hedgehog";
        QVERIFY(room.run(note));
        const std::string words = wordsOf(pagesOf(room, id).front(), "Note");
        QVERIFY2(words.find("her word is [code withheld]") != std::string::npos, words.c_str());
        QVERIFY(words.find("Hedgehog") == std::string::npos);
        // Nor anywhere else on the page, also once another one was told.
        alarm.alarm.code = "badger";
        QVERIFY(room.run(alarm));
        QVERIFY(foldedFromText(room.log()) == room.state());
        QVERIFY(room.run(RequestClinician{id, "says hedgehog again and again"}));
        for (const Report& page : pagesOf(room, id)) {
            const std::string text = reportAsText(page);
            QVERIFY2(text.find("hedgehog") == std::string::npos, text.c_str());
        }
    }

    void thePageSaysWhatWhoeverTakesOverNeeds()
    {
        DispatchRoom room;
        const auto id = crisis(room);
        room.logOn("3A12", {kSkillCit});
        room.dispatch("3A12", id);
        QVERIFY(room.run(AnswerFact{id, Fact::Weapon, answered("in_hand")}));
        QVERIFY(room.run(AnswerFact{id, Fact::Alone, unableBecause("line dropped")}));
        QVERIFY(room.run(RequestClinician{id, "asks for her doctor"}));
        QVERIFY(room.run(StartChecklist{id, ProtocolId("suicidal-person")}));
        const Report page = pagesOf(room, id).front();
        QVERIFY(page.title.find(room.incident(id).number) != std::string::npos);
        QVERIFY(wordsOf(page, "Location").find("118 Pier Rd, apt 3") == 0);
        const auto called = wordsOf(page, "Called");
        for (const char* part :
             {"Dana Reed", "sister", "203-555-0147", "speaks Spanish", "text message"})
            QVERIFY2(called.find(part) != std::string::npos, part);
        QVERIFY(wordsOf(page, "Level").find("4 Emergency, weapon in hand") == 0);
        QVERIFY(wordsOf(page, "Who leads").find("Police first") == 0);
        QVERIFY(wordsOf(page, "Weapon").find("in hand, t") == 0);
        QCOMPARE(wordsOf(page, "Violence"), std::string("not asked"));
        QVERIFY(wordsOf(page, "Alone").find("cannot be asked: line dropped") == 0);
        QVERIFY(wordsOf(page, "Said").find("“you will not see me again”") == 0);
        QVERIFY(wordsOf(page, "Unit").find("3A12, dispatched") == 0);
        QVERIFY(wordsOf(page, "Clinician").find("asks for her doctor") != std::string::npos);
        QVERIFY(wordsOf(page, "Checklist").find("Suicidal person, 0 steps done, now: EMD") == 0);
        QCOMPARE(wordsOf(page, "EMD"), std::string("not recorded"));
    }

    // What came of a screening goes with the person; a dispatcher is told that there was one.
    void theResultOfAScreeningGoesWithThePerson()
    {
        DispatchRoom room;
        room.setInstrument(madeUpInstrument());
        const auto id = crisis(room);
        RecordScreening screen;
        screen.incident = id;
        screen.instrument = InstrumentId("made-up-screen");
        screen.values = {{"total", "21"}, {"tier", "very_high"}, {"remark", "asked twice"}};
        QVERIFY(room.runAs(clinicianSeat(), screen));
        const std::string words = wordsOf(pagesOf(room, id).front(), "Screening");
        for (const char* part : {"Made-up screen version 3", "Total: 21", "Very high"})
            QVERIFY2(words.find(part) != std::string::npos, words.c_str());
        const HandoffWish desk{room.state(), room.knowledge(), room.incident(id),
                               room.now(),   "Reyes",          {Role::Dispatcher}};
        const Report page = handoffPages(desk, plainClock()).front();
        const std::string json = reportAsJson(page);
        QVERIFY(json.find("Screening") != std::string::npos);
        QVERIFY(json.find("Made-up") == std::string::npos);
        QVERIFY(json.find("Very high") == std::string::npos);
    }

    // Whom to ask by name, also when they have left.
    void whoIsAndWasThereIsNamed()
    {
        DispatchRoom room;
        const auto id = crisis(room);
        LogOnUnit on;
        on.unit = UnitId("3A12");
        on.officers = {"Ruiz", "Webb"};
        QVERIFY(room.run(on));
        room.dispatch("3A12", id);
        const auto there = wordsOf(pagesOf(room, id).front(), "Unit");
        QVERIFY2(there.find("3A12, dispatched") == 0, there.c_str());
        QVERIFY2(there.find("crew Ruiz and Webb") != there.npos, there.c_str());
        QVERIFY(wordsOf(pagesOf(room, id).front(), "Was there").empty());
        QVERIFY(room.run(MarkOnScene{{UnitId("3A12")}, ""}));
        QVERIFY(room.run(ClearUnits{{UnitId("3A12")}, std::nullopt}));
        const Report page = pagesOf(room, id).front();
        QVERIFY(wordsOf(page, "Unit").empty());
        QCOMPARE(wordsOf(page, "Was there"), std::string("3A12"));
    }

    // Over midnight a time alone would be read as today's.
    void aTimeOfAnotherDaySaysWhich()
    {
        DispatchRoom room;
        const auto id = crisis(room);
        QVERIFY(room.run(AnswerFact{id, Fact::Weapon, answered("in_hand")}));
        const Instant opened = room.now();
        const auto page = [&] {
            const HandoffWish wish{room.state(), room.knowledge(), room.incident(id),
                                   room.now(),   "Osei",           {Role::Clinician}};
            const auto day = [](Instant at) { return std::to_string(at.ms / 86'400'000); };
            const ReportClock clock{[](Instant) { return std::string("21:40"); },
                                    [day](Instant at) { return "day-" + day(at) + " 21:40"; }};
            return handoffReport(wish, clock);
        };
        QVERIFY(wordsOf(page(), "Weapon").find("in hand, 21:40 by") == 0);
        room.pass(Span::hours(24));
        const std::string dated =
            "in hand, day-" + std::to_string(opened.ms / 86'400'000) + " 21:40 by";
        QVERIFY2(wordsOf(page(), "Weapon").find(dated) == 0, dated.c_str());
    }

    void whoDecidedAboutAFirearmAndWhenStandsOnThePage()
    {
        DispatchRoom room;
        const auto id = crisis(room);
        QVERIFY(wordsOf(pagesOf(room, id).front(), "Risk protection").empty());
        CrisisFlagSuggested read;
        read.incident = id;
        read.flag = Flag::No;
        read.facts = {FlagFact{Fact::Weapon, "in_hand", "gun in hand"}};
        QVERIFY(room.runAs(advisorSeat(), SuggestFlag{read}));
        const auto asked = wordsOf(pagesOf(room, id).front(), "Risk protection");
        QVERIFY2(asked.find("asked at t") == 0 && asked.find("nobody has decided") != asked.npos,
                 asked.c_str());
        QVERIFY(room.runAs(supervisorSeat(),
                           RecordRiskProtection{id, RiskDecision::NotNeeded, "Sgt. Hale, a toy"}));
        const auto said = wordsOf(pagesOf(room, id).front(), "Risk protection");
        QVERIFY2(said.find("not needed, Sgt. Hale, a toy, recorded t") == 0, said.c_str());
        QVERIFY(said.find("by lindqvist") != said.npos);
    }

    void whatAPersonDecidedStandsApartFromWhatTheAdvisorRead()
    {
        DispatchRoom room;
        const auto id = crisis(room);
        CrisisFlagSuggested read;
        read.incident = id;
        read.flag = Flag::Yes;
        read.reason = "Flagged for: hearing what others do not.";
        QVERIFY(room.runAs(advisorSeat(), SuggestFlag{read}));
        const Report before = pagesOf(room, id).front();
        QCOMPARE(wordsOf(before, "Behavioral health"),
                 std::string("yes, suggested by the advisor, not confirmed, Flagged for: hearing "
                             "what others do not."));
        QVERIFY(wordsOf(before, "The advisor had read").empty());
        QVERIFY(room.runAs(clinicianSeat(), DecideFlag{id, FlagDecision::Rejected, ""}));
        const Report page = pagesOf(room, id).front();
        QCOMPARE(wordsOf(page, "Behavioral health"), std::string("no, decided by okafor"));
        QCOMPARE(wordsOf(page, "The advisor had read"),
                 std::string("yes, Flagged for: hearing what others do not."));
        QVERIFY(room.runAs(clinicianSeat(), DecideFlag{id, FlagDecision::Confirmed, "seen by me"}));
        QCOMPARE(wordsOf(pagesOf(room, id).front(), "Behavioral health"),
                 std::string("yes, decided by okafor, seen by me"));
    }

    // Whoever has the page reads a person's name, and what to mind before anything else.
    void peopleAreNamedAndCautionsStandFirst()
    {
        DispatchRoom room;
        const IncidentId id = crisis(room);
        Seat seat = clinicianSeat();
        seat.position = PositionId("Clinicians' table");
        QVERIFY(room.runAs(seat, SignOn{seat.agent, "Okafor, LCSW", seat.position, seat.roles}));
        QVERIFY(room.runAs(seat, DecideFlag{id, FlagDecision::Confirmed, ""}));
        Caution caution;
        caution.kind = CautionKind::Weapon;
        caution.text = "Rifle in the truck";
        caution.source = "brother";
        caution.place = room.incident(id).location;
        QVERIFY(room.run(RecordCaution{caution, std::nullopt}));
        const Report page = pagesOf(room, id).front();
        QCOMPARE(wordsOf(page, "Behavioral health"), std::string("yes, decided by Okafor, LCSW"));
        const auto at = [&](std::string_view subject) {
            std::size_t n = 0;
            while (n < page.rows.size() && page.rows[n][0].text != subject)
                ++n;
            return n;
        };
        QVERIFY(at("Caution") < page.rows.size());
        QVERIFY(at("Caution") < at("Called"));
        QVERIFY(wordsOf(page, "Caution").find("source: brother, since ") != std::string::npos);
        QVERIFY(wordsOf(page, "Called").find("safe contact: text message") != std::string::npos);
        CallDraft call;
        call.callback = "203-555-0188";
        QVERIFY(room.run(TakeCall{id, call, {}}));
        QVERIFY(wordsOf(pagesOf(room, id).front(), "Called")
                    .find("203-555-0188, safe contact: not asked") != std::string::npos);
    }

    void aDispatcherIsToldThatMedicinesAreRecordedAndNotWhich()
    {
        DispatchRoom room;
        const auto id = crisis(room);
        QVERIFY(room.run(AnswerFact{id, Fact::Weapon, answered("in_hand")}));
        QVERIFY(room.runAs(clinicianSeat(), RecordCareText{id, CareSheet::Handoff,
                                                           CareField::Medicines, "lithium"}));
        const HandoffWish wish{room.state(), room.knowledge(), room.incident(id),
                               room.now(),   "Reyes",          {Role::Dispatcher}};
        const Report page = handoffReport(wish, plainClock());
        QVERIFY(reportAsJson(page).find("lithium") == std::string::npos);
        QVERIFY(reportAsText(page).find("recorded, for clinicians and supervisors alone") !=
                std::string::npos);
        QCOMPARE(wordsOf(page, "Tried already"), std::string("not recorded"));
        QVERIFY(wordsOf(page, "Weapon").find("in hand") == 0);
        QVERIFY(wordsOf(pagesOf(room, id).front(), "Medicines").find("lithium") == 0);
    }

    void aWeaponANoteSpeaksOfStandsBeforeAllThatIsKnown()
    {
        DispatchRoom room;
        const auto id = crisis(room);
        QVERIFY(wordsOf(pagesOf(room, id).front(), "Possible weapon").empty());
        CrisisFlagSuggested read;
        read.incident = id;
        read.flag = Flag::No;
        read.facts = {FlagFact{Fact::Weapon, "in_hand", "knife in hand"}};
        QVERIFY(room.runAs(advisorSeat(), SuggestFlag{read}));
        const Report page = pagesOf(room, id).front();
        QVERIFY(wordsOf(page, "Possible weapon").find("“knife in hand”, read in a note of t") == 0);
        QCOMPARE(page.rows[2][0].text, std::string("Possible weapon")); // after number and place
        QVERIFY(page.rows[2][1].fieldClass == FieldClass::Police);
        QVERIFY(room.run(AnswerFact{id, Fact::Weapon, answered("in_hand")}));
        QVERIFY(wordsOf(pagesOf(room, id).front(), "Possible weapon").empty());
    }

    void aChecklistSaysWhoDidWhatAndWhatIsOpen()
    {
        DispatchRoom room;
        const auto id = crisis(room);
        QVERIFY(room.run(StartChecklist{id, ProtocolId("suicidal-person")}));
        QVERIFY(room.run(step(room, id, {"", StepOutcomeKind::Answered, "Not medical", ""})));
        QVERIFY(room.runAs(clinicianSeat(),
                           step(room, id, {"", StepOutcomeKind::Cannot, "", "he will not say"})));
        const auto pages = pagesOf(room, id);
        QCOMPARE(pages.size(), std::size_t(2));
        const Report& list = pages[1];
        QCOMPARE(list.rows.size(), std::size_t(12));
        QCOMPARE(list.rows[0][2].text, std::string("Not medical"));
        QCOMPARE(list.rows[0][3].text, dispatcherSeat().agent.value);
        QCOMPARE(list.rows[1][2].text, std::string("Cannot: he will not say"));
        QCOMPARE(list.rows[1][3].text, clinicianSeat().agent.value);
        QCOMPARE(list.rows[2][2].text, std::string("Now"));
        QCOMPARE(list.rows[11][2].text, std::string("Open"));
        QVERIFY(list.preface[1].find("Draft") == 0);
        QCOMPARE(rowCount(pages), pages[0].rows.size() + 12);
    }

    // As on the first page: who reads it knows no sign-on names.
    void theChecklistNamesPeopleToo()
    {
        DispatchRoom room;
        const auto id = crisis(room);
        Seat seat = clinicianSeat();
        seat.position = PositionId("Clinicians' table");
        QVERIFY(room.runAs(seat, SignOn{seat.agent, "Okafor, LCSW", seat.position, seat.roles}));
        QVERIFY(room.runAs(seat, StartChecklist{id, ProtocolId("suicidal-person")}));
        QVERIFY(
            room.runAs(seat, step(room, id, {"", StepOutcomeKind::Answered, "Not medical", ""})));
        const Report list = pagesOf(room, id)[1];
        QCOMPARE(list.rows[0][3].text, std::string("Okafor, LCSW"));
        QVERIFY2(list.preface[0].find(" by Okafor, LCSW") != std::string::npos,
                 list.preface[0].c_str());
    }

    void theApproverIsNamedForThisVeryText()
    {
        DispatchRoom room;
        const auto id = crisis(room);
        QVERIFY(
            room.runAs(supervisorSeat(), ApproveProtocol{ProtocolId("suicidal-person"), "A. Okafor",
                                                         "LCSW 1234", "Harbor Health"}));
        QVERIFY(room.run(StartChecklist{id, ProtocolId("suicidal-person")}));
        QVERIFY(pagesOf(room, id)[1].preface[1].find(
                    "Approved by A. Okafor, LCSW 1234, Harbor Health, ") == 0);
    }

    void aSealedNoteIsNotOnPaper()
    {
        DispatchRoom room;
        const auto id = crisis(room);
        // As a log written before notes were sealed may hold it.
        NoteAdded old;
        old.note = NoteId(room.state().counters.note + 1);
        old.incident = id;
        old.text = "PLANTED \"SECRET\"";
        old.fieldClass = FieldClass::ClinicianOnly;
        room.record(old);
        for (const auto& page : pagesOf(room, id)) {
            QVERIFY(reportAsText(page).find("PLANTED") == std::string::npos);
            QVERIFY(reportAsJson(page).find("SECRET") == std::string::npos);
        }
    }

    void aRestrictedIncidentPrintsItsTitleOnly()
    {
        DispatchRoom room;
        const auto id = crisis(room);
        QVERIFY(room.run(AnswerFact{id, Fact::Weapon, answered("in_hand")}));
        QVERIFY(room.run(StartChecklist{id, ProtocolId("suicidal-person")}));
        QVERIFY(
            room.runAs(supervisorSeat(), RestrictIncident{id, Visibility::Restricted, "staff"}));
        const auto pages = pagesOf(room, id);
        QCOMPARE(pages.size(), std::size_t(1));
        QCOMPARE(pages[0].rows.size(), std::size_t(3));
        QCOMPARE(wordsOf(pages[0], "Weapon"), std::string("weapon")); // not what it is
        const std::string text = reportAsText(pages[0]);
        for (const char* hidden : {"Pier Rd", "Reed", "in hand", "Suicidal"})
            QVERIFY2(text.find(hidden) == std::string::npos, hidden);
    }
};

HAVEN_TESTS(TestHandoffReport)
#include "tst_handoff_report.moc"
