#include "models/base/json_codec.h"
#include "models/dispatch/command_line.h"
#include "models/dispatch/spoken_texts.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>
#include <set>

// A possible weapon is shown wherever it was typed: whatever holds words of how things stand at an
// incident is read. A new kind of fact, a new field or a new verb with words has to be named here
// before it can be left out.
using namespace haven;
using namespace haven::test;

namespace {

const std::string kGun = "he has a gun";
const IncidentId kOfIncident{1};

// Counts the texts of a fact and puts the words into one of them. Everything else says that the
// fact is of the one incident and of the unit that works it.
class Planter final
{
public:
    explicit Planter(int which) : m_which(which) {}

    template <class T>
    void walk(T& value, const std::string& path)
    {
        if constexpr (std::is_same_v<T, std::string>) {
            if (m_count++ == m_which) {
                value = kGun;
                m_path = path;
            }
        } else if constexpr (std::is_same_v<T, IncidentId>) {
            value = kOfIncident;
        } else if constexpr (std::is_same_v<T, UnitId>) {
            value = UnitId("3A12");
        } else {
            walkInto(value, path);
        }
    }

    // "AidAsked.note"; empty: there are not so many.
    const std::string& path() const { return m_path; }

private:
    template <class T>
    void walkInto(T& value, const std::string& path)
    {
        if constexpr (std::is_same_v<T, std::optional<Coordinate>>) {
            return; // a place that was found is a name
        } else if constexpr (codec::IsOptional<T>::value) {
            walk(value.emplace(), path);
        } else if constexpr (codec::IsVector<T>::value) {
            typename T::value_type one{};
            walk(one, path);
            value.push_back(std::move(one));
        } else if constexpr (codec::IsMap<T>::value) {
            typename T::key_type key{};
            typename T::mapped_type item{};
            walk(key, path);
            walk(item, path);
            value.emplace(std::move(key), std::move(item));
        } else if constexpr (Described<T> && !std::is_same_v<T, Incident>) {
            T::describe([&](const char* name, auto member, auto...) {
                walk(value.*member, path + "." + name);
            });
        }
    }

    int m_which;
    int m_count = 0;
    std::string m_path;
};

// What else a fact says where its words count.
void setAside(Event& event)
{
    if (auto* level = kindIf<LevelChanged>(&event))
        level->cause = LevelCause::ByPerson;
    if (auto* answer = kindIf<FactAnswered>(&event))
        answer->answer.state = AskState::Unable;
    if (auto* note = kindIf<NoteAdded>(&event))
        note->fieldClass = FieldClass::Care; // the others are scored by the advisor itself
    if (auto* check = kindIf<CheckRun>(&event))
        check->kind = CheckKind::Property;
    if (auto* details = kindIf<DetailsCorrected>(&event); details && details->field != kGun)
        details->field = "title";
}

// No words of how things stand at an incident. Whole kinds first: of the station, of its record, of
// nobody's incident, said by Haven, sealed, or told beside every incident by itself.
const std::set<std::string> kNoWords{
    "AccountChanged",
    "ActReconstructed",
    "ActUndone",
    "AgentSignedOff",
    "AgentSignedOn",
    "AlarmsHandedOver",
    "BackupFailed",
    "BoloBroadcast",
    "BoloCanceled",
    "BoloCreated",
    "BoloRenewed",
    "CarePlanApproved",
    "CarePlanEnded",
    "CarePlanRecorded",
    "CautionEnded",
    "CautionRecorded",
    "ChecklistStarted",
    "ChecklistStepUndone",
    "CrewChanged",
    "CrisisFlagSuggested",
    "DispatchGroupChanged",
    "FlagDecisionUndone",
    "GroupsWatched",
    "ImportFinished",
    "ImportStarted",
    "IncidentScheduled",
    "LogExported",
    "OutsideUnitJoined",
    "PassOnEnded",
    "PassOnWritten",
    "PastIncidentRecorded",
    "PayloadRemoved",
    "ProtocolApproved",
    "ProtocolKept",
    "RecordHoldPut",
    "RecordHoldReleased",
    "ReleaseWithdrawn",
    "ReliefGiven",
    "ReliefTaken",
    "RemovalDeclined",
    "RemovalRequested",
    "ReportNumberAssigned",
    "RequestRefused",
    "RotationListChanged",
    "ScheduleCanceled",
    "SealedNoteAdded",
    "SealedNoteReleased",
    "SealedNotesRead",
    "SealGroupChanged",
    "SealKeyChanged",
    "SettingChanged",
    "StationBackedUp",
    "StationCreated",
    "TransportDetailed",
    "TurnTakenBack",
    "UnitLoggedOff",
    "UnitLoggedOn",
    "WatchEnded",
    "WatchPlaced",
    "WatchVisited",
    // who somebody is, a number, a word of a list
    "AidAsked.kind",
    "AidAsked.label",
    "AidAsked.phone",
    "AidAsked.list",
    "AirHeld.channel",
    "AirReleased.channel",
    "CallLocated.carrier",
    "CallTaken.caller_name",
    "CallTaken.callback",
    "CallbackOwed.number",
    "CallbackSettled.number",
    "CarrierPingMarked.carrier",
    "CheckConfirmed.what",
    "ClinicianNeedJudged.code",
    "ClinicianWithheld.code",
    "EmergencyDeclared.how",
    "ForceRecorded.force.officer",
    "HandoffPlaced.number",
    "IncidentOpened.number",
    "IncidentOpened.fed_from",
    "InterpreterMarked.language",
    "InterpreterMarked.provider",
    "InterpreterMarked.interpreter",
    "MajorRoleTaken.role",
    "MajorRoleTaken.who",
    "MandatedReportRecorded.report.reporter",
    "ConsentRecorded.consent.partner",
    "ReferralRecorded.referral.partner",
    "PersonRecorded.person.name",
    "PersonRecorded.person.born",
    "PersonRecorded.person.phone",
    "PremiseAlarmRecorded.alarm.company",
    "PremiseAlarmRecorded.alarm.operator",
    "PremiseAlarmRecorded.alarm.phone",
    "PremiseAlarmRecorded.alarm.permit",
    "PremiseAlarmRecorded.alarm.keyholder_phone",
    "PremiseAlarmRecorded.alarm.code",
    "RotationTurned.list",
    "RotationTurned.company",
    "TransferPlaced.number",
    "TransportReached.odometer",
    "TransportReached.odometer_start",
    "UnitTransporting.odometer",
    "VehicleRecorded.vehicle.plate",
    "VehicleRecorded.vehicle.plate_state",
    "FollowUpPlanned.follow_up.number",
    "IncidentOpened.common_type",
    "TypeChanged.common_type",
    "IncidentClosed.common_disposition",
    "IncidentClosed.further_common",
    "UnitCleared.common_disposition",
    "UnitDispatched.seen.feed",
    "DetailsCorrected.field",
    "EmergencyDeclared.not_on_duty",
    "EmergencyDeclared.words", // of a unit that works no incident; of one it is a note
    "OverrideRecorded.rule",
    "OverrideRecorded.missing",
    "FactAnswered.answer.value",
    "ChecklistStepDone.outcome.step",
    "ChecklistStepDone.outcome.answer",
    "ChecklistStepDone.next_step",
    "PerceivedRecorded.perceived.seen_by",
    "HandoffPlaced.entry",
    "HandoffProgressed.fallback",
    "TransferPlaced.entry",
    "RecordViewed.about",
    "RecordViewed.audience",
    "ScreeningRecorded.screening.name",
    "ScreeningRecorded.screening.version",
    "ScreeningRecorded.screening.hash",
    "ScreeningRecorded.screening.values.field",
    "ScreeningRecorded.screening.values.label",
    "ScreeningRecorded.screening.values.value",
    "ScreeningRecorded.screening.values.shown",
    "ScreeningRecorded.screening.suggestions",
    // what stood there before was read then
    "LocationChanged.before.text",
    "LocationChanged.before.detail",
    "DetailsCorrected.before",
    "HoldReleased.reason_before",
    "CrisisFlagDecided.before_reason",
    "CommunicationNeedsRecorded.words_before",
    "RotationTurned.before",
    "RotationTurned.after",
    "FollowUpPlanned.follow_up.tries.text",
    "FollowUpPlanned.follow_up.end_reason",
};

bool isWithoutWords(const std::string& path)
{
    return kNoWords.count(path) > 0 || kNoWords.count(path.substr(0, path.find('.'))) > 0;
}

template <class Fact>
void planted(const State& state, std::vector<std::string>& unread)
{
    for (int which = 0;; ++which) {
        Fact fact;
        Planter planter(which);
        planter.walk(fact, Fact::kType);
        if (planter.path().empty())
            return;
        Event event = std::move(fact);
        setAside(event);
        const auto spoken = spokenText(state, event);
        const bool isRead = spoken && spoken->incident == kOfIncident &&
                            spoken->text.find(kGun) != std::string::npos;
        if (isRead == isWithoutWords(planter.path()))
            unread.push_back(planter.path());
    }
}

template <class... Each>
std::vector<std::string> unreadOf(const State& state, const Kinds<Each...>*)
{
    std::vector<std::string> unread;
    (planted<Each>(state, unread), ...);
    return unread;
}

} // namespace

class tst_SpokenTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTextOfAFactIsReadOrNamedAsNone();
};

void tst_SpokenTexts::everyTextOfAFactIsReadOrNamedAsNone()
{
    State state;
    Unit unit;
    unit.id = UnitId("3A12");
    unit.incident = kOfIncident;
    state.units[unit.id] = unit;
    std::string unread;
    for (const std::string& path : unreadOf(state, static_cast<const AnyFact*>(nullptr)))
        unread += path + " ";
    QVERIFY2(unread.empty(), unread.c_str());
}

HAVEN_TESTS(tst_SpokenTexts)
#include "tst_spoken_texts.moc"
