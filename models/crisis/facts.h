#pragma once

#include "models/base/describe.h"
#include "models/base/enums.h"
#include "models/base/result.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace haven {

// What is asked about a person in crisis. The first nine are typed most; all of them are read by
// levelFor(). The word of a fact on the command line and on disk is its factWord(): "self_harm".
HAVEN_ENUM(Fact, Weapon, Violence, SelfHarm, Injury, AgeGroup, Intoxication, Alone,
           ThirdPartyCaller, ContactConfirmed, MedicalDanger, Standoff, ImmediateDanger, Psychosis,
           DangerousPlace, ViolenceHistory, CannotCareForSelf, OffMedication, SupportOnly)

// A fact is never just empty: not asked and asked-in-vain are different things on a bad night.
// Unable: it cannot be asked, and somebody wrote down why.
HAVEN_ENUM(AskState, NotAsked, AskedNotKnown, Answered, Unable)

struct FactAnswer {
    AskState state = AskState::NotAsked;
    std::string value;  // one of factValues(fact) when Answered, else empty
    std::string reason; // why it cannot be asked, when Unable
    bool operator==(const FactAnswer&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("state", &FactAnswer::state, FieldClass::Care);
        f("value", &FactAnswer::value, FieldClass::Care);
        f("reason", &FactAnswer::reason, FieldClass::Care);
    }
};

// A fact that is missing from the map was not asked.
using Answers = std::map<Fact, FactAnswer>;

FactAnswer answered(std::string_view value);
FactAnswer askedNotKnown();
FactAnswer unableBecause(std::string_view reason);

// "self_harm"; also a key on disk, so it never changes.
std::string_view factWord(Fact fact);
// Any case; hyphen or space for underscore; a few short words of the desk ("third_party", "age").
std::optional<Fact> factFromWord(std::string_view word);
// In the order of danger, lowest first; never empty; without "unknown", which is a state.
const std::vector<std::string_view>& factValues(Fact fact);
bool isFactValue(Fact fact, std::string_view value);
const std::vector<Fact>& allFacts();

// "in_hand", "unknown", "unable he hung up" -> an answer. Refuses a value the fact does not take
// (FactValueUnknown: fact, value, allowed) and "unable" without a reason (UnableNeedsReason).
Result<FactAnswer> parseFactAnswer(Fact fact, std::string_view words);
// The reverse: "in_hand", "unknown", "unable he hung up"; "not_asked" when it was not.
std::string printFactAnswer(const FactAnswer& answer);
// "weapon: in hand", for sentences on screen.
std::string factSentence(Fact fact, const FactAnswer& answer);

AskState stateOf(const Answers& answers, Fact fact);
bool wasAsked(const Answers& answers, Fact fact);
bool hasValue(const Answers& answers, Fact fact, std::string_view value);

} // namespace haven
