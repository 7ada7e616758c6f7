#include "models/dispatch/aid_rules.h"

#include "models/base/text.h"

#include <algorithm>
#include <fmt/format.h>

namespace haven {

bool isAidOpen(AidStage stage)
{
    switch (stage) {
    case AidStage::Asked:
    case AidStage::Accepted:
    case AidStage::Rolling:
    case AidStage::Arrived:
        return true;
    case AidStage::Finished:
    case AidStage::Refused:
    case AidStage::NoAnswer:
    case AidStage::Canceled:
        return false;
    }
    return false;
}

bool isAidOpen(const AidRequest& request)
{
    return isAidOpen(request.stage);
}

bool mayAidBecome(AidStage before, AidStage after)
{
    if (!isAidOpen(before))
        return false;
    switch (after) {
    case AidStage::Asked:
        return false;
    case AidStage::Accepted:
    case AidStage::NoAnswer:
        return before == AidStage::Asked;
    case AidStage::Rolling:
        return before == AidStage::Asked || before == AidStage::Accepted;
    case AidStage::Arrived:
    case AidStage::Refused:
    case AidStage::Canceled:
        return before != AidStage::Arrived;
    case AidStage::Finished: // an interpreter on the telephone never arrives
        return before != AidStage::Asked;
    }
    return false;
}

std::size_t openAidCount(const Incident& incident)
{
    return static_cast<std::size_t>(
        std::count_if(incident.aid.begin(), incident.aid.end(),
                      [](const AidRequest& one) { return isAidOpen(one); }));
}

const AidRequest* aidNumbered(const Incident& incident, std::int64_t number)
{
    const auto found = std::find_if(incident.aid.begin(), incident.aid.end(),
                                    [&](const AidRequest& one) { return one.number == number; });
    return found == incident.aid.end() ? nullptr : &*found;
}

const AidRequest* newestOpenAid(const Incident& incident, const std::string& kind)
{
    const auto found =
        std::find_if(incident.aid.rbegin(), incident.aid.rend(),
                     [&](const AidRequest& one) { return isAidOpen(one) && one.kind == kind; });
    return found == incident.aid.rend() ? nullptr : &*found;
}

std::optional<Instant> aidDueAt(const AidRequest& request, const AidTable& table)
{
    switch (request.stage) {
    case AidStage::Asked: {
        const AidKind* kind = table.kindFor(request.kind);
        return request.askedAt + (kind ? kind->answerMax : kAidAnswerMax);
    }
    case AidStage::Accepted:
    case AidStage::Rolling:
        if (request.etaAt)
            return *request.etaAt + table.etaGrace;
        return std::nullopt;
    case AidStage::Arrived:
    case AidStage::Finished:
    case AidStage::Refused:
    case AidStage::NoAnswer:
    case AidStage::Canceled:
        break;
    }
    return std::nullopt;
}

const AidRequest* nextLateAid(const Incident& incident, const AidTable& table, Instant now)
{
    const AidRequest* meant = nullptr;
    std::optional<Instant> at;
    for (const AidRequest& one : incident.aid) {
        const auto due = aidDueAt(one, table);
        if (!due)
            continue;
        const bool isOtherLate = at && *at <= now;
        const bool isNearer =
            !at || (*due <= now ? !isOtherLate || *due > *at : !isOtherLate && *due < *at);
        if (!isNearer)
            continue;
        at = due;
        meant = &one;
    }
    return meant;
}

Instant aidLastStepAt(const AidRequest& request)
{
    Instant last = request.askedAt;
    for (const auto& at :
         {request.acceptedAt, request.rollingAt, request.arrivedAt, request.endedAt})
        last = at ? std::max(last, *at) : last;
    return last;
}

std::string aidStageWord(AidStage stage)
{
    return toLower(enumName(stage));
}

std::optional<AidStage> aidStageFromWord(std::string_view word)
{
    const std::string wanted = toLower(word);
    for (const auto name : enumNames(AidStage{})) {
        if (toLower(name) == wanted)
            return enumFromName<AidStage>(name);
    }
    if (wanted == "accept" || wanted == "yes")
        return AidStage::Accepted;
    if (wanted == "enroute")
        return AidStage::Rolling;
    if (wanted == "onscene" || wanted == "there")
        return AidStage::Arrived;
    if (wanted == "done")
        return AidStage::Finished;
    if (wanted == "cancel" || wanted == "cancelled")
        return AidStage::Canceled;
    return std::nullopt;
}

std::string aidWayWord(AidWay way)
{
    return way == AidWay::NotSaid ? std::string() : toLower(enumName(way));
}

std::optional<AidWay> aidWayFromWord(std::string_view word)
{
    for (const auto name : enumNames(AidWay{})) {
        const auto way = enumFromName<AidWay>(name);
        if (way != AidWay::NotSaid && equalsIgnoringCase(name, word))
            return way;
    }
    return std::nullopt;
}

std::string aidName(const AidRequest& request)
{
    return request.whom.empty() ? request.label : request.label + ", " + request.whom;
}

std::string aidStanding(const AidRequest& request, const AidTable& table, Instant now)
{
    const auto minutes = [](Span span) { return span.ms / Span::minutes(1).ms; };
    std::string words =
        request.stage == AidStage::NoAnswer ? "no answer" : aidStageWord(request.stage);
    const bool isOnTheWay =
        request.stage == AidStage::Accepted || request.stage == AidStage::Rolling;
    const auto due = aidDueAt(request, table);
    if (isOnTheWay && request.etaAt) {
        const Span left = *request.etaAt - now;
        words += left.ms >= 0 ? fmt::format(", there in {} min", minutes(left))
                              : fmt::format(", {} min past its time", minutes(Span{-left.ms}));
    }
    if (request.stage == AidStage::Asked && due && *due <= now)
        words += fmt::format(", no answer for {} min", minutes(now - request.askedAt));
    return words;
}

std::string rotationKey(const std::string& kind, const std::string& zone, const std::string& grade)
{
    return toLower(kind) + "/" + (zone.empty() ? "*" : toLower(zone)) + "/" +
           (grade.empty() ? "*" : toLower(grade));
}

std::string rotationName(const RotationList& list)
{
    std::string name = list.kind;
    if (!list.zone.empty())
        name += ", zone " + list.zone;
    if (!list.grade.empty())
        name += ", class " + list.grade;
    return name;
}

std::vector<std::string> companiesOf(const RotationList& list)
{
    std::vector<std::string> out;
    out.reserve(list.members.size());
    for (const RotationMember& one : list.members)
        out.push_back(one.company);
    return out;
}

std::vector<const RotationList*> rotationsFitting(const State& state, const Incident& incident,
                                                  const TurnWish& wish)
{
    const std::string here = !wish.zone.empty()       ? wish.zone
                             : incident.location.beat ? incident.location.beat->value
                                                      : std::string();
    const auto isGrade = [&](const RotationList& list) {
        if (wish.grade == kRotationAny)
            return list.grade.empty();
        return wish.grade.empty() || equalsIgnoringCase(list.grade, wish.grade);
    };
    std::vector<const RotationList*> inZone;
    std::vector<const RotationList*> anywhere;
    for (const auto& [key, list] : state.rotation.lists) {
        if (!equalsIgnoringCase(list.kind, wish.kind) || !isGrade(list))
            continue;
        if (list.zone.empty())
            anywhere.push_back(&list);
        else if (!here.empty() && equalsIgnoringCase(list.zone, here))
            inZone.push_back(&list);
    }
    inZone.insert(inZone.end(), anywhere.begin(), anywhere.end());
    return inZone;
}

Result<const RotationList*> rotationFor(const State& state, const Incident& incident,
                                        const TurnWish& wish)
{
    const auto fitting = rotationsFitting(state, incident, wish);
    if (fitting.empty()) {
        const std::string beat = incident.location.beat ? incident.location.beat->value : "";
        const std::string here = wish.zone.empty() ? beat : wish.zone;
        return refuse(RefusalCode::RotationNone, wish.kind,
                      here.empty() || here == kRotationAny ? "any zone" : "zone " + here,
                      rotationsThere(state, wish.kind));
    }
    // Those of the zone come before those for everywhere.
    const bool isZoned = !fitting.front()->zone.empty();
    const auto isNear = [&](const RotationList* list) { return list->zone.empty() != isZoned; };
    // One list has no class: that is what no class means.
    for (const RotationList* list : fitting) {
        if (isNear(list) && (list->grade.empty() || !wish.grade.empty()))
            return list;
    }
    // A kind that has classes at all is asked for by one: a light car is not sent the heavy truck
    // because that list happens to be the only one here.
    const auto& lists = state.rotation.lists;
    const bool isOneClass = std::all_of(lists.begin(), lists.end(), [&](const auto& one) {
        return !equalsIgnoringCase(one.second.kind, wish.kind) ||
               equalsIgnoringCase(one.second.grade, fitting.front()->grade);
    });
    if (isOneClass)
        return fitting.front();
    return refuse(RefusalCode::RotationNeedsClass, wish.kind, rotationKeys(fitting));
}

std::string rotationKeys(const std::vector<const RotationList*>& lists)
{
    std::vector<std::string> keys;
    for (const RotationList* list : lists)
        keys.push_back(list->key);
    return joined(keys, ", ");
}

std::string rotationsThere(const State& state, std::string_view kind)
{
    constexpr std::size_t kNamed = 12;
    std::vector<const RotationList*> lists;
    for (const auto& [key, list] : state.rotation.lists)
        lists.push_back(&list);
    if (lists.empty())
        return "none";
    std::stable_partition(lists.begin(), lists.end(), [&](const RotationList* one) {
        return equalsIgnoringCase(one->kind, kind);
    });
    const std::size_t more = lists.size() - std::min(lists.size(), kNamed);
    lists.resize(lists.size() - more);
    return rotationKeys(lists) + (more > 0 ? fmt::format(" and {} more", more) : std::string());
}

const RotationMember* nextInTurn(const RotationList& list, const Incident& incident)
{
    const auto isOut = [&](const std::string& company) {
        const bool isPassed = std::any_of(
            incident.turnsPassed.begin(), incident.turnsPassed.end(),
            [&](const TurnPassed& one) { return one.list == list.key && one.company == company; });
        return isPassed ||
               std::any_of(incident.aid.begin(), incident.aid.end(), [&](const AidRequest& one) {
                   const bool saidNo =
                       one.stage == AidStage::Refused || one.stage == AidStage::NoAnswer;
                   return one.list == list.key && one.whom == company && (saidNo || isAidOpen(one));
               });
    };
    const auto found = std::find_if(list.members.begin(), list.members.end(),
                                    [&](const RotationMember& one) { return !isOut(one.company); });
    return found == list.members.end() ? nullptr : &*found;
}

std::vector<std::string> orderAfter(std::vector<std::string> order, const std::string& company,
                                    TurnPlace place, TurnBefore before)
{
    const auto found = std::find(order.begin(), order.end(), company);
    if (found == order.end())
        return order;
    if (place == TurnPlace::Last)
        std::rotate(found, found + 1, order.end());
    else if (before == TurnBefore::Taken)
        std::rotate(order.begin(), found, found + 1); // it is the first again
    return order;
}

} // namespace haven
