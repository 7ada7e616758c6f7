#include "models/geo/town_names.h"

#include "models/base/json_text.h"

namespace haven {

namespace {

constexpr const char* kTownNamesFile = "map/towns.json";

Refusal townNamesRefusal(const std::string& why)
{
    return refuse(RefusalCode::FileMalformed, kTownNamesFile, "1", "1", why);
}

Result<std::vector<std::string>> namesIn(const Json& value, const std::string& key)
{
    if (!value.is_array())
        return townNamesRefusal("\"" + key + "\" is not a list of names");
    std::vector<std::string> names;
    for (const Json& name : value) {
        if (!name.is_string())
            return townNamesRefusal("\"" + key + "\" is not a list of names");
        names.push_back(name.get<std::string>());
    }
    return names;
}

} // namespace

Result<TownNames> parseTownNames(std::string_view json)
{
    const auto text = readJsonText(json, kTownNamesFile);
    if (!text)
        return text.refusal();
    const Json& root = text->value;
    if (!root.is_object() || !root.contains("towns") || !root.contains("villages") ||
        !root["villages"].is_object())
        return townNamesRefusal("it needs \"towns\" and \"villages\"");
    auto towns = namesIn(root["towns"], "towns");
    if (!towns)
        return towns.refusal();
    TownNames names{*std::move(towns), {}};
    for (const auto& [village, of] : root["villages"].items()) {
        const auto list = namesIn(of, village);
        if (!list)
            return list.refusal();
        for (const std::string& town : *list)
            names.villages.push_back(Village{village, town});
    }
    return names;
}

} // namespace haven
