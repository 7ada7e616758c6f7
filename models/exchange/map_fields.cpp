#include "models/exchange/map_fields.h"

#include "models/base/json_text.h"
#include "models/base/text.h"

#include <array>
#include <utility>

namespace haven {

namespace {

using Names = std::vector<std::string> MapFieldNames::*;

constexpr std::array<std::pair<std::string_view, Names>, 21> kFieldLists = {{
    {"name", &MapFieldNames::name},           {"place_name", &MapFieldNames::placeName},
    {"beat", &MapFieldNames::beat},           {"troop", &MapFieldNames::troop},
    {"town", &MapFieldNames::town},           {"address", &MapFieldNames::address},
    {"number", &MapFieldNames::number},       {"street", &MapFieldNames::street},
    {"unit", &MapFieldNames::unit},           {"kind", &MapFieldNames::kind},
    {"alias", &MapFieldNames::alias},         {"ref", &MapFieldNames::ref},
    {"class", &MapFieldNames::roadClass},     {"oneway", &MapFieldNames::oneway},
    {"speed_mph", &MapFieldNames::speedMph},  {"left_from", &MapFieldNames::leftFrom},
    {"left_to", &MapFieldNames::leftTo},      {"right_from", &MapFieldNames::rightFrom},
    {"right_to", &MapFieldNames::rightTo},    {"latitude", &MapFieldNames::latitude},
    {"longitude", &MapFieldNames::longitude},
}};

Result<void> takeList(MapFieldNames& fields, const std::string& key, const Json& value)
{
    for (const auto& [name, list] : kFieldLists) {
        if (name != key)
            continue;
        if (!value.is_array())
            return refuse(RefusalCode::ProfileMalformed, key, "it is not a list of names");
        std::vector<std::string> names;
        for (const Json& item : value) {
            if (!item.is_string())
                return refuse(RefusalCode::ProfileMalformed, key, "it is not a list of names");
            names.push_back(item.get<std::string>());
        }
        names.insert(names.end(), (fields.*list).begin(), (fields.*list).end());
        fields.*list = std::move(names);
        return {};
    }
    return refuse(RefusalCode::ProfileMalformed, key, "there is no field of this name");
}

} // namespace

Result<MapFieldNames> parseMapFields(std::string_view json)
{
    const auto text = readJsonText(json, "fields");
    if (!text)
        return text.refusal();
    if (!text->value.is_object())
        return refuse(RefusalCode::ProfileMalformed, "1", "it is not an object of lists");
    MapFieldNames fields;
    for (const auto& [key, value] : text->value.items()) {
        if (auto ok = takeList(fields, key, value); !ok)
            return ok.refusal();
    }
    return fields;
}

std::string fieldText(const GeoFeature& feature, const std::vector<std::string>& names)
{
    for (const std::string& name : names) {
        for (const auto& [key, value] : feature.properties) {
            if (equalsIgnoringCase(key, name) && !trimmed(value).empty())
                return std::string(trimmed(value));
        }
    }
    return {};
}

std::string inTitleCase(std::string name)
{
    if (name != toUpper(name))
        return name;
    bool isStart = true;
    for (char& c : name) {
        if (!isStart && c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
        isStart = c == ' ' || c == '-' || c == '/' || c == '(';
    }
    return name;
}

} // namespace haven
