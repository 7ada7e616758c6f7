#include "models/dispatch/role_table.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

#include <map>

using namespace haven;
using namespace haven::test;

namespace {

template <class... Each>
std::vector<Command> oneOfEach(const Kinds<Each...>*)
{
    return {Command(Each())...};
}

std::vector<Command> everyCommand()
{
    return oneOfEach(static_cast<const AnyWish*>(nullptr));
}

// The table once more, spelled by role, so that a slip in either is seen.
const std::map<std::string_view, std::string_view> kMay = {
    {"SignOn", "DCSA"},
    {"SignOff", "DCSA"},
    {"HandAlarms", "DCSA"},
    {"RecordAccountChange", "A"},
    {"ChangeSetting", "A"},
    {"OpenIncident", "DS"},
    {"OpenAdvised", "DS"},
    {"TakeCall", "DS"},
    {"RecordCallback", "DCS"},
    {"AddNote", "DCS"},
    {"CorrectDetails", "DCS"},
    {"ChangeLocation", "DS"},
    {"ChangeType", "DS"},
    {"ChangePriority", "DS"},
    {"RecordPerson", "DCS"},
    {"RecordVehicle", "DCS"},
    {"RecordCaution", "DCS"},
    {"EndCaution", "DCS"},
    {"AcknowledgeCaution", "DCS"},
    {"HoldIncident", "DS"},
    {"ReleaseHold", "DS"},
    {"LinkIncidents", "DS"},
    {"MergeIncidents", "DS"},
    {"SplitIncident", "DS"},
    {"CloseIncident", "DS"},
    {"ReopenIncident", "DS"},
    {"AssignReportNumber", "DS"},
    {"RestrictIncident", "CS"},
    {"RecordEmd", "DCS"},
    {"LogOnUnit", "DS"},
    {"LogOffUnit", "DS"},
    {"ChangeUnitStatus", "DS"},
    {"DispatchUnits", "DS"},
    {"MarkEnRoute", "DCS"},
    {"MarkOnScene", "DCS"},
    {"MarkTransporting", "DS"},
    {"ClearUnits", "DS"},
    {"PreemptUnit", "DS"},
    {"SwapUnits", "DS"},
    {"SetPrimaryUnit", "DS"},
    {"OnViewActivity", "DS"},
    {"CheckUnits", "DS"},
    {"MoveUnit", "DS"},
    {"DeclareEmergency", "DCSA"},
    {"AcknowledgeEmergency", "DS"},
    {"EndEmergency", "DS"},
    {"SuggestFlag", "M"},
    {"DecideFlag", "DCS"},
    {"AnswerFact", "DCS"},
    {"SetLevel", "DCS"},
    {"RequestClinician", "DCS"},
    {"AnswerClinician", "DCS"},
    {"StartChecklist", "DCS"},
    {"CompleteStep", "DCS"},
    {"FinishChecklist", "DCS"},
    {"RecordRecheck", "DCS"},
    {"ApproveProtocol", "SA"},
    {"RaiseAlarm", "M"},
    {"AcknowledgeAlarm", "DCS"},
    {"Undo", "DCS"},
    {"TrimBoard", "SAM"},
    {"RecallIncident", "DCSA"},
    {"StartImport", "SA"},
    {"RecordPastIncidents", "SA"},
    {"FinishImport", "SA"},
    {"RecordExport", "DCSA"},
    {"CloseRoad", "DS"},
    {"OpenRoad", "DS"},
    {"RecordCareText", "DCS"},
    {"RecordForce", "DS"},
    {"RecordPerceived", "CS"},
    {"RecordMandatedReport", "DCS"},
    {"RecordConsent", "CS"},
    {"WithdrawConsent", "CS"},
    {"RecordReferral", "CS"},
    {"PlanFollowUp", "DCS"},
    {"TryFollowUp", "CS"},
    {"EndFollowUp", "CS"},
    {"RecordCarePlan", "CS"},
    {"ApproveCarePlan", "CS"},
    {"EndCarePlan", "CS"},
    {"ViewCare", "DCS"},
    {"PlaceHandoff", "DCS"},
    {"MarkHandoff", "DCS"},
    {"TryCallback", "DCS"},
    {"RecordClosingItem", "DCS"},
    {"WithholdClinician", "DCS"},
    {"WriteSealedNote", "C"},
    {"ReadSealedNotes", "C"},
    {"ReleaseSealedNotes", "C"},
    {"WithdrawRelease", "C"},
    {"ChangeSealGroup", "C"},
    {"MakeSealKey", "C"},
    {"ChangeOwnPassword", "DCSA"},
    {"CheckDirectoryEntry", "DCSA"},
    {"ChangeDirectory", "SA"},
    {"ChangeAgencySetting", "SA"},
    {"RecordRiskProtection", "DCS"},
    {"RecordScreening", "DCS"},
    {"ScheduleIncident", "DS"},
    {"CancelScheduled", "DS"},
    {"EnterScheduled", "DSM"},
    {"PlaceWatch", "DS"},
    {"RecordVisit", "DS"},
    {"EndWatch", "DS"},
    {"WritePassOn", "DCSA"},
    {"EndPassOn", "DCSA"},
    {"SendMessage", "DCSA"},
    {"MarkMessage", "DCSA"},
    {"GiveRelief", "DCS"},
    {"TakeRelief", "DCS"},
    {"TidyRoom", "M"},
    {"GatherStorm", "DS"},
    {"ReleaseStorm", "DS"},
    {"ChangeDispatchGroup", "SA"},
    {"WatchGroups", "DS"},
    {"DeclareMajor", "DS"},
    {"GiveMajorRole", "DS"},
    {"SetObjective", "DS"},
    {"MeetObjective", "DS"},
    {"EndMajor", "DS"},
    {"ShelveAlarm", "DCS"},
    {"UnshelveAlarm", "DCS"},
    {"TakeLadderStep", "DS"},
    {"ChangeCrew", "DS"},
    {"StackWork", "DS"},
    {"UnstackWork", "DS"},
    {"HoldAir", "DS"},
    {"ReleaseAir", "DS"},
    {"ReachDestination", "DS"},
    {"RunCheck", "DS"},
    {"ConfirmCheck", "DS"},
    {"CreateBolo", "DS"},
    {"BroadcastBolo", "DS"},
    {"AcknowledgeBolo", "DS"},
    {"RenewBolo", "DS"},
    {"CancelBolo", "DS"},
    {"AskAid", "DCS"},
    {"AnswerAid", "DCS"},
    {"AskInTurn", "DS"},
    {"PassTurn", "DS"},
    {"ChangeRotationList", "SA"},
    {"ChangeDisciplinePriority", "DS"},
    {"AddOutsideUnit", "DS"},
    {"RecordCallLocation", "DCS"},
    {"TakeCallLocation", "DS"},
    {"MarkCarrierPing", "DS"},
    {"MarkInterpreter", "DCS"},
    {"RecordCommunicationNeeds", "DCS"},
    {"MarkTextSession", "DCS"},
    {"AddTranscript", "DCS"},
    {"PlaceTransfer", "DS"},
    {"MarkTransfer", "DS"},
    {"RecordPremiseAlarm", "DS"},
    {"CancelPremiseAlarm", "DS"},
    {"RequestRemoval", "SA"},
    {"ApproveRemoval", "SA"},
    {"DeclineRemoval", "SA"},
    {"PutRecordHold", "SA"},
    {"ReleaseRecordHold", "SA"},
    {"RecordView", "DCSA"},
    {"RecordBackup", "SAM"},
    {"RecordBackupFailure", "M"},
};

struct Letter {
    Role role;
    char letter;
};
constexpr Letter kLetters[] = {{Role::Dispatcher, 'D'},
                               {Role::Clinician, 'C'},
                               {Role::Supervisor, 'S'},
                               {Role::Administrator, 'A'},
                               {Role::Automaton, 'M'}};

Seat seatOf(Role role)
{
    Seat seat = dispatcherSeat();
    seat.roles = {role};
    return seat;
}

} // namespace

class TestRoleTable : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theTableHasOneRowForEachCommand();
    void everyCommandAsksForItsRoles();
    void aMissingRoleIsRefusedBeforeAnythingElse();
    void oneOfSeveralRolesIsEnough();
    void withoutAnyRoleOnlySigningOnIsPossible();
};

void TestRoleTable::theTableHasOneRowForEachCommand()
{
    const auto commands = everyCommand();
    QCOMPARE(roleTable().size(), commands.size());
    for (std::size_t i = 0; i < commands.size(); ++i) {
        QCOMPARE(std::string(roleTable()[i].verb), std::string(commandName(commands[i])));
        QVERIFY(!roleTable()[i].roles.empty());
    }
    QCOMPARE(kMay.size(), commands.size());
}

// crisis.md 6.19.
void TestRoleTable::everyCommandAsksForItsRoles()
{
    for (auto& command : everyCommand()) {
        const std::string verb(commandName(command));
        const auto expected = kMay.find(verb);
        QVERIFY2(expected != kMay.end(), verb.c_str());
        for (const auto& [role, letter] : kLetters) {
            if (auto* signOn = kindIf<SignOn>(&command))
                signOn->roles = {role};
            const bool may = expected->second.find(letter) != std::string_view::npos;
            const std::string what = verb + " by " + std::string(enumName(role));
            QVERIFY2(mayDo(command, {role}) == may, what.c_str());
        }
    }
}

void TestRoleTable::aMissingRoleIsRefusedBeforeAnythingElse()
{
    DispatchRoom room;
    for (const auto& command : everyCommand()) {
        const std::string verb(commandName(command));
        for (const auto& [role, letter] : kLetters) {
            if (verb == "SignOn" || kMay.at(verb).find(letter) != std::string_view::npos)
                continue;
            const auto facts = room.runAs(seatOf(role), command);
            QVERIFY2(!facts, verb.c_str());
            QCOMPARE(facts.refusal().code, RefusalCode::RoleMissing);
            QCOMPARE(facts.refusal().arguments.at(0), verb);
            QCOMPARE(facts.refusal().arguments.at(1), rolesThatMay(verb));
            // What a person reads says what it does, not what it is called inside.
            const std::string sentence = refusalSentence(facts.refusal());
            QVERIFY2(sentence.find(verb + " ") == std::string::npos, sentence.c_str());
            QVERIFY2(sentence.find(" needs the role ") != std::string::npos, sentence.c_str());
        }
    }
    QCOMPARE(rolesThatMay("OpenIncident"), std::string("Dispatcher or Supervisor"));
}

void TestRoleTable::oneOfSeveralRolesIsEnough()
{
    QVERIFY(mayDo(OpenIncident{}, {Role::Administrator, Role::Dispatcher}));
    QVERIFY(!mayDo(OpenIncident{}, {Role::Administrator, Role::Clinician}));
}

void TestRoleTable::withoutAnyRoleOnlySigningOnIsPossible()
{
    SignOn signOn;
    signOn.roles = {Role::Dispatcher};
    for (const auto& command : everyCommand())
        QVERIFY2(!mayDo(command, {}), std::string(commandName(command)).c_str());
    QVERIFY(mayDo(signOn, {}));
}

HAVEN_TESTS(TestRoleTable)
#include "tst_role_table.moc"
