#include "models/dispatch/recommend.h"

#include "models/base/text.h"
#include "models/dispatch/aid_rules.h"
#include "models/dispatch/board.h"
#include "models/dispatch/clinician_desk.h"
#include "models/dispatch/crisis_rules.h"
#include "models/dispatch/discipline.h"
#include "models/dispatch/outside_units.h"
#include "models/dispatch/unit_rules.h"

#include <algorithm>
#include <fmt/format.h>
#include <tuple>

namespace haven {

namespace {

// How much is known about where a unit is; what is known less comes later.
enum class Certainty { Sure, Doubtful, Unknown };

// What speaks for a unit, and what makes it count as farther away than it is.
struct Charge {
    LeftOutRule rule = LeftOutRule::Farther;
    std::string words;
};

struct Candidate {
    const Unit* unit = nullptr;
    std::optional<Span> eta;
    TravelWay way = TravelWay::Road;
    Certainty certainty = Certainty::Unknown;
    Span cost; // travel time with all that counts beside it
    std::optional<IncidentId> takenFrom;
    bool isCivilian = false;
    std::string where; // "6 min by road from Wharf & Second, where it was 4 min ago"
    std::string doubt; // why the position is not trusted
    std::vector<std::string> praise;
    std::vector<Charge> charges;
    std::vector<std::string> roles; // why it was picked: the skill, the backup
};

std::string minutesText(Span span)
{
    const auto minutes = (span.wholeSeconds() + 30) / 60;
    if (minutes < 1)
        return "under 1 min";
    return minutes < 120 ? fmt::format("{} min", minutes)
                         : fmt::format("{} h", (minutes + 30) / 60);
}

std::string numberIn(const State& state, IncidentId id)
{
    const auto found = state.incidents.find(id);
    return found == state.incidents.end() ? fmt::format("incident {}", id.value)
                                          : found->second.number;
}

std::string statusText(const Codes& codes, const UnitStatus& status)
{
    const StatusRule* rule = codes.statusFor(status.label.value);
    return rule ? rule->text : std::string(enumName(status.secondary));
}

std::string skillText(const std::vector<std::string>& anyOf)
{
    return joined(anyOf, " or ");
}

bool isOfFireOrEms(const Unit& unit)
{
    return unit.discipline == Discipline::Fire || unit.discipline == Discipline::Ems;
}

// Medical danger leads: EMS and fire go at once, whatever the type of the incident concerns. A
// weapon that was answered or only spoken of lets nobody but officers in first.
bool isLedByMedical(const Incident& incident, const Codes& codes)
{
    return incident.level.level > 0 && leadOf(incident, codes).lead == Lead::Medical &&
           weaponSign(incident) == WeaponSign::None && !standingThreat(incident);
}

// What the type starts with, what somebody said since, and a life that is in medical danger by an
// answer, also where police go first and EMS waits near by.
bool concernsDiscipline(const Incident& incident, Discipline one, const Codes& codes)
{
    const Answers answers = answersOf(incident);
    return priorityFor(incident, one, codes) || isLedByMedical(incident, codes) ||
           hasValue(answers, Fact::MedicalDanger, "overdose") ||
           hasValue(answers, Fact::MedicalDanger, "unconscious") ||
           hasValue(answers, Fact::MedicalDanger, "severe_agitation") ||
           hasValue(answers, Fact::Injury, "serious") ||
           hasValue(answers, Fact::SelfHarm, "attempt_in_progress");
}

// Whom a restricted incident needs says what it is about, and whose beat it is in, where.
bool showsTitleOnly(const Incident& incident)
{
    return incident.visibility == Visibility::Restricted;
}
const char* const kPlanAsks = "its plan asks for it";
const char* const kHiddenShort = "somebody its plan asks for cannot go, ask a supervisor who";

// Puts the units of the board in order for one incident.
class UnitSorter final
{
public:
    UnitSorter(const Incident& incident, const RecommendationInput& known)
        : m_incident(incident), m_known(known), m_limits(known.plans.limits),
          m_isCry(hasEmergency(known.state, incident))
    {
        for (const auto& [id, unit] : known.state.units)
            look(unit);
        std::sort(m_candidates.begin(), m_candidates.end(),
                  [](const Candidate& a, const Candidate& b) {
                      return std::tie(a.certainty, a.cost, a.unit->id) <
                             std::tie(b.certainty, b.cost, b.unit->id);
                  });
    }

    std::vector<Candidate> candidates() { return std::move(m_candidates); }
    std::vector<UnitLeftOut> leftOut() { return std::move(m_leftOut); }

private:
    void leave(const Unit& unit, LeftOutRule rule, std::string reason)
    {
        m_leftOut.push_back({unit.id, rule, std::move(reason)});
    }

    void look(const Unit& unit)
    {
        if (unit.incident == m_incident.id) {
            leave(unit, LeftOutRule::OnItAlready,
                  "on this incident already: " + statusText(m_known.codes, unit.status));
            return;
        }
        if (unit.emergency) {
            leave(unit, LeftOutRule::Emergency, "has declared an emergency");
            return;
        }
        if (isOthers(unit))
            return;
        Candidate candidate;
        candidate.unit = &unit;
        candidate.isCivilian = isCivilian(unit, m_known.plans);
        if (!mayLeaveWork(candidate) || !isFree(candidate))
            return;
        locate(candidate);
        // To an officer who calls for help the nearest go, whosever beat it is.
        if (!m_isCry) {
            weighBeat(candidate);
            weighRest(candidate);
        }
        m_candidates.push_back(std::move(candidate));
    }

    // Whom another agency lends goes where that agency said; fire and ambulance go where the
    // incident concerns them, or where a plan asks for a skill of theirs.
    bool isOthers(const Unit& unit)
    {
        if (unit.outside) {
            leave(unit, LeftOutRule::OtherAgency,
                  "of " + outsideWords(*unit.outside) + ", sent by hand where they agree");
            return true;
        }
        if (!isOfFireOrEms(unit) || concernsDiscipline(m_incident, unit.discipline, m_known.codes))
            return false;
        const ResponseNeed need = needOf(m_incident, m_known.plans, m_known.codes);
        const bool isAsked =
            std::any_of(need.skills.begin(), need.skills.end(), [&](const SkillNeed& one) {
                return hasAnySkill(unit, one.anyOf, m_known.plans);
            });
        if (!isAsked)
            leave(unit, LeftOutRule::Discipline,
                  "the incident does not concern " + disciplineWord(unit.discipline));
        return !isAsked;
    }

    bool canBeCalledAway(const Unit& unit) const
    {
        return unit.status.primary == UnitPrimary::ConditionallyAvailable;
    }

    // From other work only to something far more urgent, and never from a crisis under way. To an
    // officer who calls for help officers go from any, but with somebody in the car and from
    // another who calls.
    bool mayLeaveWork(Candidate& candidate)
    {
        const Unit& unit = *candidate.unit;
        if (!unit.incident)
            return true;
        const std::string number = numberIn(m_known.state, *unit.incident);
        const auto found = m_known.state.incidents.find(*unit.incident);
        if (found == m_known.state.incidents.end()) {
            leave(unit, LeftOutRule::OtherWork, "on " + number);
            return false;
        }
        const Incident& other = found->second;
        const std::string work = fmt::format("on {}, {}: {}", number, enumName(other.priority),
                                             statusText(m_known.codes, unit.status));
        const int steps = static_cast<int>(other.priority) - static_cast<int>(m_incident.priority);
        const bool isCrisis = other.level.level >= 3 || isFlaggedByPerson(other);
        const bool isHeldThere = isCrisis || unit.stage == AssignmentStage::Transporting;
        if (m_isCry && !candidate.isCivilian && unit.stage != AssignmentStage::Transporting &&
            !hasEmergency(m_known.state, other)) {
            candidate.takenFrom = unit.incident;
            candidate.charges.push_back({LeftOutRule::Preempt, leavingWords(number, other)});
            return true;
        }
        const bool isFarMoreUrgent =
            m_incident.priority <= Priority::P2 && steps >= m_limits.preemptSteps;
        const bool mayGo = isFarMoreUrgent || (canBeCalledAway(unit) && steps > 0);
        if (!mayGo || isHeldThere) {
            leave(unit, LeftOutRule::OtherWork, work);
            return false;
        }
        candidate.takenFrom = unit.incident;
        candidate.cost =
            candidate.cost + (canBeCalledAway(unit) ? m_limits.callAway : m_limits.preempt);
        candidate.charges.push_back({LeftOutRule::Preempt, leavingWords(number, other)});
        return true;
    }

    static std::string leavingWords(const std::string& number, const Incident& other)
    {
        return fmt::format("would be taken from {} ({}), which then waits again", number,
                           enumName(other.priority));
    }

    bool isFree(Candidate& candidate)
    {
        const Unit& unit = *candidate.unit;
        if (candidate.takenFrom || unit.status.primary == UnitPrimary::Available)
            return true;
        const std::string status = statusText(m_known.codes, unit.status);
        if (unit.status.primary == UnitPrimary::NotAvailable) {
            leave(unit, LeftOutRule::Status, "not available: " + status);
            return false;
        }
        if (!m_isCry)
            candidate.cost = candidate.cost + m_limits.callAway;
        candidate.charges.push_back({LeftOutRule::Preempt, "would be called away: " + status});
        return true;
    }

    void locate(Candidate& candidate)
    {
        const auto travel = m_known.travels.find(candidate.unit->id);
        const auto position = m_known.positions.find(candidate.unit->id);
        if (travel == m_known.travels.end() || position == m_known.positions.end()) {
            candidate.doubt = position == m_known.positions.end()
                                  ? "its position is not known"
                                  : "the incident is not on the map, so how far it is nobody knows";
            return;
        }
        candidate.eta = travel->second.time;
        candidate.way = travel->second.way;
        candidate.cost = candidate.cost + travel->second.time;
        candidate.certainty = Certainty::Sure;
        const bool isByRoad = candidate.way == TravelWay::Road;
        const std::string from = placeOf(*candidate.unit, position->second);
        candidate.where =
            travel->second.known == UnitTravel::Known::AtLeast
                ? fmt::format("over {} away from {}", minutesText(*candidate.eta), from)
                : fmt::format("{} {} from {}", minutesText(*candidate.eta),
                              isByRoad ? "by road" : "in a straight line", from);
        weighPosition(candidate, position->second);
        if (!isByRoad) {
            candidate.certainty = Certainty::Doubtful;
            candidate.doubt += candidate.doubt.empty() ? "" : ", and ";
            candidate.doubt += "no road was found, so its time is a guess";
        }
    }

    // Where a unit works on a restricted incident is where that one is.
    std::string placeOf(const Unit& unit, const UnitSpot& position) const
    {
        const auto work = unit.incident ? m_known.state.incidents.find(*unit.incident)
                                        : m_known.state.incidents.end();
        const bool isThere =
            work != m_known.state.incidents.end() && position.source != PositionSource::BeatMiddle;
        return isThere && showsTitleOnly(work->second) ? "a restricted incident" : position.words;
    }

    void weighPosition(Candidate& candidate, const UnitSpot& position)
    {
        switch (position.source) {
        case PositionSource::Scene:
            candidate.where += ", where it is on scene";
            return;
        case PositionSource::BeatMiddle:
            candidate.where += ", the middle of its beat";
            candidate.doubt = "only its beat is known, not where it is";
            candidate.certainty = Certainty::Doubtful;
            return;
        case PositionSource::Live:
        case PositionSource::Told:
            break;
        }
        if (!position.since) {
            candidate.doubt = "since when it is there is not known";
            candidate.certainty = Certainty::Doubtful;
            return;
        }
        const Span age = std::max(Span{}, m_known.now - *position.since);
        const bool isLive = position.source == PositionSource::Live;
        candidate.where +=
            fmt::format(", {} {} ago", isLive ? "a live position" : "last known", minutesText(age));
        if (age > m_limits.positionOld) {
            candidate.doubt = fmt::format("its position is {} old", minutesText(age));
            candidate.certainty = Certainty::Doubtful;
        }
    }

    void weighBeat(Candidate& candidate)
    {
        const auto& beat = m_incident.location.beat;
        if (!beat || !candidate.unit->beat || candidate.isCivilian)
            return;
        if (*candidate.unit->beat == *beat) {
            candidate.cost = Span{candidate.cost.ms - m_limits.ownBeat.ms};
            if (!showsTitleOnly(m_incident))
                candidate.praise.push_back(fmt::format("beat {} is its own", beat->value));
            return;
        }
        const auto order = m_known.plans.beats.find(*beat);
        const bool isNext = order != m_known.plans.beats.end() &&
                            std::find(order->second.begin(), order->second.end(),
                                      *candidate.unit->beat) != order->second.end();
        if (isNext) {
            candidate.cost = Span{candidate.cost.ms - m_limits.nextBeat.ms};
            if (!showsTitleOnly(m_incident))
                candidate.praise.push_back(fmt::format("beat {} is next in the plan for beat {}",
                                                       candidate.unit->beat->value, beat->value));
            return;
        }
        if (showsTitleOnly(m_incident))
            return; // it costs nothing, it is only said
        candidate.charges.push_back(
            {LeftOutRule::Beat, fmt::format("would leave beat {}", candidate.unit->beat->value)});
    }

    void weighRest(Candidate& candidate)
    {
        const Unit& unit = *candidate.unit;
        std::string words;
        const bool cameFromWork =
            unit.statusBefore && (unit.statusBefore->secondary == UnitSecondary::OnScene ||
                                  unit.statusBefore->secondary == UnitSecondary::Transporting ||
                                  unit.statusBefore->secondary == UnitSecondary::Hospital);
        const Span free = m_known.now - unit.statusSince;
        if (!unit.incident && cameFromWork && free < m_limits.rest)
            words = fmt::format("has been free for {} only", minutesText(free));
        else if (m_known.now - unit.loggedOnAt > m_limits.longDuty)
            words =
                fmt::format("has been on duty for {}", minutesText(m_known.now - unit.loggedOnAt));
        if (words.empty())
            return;
        if (m_incident.priority != Priority::P1)
            candidate.cost = candidate.cost + m_limits.tired;
        candidate.charges.push_back({LeftOutRule::Rest, std::move(words)});
    }

    const Incident& m_incident;
    const RecommendationInput& m_known;
    const PlanLimits& m_limits;
    const bool m_isCry;
    std::vector<Candidate> m_candidates;
    std::vector<UnitLeftOut> m_leftOut;
};

// Takes from the sorted candidates what the plans ask for.
class UnitPicker final
{
public:
    UnitPicker(const Incident& incident, const RecommendationInput& known, ResponseNeed need,
               std::vector<Candidate> candidates)
        : m_incident(incident), m_known(known), m_need(std::move(need)),
          m_candidates(std::move(candidates)), m_isPicked(m_candidates.size()),
          m_isMedical(!hasEmergency(known.state, incident) &&
                      isLedByMedical(incident, known.codes)),
          m_isCry(hasEmergency(known.state, incident))
    {
        for (const auto& assignment : incident.assignments) {
            const auto unit = known.state.units.find(assignment.unit);
            // Who calls for help is none of those who come to help.
            if (unit != known.state.units.end() && !unit->second.emergency)
                count(unit->second);
        }
        pickSkills();
        pickOfficers();
        pickDisciplines();
    }

    std::vector<UnitPick> picked() const
    {
        std::vector<UnitPick> picks;
        // Danger first: who is no officer waits behind those who are.
        for (const bool isCivil : {false, true}) {
            for (std::size_t i = 0; i < m_candidates.size(); ++i) {
                if (m_isPicked[i] && m_candidates[i].isCivilian == isCivil)
                    picks.push_back(pickOf(m_candidates[i]));
            }
        }
        return picks;
    }

    std::vector<UnitLeftOut> leftOut() const
    {
        std::vector<UnitLeftOut> left;
        for (std::size_t i = 0; i < m_candidates.size(); ++i) {
            if (!m_isPicked[i])
                left.push_back(leftOutOf(i));
        }
        return left;
    }

    std::vector<std::string> shortfall() const
    {
        std::vector<std::string> missing;
        if (m_units < m_need.units)
            missing.push_back(
                fmt::format("{} of {} units missing", m_need.units - m_units, m_need.units));
        if (m_officers < m_need.officers)
            missing.push_back(fmt::format("{} of {} officers missing", m_need.officers - m_officers,
                                          m_need.officers));
        for (const auto& need : m_need.skills) {
            if (having(need) >= need.count)
                continue;
            if (showsTitleOnly(m_incident)) {
                missing.emplace_back(kHiddenShort);
                break;
            }
            missing.push_back(
                fmt::format("nobody with {} can go ({})", skillText(need.anyOf), need.plan));
        }
        addDisciplinesShort(missing);
        return missing;
    }

private:
    // Its units are on duty and none of them can go: others are to be asked. A center that has none
    // of its own misses nothing.
    void addDisciplinesShort(std::vector<std::string>& missing) const
    {
        for (const Discipline one : {Discipline::Fire, Discipline::Ems}) {
            const auto& units = m_known.state.units;
            const bool isOnDuty = std::any_of(units.begin(), units.end(), [one](const auto& unit) {
                return unit.second.discipline == one;
            });
            const std::string word = disciplineWord(one);
            if (!isOnDuty || !isConcerned(one) || isSent(one) || newestOpenAid(m_incident, word))
                continue;
            if (!showsTitleOnly(m_incident))
                missing.push_back(fmt::format("no unit of {0} can go: ask others with aid {1} {0}",
                                              word, m_incident.number));
            else if (std::find(missing.begin(), missing.end(), kHiddenShort) == missing.end())
                missing.emplace_back(kHiddenShort);
        }
    }

    bool isSent(Discipline one) const
    {
        return std::any_of(m_sent.begin(), m_sent.end(),
                           [one](const Unit* unit) { return unit->discipline == one; });
    }

    bool isDangerous() const { return m_incident.level.level >= 3 || m_isCry; }

    void count(const Unit& unit)
    {
        m_sent.push_back(&unit);
        if (isCivilian(unit, m_known.plans))
            return;
        ++m_units;
        m_officers += officersOf(unit, m_known.plans);
    }

    int having(const SkillNeed& need) const
    {
        return static_cast<int>(std::count_if(m_sent.begin(), m_sent.end(), [&](const Unit* unit) {
            return hasAnySkill(*unit, need.anyOf, m_known.plans);
        }));
    }

    void pick(std::size_t index, std::string role)
    {
        Candidate& candidate = m_candidates[index];
        m_isPicked[index] = true;
        candidate.roles.push_back(std::move(role));
        count(*candidate.unit);
    }

    void pickSkills()
    {
        // A clinician alone never goes into danger, so officers are looked for first.
        for (const bool isCivil : {false, true}) {
            for (const auto& need : m_need.skills) {
                for (std::size_t i = 0; i < m_candidates.size() && having(need) < need.count; ++i) {
                    const bool isRight =
                        !m_isPicked[i] && m_candidates[i].isCivilian == isCivil &&
                        hasAnySkill(*m_candidates[i].unit, need.anyOf, m_known.plans);
                    if (isRight && (!isCivil || mayFollow()))
                        pick(i,
                             showsTitleOnly(m_incident)
                                 ? std::string(kPlanAsks)
                                 : fmt::format("{}, as {} asks", skillText(need.anyOf), need.plan));
                }
            }
        }
    }

    // Whether officers go, or will: pickOfficers() comes later.
    bool mayFollow() const
    {
        return !isDangerous() || m_officers > 0 ||
               std::any_of(m_candidates.begin(), m_candidates.end(),
                           [](const Candidate& one) { return !one.isCivilian; });
    }

    void pickOfficers()
    {
        for (std::size_t i = 0; i < m_candidates.size(); ++i) {
            const bool isEnough = m_units >= m_need.units && m_officers >= m_need.officers;
            if (isEnough)
                return;
            if (m_isPicked[i] || m_candidates[i].isCivilian)
                continue;
            pick(i, m_units == 0 ? std::string()
                    : m_units < m_need.units
                        ? fmt::format("unit {} of {}", m_units + 1, m_need.units)
                        : fmt::format("{} officers are needed", m_need.officers));
        }
    }

    // The nearest of each other discipline that it concerns, where none is on it.
    void pickDisciplines()
    {
        for (const Discipline one : {Discipline::Fire, Discipline::Ems}) {
            // No officer is waited for where a life is in medical danger.
            if (isSent(one) || !isConcerned(one) || !(m_isMedical || mayFollow()))
                continue;
            const auto found =
                std::find_if(m_candidates.begin(), m_candidates.end(),
                             [&](const Candidate& other) { return other.unit->discipline == one; });
            if (found != m_candidates.end())
                pick(static_cast<std::size_t>(found - m_candidates.begin()),
                     showsTitleOnly(m_incident) ? kPlanAsks
                     : m_isMedical              ? "EMS and fire go at once"
                                                : "it concerns " + disciplineWord(one));
        }
    }

    bool isConcerned(Discipline one) const
    {
        return concernsDiscipline(m_incident, one, m_known.codes);
    }

    UnitPick pickOf(const Candidate& candidate) const
    {
        UnitPick pick;
        pick.unit = candidate.unit->id;
        pick.eta = candidate.eta;
        pick.way = candidate.eta ? candidate.way : TravelWay::StraightLine;
        pick.takenFrom = candidate.takenFrom;
        const auto say = [&pick](const std::string& words) {
            if (!words.empty())
                pick.reasons.push_back(words);
        };
        say(candidate.where);
        say(candidate.doubt);
        for (const auto& role : candidate.roles)
            say(role);
        const bool doesNotWait = m_isMedical && isOfFireOrEms(*candidate.unit);
        if (candidate.isCivilian && isDangerous() && !doesNotWait)
            say("waits nearby until officers say it is safe, never first in");
        for (const auto& words : candidate.praise)
            say(words);
        for (const auto& charge : candidate.charges)
            say(charge.words);
        return pick;
    }

    // The nearest unit that was not taken deserves the true reason, so what it was charged with
    // counts only if it would have been sooner without.
    UnitLeftOut leftOutOf(std::size_t index) const
    {
        const Candidate& candidate = m_candidates[index];
        const UnitId& id = candidate.unit->id;
        const std::string where = candidate.where.empty() ? "" : "; " + candidate.where;
        if (candidate.isCivilian)
            return leftOutCivilian(candidate, where);
        const Candidate* last = lastPicked();
        const bool isLess = last && candidate.certainty > last->certainty;
        if (isLess || candidate.certainty == Certainty::Unknown)
            return {id, LeftOutRule::Position, candidate.doubt + where};
        const bool isNearer = last && last->eta && candidate.eta && *candidate.eta < *last->eta;
        if (isNearer && !candidate.charges.empty()) {
            std::vector<std::string> words;
            for (const auto& charge : candidate.charges)
                words.push_back(charge.words);
            return {id, candidate.charges.front().rule, joined(words, ", ") + where};
        }
        if (isNearer && showsTitleOnly(m_incident))
            return {id, LeftOutRule::Farther, "others go first" + where};
        if (isNearer && lacksAskedSkill(*candidate.unit))
            return {id, LeftOutRule::Skill, "has none of the skills asked for" + where};
        if (isNearer)
            return {id, LeftOutRule::Beat, "the unit of the beat goes first" + where};
        const std::string besides =
            candidate.charges.empty() ? "" : "; " + candidate.charges.front().words;
        return {id, last ? LeftOutRule::Farther : LeftOutRule::Enough,
                (last ? "the units picked are sooner" : "enough units are on it") + where +
                    besides};
    }

    UnitLeftOut leftOutCivilian(const Candidate& candidate, const std::string& where) const
    {
        if (showsTitleOnly(m_incident))
            return {candidate.unit->id, LeftOutRule::FirstIn,
                    "not an officer, and not sent by itself" + where};
        const Discipline its = candidate.unit->discipline;
        if (isOfFireOrEms(*candidate.unit) && isConcerned(its) && isSent(its))
            return {candidate.unit->id, LeftOutRule::Enough,
                    "another unit of " + disciplineWord(its) + " goes" + where};
        const auto asked =
            std::find_if(m_need.skills.begin(), m_need.skills.end(), [&](const SkillNeed& need) {
                return hasAnySkill(*candidate.unit, need.anyOf, m_known.plans);
            });
        if (asked == m_need.skills.end())
            return {candidate.unit->id, LeftOutRule::Skill,
                    "not an officer, and no plan asks for its skill" + where};
        if (having(*asked) >= asked->count)
            return {candidate.unit->id, LeftOutRule::Enough,
                    skillText(asked->anyOf) + " is there with another unit" + where};
        return {candidate.unit->id, LeftOutRule::FirstIn,
                "no officer can go first, and it never goes in alone" + where};
    }

    bool lacksAskedSkill(const Unit& unit) const
    {
        return !m_need.skills.empty() &&
               std::none_of(m_need.skills.begin(), m_need.skills.end(), [&](const SkillNeed& need) {
                   return hasAnySkill(unit, need.anyOf, m_known.plans);
               });
    }

    const Candidate* lastPicked() const
    {
        const Candidate* last = nullptr;
        for (std::size_t i = 0; i < m_candidates.size(); ++i) {
            if (m_isPicked[i] && !m_candidates[i].isCivilian)
                last = &m_candidates[i];
        }
        return last;
    }

    const Incident& m_incident;
    const RecommendationInput& m_known;
    const ResponseNeed m_need;
    std::vector<Candidate> m_candidates;
    std::vector<bool> m_isPicked;
    const bool m_isMedical;
    const bool m_isCry;
    std::vector<const Unit*> m_sent; // on it already, and picked
    int m_units = 0;
    int m_officers = 0;
};

// A clinician who was asked for and is not on the way is wanted, whatever the plans say.
void addRequested(ResponseNeed& need, const Incident& incident)
{
    const ClinicianRequest* request = openRequest(incident);
    if (!request || request->stage == ClinicianStage::Arrived)
        return;
    const bool isAsked =
        std::any_of(need.skills.begin(), need.skills.end(), [](const SkillNeed& one) {
            return one.anyOf == std::vector<std::string>{kSkillClinician};
        });
    if (!isAsked)
        need.skills.insert(need.skills.begin(),
                           SkillNeed{{kSkillClinician}, 1, "the open request for a clinician"});
}

// What is asked for, and by which plan, says what a restricted incident is about.
void hidePlans(ResponseNeed& need)
{
    need.plans.clear();
    need.skills.clear();
}

} // namespace

Result<Recommendation> recommend(IncidentId incident, const RecommendationInput& known)
{
    const auto found = known.state.incidents.find(incident);
    if (found == known.state.incidents.end())
        return refuse(RefusalCode::IncidentNotFound, std::to_string(incident.value));
    if (found->second.stage == IncidentStage::Closed)
        return refuse(RefusalCode::IncidentIsClosed, found->second.number);
    Recommendation answer;
    if (hasEmergency(known.state, found->second)) {
        answer.need = needToHelp(found->second, known.plans, known.codes);
    } else {
        answer.need = needOf(found->second, known.plans, known.codes);
        addRequested(answer.need, found->second);
    }
    UnitSorter sorter(found->second, known);
    const UnitPicker picker(found->second, known, answer.need, sorter.candidates());
    if (showsTitleOnly(found->second))
        hidePlans(answer.need);
    answer.picked = picker.picked();
    answer.leftOut = picker.leftOut();
    for (auto& left : sorter.leftOut())
        answer.leftOut.push_back(std::move(left));
    for (auto& left : answer.leftOut) {
        const auto travel = known.travels.find(left.unit);
        if (travel != known.travels.end() && travel->second.known == UnitTravel::Known::Exact) {
            left.eta = travel->second.time;
            left.way = travel->second.way;
        }
    }
    answer.shortfall = picker.shortfall();
    return answer;
}

} // namespace haven
