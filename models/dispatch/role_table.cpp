#include "models/dispatch/role_table.h"

#include "models/base/text.h"
#include "models/dispatch/decide.h"

#include <algorithm>

namespace haven {

namespace {

using Roles = std::vector<Role>;

// A supervisor works any desk. An administrator keeps accounts and tables and does not dispatch:
// in a small agency one person has several roles. An automaton suggests and reminds, no more.
const Roles kDesk{Role::Dispatcher, Role::Supervisor};
const Roles kCare{Role::Dispatcher, Role::Clinician, Role::Supervisor};
const Roles kPeople{Role::Dispatcher, Role::Clinician, Role::Supervisor, Role::Administrator};
const Roles kRestrict{Role::Clinician, Role::Supervisor};
// What a person in crisis is asked and told afterwards is no dispatcher's work.
const Roles kAfterwards{Role::Clinician, Role::Supervisor};
const Roles kOffice{Role::Supervisor, Role::Administrator};
const Roles kAdministrator{Role::Administrator};
const Roles kAutomaton{Role::Automaton};
const Roles kClinician{Role::Clinician};

std::vector<RoleRule> makeTable()
{
    return {
        {SignOn::kName, kPeople},
        {SignOff::kName, kPeople},
        {HandAlarms::kName, kPeople},
        {RecordAccountChange::kName, kAdministrator},
        {ChangeSetting::kName, kAdministrator},
        {OpenIncident::kName, kDesk},
        {OpenAdvised::kName, kDesk},
        {TakeCall::kName, kDesk},
        {RecordCallback::kName, kCare},
        {AddNote::kName, kCare},
        {CorrectDetails::kName, kCare},
        {ChangeLocation::kName, kDesk},
        {ChangeType::kName, kDesk},
        {ChangePriority::kName, kDesk},
        {RecordPerson::kName, kCare},
        {RecordVehicle::kName, kCare},
        {RecordCaution::kName, kCare},
        {EndCaution::kName, kCare},
        {AcknowledgeCaution::kName, kCare},
        {HoldIncident::kName, kDesk},
        {ReleaseHold::kName, kDesk},
        {LinkIncidents::kName, kDesk},
        {MergeIncidents::kName, kDesk},
        {SplitIncident::kName, kDesk},
        {CloseIncident::kName, kDesk},
        {ReopenIncident::kName, kDesk},
        {AssignReportNumber::kName, kDesk},
        {RestrictIncident::kName, kRestrict},
        {RecordEmd::kName, kCare},
        {LogOnUnit::kName, kDesk},
        {LogOffUnit::kName, kDesk},
        {ChangeUnitStatus::kName, kDesk},
        {DispatchUnits::kName, kDesk},
        // A clinician for the unit they come with; the rule looks at which.
        {MarkEnRoute::kName, kCare},
        {MarkOnScene::kName, kCare},
        {MarkTransporting::kName, kDesk},
        {ClearUnits::kName, kDesk},
        {PreemptUnit::kName, kDesk},
        {SwapUnits::kName, kDesk},
        {SetPrimaryUnit::kName, kDesk},
        {OnViewActivity::kName, kDesk},
        {CheckUnits::kName, kDesk},
        {MoveUnit::kName, kDesk},
        // Whoever hears that an officer needs help says so; nobody is asked for a role.
        {DeclareEmergency::kName, kPeople},
        {AcknowledgeEmergency::kName, kDesk},
        {EndEmergency::kName, kDesk},
        {SuggestFlag::kName, kAutomaton},
        {DecideFlag::kName, kCare},
        {AnswerFact::kName, kCare},
        {SetLevel::kName, kCare},
        {RequestClinician::kName, kCare},
        {AnswerClinician::kName, kCare},
        {StartChecklist::kName, kCare},
        {CompleteStep::kName, kCare},
        {FinishChecklist::kName, kCare},
        {RecordRecheck::kName, kCare},
        {ApproveProtocol::kName, kOffice},
        {RaiseAlarm::kName, kAutomaton},
        {AcknowledgeAlarm::kName, kCare},
        {Undo::kName, kCare},
        {TrimBoard::kName, {Role::Supervisor, Role::Administrator, Role::Automaton}},
        {RecallIncident::kName, kPeople},
        {StartImport::kName, kOffice},
        {RecordPastIncidents::kName, kOffice},
        {FinishImport::kName, kOffice},
        {RecordExport::kName, kPeople},
        {CloseRoad::kName, kDesk},
        {OpenRoad::kName, kDesk},
        {RecordCareText::kName, kCare},
        {RecordForce::kName, kDesk},
        {RecordPerceived::kName, kAfterwards},
        {RecordMandatedReport::kName, kCare},
        {RecordConsent::kName, kAfterwards},
        {WithdrawConsent::kName, kAfterwards},
        {RecordReferral::kName, kAfterwards},
        {PlanFollowUp::kName, kCare},
        {TryFollowUp::kName, kAfterwards},
        {EndFollowUp::kName, kAfterwards},
        {RecordCarePlan::kName, kAfterwards},
        {ApproveCarePlan::kName, kAfterwards},
        {EndCarePlan::kName, kAfterwards},
        {ViewCare::kName, kCare},
        {PlaceHandoff::kName, kCare},
        {MarkHandoff::kName, kCare},
        {TryCallback::kName, kCare},
        {RecordClosingItem::kName, kCare},
        {WithholdClinician::kName, kCare},
        {WriteSealedNote::kName, kClinician},
        {ReadSealedNotes::kName, kClinician},
        {ReleaseSealedNotes::kName, kClinician},
        {WithdrawRelease::kName, kClinician},
        {ChangeSealGroup::kName, kClinician},
        {MakeSealKey::kName, kClinician},
        {ChangeOwnPassword::kName, kPeople},
        // Whoever has called a number knows whether it is right.
        {CheckDirectoryEntry::kName, kPeople},
        {ChangeDirectory::kName, kOffice},
        {ChangeAgencySetting::kName, kOffice},
        // Whoever is told what officer and supervisor decided.
        {RecordRiskProtection::kName, kCare},
        // The instrument's own file says who of them.
        {RecordScreening::kName, kCare},
        {ScheduleIncident::kName, kDesk},
        {CancelScheduled::kName, kDesk},
        {EnterScheduled::kName, {Role::Dispatcher, Role::Supervisor, Role::Automaton}},
        {PlaceWatch::kName, kDesk},
        {RecordVisit::kName, kDesk},
        {EndWatch::kName, kDesk},
        {WritePassOn::kName, kPeople},
        {EndPassOn::kName, kPeople},
        {SendMessage::kName, kPeople},
        {MarkMessage::kName, kPeople},
        {GiveRelief::kName, kCare},
        {TakeRelief::kName, kCare},
        {TidyRoom::kName, kAutomaton},
        {GatherStorm::kName, kDesk},
        {ReleaseStorm::kName, kDesk},
        {ShelveAlarm::kName, kCare},
        {UnshelveAlarm::kName, kCare},
        {TakeLadderStep::kName, kDesk},
        {ChangeDispatchGroup::kName, kOffice},
        {WatchGroups::kName, kDesk},
        {DeclareMajor::kName, kDesk},
        {GiveMajorRole::kName, kDesk},
        {SetObjective::kName, kDesk},
        {MeetObjective::kName, kDesk},
        {EndMajor::kName, kDesk},
        {ChangeCrew::kName, kDesk},
        {StackWork::kName, kDesk},
        {UnstackWork::kName, kDesk},
        {HoldAir::kName, kDesk},
        {ReleaseAir::kName, kDesk},
        {ReachDestination::kName, kDesk},
        {RunCheck::kName, kDesk},
        {ConfirmCheck::kName, kDesk},
        {CreateBolo::kName, kDesk},
        {BroadcastBolo::kName, kDesk},
        {AcknowledgeBolo::kName, kDesk},
        {RenewBolo::kName, kDesk},
        {CancelBolo::kName, kDesk},
        {AskAid::kName, kCare},
        {AnswerAid::kName, kCare},
        {AskInTurn::kName, kDesk},
        {PassTurn::kName, kDesk},
        // Who takes turns is the office's to say, never that of whoever calls the next.
        {ChangeRotationList::kName, kOffice},
        {ChangeDisciplinePriority::kName, kDesk},
        {AddOutsideUnit::kName, kDesk},
        {RecordCallLocation::kName, kCare},
        {TakeCallLocation::kName, kDesk},
        {MarkCarrierPing::kName, kDesk},
        {MarkInterpreter::kName, kCare},
        {RecordCommunicationNeeds::kName, kCare},
        {MarkTextSession::kName, kCare},
        {AddTranscript::kName, kCare},
        {PlaceTransfer::kName, kDesk},
        {MarkTransfer::kName, kDesk},
        {RecordPremiseAlarm::kName, kDesk},
        {CancelPremiseAlarm::kName, kDesk},
        {RequestRemoval::kName, kOffice},
        {ApproveRemoval::kName, kOffice},
        {DeclineRemoval::kName, kOffice},
        {PutRecordHold::kName, kOffice},
        {ReleaseRecordHold::kName, kOffice},
        // Not a right to read, but to have it written down that one did.
        {RecordView::kName, kPeople},
        // A copy holds everything.
        {RecordBackup::kName, {Role::Supervisor, Role::Administrator, Role::Automaton}},
        {RecordBackupFailure::kName, kAutomaton},
    };
}

const RoleRule* ruleFor(std::string_view verb)
{
    const auto& table = roleTable();
    const auto found = std::find_if(table.begin(), table.end(),
                                    [&](const RoleRule& rule) { return rule.verb == verb; });
    return found == table.end() ? nullptr : &*found;
}

} // namespace

const std::vector<RoleRule>& roleTable()
{
    static const std::vector<RoleRule> table = makeTable();
    return table;
}

std::string rolesThatMay(std::string_view verb)
{
    std::vector<std::string> names;
    if (const RoleRule* rule = ruleFor(verb)) {
        for (const Role role : rule->roles)
            names.emplace_back(enumName(role));
    }
    return joined(names, " or ");
}

bool mayDo(const Command& command, const std::set<Role>& roles)
{
    const RoleRule* rule = ruleFor(commandName(command));
    const auto holdsOne = [&](const std::set<Role>& held) {
        return rule && std::any_of(rule->roles.begin(), rule->roles.end(),
                                   [&](Role role) { return held.count(role) > 0; });
    };
    // Nobody is signed on yet when somebody signs on; then the roles asked for are what counts.
    if (const auto* signOn = kindIf<SignOn>(&command))
        return holdsOne(signOn->roles) && (roles.empty() || holdsOne(roles));
    return holdsOne(roles);
}

} // namespace haven
