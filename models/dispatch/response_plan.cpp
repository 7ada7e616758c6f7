#include "models/dispatch/response_plan.h"

#include "models/base/text.h"
#include "models/crisis/json_reader.h"

#include <algorithm>

namespace haven {

namespace {

using PlanJson = JsonReader::Json;

constexpr int kPlanFormat = 1;
constexpr int kUnitsMax = 20;
constexpr int kSecondsMax = 100'000;
constexpr int kLevelMax = 4;

int planNumber(JsonReader& reader, const PlanJson& item, const std::string& path, const char* key,
               int most)
{
    const auto number = reader.number(item, path, key);
    if (number && (*number < 0 || *number > most))
        reader.fail(jsonPath(path, key),
                    "a number from 0 to " + std::to_string(most) + " is needed");
    return number.value_or(0);
}

Span secondsField(JsonReader& reader, const PlanJson& item, const std::string& path,
                  const char* key)
{
    if (item.is_object() && !item.contains(key))
        reader.fail(jsonPath(path, key), "a number is needed");
    return Span::seconds(planNumber(reader, item, path, key, kSecondsMax));
}

PlanLimits readLimits(JsonReader& reader, const PlanJson& document)
{
    const PlanJson& item = reader.object(document, "", "limits");
    const std::string path = "limits";
    reader.allowKeys(item, path,
                     {"positionOldSeconds", "ownBeatSeconds", "nextBeatSeconds", "callAwaySeconds",
                      "preemptSeconds", "preemptSteps", "restSeconds", "longDutySeconds",
                      "tiredSeconds"});
    PlanLimits limits;
    limits.positionOld = secondsField(reader, item, path, "positionOldSeconds");
    limits.ownBeat = secondsField(reader, item, path, "ownBeatSeconds");
    limits.nextBeat = secondsField(reader, item, path, "nextBeatSeconds");
    limits.callAway = secondsField(reader, item, path, "callAwaySeconds");
    limits.preempt = secondsField(reader, item, path, "preemptSeconds");
    limits.preemptSteps = planNumber(reader, item, path, "preemptSteps", 4);
    if (limits.preemptSteps == 0)
        reader.fail(jsonPath(path, "preemptSteps"), "a number from 1 to 4 is needed");
    limits.rest = secondsField(reader, item, path, "restSeconds");
    limits.longDuty = secondsField(reader, item, path, "longDutySeconds");
    limits.tired = secondsField(reader, item, path, "tiredSeconds");
    return limits;
}

std::vector<SkillWords> readSkills(JsonReader& reader, const PlanJson& document)
{
    std::vector<SkillWords> skills;
    const PlanJson& list = reader.array(document, "", "skills");
    for (std::size_t i = 0; i < list.size(); ++i) {
        const std::string path = jsonPath("", "skills", i);
        reader.allowKeys(list[i], path, {"skill", "words", "isCivilian"});
        SkillWords skill;
        skill.skill = reader.text(list[i], path, "skill");
        skill.words = reader.texts(list[i], path, "words");
        if (skill.words.empty())
            reader.fail(jsonPath(path, "words"), "at least one word is needed");
        if (reader.yesNo(list[i], path, "isCivilian").value_or(false))
            skill.kind = SkillWords::Kind::Civilian;
        skills.push_back(std::move(skill));
    }
    return skills;
}

bool isKnownSkill(const std::vector<SkillWords>& skills, const std::string& name)
{
    return std::any_of(skills.begin(), skills.end(),
                       [&](const SkillWords& one) { return one.skill == name; });
}

std::vector<SkillNeed> readNeeds(JsonReader& reader, const PlanJson& item, const std::string& path,
                                 const ResponsePlans& plans)
{
    std::vector<SkillNeed> needs;
    const PlanJson& list = reader.array(item, path, "skills");
    for (std::size_t i = 0; i < list.size(); ++i) {
        const std::string here = jsonPath(path, "skills", i);
        reader.allowKeys(list[i], here, {"anyOf", "count"});
        SkillNeed need;
        need.anyOf = reader.texts(list[i], here, "anyOf");
        need.count = planNumber(reader, list[i], here, "count", kUnitsMax);
        if (need.anyOf.empty())
            reader.fail(jsonPath(here, "anyOf"), "at least one skill is needed");
        if (need.count == 0)
            reader.fail(jsonPath(here, "count"), "a number from 1 to 20 is needed");
        for (const auto& skill : need.anyOf) {
            if (!isKnownSkill(plans.skills, skill))
                reader.fail(jsonPath(here, "anyOf"), "there is no skill " + skill);
        }
        needs.push_back(std::move(need));
    }
    return needs;
}

ResponsePlan readPlan(JsonReader& reader, const PlanJson& item, const std::string& path,
                      const ResponsePlans& plans, const Codes& codes)
{
    reader.allowKeys(item, path,
                     {"name", "types", "priorities", "levels", "flagged", "officerCalls", "units",
                      "officers", "skills"});
    ResponsePlan plan;
    plan.name = reader.text(item, path, "name");
    for (const auto& word : reader.texts(item, path, "types")) {
        const IncidentType* type = codes.typeFor(word);
        if (!type)
            reader.fail(jsonPath(path, "types"), "there is no type " + word);
        else
            plan.types.push_back(type->code);
    }
    for (const auto& word : reader.texts(item, path, "priorities")) {
        const auto priority = enumFromName<Priority>(word);
        if (!priority)
            reader.fail(jsonPath(path, "priorities"), "there is no " + word);
        plan.priorities.push_back(priority.value_or(Priority::P1));
    }
    for (const PlanJson& level : reader.array(item, path, "levels")) {
        const bool isLevel =
            level.is_number_integer() && level.get<int>() >= 1 && level.get<int>() <= kLevelMax;
        if (!isLevel)
            reader.fail(jsonPath(path, "levels"), "numbers from 1 to 4 are needed");
        else
            plan.levels.push_back(level.get<int>());
    }
    if (reader.yesNo(item, path, "flagged").value_or(false))
        plan.flagged = ResponsePlan::Flagged::Yes;
    if (reader.yesNo(item, path, "officerCalls").value_or(false))
        plan.officerCalls = ResponsePlan::OfficerCalls::Yes;
    plan.units = planNumber(reader, item, path, "units", kUnitsMax);
    plan.officers = planNumber(reader, item, path, "officers", kUnitsMax);
    plan.skills = readNeeds(reader, item, path, plans);
    for (auto& need : plan.skills)
        need.plan = plan.name;
    return plan;
}

void readBeats(JsonReader& reader, const PlanJson& document, ResponsePlans& plans)
{
    const PlanJson& list = reader.array(document, "", "beats");
    for (std::size_t i = 0; i < list.size(); ++i) {
        const std::string path = jsonPath("", "beats", i);
        reader.allowKeys(list[i], path, {"beat", "next"});
        auto& next = plans.beats[BeatId(reader.text(list[i], path, "beat"))];
        for (const auto& beat : reader.texts(list[i], path, "next"))
            next.push_back(BeatId(beat));
    }
}

void readReasons(JsonReader& reader, const PlanJson& document, ResponsePlans& plans)
{
    const PlanJson& list = reader.array(document, "", "overrideReasons");
    std::set<std::string> keys;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const std::string path = jsonPath("", "overrideReasons", i);
        reader.allowKeys(list[i], path, {"key", "text"});
        OverrideReason reason;
        reason.key = reader.text(list[i], path, "key");
        reason.text = reader.text(list[i], path, "text");
        if (reason.key.size() != 1 || !keys.insert(toUpper(reason.key)).second)
            reader.fail(jsonPath(path, "key"), "one letter or digit that no other reason has");
        plans.overrideReasons.push_back(std::move(reason));
    }
}

bool isAbout(const ResponsePlan& plan, const Incident& incident)
{
    const auto fits = [](const auto& list, const auto& value) {
        return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
    };
    return fits(plan.types, incident.type) && fits(plan.priorities, incident.priority) &&
           fits(plan.levels, incident.level.level) &&
           (plan.flagged == ResponsePlan::Flagged::Whatever || isFlaggedByPerson(incident));
}

void addNeed(std::vector<SkillNeed>& needs, const SkillNeed& more)
{
    const auto same = std::find_if(needs.begin(), needs.end(),
                                   [&](const SkillNeed& one) { return one.anyOf == more.anyOf; });
    if (same == needs.end())
        needs.push_back(more);
    else if (same->count < more.count)
        *same = more;
}

} // namespace

Result<ResponsePlans> parsePlans(std::string_view text, const Codes& codes)
{
    ResponsePlans plans;
    JsonReader reader;
    const auto document = reader.parse(text);
    if (document) {
        reader.allowKeys(
            *document, "",
            {"format", "limits", "skills", "notOfficers", "beats", "plans", "overrideReasons"});
        if (reader.number(*document, "", "format") != kPlanFormat)
            reader.fail("format", "1 is needed");
        plans.limits = readLimits(reader, *document);
        plans.skills = readSkills(reader, *document);
        plans.notOfficers = reader.texts(*document, "", "notOfficers");
        readBeats(reader, *document, plans);
        const PlanJson& list = reader.array(*document, "", "plans");
        for (std::size_t i = 0; i < list.size(); ++i)
            plans.plans.push_back(
                readPlan(reader, list[i], jsonPath("", "plans", i), plans, codes));
        readReasons(reader, *document, plans);
    }
    if (reader.isBroken())
        return refuse(RefusalCode::CodesMalformed, "plans: " + reader.fault());
    return plans;
}

bool isFlaggedByPerson(const Incident& incident)
{
    return incident.flag.decision && *incident.flag.decision != FlagDecision::Rejected;
}

ResponseNeed needOf(const Incident& incident, const ResponsePlans& plans, const Codes& codes)
{
    ResponseNeed need;
    if (const IncidentType* type = codes.typeFor(incident.type.value))
        need.units = type->unitsWanted;
    for (const auto& plan : plans.plans) {
        if (plan.officerCalls == ResponsePlan::OfficerCalls::Yes || !isAbout(plan, incident))
            continue;
        need.plans.push_back(plan.name);
        need.units = std::max(need.units, plan.units);
        need.officers = std::max(need.officers, plan.officers);
        for (const auto& skill : plan.skills)
            addNeed(need.skills, skill);
    }
    // Who is asked for by name of the skill alone is looked for first; the same unit then also
    // serves where several skills would do.
    std::stable_sort(
        need.skills.begin(), need.skills.end(),
        [](const SkillNeed& a, const SkillNeed& b) { return a.anyOf.size() < b.anyOf.size(); });
    return need;
}

ResponseNeed needToHelp(const Incident& incident, const ResponsePlans& plans, const Codes& codes)
{
    ResponseNeed need = needOf(incident, plans, codes);
    need.skills.clear();
    for (const auto& plan : plans.plans) {
        if (plan.officerCalls == ResponsePlan::OfficerCalls::No || !isAbout(plan, incident))
            continue;
        need.plans.insert(need.plans.begin(), plan.name);
        need.units = std::max(need.units, plan.units);
        need.officers = std::max(need.officers, plan.officers);
    }
    return need;
}

bool hasSkill(const Unit& unit, std::string_view skill, const ResponsePlans& plans)
{
    const auto known = std::find_if(plans.skills.begin(), plans.skills.end(),
                                    [&](const SkillWords& one) { return one.skill == skill; });
    return std::any_of(unit.skills.begin(), unit.skills.end(), [&](const std::string& has) {
        if (known == plans.skills.end())
            return equalsIgnoringCase(has, skill);
        return std::any_of(known->words.begin(), known->words.end(),
                           [&](const std::string& word) { return equalsIgnoringCase(has, word); });
    });
}

bool hasAnySkill(const Unit& unit, const std::vector<std::string>& skills,
                 const ResponsePlans& plans)
{
    return std::any_of(skills.begin(), skills.end(),
                       [&](const std::string& skill) { return hasSkill(unit, skill, plans); });
}

bool isCivilian(const Unit& unit, const ResponsePlans& plans)
{
    if (unit.discipline != Discipline::Police)
        return true;
    bool hasCivilSkill = false;
    for (const auto& skill : plans.skills) {
        if (!hasSkill(unit, skill.skill, plans))
            continue;
        if (skill.kind == SkillWords::Kind::Officer)
            return false;
        hasCivilSkill = true;
    }
    return hasCivilSkill;
}

int officersOf(const Unit& unit, const ResponsePlans& plans)
{
    if (isCivilian(unit, plans))
        return 0;
    const auto count =
        std::count_if(unit.officers.begin(), unit.officers.end(), [&](const std::string& name) {
            const std::string first = split(trimmed(name), ' ').front();
            return std::none_of(
                plans.notOfficers.begin(), plans.notOfficers.end(),
                [&](const std::string& word) { return equalsIgnoringCase(word, first); });
        });
    return std::max(1, static_cast<int>(count));
}

} // namespace haven
