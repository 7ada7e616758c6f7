#pragma once

#include "models/dispatch/command_line.h"

#include <string>
#include <string_view>
#include <vector>

// Private to line_sentence*.cpp: what Enter will do, a sentence for each command that a line makes.
namespace haven {

// The names that stand in the sentences, and the plainer half of them.
struct LineSpeaker {
    const LineContext& context;

    // Of a restricted one its number alone: this is read where others look on.
    std::string incident(IncidentId id) const;
    std::string typeLabel(const TypeCode& code) const;
    std::string units(const std::vector<UnitId>& list) const;
    std::string work(const UnitId& id) const;
    // Units by what they work, in the order said: "3A12 en route to A; 4A02 en route to B".
    std::string eachAtWork(const std::vector<UnitId>& list, std::string_view step) const;
    std::string place(const Location& location) const;
    std::string span(Instant end) const; // from now
    std::string alarm(std::string_view form, AlarmKind kind,
                      const std::optional<IncidentId>& incident,
                      const std::optional<UnitId>& unit) const;

    std::string operator()(const AcknowledgeAlarm& c) const;
    std::string operator()(const ShelveAlarm& c) const;
    std::string operator()(const UnshelveAlarm& c) const;
    std::string operator()(const TakeLadderStep& c) const;

    std::string operator()(const OpenAdvised& c) const;
    std::string operator()(const TakeCall& c) const;
    std::string operator()(const ChangeLocation& c) const;
    std::string operator()(const CorrectDetails& c) const;
    std::string operator()(const ReleaseHold& c) const;
    std::string operator()(const ReopenIncident& c) const;
    std::string operator()(const AssignReportNumber& c) const;
    std::string operator()(const SplitIncident& c) const;
    std::string operator()(const LinkIncidents& c) const;
    std::string operator()(const RecordEmd& c) const;
    std::string operator()(const SetPrimaryUnit& c) const;
    std::string operator()(const MoveUnit& c) const;
    std::string operator()(const MarkTransporting& c) const;

    std::string operator()(const RecordCallLocation& c) const;
    std::string operator()(const MarkCarrierPing& c) const;
    std::string operator()(const MarkInterpreter& c) const;
    std::string operator()(const RecordCommunicationNeeds& c) const;
    std::string operator()(const MarkTextSession& c) const;
    std::string operator()(const RecordPremiseAlarm& c) const;
    std::string operator()(const CancelPremiseAlarm& c) const;
    std::string operator()(const ConfirmCheck& c) const;
    std::string operator()(const CreateBolo& c) const;
    std::string operator()(const PassTurn& c) const;

    std::string operator()(const RecordForce& c) const;
    std::string operator()(const RecordPerceived& c) const;
    std::string operator()(const RecordMandatedReport& c) const;
    std::string operator()(const RecordConsent& c) const;
    std::string operator()(const WithdrawConsent& c) const;
    std::string operator()(const EndCarePlan& c) const;
    std::string operator()(const RecordCaution& c) const;
    std::string operator()(const EndCaution& c) const;
    std::string operator()(const FinishChecklist& c) const;
    std::string operator()(const RecordRecheck& c) const;
    std::string operator()(const ApproveProtocol& c) const;

    std::string operator()(const ScheduleIncident& c) const;
    std::string operator()(const CancelScheduled& c) const;
    std::string operator()(const EnterScheduled& c) const;
    std::string operator()(const PlaceWatch& c) const;
    std::string operator()(const RecordVisit& c) const;
    std::string operator()(const EndWatch& c) const;
    std::string operator()(const WritePassOn& c) const;
    std::string operator()(const EndPassOn& c) const;
    std::string operator()(const SendMessage& c) const;
    std::string operator()(const MarkMessage& c) const;
    std::string operator()(const GiveRelief& c) const;
    std::string operator()(const TakeRelief& c) const;
    std::string operator()(const HandAlarms& c) const;
    std::string operator()(const GatherStorm& c) const;
    std::string operator()(const ReleaseStorm& c) const;
    std::string operator()(const ChangeDispatchGroup& c) const;
    std::string operator()(const WatchGroups& c) const;
    std::string operator()(const DeclareMajor& c) const;
    std::string operator()(const EndMajor& c) const;
    std::string operator()(const GiveMajorRole& c) const;
    std::string operator()(const SetObjective& c) const;
    std::string operator()(const MeetObjective& c) const;
};

} // namespace haven
