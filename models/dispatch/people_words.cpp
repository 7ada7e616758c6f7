#include "models/dispatch/people_words.h"

#include "models/dispatch/person_age.h"

#include <algorithm>
#include <array>

namespace haven {

namespace {

template <class Role>
struct RoleTyped {
    std::string_view word;
    Role role;
};

// In the order of the enumerators; what else people say stands behind.
constexpr std::array<RoleTyped<PersonRole>, 14> kPersonWords = {
    {{"person", PersonRole::InvolvedPerson},
     {"caller", PersonRole::Caller},
     {"patient", PersonRole::Patient},
     {"patient-friend", PersonRole::PatientAcquaintance},
     {"patient-relative", PersonRole::PatientRelative},
     {"interest", PersonRole::PersonOfInterest},
     {"rp", PersonRole::ReportingParty},
     {"suspect", PersonRole::Suspect},
     {"victim", PersonRole::Victim},
     {"victim-friend", PersonRole::VictimAcquaintance},
     {"victim-relative", PersonRole::VictimRelative},
     {"witness", PersonRole::Witness},
     {"subject", PersonRole::InvolvedPerson},
     {"reporting", PersonRole::ReportingParty}}};

constexpr std::array<RoleTyped<VehicleRole>, 6> kVehicleWords = {
    {{"accident", VehicleRole::AccidentVehicle},
     {"involved", VehicleRole::InvolvedVehicle},
     {"suspect", VehicleRole::SuspectVehicle},
     {"victim", VehicleRole::VictimVehicle},
     {"witness", VehicleRole::WitnessVehicle},
     {"response", VehicleRole::ResponseVehicle}}};

template <class Table>
auto roleIn(const Table& table, std::string_view word)
{
    const auto found =
        std::find_if(table.begin(), table.end(), [&](const auto& one) { return one.word == word; });
    return found == table.end() ? std::nullopt : std::optional(found->role);
}

template <class Table, class Role>
std::string_view wordIn(const Table& table, Role role)
{
    const auto found =
        std::find_if(table.begin(), table.end(), [&](const auto& one) { return one.role == role; });
    return found == table.end() ? std::string_view() : found->word;
}

template <class Table>
std::vector<std::string_view> wordsIn(const Table& table)
{
    std::vector<std::string_view> words;
    for (const auto& one : table) {
        if (wordIn(table, one.role) == one.word)
            words.push_back(one.word);
    }
    return words;
}

} // namespace

std::optional<PersonRole> personRoleFrom(std::string_view word)
{
    return roleIn(kPersonWords, word);
}

std::optional<VehicleRole> vehicleRoleFrom(std::string_view word)
{
    return roleIn(kVehicleWords, word);
}

std::string_view personRoleWord(PersonRole role)
{
    return wordIn(kPersonWords, role);
}

std::string_view vehicleRoleWord(VehicleRole role)
{
    return wordIn(kVehicleWords, role);
}

std::vector<std::string_view> personRoleTyped()
{
    return wordsIn(kPersonWords);
}

std::vector<std::string_view> vehicleRoleTyped()
{
    return wordsIn(kVehicleWords);
}

FieldClass personClass(const Person& person, Instant at)
{
    const auto age = ageAt(person.born, at);
    if (age && *age < kAdultYears)
        return FieldClass::Juvenile;
    switch (person.role) {
    case PersonRole::Victim:
    case PersonRole::VictimAcquaintance:
    case PersonRole::VictimRelative:
        return FieldClass::Victim;
    case PersonRole::Patient:
    case PersonRole::PatientAcquaintance:
    case PersonRole::PatientRelative:
    case PersonRole::InvolvedPerson:
    case PersonRole::Caller:
    case PersonRole::PersonOfInterest:
    case PersonRole::ReportingParty:
    case PersonRole::Suspect:
    case PersonRole::Witness:
        return FieldClass::Police;
    }
    return FieldClass::Police;
}

} // namespace haven
