#include "models/dispatch/incident_rules.h"
#include "models/dispatch/weapon.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

ChangePriority priorityOf(IncidentId id, Priority priority, std::string reason)
{
    ChangePriority command;
    command.incident = id;
    command.priority = priority;
    command.reason = std::move(reason);
    return command;
}

HoldIncident hold(IncidentId id, std::string reason)
{
    HoldIncident command;
    command.incident = id;
    command.reason = std::move(reason);
    return command;
}

ChangeType typeOf(IncidentId id, const char* type)
{
    ChangeType command;
    command.incident = id;
    command.type = TypeCode(type);
    return command;
}

RecordCaution caution(const char* text, const char* source)
{
    RecordCaution command;
    command.caution.text = text;
    command.caution.source = source;
    command.caution.place = at("12 Oak Ave");
    return command;
}

} // namespace

class TestDecideIncident : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aRaisedPriorityNeedsNoReasonALoweredOneDoes();
    void aNewTypeRaisesThePriorityAndNeverLowersIt();
    void aNewTypeBringsItsProtocolAndLevel();
    void theSameTypeIsNothingToChange();
    void aP1IsNeverHeld();
    void anIncidentWithUnitsIsNotHeld();
    void anIncidentOfAnOfficerEmergencyIsNotHeld();
    void aHoldNeedsAReasonAndATimeToCome();
    void aHeldIncidentIsReleasedByHandAndByUrgency();
    void theCallersPlaceIsNotTheIncidentsPlace();
    void aPlaceIsNeededWhenItChanges();
    void restrictingNeedsAReasonAndItsRole();
    void nobodyChangesWhatTheyCannotSee();
    void nobodyLowersWhatTheyCannotSee();
    void nobodyDecidesOnWhatTheyCannotSee();
    void closingTellsNothingOfWhatIsRestricted();
    void whatIsSaidOfAJoinedIncidentIsToldToTheOther();
    void nothingIsDecidedOnAPageThatIsClosed();
    void aWeaponHeardWhileTwoWereOneIsOfBoth();
    void aYesIsNotLostByAJoin();
    void reportNumbersHaveNoGaps();
    void personsAreAddedAndReplaced();
    void vehiclePlatesAreWrittenInCapitals();
    void aCautionNeedsTextSourceAndPlace();
    void whatFamilySaysIsReportedNotVerified();
    void aCautionIsAcknowledgedOnTheRecordOnce();
    void anEndedCautionIsOver();
};

void TestDecideIncident::aRaisedPriorityNeedsNoReasonALoweredOneDoes()
{
    DispatchRoom room;
    const IncidentId id = room.open("TRESPASS");
    QVERIFY(room.run(priorityOf(id, Priority::P2, "")));
    QCOMPARE(room.refusalOf(priorityOf(id, Priority::P2, "")), std::string("NothingToChange"));
    QCOMPARE(room.refusalOf(priorityOf(id, Priority::P4, " ")), std::string("ReasonMissing"));
    QVERIFY(room.run(priorityOf(id, Priority::P4, "suspect left")));
    QCOMPARE(room.incident(id).priority, Priority::P4);
    QCOMPARE(room.last<PriorityChanged>().reason, std::string("suspect left"));
}

void TestDecideIncident::aNewTypeRaisesThePriorityAndNeverLowersIt()
{
    DispatchRoom room;
    const IncidentId id = room.open("NOISE");
    QVERIFY(room.run(typeOf(id, "FIGHT")));
    QCOMPARE(room.last<TypeChanged>().priorityBefore, Priority::P4);
    QCOMPARE(room.last<TypeChanged>().priorityAfter, Priority::P2);
    QVERIFY(room.run(typeOf(id, "NOISE")));
    QCOMPARE(room.incident(id).priority, Priority::P2);
    QCOMPARE(room.incident(id).type.value, std::string("NOISE"));
    QCOMPARE(room.refusalOf(typeOf(id, "NOPE")), std::string("TypeUnknown"));
}

void TestDecideIncident::aNewTypeBringsItsProtocolAndLevel()
{
    DispatchRoom room;
    const IncidentId id = room.open("NOISE");
    QVERIFY(room.run(typeOf(id, "MNTL")));
    QCOMPARE(room.incident(id).protocol, std::optional(ProtocolId("psychosis-severe-agitation")));
    QCOMPARE(room.incident(id).level.level, 3);
    QVERIFY(room.run(typeOf(id, "MTLV")));
    QCOMPARE(room.count<LevelChanged>(), 0);
}

void TestDecideIncident::theSameTypeIsNothingToChange()
{
    DispatchRoom room;
    const IncidentId id = room.open("DVNA");
    QCOMPARE(room.refusalOf(typeOf(id, "domestic")), std::string("NothingToChange"));
}

void TestDecideIncident::aP1IsNeverHeld()
{
    DispatchRoom room;
    const IncidentId id = room.open("ROBBERY");
    QCOMPARE(room.refusalOf(hold(id, "no unit")), std::string("HoldIsUrgent"));
    QVERIFY(!canHold(room.state(), id));
}

void TestDecideIncident::anIncidentWithUnitsIsNotHeld()
{
    DispatchRoom room;
    room.logOn("3A12");
    const IncidentId id = room.open("NOISE");
    room.dispatch("3A12", id);
    QCOMPARE(room.refusalOf(hold(id, "later")), std::string("HoldHasUnits"));
}

void TestDecideIncident::anIncidentOfAnOfficerEmergencyIsNotHeld()
{
    DispatchRoom room;
    room.logOn("3A12");
    const IncidentId id = room.open("NOISE");
    room.dispatch("3A12", id);
    DeclareEmergency emergency;
    emergency.unit = UnitId("3A12");
    QVERIFY(room.run(emergency));
    // Declaring it may have raised the priority as well; either way it cannot be held.
    const std::string refusal = room.refusalOf(hold(id, "later"));
    QVERIFY2(refusal == "HoldIsEmergency" || refusal == "HoldIsUrgent", refusal.c_str());
}

void TestDecideIncident::aHoldNeedsAReasonAndATimeToCome()
{
    DispatchRoom room;
    const IncidentId id = room.open("NOISE");
    QCOMPARE(room.refusalOf(hold(id, "")), std::string("ReasonMissing"));
    HoldIncident command = hold(id, "caller back at nine");
    command.until = room.now();
    QCOMPARE(room.refusalOf(command), std::string("HoldUntilPast"));
    command.until = room.now() + Span::minutes(30);
    QVERIFY(room.run(command));
    QCOMPARE(room.incident(id).stage, IncidentStage::Held);
    QCOMPARE(room.refusalOf(command), std::string("IncidentIsHeld"));
}

void TestDecideIncident::aHeldIncidentIsReleasedByHandAndByUrgency()
{
    DispatchRoom room;
    const IncidentId id = room.open("NOISE");
    ReleaseHold release;
    release.incident = id;
    QCOMPARE(room.refusalOf(release), std::string("IncidentNotHeld"));
    QVERIFY(room.run(hold(id, "later")));
    QVERIFY(room.run(release));
    QCOMPARE(room.incident(id).stage, IncidentStage::Open);
    QVERIFY(room.run(hold(id, "later")));
    QVERIFY(room.run(priorityOf(id, Priority::P1, "")));
    QCOMPARE(room.incident(id).stage, IncidentStage::Open);
    QCOMPARE(room.count<HoldReleased>(), 1);
    QCOMPARE(brokenInvariant(room.state()), std::string());
}

void TestDecideIncident::theCallersPlaceIsNotTheIncidentsPlace()
{
    DispatchRoom room;
    OpenIncident open;
    open.type = TypeCode("WELFARE");
    open.location = at("12 Oak Ave");
    open.call = CallDraft{};
    QVERIFY(room.run(open));
    ChangeLocation move;
    move.incident = IncidentId(1);
    move.call = CallId(1);
    move.location = at("Springfield", kOutside);
    QVERIFY(room.run(move));
    QCOMPARE(room.incident(IncidentId(1)).location.text, std::string("12 Oak Ave"));
    QCOMPARE(room.incident(IncidentId(1)).calls.front().callerLocation.text,
             std::string("Springfield"));
    move.call = CallId(5);
    QCOMPARE(room.refusalOf(move), std::string("CallNotFound"));
}

void TestDecideIncident::aPlaceIsNeededWhenItChanges()
{
    DispatchRoom room;
    ChangeLocation move;
    move.incident = room.open("NOISE");
    QCOMPARE(room.refusalOf(move), std::string("LocationMissing"));
    move.location = at("14 Oak Ave", kInBeat1);
    QVERIFY(room.run(move));
    QCOMPARE(room.last<LocationChanged>().before.text, std::string("12 Oak Ave"));
    QCOMPARE(room.incident(move.incident).location.beat, std::optional(BeatId("1")));
    QCOMPARE(room.refusalOf(move), std::string("NothingToChange"));
}

void TestDecideIncident::restrictingNeedsAReasonAndItsRole()
{
    DispatchRoom room;
    RestrictIncident restrict;
    restrict.incident = room.open("SEXOFFNS");
    restrict.reason = "victim is staff";
    QCOMPARE(room.refusalOf(restrict), std::string("RoleMissing"));
    restrict.reason.clear();
    QCOMPARE(room.refusalOfAs(supervisorSeat(), restrict), std::string("ReasonMissing"));
    restrict.reason = "victim is staff";
    QVERIFY(room.runAs(clinicianSeat(), restrict));
    QCOMPARE(room.incident(restrict.incident).visibility, Visibility::Restricted);
    QCOMPARE(room.refusalOfAs(supervisorSeat(), restrict), std::string("NothingToChange"));
}

void TestDecideIncident::nobodyChangesWhatTheyCannotSee()
{
    DispatchRoom room;
    const IncidentId id = room.open("SEXOFFNS");
    const IncidentId other = room.open("NOISE");
    QVERIFY(room.run(AddNote{id, {}, "victim is with a neighbor", FieldClass::Police, {}}));
    QVERIFY(room.run(SetLevel{id, 3, "asked for care"}));
    QVERIFY(room.runAs(supervisorSeat(), RestrictIncident{id, Visibility::Restricted, "staff"}));

    AddNote corrected{id, {}, "another place", FieldClass::Police, NoteId(1)};
    CorrectDetails details;
    details.incident = id;
    details.field = "detail";
    details.value = "Apt 4";
    ChangeLocation move;
    move.incident = id;
    move.location = at("14 Oak Ave", kInBeat1);
    Person person;
    person.id = PersonId(1);
    Vehicle vehicle;
    vehicle.id = VehicleId(1);
    const std::vector<Command> unseen{
        corrected,
        details,
        move,
        ChangeType{id, TypeCode("NOISE")},
        RecordPerson{id, person},
        RecordVehicle{id, vehicle},
        DecideFlag{id, FlagDecision::Rejected, "no signs"},
        SetLevel{id, 2, "calmer"},
        SplitIncident{id, {}, "two events"},
        MergeIncidents{id, other, "the same"},
    };
    for (const auto& command : unseen)
        QCOMPARE(room.refusalOf(command), std::string("IncidentIsRestricted"));

    // Help is never kept waiting: what adds, sends or raises goes through.
    QVERIFY(room.run(AddNote{id, {}, "he is back", FieldClass::Police, {}}));
    QVERIFY(room.run(SetLevel{id, 4, "knife"}));
    QVERIFY(room.run(DecideFlag{id, FlagDecision::Confirmed, "her words"}));
    room.logOn("A");
    QVERIFY(room.run(DispatchUnits{{UnitId("A")}, id, AssignmentStage::Dispatched, {}}));
    QVERIFY(room.run(MergeIncidents{other, id, "the same"}));

    // Who may lift the restriction may correct it too.
    QVERIFY(room.runAs(supervisorSeat(), move));
}

void TestDecideIncident::nobodyLowersWhatTheyCannotSee()
{
    DispatchRoom room;
    const IncidentId id = room.open("MNTL");
    QVERIFY(room.run(AnswerFact{id, Fact::Weapon, answered("in_hand")}));
    QVERIFY(room.run(AnswerFact{id, Fact::Violence, answered("threat")}));
    QCOMPARE(room.incident(id).priority, Priority::P1);
    QVERIFY(room.runAs(supervisorSeat(), RestrictIncident{id, Visibility::Restricted, "staff"}));

    const FactAnswer notKnown{AskState::AskedNotKnown, {}, {}};
    const std::vector<Command> lower{
        priorityOf(id, Priority::P5, "calm"),
        AnswerFact{id, Fact::Weapon, answered("none")},
        AnswerFact{id, Fact::Weapon, answered("within_reach")},
        AnswerFact{id, Fact::Weapon, notKnown},
        AnswerFact{id, Fact::Violence, answered("none")},
    };
    const State before = room.state();
    for (const auto& command : lower)
        QCOMPARE(room.refusalOf(command), std::string("IncidentIsRestricted"));
    QVERIFY(room.state() == before);
    QVERIFY(weaponSign(room.incident(id)) == WeaponSign::Answered);

    QCOMPARE(room.refusalOf(ChangeDisciplinePriority{id, Discipline::Ems, Priority::P5, "calm"}),
             std::string("IncidentIsRestricted"));
    QVERIFY(room.run(ChangeDisciplinePriority{id, Discipline::Ems, Priority::P1, ""}));
    // Once more tells nobody how urgent it stood; a supervisor is told, and says why it is lowered.
    QVERIFY(room.run(ChangeDisciplinePriority{id, Discipline::Ems, Priority::P1, ""}));
    QVERIFY(room.last<DisciplinePriorityChanged>().before == Priority::P1);
    const auto asSupervisor = [&](Priority priority, const char* reason) {
        const auto done = room.runAs(
            supervisorSeat(), ChangeDisciplinePriority{id, Discipline::Ems, priority, reason});
        return done ? std::string("done") : std::string(refusalName(done.refusal().code));
    };
    QCOMPARE(asSupervisor(Priority::P1, ""), std::string("NothingToChange"));
    QCOMPARE(asSupervisor(Priority::P4, ""), std::string("ReasonMissing"));
    QCOMPARE(asSupervisor(Priority::P4, "nobody is hurt"), std::string("done"));

    // What was not answered yet, and what is worse, goes through.
    QVERIFY(room.run(AnswerFact{id, Fact::Injury, answered("none")}));
    QVERIFY(room.run(RecordRiskProtection{id, RiskDecision::Needed, "Sgt Diaz, rifle at home"}));
    QCOMPARE(room.refusalOf(RecordRiskProtection{id, RiskDecision::NotNeeded, "all calm"}),
             std::string("IncidentIsRestricted"));
    QVERIFY(room.run(AnswerFact{id, Fact::Violence, answered("assault_now")}));
    QVERIFY(room.run(AnswerFact{id, Fact::Weapon, answered("used")}));
    // Who reads behind the restriction may lower it.
    QVERIFY(room.runAs(supervisorSeat(), AnswerFact{id, Fact::Weapon, answered("none")}));
    QVERIFY(room.runAs(supervisorSeat(), priorityOf(id, Priority::P3, "calm")));
}

// What is owed to somebody, who may do without, and what was done to them: by who has read of it.
void TestDecideIncident::nobodyDecidesOnWhatTheyCannotSee()
{
    DispatchRoom room;
    const IncidentId id = room.open("MNTL");
    QVERIFY(room.run(
        RecordClosingItem{id, ClosingItem::Children, ClosingState::Answered, "with their aunt"}));
    QVERIFY(room.runAs(supervisorSeat(), RestrictIncident{id, Visibility::Restricted, "staff"}));
    const std::vector<Command> decisions{
        RecordRiskProtection{id, RiskDecision::NotNeeded, "all calm"},
        WithholdClinician{id, "off_hours", ""},
        RecordCallback{id, CallId(1), CallbackResult::NoAnswer},
        TryCallback{id, CallbackResult::Answered, ""},
        TryCallback{id, std::nullopt, "nobody is there"},
        RecordForce{id, {ForceKind::None}, {}, {}},
        RecordMandatedReport{id, MandatedKind::Child, MandatedStanding::NotNeeded, {}, "no child"},
        RecordMandatedReport{id, MandatedKind::Child, MandatedStanding::Due, {}, "another", 1},
        RecordClosingItem{id, ClosingItem::Children, ClosingState::Answered, "none"},
        CompleteStep{id, ChecklistId(1), {}, StepTake::Active},
        FinishChecklist{id, ChecklistId(1), "over"},
    };
    const State before = room.state();
    for (const auto& command : decisions)
        QCOMPARE(room.refusalOf(command), std::string("IncidentIsRestricted"));
    QVERIFY(room.state() == before);

    // Help, and what somebody heard, is never kept waiting.
    room.logOn("A");
    QVERIFY(room.run(RequestClinician{id, ""}));
    QVERIFY(room.run(DispatchUnits{{UnitId("A")}, id, AssignmentStage::Dispatched, {}}));
    QVERIFY(room.run(CheckUnits{{UnitId("A")}, {}}));
    QVERIFY(room.run(DeclareEmergency{UnitId("A"), "radio"}));
    QVERIFY(room.run(RecordRecheck{id, "she is quiet"}));
    QVERIFY(room.run(RecordMandatedReport{id, MandatedKind::Child, MandatedStanding::Due, {}, ""}));
    QVERIFY(room.run(
        RecordClosingItem{id, ClosingItem::RecheckPlan, ClosingState::Answered, "tomorrow"}));
    QVERIFY(room.run(RecordRiskProtection{id, RiskDecision::Needed, "Sgt Diaz, rifle at home"}));
    // Who may read behind the restriction decides.
    QVERIFY(room.runAs(supervisorSeat(), RecordForce{id, {ForceKind::None}, {}, {}}));
    QVERIFY(room.runAs(supervisorSeat(), WithholdClinician{id, "off_hours", ""}));
}

// "Not asked: self-harm" would say what it is about.
void TestDecideIncident::closingTellsNothingOfWhatIsRestricted()
{
    DispatchRoom room;
    const IncidentId id = room.open("MNTL");
    QVERIFY(room.run(SetLevel{id, 3, "her words"}));
    const CloseIncident close{id, DispositionCode("DONE"), {}};
    QCOMPARE(room.refusalOf(close), std::string("CloseNeedsFacts"));
    QVERIFY(room.runAs(supervisorSeat(), RestrictIncident{id, Visibility::Restricted, "staff"}));
    QCOMPARE(room.refusalOf(close), std::string("IncidentIsRestricted"));
    QVERIFY(room.runAs(supervisorSeat(), RestrictIncident{id, Visibility::Normal, "over"}));
    QCOMPARE(room.refusalOf(close), std::string("CloseNeedsFacts"));
}

void TestDecideIncident::whatIsSaidOfAJoinedIncidentIsToldToTheOther()
{
    DispatchRoom room;
    const IncidentId from = room.open("NOISE");
    const IncidentId into = room.open("NOISE");
    QVERIFY(room.run(AddNote{from, {}, "loud", FieldClass::Police, {}}));
    const NoteId first = room.last<NoteAdded>().note;
    QVERIFY(room.run(MergeIncidents{from, into, "the same"}));
    // The other desk typed on when the two were joined.
    QVERIFY(room.run(AddNote{from, {}, "he has a knife", FieldClass::Police, {}}));
    QCOMPARE(room.last<NoteAdded>().incident, into);
    QCOMPARE(room.incident(into).notes.back().text, std::string("he has a knife"));
    Person person;
    person.name = "Ana Ruiz";
    QVERIFY(room.run(RecordPerson{from, person}));
    QCOMPARE(room.incident(into).persons.size(), std::size_t(1));
    Vehicle vehicle;
    vehicle.plate = "AB12345";
    QVERIFY(room.run(RecordVehicle{from, vehicle}));
    QCOMPARE(room.incident(into).vehicles.size(), std::size_t(1));
    RecordEmd emd;
    emd.incident = from;
    QVERIFY(room.run(emd));
    QCOMPARE(room.incident(into).emd.state, EmdState::Started);
    // What takes something back stays with what it is about.
    emd.state = EmdState::NotMedical;
    QVERIFY(room.run(emd));
    QCOMPARE(room.incident(into).emd.state, EmdState::Started);
    QVERIFY(room.run(AddNote{from, {}, "not loud", FieldClass::Police, first}));
    QCOMPARE(room.last<NoteAdded>().incident, from);
    // "Begun" of the one call takes back no hand-over that was made for the other.
    emd = RecordEmd{into, EmdState::Transferred, "AMR", "17D1"};
    QVERIFY(room.run(emd));
    QVERIFY(room.run(RecordEmd{from, EmdState::Started, "", ""}));
    QCOMPARE(room.incident(into).emd.state, EmdState::Transferred);
    QCOMPARE(room.incident(into).emd.transferredTo, std::string("AMR"));
    // Apart again, it is its own.
    QVERIFY(room.run(SplitIncident{from, {}, "two"}));
    QVERIFY(room.run(AddNote{from, {}, "back", FieldClass::Police, {}}));
    QCOMPARE(room.last<NoteAdded>().incident, from);
    QVERIFY(foldedFromText(room.log()) == room.state());
}

void TestDecideIncident::nothingIsDecidedOnAPageThatIsClosed()
{
    DispatchRoom room;
    const IncidentId from = room.open("NOISE");
    const IncidentId into = room.open("NOISE");
    RecordPremiseAlarm alarm;
    alarm.incident = from;
    alarm.alarm.zone = "front door";
    const std::vector<Command> all{
        DecideFlag{from, FlagDecision::Confirmed, "her words"},
        RecordCommunicationNeeds{from, {CommunicationNeed::Deaf}, ""},
        alarm,
        RecordCareText{from, CareSheet::Handoff, CareField::Medicines, "insulin at eight"},
    };
    QVERIFY(room.run(MergeIncidents{from, into, "the same"}));
    for (const auto& command : all)
        QCOMPARE(room.refusalOf(command), std::string("IncidentIsMerged"));
    QVERIFY(room.run(SplitIncident{from, {}, "two"}));
    for (const auto& command : all)
        QVERIFY(room.run(command));
}

void TestDecideIncident::aWeaponHeardWhileTwoWereOneIsOfBoth()
{
    DispatchRoom room;
    const IncidentId from = room.open("WELFARE");
    const IncidentId into = room.open("NOISE");
    room.pass(Span::minutes(1));
    QVERIFY(room.run(MergeIncidents{from, into, "the same"}));
    room.pass(Span::minutes(1));
    room.logOn("A");
    QVERIFY(room.run(AnswerFact{into, Fact::Weapon, answered("in_hand")}));
    DispatchUnits send{{UnitId("A")}, into, AssignmentStage::Dispatched, {}};
    send.voice = SendVoice::Silent;
    QVERIFY(room.run(send));
    room.pass(Span::minutes(1));
    QVERIFY(room.run(SplitIncident{from, {}, "two after all"}));
    // Whoever goes to either has to know, and is not called on the air.
    QVERIFY(weaponSign(room.incident(from)) == WeaponSign::Possible);
    QCOMPARE(possibleWeapon(room.incident(from))->value, std::string("in_hand"));
    QVERIFY(weaponSign(room.incident(into)) == WeaponSign::Answered);
    QCOMPARE(room.incident(from).voice, SendVoice::Silent);
    QVERIFY(foldedFromText(room.log()) == room.state());

    // Also where the other was known to have one before: the note since may be of either.
    const IncidentId first = room.open("NOISE");
    const IncidentId second = room.open("NOISE");
    const auto noted = [&](IncidentId about) {
        QVERIFY(room.run(AddNote{about, {}, "a knife in his hand", FieldClass::Police, {}}));
        SuggestFlag advice;
        advice.suggestion.incident = second;
        advice.suggestion.note = room.last<NoteAdded>().note;
        advice.suggestion.flag = Flag::No;
        advice.suggestion.facts = {{Fact::Weapon, "in_hand", "knife in his hand"}};
        QVERIFY(room.runAs(advisorSeat(), advice));
    };
    noted(second);
    room.pass(Span::minutes(1));
    QVERIFY(room.run(MergeIncidents{first, second, "the same"}));
    room.pass(Span::minutes(1));
    noted(first);
    QVERIFY(room.run(SplitIncident{first, {}, "two after all"}));
    QVERIFY(weaponSign(room.incident(first)) == WeaponSign::Possible);

    // What was known of the one before is of that one alone.
    const IncidentId quiet = room.open("NOISE");
    const IncidentId armed = room.open("NOISE");
    QVERIFY(room.run(AnswerFact{armed, Fact::Weapon, answered("in_hand")}));
    room.pass(Span::minutes(1));
    QVERIFY(room.run(MergeIncidents{quiet, armed, "the same"}));
    QVERIFY(room.run(SplitIncident{quiet, {}, "a slip"}));
    QVERIFY(weaponSign(room.incident(quiet)) == WeaponSign::None);
    QCOMPARE(room.incident(quiet).voice, SendVoice::NotSaid);

    // Where it stood answered already, nobody writes down once more what the other's caller says.
    QVERIFY(room.run(MergeIncidents{quiet, armed, "the same"}));
    room.pass(Span::minutes(2));
    QVERIFY(room.run(SplitIncident{quiet, {}, "two after all"}));
    QVERIFY(weaponSign(room.incident(quiet)) == WeaponSign::Possible);
    QCOMPARE(possibleWeapon(room.incident(quiet))->value, std::string("in_hand"));
    QVERIFY(weaponSign(room.incident(armed)) == WeaponSign::Answered);
    QVERIFY(foldedFromText(room.log()) == room.state());
}

void TestDecideIncident::aYesIsNotLostByAJoin()
{
    using Decision = std::optional<FlagDecision>;
    struct JoinOfFlags {
        Decision from;
        Decision into;
        Decision left;
    };
    const FlagDecision yes = FlagDecision::Confirmed;
    const FlagDecision no = FlagDecision::Rejected;
    const FlagDecision unsure = FlagDecision::Unsure;
    const std::vector<JoinOfFlags> cases{
        {yes, no, yes},       {yes, unsure, yes}, {yes, {}, yes}, {unsure, no, unsure},
        {unsure, {}, unsure}, {unsure, yes, yes}, {no, yes, yes}, {no, unsure, unsure},
        {no, {}, {}},         {{}, no, no},
    };
    for (const JoinOfFlags& one : cases) {
        DispatchRoom room;
        const IncidentId from = room.open("NOISE");
        const IncidentId into = room.open("NOISE");
        if (one.from)
            QVERIFY(room.run(DecideFlag{from, *one.from, "of this one"}));
        if (one.into)
            QVERIFY(room.run(DecideFlag{into, *one.into, "of that one"}));
        QVERIFY(room.run(MergeIncidents{from, into, "the same"}));
        QVERIFY(room.incident(into).flag.decision == one.left);
        QVERIFY(foldedFromText(room.log()) == room.state());
    }
}

void TestDecideIncident::reportNumbersHaveNoGaps()
{
    DispatchRoom room;
    AssignReportNumber command;
    for (int i = 1; i <= 3; ++i) {
        const IncidentId without = room.open("INFO");
        QVERIFY(room.incident(without).reportNumber.empty());
        command.incident = room.open("LARCENY");
        QVERIFY(room.run(command));
        QCOMPARE(room.incident(command.incident).reportNumber, "26-0000" + std::to_string(i));
    }
    QCOMPARE(room.refusalOf(command), std::string("ReportNumberGiven"));
    // It is never given twice, so it is not said to be taken back either.
    QCOMPARE(room.refusalOf(Undo{}), std::string("UndoImpossible"));
    room.pass(Span::hours(24 * 300));
    command.incident = room.open("LARCENY");
    QVERIFY(room.run(command));
    QCOMPARE(room.incident(command.incident).reportNumber, std::string("27-00001"));
}

void TestDecideIncident::personsAreAddedAndReplaced()
{
    DispatchRoom room;
    RecordPerson command;
    command.incident = room.open("NOISE");
    QCOMPARE(room.refusalOf(command), std::string("PersonEmpty"));
    command.person.name = "Robin";
    command.person.role = PersonRole::Witness;
    QVERIFY(room.run(command));
    command.person.id = PersonId(1);
    command.person.name = "Robin Vale";
    QVERIFY(room.run(command));
    QCOMPARE(room.incident(command.incident).persons.size(), std::size_t(1));
    QCOMPARE(room.incident(command.incident).persons.front().name, std::string("Robin Vale"));
    command.person.id = PersonId(9);
    QCOMPARE(room.refusalOf(command), std::string("PersonNotFound"));
}

void TestDecideIncident::vehiclePlatesAreWrittenInCapitals()
{
    DispatchRoom room;
    RecordVehicle command;
    command.incident = room.open("DUI");
    QCOMPARE(room.refusalOf(command), std::string("VehicleEmpty"));
    command.vehicle.plate = " ab12cd ";
    QVERIFY(room.run(command));
    QCOMPARE(room.incident(command.incident).vehicles.front().plate, std::string("AB12CD"));
    command.vehicle.id = VehicleId(4);
    QCOMPARE(room.refusalOf(command), std::string("VehicleNotFound"));
}

void TestDecideIncident::aCautionNeedsTextSourceAndPlace()
{
    DispatchRoom room;
    QCOMPARE(room.refusalOf(caution("", "brother")), std::string("CautionTextMissing"));
    QCOMPARE(room.refusalOf(caution("Large dog", " ")), std::string("CautionSourceMissing"));
    RecordCaution command = caution("Large dog", "mail carrier");
    command.caution.place = {};
    QCOMPARE(room.refusalOf(command), std::string("CautionPlaceMissing"));
    command.incident = room.open("ANIMAL", "5 Elm St");
    QVERIFY(room.run(command));
    const Caution& recorded = room.state().cautions.at(CautionId(1));
    QCOMPARE(recorded.place.text, std::string("5 Elm St"));
    QCOMPARE(recorded.startedAt, room.now());
    QCOMPARE(recorded.reviewAt, std::optional(room.now() + Span::hours(24 * 180)));
    QCOMPARE(recorded.endsAt, std::optional(room.now() + Span::hours(24 * 365)));
}

void TestDecideIncident::whatFamilySaysIsReportedNotVerified()
{
    DispatchRoom room;
    room.logOn("3A12");
    RecordCaution command = caution("Firearm in the house", "brother");
    command.caution.kind = CautionKind::Weapon;
    QVERIFY(room.run(command));
    QCOMPARE(room.state().cautions.at(CautionId(1)).verification,
             Verification::ReportedNotVerified);
    command.caution.verification = Verification::Verified;
    QCOMPARE(room.refusalOf(command), std::string("CautionNotVerified"));
    for (const char* source : {"3A12 saw it", "officer Hale", "record 26-000001"}) {
        command.caution.source = source;
        QCOMPARE(room.refusalOf(command), std::string("done"));
    }
}

void TestDecideIncident::aCautionIsAcknowledgedOnTheRecordOnce()
{
    DispatchRoom room;
    QVERIFY(room.run(caution("Large dog", "mail carrier")));
    AcknowledgeCaution seen;
    seen.caution = CautionId(1);
    seen.incident = room.open("NOISE");
    QVERIFY(room.run(seen));
    QCOMPARE(room.incident(seen.incident).cautionsSeen.count(CautionId(1)), std::size_t(1));
    const std::vector<CautionSeen> by{{CautionId(1), dispatcherSeat().agent, room.now()}};
    QCOMPARE(room.incident(seen.incident).seenBy, by);
    QCOMPARE(room.refusalOf(seen), std::string("NothingToChange"));
    seen.caution = CautionId(2);
    QCOMPARE(room.refusalOf(seen), std::string("CautionNotFound"));
}

void TestDecideIncident::anEndedCautionIsOver()
{
    DispatchRoom room;
    QVERIFY(room.run(caution("Large dog", "mail carrier")));
    EndCaution end;
    end.caution = CautionId(1);
    QCOMPARE(room.refusalOf(end), std::string("ReasonMissing"));
    end.reason = "moved away";
    QVERIFY(room.run(end));
    QCOMPARE(room.refusalOf(end), std::string("CautionIsOver"));
    AcknowledgeCaution seen;
    seen.caution = CautionId(1);
    seen.incident = room.open("NOISE");
    QCOMPARE(room.refusalOf(seen), std::string("CautionIsOver"));
}

HAVEN_TESTS(TestDecideIncident)
#include "tst_decide_incident.moc"
