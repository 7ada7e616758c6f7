#pragma once

#include "models/crisis/instrument.h"
#include "models/dispatch/types.h"

#include <string>
#include <vector>

// The result of an instrument that the agency installed, as somebody entered it. Self-contained: it
// reads the same when the file is gone. Nothing of the instrument's own text is in it but the short
// labels of its result.
namespace haven {

// Declined: the person did not want to. NotPossible: it could not be done, because of the reason.
HAVEN_ENUM(ScreeningOutcome, Recorded, Declined, NotPossible)

struct ScreeningValue {
    std::string field;
    std::string label;
    std::string value;
    std::string shown; // as the file called the value
    bool operator==(const ScreeningValue&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("field", &ScreeningValue::field, FieldClass::Care);
        f("label", &ScreeningValue::label, FieldClass::Care);
        f("value", &ScreeningValue::value, FieldClass::Care);
        f("shown", &ScreeningValue::shown, FieldClass::Care);
    }
};

struct Screening {
    InstrumentId instrument;
    std::string name;
    std::string version;
    std::string hash; // SHA-256 of the file it was entered by, hex
    ScreeningOutcome outcome = ScreeningOutcome::Recorded;
    std::string reason;                   // why it was declined or not possible
    std::vector<ScreeningValue> values;   // in the order of the file
    std::vector<std::string> suggestions; // what the file suggested to whoever entered it
    AgentId by;
    Instant at;
    bool operator==(const Screening&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("instrument", &Screening::instrument, FieldClass::Care);
        f("name", &Screening::name, FieldClass::Care);
        f("version", &Screening::version);
        f("hash", &Screening::hash);
        f("outcome", &Screening::outcome, FieldClass::Care);
        f("reason", &Screening::reason, FieldClass::Care);
        f("values", &Screening::values, FieldClass::Care);
        f("suggestions", &Screening::suggestions, FieldClass::Care);
        f("by", &Screening::by);
        f("at", &Screening::at);
    }
};

struct ScreeningRecorded {
    static constexpr const char* kType = "ScreeningRecorded";
    IncidentId incident;
    Screening screening;
    bool operator==(const ScreeningRecorded&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &ScreeningRecorded::incident);
        f("screening", &ScreeningRecorded::screening, FieldClass::Care);
    }
};

// What somebody wants recorded: values by the ids of the file's fields, or why there are none.
struct RecordScreening {
    static constexpr const char* kName = "RecordScreening";
    IncidentId incident;
    InstrumentId instrument;
    ScreeningOutcome outcome = ScreeningOutcome::Recorded;
    InstrumentValues values = {};
    std::string reason = {};
    bool operator==(const RecordScreening&) const = default;
};

// "Moderate; Total: 14": what it came to, in one line.
std::string screeningWords(const Screening& screening);

} // namespace haven
