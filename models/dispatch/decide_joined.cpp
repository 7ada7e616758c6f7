#include "models/base/text.h"
#include "models/dispatch/call_rules.h"
#include "models/dispatch/care_rules.h"
#include "models/dispatch/decide_parts.h"

#include <algorithm>
#include <type_traits>

// Who hears something new of an incident while another desk joins it to a second one has heard it
// of both: it goes to where people work, never to a page that is closed.
namespace haven {

namespace {

// The one that goes on; nothing where it is not joined, or the other has left the board.
const Incident* survivorOf(const State& state, IncidentId id)
{
    const auto found = state.incidents.find(id);
    if (found == state.incidents.end() || !found->second.mergedInto)
        return nullptr;
    return hotIncident(state, *found->second.mergedInto);
}

template <class Wish, class... Some>
inline constexpr bool kIsOneOf = (std::is_same_v<Wish, Some> || ...);

// Without a call: the newest is meant.
template <class Wish>
inline constexpr bool kIsOfCall =
    kIsOneOf<Wish, RecordCallLocation, MarkCarrierPing, MarkInterpreter, MarkTextSession,
             AddTranscript, PlaceTransfer>;
// What only adds, or raises, or is looked at by SaysLess.
template <class Wish>
inline constexpr bool kIsTold =
    kIsOfCall<Wish> ||
    kIsOneOf<Wish, TakeCall, AnswerFact, SetLevel, ChangePriority, AskAid, AskInTurn,
             RequestClinician, RecordRecheck, TryCallback, MarkTransfer>;
// Of the care record and of command: added there too, and refused where it would take the place of
// something, for the rule of the record itself asks for no open incident.
template <class Wish>
inline constexpr bool kIsOfRecord =
    kIsOneOf<Wish, RecordForce, RecordPerceived, RecordMandatedReport, RecordConsent,
             RecordReferral, PlanFollowUp, RecordScreening, RecordRiskProtection, GiveMajorRole,
             SetObjective, MeetObjective, EndMajor>;

// The incident to which a command adds something that replaces nothing there.
struct AddedThere {
    std::optional<IncidentId> operator()(const AddNote& wish) const
    {
        return wish.corrects ? std::nullopt : std::optional(wish.incident);
    }
    std::optional<IncidentId> operator()(const RecordPerson& wish) const
    {
        return wish.person.id == PersonId{} ? std::optional(wish.incident) : std::nullopt;
    }
    std::optional<IncidentId> operator()(const RecordVehicle& wish) const
    {
        return wish.vehicle.id == VehicleId{} ? std::optional(wish.incident) : std::nullopt;
    }
    // "Not medical" of the one call takes back nothing that was begun for the other.
    std::optional<IncidentId> operator()(const RecordEmd& wish) const
    {
        return wish.state == EmdState::NotMedical ? std::nullopt : std::optional(wish.incident);
    }
    // What was asked for under its number, and is named by it, stays with it.
    std::optional<IncidentId> operator()(const AnswerClinician& wish) const
    {
        return wish.request ? std::nullopt : std::optional(wish.incident);
    }
    std::optional<IncidentId> operator()(const AnswerAid& wish) const
    {
        return wish.request == 0 ? std::optional(wish.incident) : std::nullopt;
    }
    std::optional<IncidentId> operator()(const RecordCareText& wish) const
    {
        return wish.sheet == CareSheet::Handoff ? std::nullopt : std::optional(wish.incident);
    }
    template <typename Other>
    std::optional<IncidentId> operator()(const Other& wish) const
    {
        if constexpr (kIsTold<Other> || kIsOfRecord<Other>)
            return wish.incident;
        else
            return std::nullopt;
    }
};

bool isForceTold(const Incident& incident)
{
    return forceUsed(incident.care.force).value_or(false);
}

const Referral* referralTo(const Incident& incident, std::string_view partner)
{
    const auto& all = incident.care.referrals;
    const auto found = std::find_if(all.begin(), all.end(), [&](const Referral& one) {
        return equalsIgnoringCase(one.partner, trimmed(partner));
    });
    return found == all.end() ? nullptr : &*found;
}

bool hasRunningChecklist(const Incident& incident)
{
    const auto& all = incident.checklists;
    return std::any_of(all.begin(), all.end(),
                       [](const Checklist& one) { return !one.finishedAt.has_value(); });
}

// Does it go on with what was begun on the page of the one joined, before that was joined? There it
// ends: a clock of the law, a worksheet, a place that was asked for.
struct GoesOnThere {
    const State& state;
    const Incident& joined;

    bool operator()(const RecordCareText& wish) const
    {
        const auto sheet = joined.care.sheets.find(wish.sheet);
        if (sheet == joined.care.sheets.end())
            return false;
        return wish.sheet != CareSheet::Outcome || sheet->second.count(wish.field) > 0;
    }
    bool operator()(const RecordForce& wish) const
    {
        return wish.kinds.count(ForceKind::None) > 0 && isForceTold(joined);
    }
    bool operator()(const RecordPerceived&) const { return joined.care.perceived.has_value(); }
    bool operator()(const RecordMandatedReport& wish) const
    {
        const auto all = reportsOf(joined.care);
        return std::any_of(all.begin(), all.end(), [&](const MandatedReport* one) {
            const bool isDue = one->standing == MandatedStanding::Due;
            return one->kind == wish.kind &&
                   (wish.number ? one->number == *wish.number
                                : isDue && wish.standing != MandatedStanding::Due);
        });
    }
    bool operator()(const RecordReferral& wish) const
    {
        // What they agreed to is on that page, and nothing is sent without it.
        const auto& agreed = joined.care.consents;
        return referralTo(joined, wish.partner) ||
               std::any_of(agreed.begin(), agreed.end(), [&](const Consent& one) {
                   return equalsIgnoringCase(one.partner, trimmed(wish.partner));
               });
    }
    bool operator()(const RecordRiskProtection&) const { return joined.riskProtection.has_value(); }
    bool operator()(const CompleteStep&) const { return hasRunningChecklist(joined); }
    bool operator()(const FinishChecklist&) const { return hasRunningChecklist(joined); }
    template <typename Other>
    bool operator()(const Other& wish) const
    {
        if constexpr (kIsOneOf<Other, GiveMajorRole, SetObjective, MeetObjective, EndMajor>)
            return state.majors.count(wish.incident) > 0;
        else
            return false;
    }
};

// Of what is said of one call: it went along, and keeps its id.
struct CallSaid {
    const Incident& joined;
    const Incident& survivor;

    // Its own newest, which need not be the newest of the two.
    template <typename Wish>
    void operator()(Wish& wish) const
    {
        if constexpr (kIsOfCall<Wish>) {
            const auto& own = joined.callsBefore;
            const auto isThere = [&](CallId id) { return callMeant(survivor, id) != nullptr; };
            const auto newest = std::find_if(own.rbegin(), own.rend(), isThere);
            if (!wish.call && newest != own.rend())
                wish.call = *newest;
        }
    }
};

// Would it take the place of something that is known or decided there, or say less than that? Who
// said it has read the other page.
struct SaysLess {
    const State& state;
    const Incident& joined;
    const Incident& survivor;

    bool operator()(const AnswerFact& wish) const
    {
        return !isAnswerMoved(wish.fact, wish.answer, survivor);
    }
    bool operator()(const SetLevel& wish) const { return wish.level < survivor.level.level; }
    bool operator()(const ChangePriority& wish) const { return wish.priority >= survivor.priority; }
    // "Begun" of the one call takes back no hand-over that was made for the other.
    bool operator()(const RecordEmd&) const { return survivor.emd.state == EmdState::Transferred; }
    bool operator()(const RecordCareText& wish) const
    {
        return careTextOf(survivor.care, wish.sheet, wish.field) != nullptr;
    }
    bool operator()(const RecordForce& wish) const
    {
        // Of a restricted one the rule of force itself tells nobody what stands there.
        return wish.kinds.count(ForceKind::None) > 0 && isForceTold(survivor) &&
               survivor.visibility != Visibility::Restricted;
    }
    bool operator()(const RecordPerceived&) const { return survivor.care.perceived.has_value(); }
    // Numbers are those of a page. Of what is due there, one more is one more; another clock is
    // ended by who sees whose it is.
    bool operator()(const RecordMandatedReport& wish) const
    {
        return wish.number || (wish.standing != MandatedStanding::Due &&
                               !dueReportsOf(survivor.care, wish.kind).empty());
    }
    bool operator()(const RecordReferral& wish) const
    {
        return referralTo(survivor, wish.partner) != nullptr;
    }
    bool operator()(const RecordRiskProtection&) const
    {
        return survivor.riskProtection.has_value();
    }
    template <typename Other>
    bool operator()(const Other&) const
    {
        // The same command with the same numbers went along with the join; of another one only an
        // objective is added.
        const auto major = state.majors.find(survivor.id);
        if constexpr (kIsOneOf<Other, GiveMajorRole, MeetObjective, EndMajor>)
            return major != state.majors.end() && major->second.joinedFrom != joined.id;
        else
            return false;
    }
};

// The incident at which a command would replace or decide something.
struct DecidedThere {
    std::optional<IncidentId> operator()(const DecideFlag& wish) const { return wish.incident; }
    std::optional<IncidentId> operator()(const RecordCommunicationNeeds& wish) const
    {
        return wish.incident;
    }
    std::optional<IncidentId> operator()(const RecordPremiseAlarm& wish) const
    {
        return wish.incident;
    }
    std::optional<IncidentId> operator()(const RecordCareText& wish) const
    {
        return wish.sheet == CareSheet::Handoff ? std::optional(wish.incident) : std::nullopt;
    }
    // Which step is the next one stands on the page of the checklist.
    std::optional<IncidentId> operator()(const CompleteStep& wish) const { return wish.incident; }
    std::optional<IncidentId> operator()(const FinishChecklist& wish) const
    {
        return wish.incident;
    }
    template <typename Other>
    std::optional<IncidentId> operator()(const Other&) const
    {
        return std::nullopt;
    }
};

// What the rule of the record would write on the page that is closed.
struct IsOfRecord {
    bool operator()(const RecordCareText& wish) const { return wish.sheet != CareSheet::Handoff; }
    template <typename Other>
    bool operator()(const Other&) const
    {
        return kIsOfRecord<Other>;
    }
};

void aim(Command& command, IncidentId at)
{
    visitKind(
        [at](auto& wish) {
            if constexpr (requires { wish.incident = at; })
                wish.incident = at;
        },
        command);
}

// Nobody is owed a call there: it was the caller of the one that was tried. Where somebody is, it
// may be another person who was lost, and whom to call is read on that page.
std::optional<Command> callbackOfItsCall(const TryCallback& wish, const Incident& joined,
                                         const Incident& survivor)
{
    const auto& own = joined.callsBefore;
    if (survivor.callback || !wish.result || own.empty() || !callMeant(survivor, own.back()))
        return std::nullopt;
    return Command(
        RecordCallback{survivor.id, own.back(), *wish.result, wish.note, wish.whyUnsafe});
}

} // namespace

std::optional<Command> toldToSurvivor(const State& state, const Command& command)
{
    const auto about = visitKind(AddedThere{}, command);
    const Incident* survivor = about ? survivorOf(state, *about) : nullptr;
    if (!survivor)
        return std::nullopt;
    const Incident& joined = state.incidents.at(*about);
    if (visitKind(GoesOnThere{state, joined}, command) ||
        visitKind(SaysLess{state, joined, *survivor}, command))
        return std::nullopt;
    if (const auto* tried = kindIf<TryCallback>(&command))
        return callbackOfItsCall(*tried, joined, *survivor);
    Command told = command;
    aim(told, survivor->id);
    visitKind(CallSaid{joined, *survivor}, told);
    return told;
}

std::optional<IncidentId> joinedTo(const State& state, const Command& command)
{
    auto about = visitKind(AddedThere{}, command);
    if (!about)
        about = visitKind(DecidedThere{}, command);
    const auto found = about ? state.incidents.find(*about) : state.incidents.end();
    return found == state.incidents.end() ? std::nullopt : found->second.mergedInto;
}

std::optional<Refusal> joinedFault(const State& state, const Command& command)
{
    auto about = visitKind(DecidedThere{}, command);
    if (!about && visitKind(IsOfRecord{}, command))
        about = visitKind(AddedThere{}, command);
    const Incident* survivor = about ? survivorOf(state, *about) : nullptr;
    if (!survivor || visitKind(GoesOnThere{state, state.incidents.at(*about)}, command))
        return std::nullopt;
    return refuse(RefusalCode::IncidentIsMerged, numberOf(state, *about), survivor->number);
}

} // namespace haven
