#include "models/dispatch/crisis_numbers.h"

#include "models/base/text.h"
#include "models/dispatch/care_fields.h"
#include "models/dispatch/care_rules.h"
#include "models/dispatch/log_marks.h"
#include "models/dispatch/same_home.h"
#include "models/dispatch/unmet_need.h"

#include <algorithm>
#include <fmt/format.h>

namespace haven {

namespace {

constexpr int kHalf = 50;
constexpr int kMost = 90;

bool isBehavioralWord(Flag flag)
{
    return flag == Flag::Yes || flag == Flag::Possible;
}

Span percentile(std::vector<Span> spans, int percent)
{
    std::sort(spans.begin(), spans.end(), [](Span a, Span b) { return a.ms < b.ms; });
    // The smallest that so many percent do not exceed.
    const std::size_t at =
        (spans.size() * static_cast<std::size_t>(percent) + 99) / 100; // rounded up
    return spans[at == 0 ? 0 : at - 1];
}

struct OneIncident {
    Instant openedAt;
    bool isByCode = false;
    std::string place;
    Flag suggested = Flag::Unknown;
    std::string cueSet;
    std::optional<FlagDecision> decision;
    // What the cues had said when a person decided otherwise than before: what they are judged by.
    // What they say after it, they say of a text that knows the person's word.
    struct Judged {
        FlagDecision decision;
        Flag suggested;
        std::string cueSet;
    };
    std::vector<Judged> judged;
    bool isJoined = false; // it is worked, and counted, as another
    int level = 0;
    Asked asked = Asked::NotYet; // weapon, violence and injury
    std::optional<Instant> askedAt;
    std::optional<Instant> arrivedAt;
    std::optional<Instant> doneAt;
    std::string went;
    std::map<CareField, std::vector<std::string>> coded; // of the outcome, but where they went
    bool isExamined = false;
    std::vector<Force> force;
    std::optional<bool> wasForceUsed; // empty: nobody recorded it
    std::string injury;
    std::optional<Perceived> perceived;

    // By its code or by a person: what the advisor alone says is a question.
    bool isBehavioral() const
    {
        if (decision == FlagDecision::Rejected)
            return false;
        return isByCode || decision == FlagDecision::Confirmed;
    }
    // Anywhere but a cell. Nobody found, or nothing recorded, is neither.
    bool isDiverted() const { return hasOutcome() && went != "custody"; }
    bool hasOutcome() const { return !went.empty() && went != "not_found"; }

    void decide(FlagDecision word)
    {
        if (decision != word)
            judged.push_back({word, suggested, cueSet});
        decision = word;
    }
    void takeBack(std::optional<FlagDecision> standing)
    {
        while (!judged.empty() && judged.back().decision != standing)
            judged.pop_back();
        decision = standing;
    }
};

// What is written down of an incident once it is over.
bool isWrittenAfterwards(const Event& event)
{
    return isKind<CareTextRecorded>(event) || isKind<ForceRecorded>(event) ||
           isKind<PerceivedRecorded>(event);
}

struct PerceivedMeasure {
    const char* key;
    const char* words;
    bool (*isCounted)(const OneIncident&);
};
constexpr PerceivedMeasure kPerceivedMeasures[] = {
    {"incidents", "incidents", [](const OneIncident&) { return true; }},
    {"diverted", "not into custody", [](const OneIncident& one) { return one.isDiverted(); }},
    {"examinations", "worksheet of 17a-503", [](const OneIncident& one) { return one.isExamined; }},
    {"force", "force used", [](const OneIncident& one) { return one.wasForceUsed == true; }},
};

struct OneFollowUp {
    Instant dueAt;
    std::optional<Instant> endedAt;
    FollowUpEnd end = FollowUpEnd::Done;
};

struct WentWord {
    std::string_view word;
    std::string_view words;
};
constexpr WentWord kWent[] = {
    {"home", "Stayed or went home"},    {"family", "Went with family or friends"},
    {"hospital", "Went to a hospital"}, {"crisis_center", "Went to a crisis center"},
    {"shelter", "Went to a shelter"},   {"detox", "Went to detox"},
    {"custody", "Taken into custody"},  {"left", "Left on their own"},
    {"not_found", "Nobody found"},      {"other", "Elsewhere"},
};

std::string_view raceWords(PerceivedRace race)
{
    switch (race) {
    case PerceivedRace::Unsure:
        return "not sure";
    case PerceivedRace::White:
        return "White";
    case PerceivedRace::Black:
        return "Black";
    case PerceivedRace::Hispanic:
        return "Hispanic";
    case PerceivedRace::Asian:
        return "Asian";
    case PerceivedRace::NativeAmerican:
        return "Native American";
    case PerceivedRace::MiddleEastern:
        return "Middle Eastern";
    case PerceivedRace::Other:
        return "another";
    }
    return {};
}

std::string_view sexWords(PerceivedSex sex)
{
    switch (sex) {
    case PerceivedSex::Unsure:
        return "not sure";
    case PerceivedSex::Female:
        return "female";
    case PerceivedSex::Male:
        return "male";
    case PerceivedSex::Other:
        return "another";
    }
    return {};
}

} // namespace

struct CrisisFold::Work {
    CrisisNumbers numbers;
    const Codes& codes;
    UnmetNeedFold need;
    std::map<IncidentId, OneIncident> incidents;
    std::map<FollowUpId, OneFollowUp> followUps;
    struct Agreement {
        std::int64_t agreed = 0;
        std::int64_t of = 0;
    };
    std::int64_t raised = 0;
    std::int64_t lowered = 0;

    Work(Instant from, Instant to, const Codes& table, PerceivedTables tables) : codes(table)
    {
        numbers.from = from;
        numbers.to = std::max(from, to);
        numbers.perceived = tables;
    }

    bool isInPeriod(Instant at) const { return at >= numbers.from && at <= numbers.to; }
    OneIncident* find(IncidentId id)
    {
        const auto found = incidents.find(id);
        return found == incidents.end() ? nullptr : &found->second;
    }

    // As who is for a clinician is worked out: a runaway has a checklist as well, and is no crisis
    // of somebody's health. A type that the agency has no more is taken by its checklist.
    bool isOfHealth(const TypeCode& code, const std::optional<ProtocolId>& protocol) const
    {
        const IncidentType* type = codes.typeFor(code.value);
        return protocol && (!type || type->tellsHealth);
    }

    // --- what each fact changes ---

    template <class Fact>
    void take(const Fact&, const Envelope&)
    {}

    void take(const IncidentOpened& fact, const Envelope& envelope)
    {
        OneIncident& one = incidents[fact.incident];
        one.openedAt = envelope.happenedAt;
        one.isByCode = isOfHealth(fact.type, fact.protocol);
        one.place = placeKey(fact.location);
    }
    void take(const TypeChanged& fact, const Envelope&)
    {
        if (OneIncident* one = find(fact.incident))
            one->isByCode = isOfHealth(fact.after, fact.protocol);
    }
    void take(const LocationChanged& fact, const Envelope&)
    {
        if (OneIncident* one = fact.call ? nullptr : find(fact.incident))
            one->place = placeKey(fact.after);
    }
    void take(const IncidentsMerged& fact, const Envelope&)
    {
        if (OneIncident* one = find(fact.from))
            one->isJoined = true;
    }
    void take(const IncidentSplit& fact, const Envelope&)
    {
        if (OneIncident* one = find(fact.incident))
            one->isJoined = false;
    }
    void take(const CrisisFlagSuggested& fact, const Envelope&)
    {
        if (OneIncident* one = find(fact.incident)) {
            one->suggested = fact.flag;
            one->cueSet = fact.cueSet;
        }
    }
    void take(const CrisisFlagDecided& fact, const Envelope&)
    {
        if (OneIncident* one = find(fact.incident))
            one->decide(fact.decision);
    }
    void take(const FlagDecisionUndone& fact, const Envelope&)
    {
        if (OneIncident* one = find(fact.incident))
            one->takeBack(fact.decision);
    }
    void take(const LevelChanged& fact, const Envelope& envelope)
    {
        if (OneIncident* one = find(fact.incident)) {
            one->level = fact.after;
            one->asked = fact.asked;
        }
        if (!isInPeriod(envelope.happenedAt) || fact.before == 0)
            return;
        raised += fact.after > fact.before ? 1 : 0;
        lowered += isLoweredByHand(fact) ? 1 : 0;
    }
    void take(const FactAnswered& fact, const Envelope&)
    {
        OneIncident* one = fact.fact == Fact::Injury ? find(fact.incident) : nullptr;
        if (one && fact.answer.state == AskState::Answered)
            one->injury = fact.answer.value;
    }
    void take(const ClinicianRequested& fact, const Envelope& envelope)
    {
        if (OneIncident* one = find(fact.incident); one && !one->askedAt)
            one->askedAt = envelope.happenedAt;
    }
    void take(const ClinicianAnswered& fact, const Envelope& envelope)
    {
        OneIncident* one = find(fact.incident);
        if (one && fact.stage == ClinicianStage::Arrived && !one->arrivedAt)
            one->arrivedAt = envelope.happenedAt;
        if (one && fact.stage == ClinicianStage::EnRoute && !one->doneAt)
            one->arrivedAt.reset(); // an arrival that was taken back was none
        if (one && fact.stage == ClinicianStage::Done && one->arrivedAt)
            one->doneAt = envelope.happenedAt;
    }
    void take(const CareTextRecorded& fact, const Envelope&)
    {
        OneIncident* one = find(fact.incident);
        if (one && fact.sheet == CareSheet::Outcome && fact.field == CareField::Went)
            one->went = fact.text;
        else if (const auto* rule = one && fact.sheet == CareSheet::Outcome
                                        ? careFieldRule(fact.sheet, fact.field)
                                        : nullptr;
                 rule && !rule->choices.empty())
            one->coded[fact.field] = codesOf(*rule, fact.text);
        if (one &&
            (fact.sheet == CareSheet::OfficerRequest || fact.sheet == CareSheet::Certificate))
            one->isExamined = true;
    }
    void take(const ForceRecorded& fact, const Envelope&)
    {
        OneIncident* one = find(fact.incident);
        if (!one)
            return;
        one->force.push_back(fact.force);
        one->wasForceUsed = forceUsed(one->force);
    }
    void take(const PerceivedRecorded& fact, const Envelope&)
    {
        if (OneIncident* one = find(fact.incident))
            one->perceived = fact.perceived;
    }
    void take(const FollowUpPlanned& fact, const Envelope&)
    {
        followUps[fact.followUp.id].dueAt = fact.followUp.dueAt;
    }
    void take(const FollowUpEnded& fact, const Envelope& envelope)
    {
        const auto found = followUps.find(fact.followUp);
        if (found == followUps.end())
            return;
        found->second.endedAt = envelope.happenedAt;
        found->second.end = fact.end;
    }

    // --- the lines ---

    bool isCounted(const OneIncident& one) const
    {
        return !one.isJoined && isInPeriod(one.openedAt);
    }

    template <class Which>
    std::int64_t countOf(Which which) const
    {
        return std::count_if(incidents.begin(), incidents.end(), [&](const auto& pair) {
            return isCounted(pair.second) && which(pair.second);
        });
    }

    void put(NumberGroup group, std::string key, std::string words, std::int64_t count,
             std::optional<std::int64_t> of = {})
    {
        numbers.lines.push_back(
            {group, std::move(key), std::move(words), count, of, std::nullopt, false});
    }

    void putTime(const char* key, const char* words, const std::vector<Span>& spans, int percent)
    {
        NumberLine line;
        line.group = NumberGroup::Clinician;
        line.key = key;
        line.words = words;
        line.count = static_cast<std::int64_t>(spans.size());
        if (spans.empty())
            line.of = 0; // none to count
        else
            line.time = percentile(spans, percent);
        numbers.lines.push_back(std::move(line));
    }

    void putFlag()
    {
        using One = const OneIncident&;
        const auto isTold = [](One one) { return isBehavioralWord(one.suggested); };
        const auto group = NumberGroup::Flag;
        put(group, "flag_by_code", "By the type of the call",
            countOf([](One one) { return one.isByCode; }));
        put(group, "flag_by_advisor", "By the advisor, yes or possible", countOf(isTold));
        put(group, "flag_by_both", "By both",
            countOf([&](One one) { return one.isByCode && isTold(one); }));
        put(group, "flag_confirmed", "Confirmed by a person",
            countOf([](One one) { return one.decision == FlagDecision::Confirmed; }));
        put(group, "flag_rejected", "Rejected by a person",
            countOf([](One one) { return one.decision == FlagDecision::Rejected; }));
        put(group, "flag_unsure", "A person was not sure",
            countOf([](One one) { return one.decision == FlagDecision::Unsure; }));
        put(group, "flag_not_reviewed", "Told by the advisor, looked at by nobody",
            countOf([&](One one) { return isTold(one) && !one.decision; }));
    }

    // Judges the cues, never the people who looked.
    void putAgreement()
    {
        std::map<std::string, Agreement> bySet;
        Agreement all;
        for (const auto& [id, one] : incidents) {
            if (!isCounted(one) || one.judged.empty())
                continue;
            const OneIncident::Judged& last = one.judged.back();
            if (last.decision == FlagDecision::Unsure || last.suggested == Flag::Unknown)
                continue;
            const bool isAgreed =
                isBehavioralWord(last.suggested) == (last.decision == FlagDecision::Confirmed);
            for (Agreement* each : {&all, &bySet[last.cueSet]}) {
                ++each->of;
                each->agreed += isAgreed ? 1 : 0;
            }
        }
        put(NumberGroup::Agreement, "agreement", "Advisor and people agreed", all.agreed, all.of);
        for (const auto& [cueSet, each] : bySet)
            put(NumberGroup::Agreement, "agreement_" + cueSet, "Cues " + cueSet, each.agreed,
                each.of);
    }

    void putLevel()
    {
        for (int level = 4; level >= 1; --level)
            put(NumberGroup::Level, fmt::format("level_{}", level),
                fmt::format("Level {} at the end", level),
                countOf([level](const OneIncident& one) { return one.level == level; }));
        // A 3 that nobody asked for is a question, and not a finding.
        put(NumberGroup::Level, "level_not_asked", "Weapon, violence or injury never asked",
            countOf([](const OneIncident& one) {
                return one.level != 0 && one.asked == Asked::NotYet;
            }),
            countOf([](const OneIncident& one) { return one.level != 0; }));
        put(NumberGroup::Level, "level_raised", "Times a level rose", raised);
        put(NumberGroup::Level, "level_lowered", "Times a person lowered a level", lowered);
    }

    void putClinician()
    {
        // The same as the unmet-need report: what was settled as an incident closed, and no guess.
        const NeedCount counts = need.report([](Instant) { return WeekTime{}; }).all;
        const auto group = NumberGroup::Clinician;
        put(group, "eligible", "Closed, and for a clinician", counts.eligible);
        put(group, "clinician_sent", "One was sent", counts.sent, counts.eligible);
        for (const auto& [code, times] : counts.notSent) {
            const auto* reason = codes.response.reasonFor(code);
            put(group, "not_sent_" + code, "Not sent: " + (reason ? reason->words : code), times,
                counts.eligible);
        }
        std::vector<Span> toArrive;
        std::vector<Span> there;
        for (const auto& [id, one] : incidents) {
            if (!isCounted(one) || !one.askedAt || !one.arrivedAt)
                continue;
            toArrive.push_back(*one.arrivedAt - *one.askedAt);
            if (one.doneAt)
                there.push_back(*one.doneAt - *one.arrivedAt);
        }
        putTime("arrive_half", "Asked to arrived, half within", toArrive, kHalf);
        putTime("arrive_most", "Asked to arrived, 90 % within", toArrive, kMost);
        putTime("on_scene_half", "On scene, half within", there, kHalf);
    }

    void putOutcome()
    {
        using One = const OneIncident&;
        const auto group = NumberGroup::Outcome;
        const std::int64_t all = countOf([](One one) { return one.isBehavioral(); });
        const std::int64_t recorded =
            countOf([](One one) { return one.isBehavioral() && !one.went.empty(); });
        const std::int64_t told =
            countOf([](One one) { return one.isBehavioral() && one.hasOutcome(); });
        put(group, "behavioral", "Behavioral-health incidents, by code or by a person", all);
        put(group, "outcome_recorded", "Where the person went is recorded", recorded, all);
        put(group, "diverted", "Went anywhere but into custody",
            countOf([](One one) { return one.isBehavioral() && one.isDiverted(); }), told);
        for (const WentWord& went : kWent)
            put(group, "went_" + std::string(went.word), std::string(went.words),
                countOf([&](One one) { return one.isBehavioral() && one.went == went.word; }));
        put(group, "examinations", "A worksheet of 17a-503 was begun",
            countOf([](One one) { return one.isBehavioral() && one.isExamined; }), all);
        const std::int64_t asked =
            countOf([](One one) { return one.isBehavioral() && one.wasForceUsed; });
        put(group, "force", "Force was used",
            countOf([](One one) { return one.isBehavioral() && one.wasForceUsed == true; }), asked);
        put(group, "force_not_recorded", "Nobody recorded whether force was used", all - asked);
        put(group, "injuries", "Somebody was hurt, minor or serious", countOf([](One one) {
                return one.isBehavioral() && (one.injury == "minor" || one.injury == "serious");
            }));
    }

    // By the codes of the outcome; what nobody recorded of anybody has no line. One person may have
    // several of behavior and steps, so these do not add up to the incidents.
    void putCoded()
    {
        for (const auto& rule : rulesOf(CareSheet::Outcome)) {
            if (rule.choices.empty() || rule.field == CareField::Went)
                continue;
            const std::int64_t told = countOf([&](const OneIncident& one) {
                return one.isBehavioral() && one.coded.count(rule.field) > 0;
            });
            for (const auto& code : split(rule.choices, ',')) {
                const std::int64_t count = countOf([&](const OneIncident& one) {
                    const auto found = one.coded.find(rule.field);
                    return one.isBehavioral() && found != one.coded.end() &&
                           std::find(found->second.begin(), found->second.end(), code) !=
                               found->second.end();
                });
                if (count > 0)
                    put(NumberGroup::Outcome, fmt::format("{}_{}", rule.word, code),
                        fmt::format("{}: {}", rule.label, shownCareText(rule, code)), count, told);
            }
        }
    }

    void putAgain()
    {
        std::int64_t soon = 0;
        std::int64_t later = 0;
        std::int64_t placed = 0;
        std::map<std::string, std::vector<Instant>> byPlace;
        for (const auto& [id, one] : incidents) {
            if (!one.isJoined && one.isBehavioral() && !one.place.empty())
                byPlace[one.place].push_back(one.openedAt);
        }
        for (auto& place : byPlace) {
            std::vector<Instant>& times = place.second;
            std::sort(times.begin(), times.end());
            for (std::size_t n = 0; n < times.size(); ++n) {
                if (!isInPeriod(times[n]))
                    continue;
                ++placed;
                const auto isWithin = [&](Span span) {
                    return n > 0 && times[n] - times[n - 1] <= span;
                };
                soon += isWithin(kAgainSoon) ? 1 : 0;
                later += isWithin(kAgainWithin) ? 1 : 0;
            }
        }
        put(NumberGroup::Again, "again_30_days", "Same place and apartment within 30 days", soon,
            placed);
        put(NumberGroup::Again, "again_90_days", "Same place and apartment within 90 days", later,
            placed);
    }

    void putFollowUps()
    {
        std::int64_t due = 0;
        std::int64_t inTime = 0;
        std::int64_t late = 0;
        std::int64_t ended = 0;
        for (const auto& [id, one] : followUps) {
            if (!isInPeriod(one.dueAt))
                continue;
            ++due;
            if (!one.endedAt)
                continue;
            if (one.end != FollowUpEnd::Done)
                ++ended;
            else
                ++(*one.endedAt <= one.dueAt ? inTime : late);
        }
        const auto group = NumberGroup::FollowUp;
        put(group, "follow_ups_due", "Due in the period", due);
        put(group, "follow_ups_in_time", "Done in time", inTime, due);
        put(group, "follow_ups_late", "Done late", late, due);
        put(group, "follow_ups_ended", "Ended without being done", ended, due);
        put(group, "follow_ups_open", "Due and still open", due - inTime - late - ended, due);
    }

    // The law's counts: a table for each measure with a line for each value; what would tell of few
    // is hidden.
    template <class Value, class Of, class Words>
    void putBy(NumberGroup group, Of valueOf, Words wordsOf)
    {
        const auto& names = enumNames(Value{});
        std::vector<NumberLine> lines;
        std::vector<std::vector<std::int64_t>> tables;
        for (const PerceivedMeasure& measure : kPerceivedMeasures) {
            tables.emplace_back();
            for (std::size_t n = 0; n < names.size(); ++n) {
                const auto value = static_cast<Value>(n);
                NumberLine line;
                line.group = group;
                line.key =
                    fmt::format("{}_{}_{}", measure.key, toLower(std::string(enumName(group))),
                                toLower(std::string(names[n])));
                line.words = fmt::format("{}: {}", wordsOf(value), measure.words);
                line.count = countOf([&](const OneIncident& one) {
                    return one.isBehavioral() && one.perceived &&
                           valueOf(*one.perceived) == value && measure.isCounted(one);
                });
                tables.back().push_back(line.count);
                lines.push_back(std::move(line));
            }
        }
        const auto hidden = hiddenCells(tables);
        for (std::size_t n = 0; n < lines.size(); ++n) {
            NumberLine& line = lines[n];
            line.isHidden = hidden[n / names.size()][n % names.size()];
            if (line.isHidden)
                line.count = 0;
            numbers.lines.push_back(std::move(line));
        }
    }

    void putAll()
    {
        numbers.lines.clear();
        putFlag();
        putAgreement();
        putLevel();
        putClinician();
        putOutcome();
        putCoded();
        putAgain();
        putFollowUps();
        if (numbers.perceived != PerceivedTables::Told)
            return;
        putBy<PerceivedRace>(
            NumberGroup::Race, [](const Perceived& one) { return one.race; }, raceWords);
        putBy<PerceivedSex>(
            NumberGroup::Sex, [](const Perceived& one) { return one.sex; }, sexWords);
    }
};

const NumberLine* CrisisNumbers::find(std::string_view key) const
{
    const auto found = std::find_if(lines.begin(), lines.end(),
                                    [key](const NumberLine& line) { return line.key == key; });
    return found == lines.end() ? nullptr : &*found;
}

CrisisFold::CrisisFold(Instant from, Instant to, const Codes& codes, PerceivedTables tables)
    : m_work(std::make_unique<Work>(from, to, codes, tables))
{}

CrisisFold::~CrisisFold() = default;

void CrisisFold::add(const Recorded& recorded)
{
    const Envelope& envelope = recorded.envelope;
    const Instant to = m_work->numbers.to;
    const Instant last =
        recorded.event && isWrittenAfterwards(*recorded.event) ? to + kWrittenWithin : to;
    const bool isCounted =
        envelope.happenedAt >= m_work->numbers.from - kAgainWithin && envelope.happenedAt <= last;
    if (!isCounted || !recorded.event)
        return;
    if (m_work->isInPeriod(envelope.happenedAt))
        m_work->need.add(recorded);
    visitKind([&](const auto& fact) { m_work->take(fact, envelope); }, *recorded.event);
}

CrisisNumbers CrisisFold::numbers() const
{
    m_work->putAll();
    return m_work->numbers;
}

} // namespace haven
