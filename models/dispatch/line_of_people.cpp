#include "models/dispatch/line_of_parts.h"
#include "models/dispatch/people_words.h"

// The line of a person, a vehicle, and a caution that was seen. Of a person nothing is shown but
// the role.
namespace haven {

namespace {

// The place of a member in its list, from 1; nothing for one that is not in it.
template <class T>
std::string placeOf(const std::vector<T>& list, decltype(T::id) id)
{
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (list[i].id == id)
            return std::to_string(i + 1);
    }
    return {};
}

struct PeopleLineWriter {
    LineNumbers numbers;
    LineCandidates out;

    LineText about(std::string_view verb, IncidentId id) const
    {
        return std::move(LineText(verb).word(numbers.of(id)));
    }
    const Incident* known(IncidentId id) const { return hotIncident(numbers.context.state, id); }
    static void behind(LineText& text, std::string_view name, std::string_view words,
                       std::string_view as)
    {
        if (!words.empty())
            text.word(name).hidden(words, as);
    }

    void operator()(const RecordPerson& c)
    {
        const bool isNew = c.person.id == PersonId{};
        const std::string_view role = personRoleWord(c.person.role);
        LineText text = about("per", c.incident);
        if (isNew)
            text.word(role);
        else
            text.word(known(c.incident) ? placeOf(known(c.incident)->persons, c.person.id)
                                        : std::string());
        text.hidden(c.person.name, "NAME");
        behind(text, "born", c.person.born, "DAY");
        behind(text, "tel", c.person.phone, "NUMBER");
        if (!isNew)
            text.word("as").word(role);
        behind(text, "looks", c.person.description, "WORDS");
        out.push_back(text.line());
    }
    void operator()(const RecordVehicle& c)
    {
        const bool isNew = c.vehicle.id == VehicleId{};
        const std::string_view role = vehicleRoleWord(c.vehicle.role);
        LineText text = about("veh", c.incident);
        if (isNew)
            text.word(role);
        else
            text.word(known(c.incident) ? placeOf(known(c.incident)->vehicles, c.vehicle.id)
                                        : std::string());
        text.hidden(c.vehicle.plate, "PLATE");
        behind(text, "state", c.vehicle.plateState, "STATE");
        if (!isNew)
            text.word("as").word(role);
        behind(text, "looks", c.vehicle.description, "WORDS");
        out.push_back(text.line());
    }
    void operator()(const AcknowledgeCaution& c)
    {
        out.push_back(about("cauok", c.incident).word(std::to_string(c.caution.value)).line());
    }

    template <class Other>
    void operator()(const Other&)
    {}
};

} // namespace

LineCandidates peopleLines(const Command& command, const LineContext& context)
{
    PeopleLineWriter writer{LineNumbers{context}, {}};
    visitKind(writer, static_cast<const AnyWish&>(command));
    return std::move(writer.out);
}

} // namespace haven
