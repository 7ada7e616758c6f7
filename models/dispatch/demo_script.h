#pragma once

#include "models/base/describe.h"
#include "models/base/enums.h"
#include "models/base/ids.h"
#include "models/base/result.h"
#include "models/dispatch/types.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The fictional evening a demo station plays: who is on duty, what is known about places, who calls
// and what is done about it. Schema: resources/demo/README.md.
namespace haven {

struct DemoPerson {
    std::string key; // how calls refer to the person
    std::string name;
    std::int32_t ageYears = 0;
    std::string sex; // "F", "M", "X"
    std::string address;
    std::string note; // may be empty
    template <class F>
    static void describe(F&& f)
    {
        f("key", &DemoPerson::key);
        f("name", &DemoPerson::name, FieldClass::Police);
        f("age", &DemoPerson::ageYears, FieldClass::Police);
        f("sex", &DemoPerson::sex, FieldClass::Police);
        f("address", &DemoPerson::address, FieldClass::Police);
        f("note", &DemoPerson::note, FieldClass::Care);
    }
};

HAVEN_ENUM(DemoCautionKind, OfficerSafety, Medical, BehavioralHealth, Access, Hazard)

// What is known about a place, by whom and since when.
struct DemoPremise {
    std::string place;
    DemoCautionKind kind = DemoCautionKind::OfficerSafety;
    std::string text;
    std::string source; // "brother, by phone"
    std::string date;   // "2026-06-02"
    std::string reviewDue;
    template <class F>
    static void describe(F&& f)
    {
        f("place", &DemoPremise::place);
        f("kind", &DemoPremise::kind);
        f("text", &DemoPremise::text, FieldClass::Police);
        f("source", &DemoPremise::source, FieldClass::Police);
        f("date", &DemoPremise::date);
        f("review_due", &DemoPremise::reviewDue);
    }
};

struct DemoCompany {
    std::string company;
    std::string tel; // as of callers
    template <class F>
    static void describe(F&& f)
    {
        f("company", &DemoCompany::company);
        f("tel", &DemoCompany::tel);
    }
};

// Who is called in turn.
struct DemoTurns {
    std::string kind; // of aid: "tow"
    std::vector<DemoCompany> companies;
    template <class F>
    static void describe(F&& f)
    {
        f("kind", &DemoTurns::kind);
        f("companies", &DemoTurns::companies);
    }
};

struct DemoUnit {
    UnitId unit;
    std::vector<std::string> officers;
    std::string vehicle;
    std::string radio;
    std::string beat; // a beat, or empty for the whole town
    std::vector<std::string> skills;
    std::string startPlace; // where it stands when the evening begins
    Discipline discipline = Discipline::Police;
    template <class F>
    static void describe(F&& f)
    {
        f("unit", &DemoUnit::unit);
        f("officers", &DemoUnit::officers);
        f("vehicle", &DemoUnit::vehicle);
        f("radio", &DemoUnit::radio);
        f("beat", &DemoUnit::beat);
        f("skills", &DemoUnit::skills);
        f("start_place", &DemoUnit::startPlace);
        f("discipline", &DemoUnit::discipline);
    }
};

// Join: a further call about the same incident. Flag: yes, possible, no. Close: a disposition code.
// Status checks and re-checks are not written down: each is done in its time.
HAVEN_ENUM(DemoActKind, Dispatch, EnRoute, OnScene, Clear, Note, Join, Flag, Clinician, Hold, Close,
           Answer)

struct DemoAct {
    std::int32_t minute = 0; // after the beginning of the evening
    DemoActKind kind = DemoActKind::Note;
    std::vector<UnitId> units; // for Dispatch, EnRoute, OnScene, Clear
    std::string text; // the note, the flag, the disposition, the reason, "contact_confirmed yes"
    std::string tel;  // for Join
    template <class F>
    static void describe(F&& f)
    {
        f("min", &DemoAct::minute);
        f("do", &DemoAct::kind);
        f("units", &DemoAct::units);
        f("text", &DemoAct::text, FieldClass::Police);
        f("tel", &DemoAct::tel, FieldClass::Police);
    }
};

struct DemoCall {
    std::int32_t minute = 0; // after the beginning of the evening
    std::string type;        // common code: WELFARE
    std::int32_t priority = 3;
    std::string place;     // as a caller says it
    std::string narrative; // as a call taker types it
    std::string caller;    // "Brother", a name, or empty
    std::string tel;       // 203-555-0100 … 0199: set aside for fiction
    std::vector<std::string> persons;
    std::vector<DemoAct> acts; // in order of time
    template <class F>
    static void describe(F&& f)
    {
        f("min", &DemoCall::minute);
        f("type", &DemoCall::type);
        f("pri", &DemoCall::priority);
        f("place", &DemoCall::place);
        f("say", &DemoCall::narrative, FieldClass::Police);
        f("caller", &DemoCall::caller, FieldClass::Police);
        f("tel", &DemoCall::tel, FieldClass::Police);
        f("persons", &DemoCall::persons);
        f("acts", &DemoCall::acts);
    }
};

struct DemoScript {
    std::string agency;
    std::uint32_t townSeed = 1;
    std::int32_t nowMinute = 0; // where a new demo station stands in the evening
    std::vector<DemoUnit> units;
    std::vector<DemoPerson> persons;
    std::vector<DemoPremise> premises;
    std::vector<DemoTurns> turns;
    std::vector<DemoCall> calls; // in order of time
    template <class F>
    static void describe(F&& f)
    {
        f("agency", &DemoScript::agency);
        f("town_seed", &DemoScript::townSeed);
        f("now_min", &DemoScript::nowMinute);
        f("units", &DemoScript::units);
        f("persons", &DemoScript::persons);
        f("premises", &DemoScript::premises);
        f("turns", &DemoScript::turns);
        f("calls", &DemoScript::calls);
    }
};

// Refused: FileMalformed when it is not JSON; DemoScriptMalformed, naming the call or unit, when a
// field is of the wrong kind, a unit or person is not known, a telephone number is not one set
// aside for fiction, times run backward, or a unit is sent while it works elsewhere.
Result<DemoScript> parseDemoScript(std::string_view json);

} // namespace haven
