#include "models/dispatch/demo_script.h"

#include "models/base/json_text.h"
#include "models/base/text.h"
#include "models/crisis/facts.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <set>
#include <tuple>

namespace haven {

namespace {

bool isFictionTel(std::string_view tel)
{
    constexpr std::string_view kStart = "203-555-01";
    return tel.size() == kStart.size() + 2 && tel.starts_with(kStart) &&
           isDigits(tel.substr(kStart.size()));
}

bool isDate(std::string_view date)
{
    return date.size() == 10 && date[4] == '-' && date[7] == '-' && isDigits(date.substr(0, 4)) &&
           isDigits(date.substr(5, 2)) && isDigits(date.substr(8, 2));
}

bool movesUnits(DemoActKind kind)
{
    switch (kind) {
    case DemoActKind::Dispatch:
    case DemoActKind::EnRoute:
    case DemoActKind::OnScene:
    case DemoActKind::Clear:
        return true;
    case DemoActKind::Note:
    case DemoActKind::Join:
    case DemoActKind::Flag:
    case DemoActKind::Clinician:
    case DemoActKind::Hold:
    case DemoActKind::Close:
    case DemoActKind::Answer:
        return false;
    }
    return false;
}

std::string actProblem(const DemoAct& act, const std::set<UnitId>& units)
{
    if (movesUnits(act.kind) == act.units.empty())
        return act.units.empty() ? "an act lacks its units" : "an act needs no units";
    for (const UnitId& unit : act.units) {
        if (units.count(unit) == 0)
            return "unit " + unit.value + " is not on duty";
    }
    const bool needsText = act.kind == DemoActKind::Note || act.kind == DemoActKind::Join ||
                           act.kind == DemoActKind::Flag || act.kind == DemoActKind::Hold ||
                           act.kind == DemoActKind::Close || act.kind == DemoActKind::Answer;
    if (needsText && act.text.empty())
        return "an act lacks its text";
    if (act.kind == DemoActKind::Flag) {
        constexpr std::array<std::string_view, 3> kFlags = {"yes", "possible", "no"};
        if (std::find(kFlags.begin(), kFlags.end(), act.text) == kFlags.end())
            return "a flag is yes, possible or no";
    }
    if (act.kind == DemoActKind::Answer) {
        const std::string word = split(act.text, ' ').front();
        const auto fact = factFromWord(word);
        if (!fact || !parseFactAnswer(*fact, act.text.substr(word.size())))
            return "an answer is a fact and its value";
    }
    if (act.kind == DemoActKind::Join ? !isFictionTel(act.tel) : !act.tel.empty())
        return "a further call needs a number 203-555-01xx, other acts none";
    return {};
}

std::string callProblem(const DemoCall& call, const std::set<UnitId>& units,
                        const std::set<std::string>& persons)
{
    if (call.type.empty() || call.place.empty() || call.narrative.empty())
        return "type, place and narrative are needed";
    if (call.priority < 1 || call.priority > 5)
        return "the priority is not 1 to 5";
    if (!call.tel.empty() && !isFictionTel(call.tel))
        return "the number " + call.tel + " is not one of 203-555-01xx";
    for (const std::string& person : call.persons) {
        if (persons.count(person) == 0)
            return "person " + person + " is not in the list";
    }
    std::int32_t minute = call.minute;
    for (const DemoAct& act : call.acts) {
        if (act.minute < minute)
            return "its acts run backward in time";
        minute = act.minute;
        if (const std::string problem = actProblem(act, units); !problem.empty())
            return problem;
    }
    return {};
}

// Plays the units through the evening, so that the script is one the rules of dispatch accept.
std::string unitProblem(const DemoScript& script)
{
    struct UnitStep {
        std::int32_t minute;
        std::size_t call;
        std::size_t act;
        const DemoAct* what;
    };
    std::vector<UnitStep> steps;
    for (std::size_t call = 0; call < script.calls.size(); ++call) {
        const auto& acts = script.calls[call].acts;
        for (std::size_t act = 0; act < acts.size(); ++act) {
            if (movesUnits(acts[act].kind))
                steps.push_back(UnitStep{acts[act].minute, call, act, &acts[act]});
        }
    }
    // Within one minute units are cleared before they are sent again.
    std::sort(steps.begin(), steps.end(), [](const UnitStep& a, const UnitStep& b) {
        const auto key = [](const UnitStep& s) {
            return std::tuple(s.minute, s.what->kind != DemoActKind::Clear, s.call, s.act);
        };
        return key(a) < key(b);
    });
    std::map<UnitId, std::size_t> working;
    for (const UnitStep& step : steps) {
        for (const UnitId& unit : step.what->units) {
            const auto at = working.find(unit);
            if (step.what->kind == DemoActKind::Dispatch) {
                if (at != working.end())
                    return fmt::format("unit {} is sent at minute {} while it works elsewhere",
                                       unit.value, step.minute);
                working.emplace(unit, step.call);
                continue;
            }
            if (at == working.end() || at->second != step.call)
                return fmt::format("unit {} does not work the call it acts on at minute {}",
                                   unit.value, step.minute);
            if (step.what->kind == DemoActKind::Clear)
                working.erase(at);
        }
    }
    return {};
}

std::set<UnitId> unitsOf(const DemoScript& script)
{
    std::set<UnitId> units;
    for (const DemoUnit& unit : script.units)
        units.insert(unit.unit);
    return units;
}

std::set<std::string> personsOf(const DemoScript& script)
{
    std::set<std::string> persons;
    for (const DemoPerson& person : script.persons)
        persons.insert(person.key);
    return persons;
}

std::string rosterProblem(const DemoScript& script)
{
    if (script.agency.empty())
        return "the agency has no name";
    for (const DemoUnit& unit : script.units) {
        if (unit.unit.value.empty() || unit.officers.empty() || unit.startPlace.empty())
            return "unit " + unit.unit.value + " lacks its name, officers or place";
    }
    if (unitsOf(script).size() != script.units.size())
        return "a unit is given twice";
    for (const DemoPerson& person : script.persons) {
        if (person.key.empty() || person.name.empty())
            return "person " + person.key + " lacks a name";
    }
    if (personsOf(script).size() != script.persons.size())
        return "a person is given twice";
    for (const DemoPremise& premise : script.premises) {
        if (premise.place.empty() || premise.text.empty() || premise.source.empty() ||
            !isDate(premise.date) || (!premise.reviewDue.empty() && !isDate(premise.reviewDue)))
            return "the caution at " + premise.place + " lacks its text, source or date";
    }
    for (const DemoTurns& turns : script.turns) {
        for (const DemoCompany& one : turns.companies) {
            if (one.company.empty() || !isFictionTel(one.tel))
                return "a company for " + turns.kind + " lacks its name or a number 203-555-01xx";
        }
    }
    return {};
}

} // namespace

Result<DemoScript> parseDemoScript(std::string_view json)
{
    const auto text = readJsonText(json, "demo evening");
    if (!text)
        return text.refusal();
    DemoScript script;
    if (!fromJson(text->value, script))
        return refuse(RefusalCode::DemoScriptMalformed, "a field is not of its kind");
    const std::set<UnitId> units = unitsOf(script);
    const std::set<std::string> persons = personsOf(script);
    std::string problem = rosterProblem(script);
    std::int32_t minute = 0;
    for (std::size_t i = 0; i < script.calls.size() && problem.empty(); ++i) {
        const DemoCall& call = script.calls[i];
        problem = callProblem(call, units, persons);
        if (problem.empty() && call.minute < minute)
            problem = "it comes before the call above it";
        minute = call.minute;
        if (!problem.empty())
            problem = fmt::format("call {} ({}, {}): {}", i + 1, call.type, call.place, problem);
    }
    if (problem.empty())
        problem = unitProblem(script);
    if (!problem.empty())
        return refuse(RefusalCode::DemoScriptMalformed, problem);
    return script;
}

} // namespace haven
