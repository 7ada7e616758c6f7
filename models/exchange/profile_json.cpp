#include "models/exchange/profile_json.h"

#include "models/exchange/import_profile.h"

#include <algorithm>

namespace haven {

namespace {

const Json& nothing()
{
    static const Json null;
    return null;
}

std::string placeOf(std::string_view text, std::size_t byte)
{
    const auto before = text.substr(0, std::min(byte > 0 ? byte - 1 : 0, text.size()));
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const auto lastEnd = before.rfind('\n');
    const auto column = before.size() - (lastEnd == std::string_view::npos ? 0 : lastEnd + 1) + 1;
    return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

} // namespace

ProfileJson::ProfileJson(const Json& json, std::string path, ProfileFault& fault)
    : m_json(json), m_path(std::move(path)), m_fault(fault)
{}

void ProfileJson::fault(const std::string& why) const
{
    if (m_fault.why.empty())
        m_fault = {m_path.empty() ? "the beginning" : m_path, why};
}

void ProfileJson::allowOnly(const std::vector<std::string_view>& keys) const
{
    if (!m_json.is_object()) {
        fault("is not an object");
        return;
    }
    for (const auto& item : m_json.items()) {
        if (std::find(keys.begin(), keys.end(), item.key()) == keys.end())
            key(item.key()).fault("is not known here");
    }
}

bool ProfileJson::has(std::string_view key) const
{
    return m_json.is_object() && m_json.find(std::string(key)) != m_json.end();
}

ProfileJson ProfileJson::key(std::string_view key) const
{
    std::string path = m_path.empty() ? std::string(key) : m_path + "." + std::string(key);
    const bool isThere = has(key);
    ProfileJson found(isThere ? m_json.at(std::string(key)) : nothing(), std::move(path), m_fault);
    if (!isThere)
        found.fault("is missing");
    return found;
}

std::vector<std::string> ProfileJson::keys() const
{
    std::vector<std::string> names;
    if (!m_json.is_object()) {
        fault("is not an object");
        return names;
    }
    for (const auto& item : m_json.items())
        names.push_back(item.key());
    return names;
}

std::size_t ProfileJson::size() const
{
    if (m_json.is_array())
        return m_json.size();
    fault("is not a list");
    return 0;
}

ProfileJson ProfileJson::at(std::size_t index) const
{
    return {m_json.at(index), m_path + "[" + std::to_string(index) + "]", m_fault};
}

std::string ProfileJson::text() const
{
    if (m_json.is_string())
        return m_json.get<std::string>();
    fault("is not a text");
    return {};
}

std::int64_t ProfileJson::integer(std::int64_t min, std::int64_t max) const
{
    if (m_json.is_number_integer()) {
        const auto value = m_json.get<std::int64_t>();
        if (value >= min && value <= max)
            return value;
    }
    fault("is not a whole number from " + std::to_string(min) + " to " + std::to_string(max));
    return min;
}

double ProfileJson::number(double min, double max) const
{
    if (m_json.is_number()) {
        const auto value = m_json.get<double>();
        if (value >= min && value <= max)
            return value;
    }
    fault("is not a number from " + std::to_string(static_cast<int>(min)) + " to " +
          std::to_string(static_cast<int>(max)));
    return min;
}

Result<Json> parseProfileJson(std::string_view text)
{
    if (text.size() > kProfileBytesMax)
        return refuse(RefusalCode::ProfileMalformed, "the end",
                      "it is larger than " + std::to_string(kProfileBytesMax) + " bytes");
    try {
        return Json::parse(text);
    } catch (const Json::parse_error& error) {
        return refuse(RefusalCode::ProfileMalformed, placeOf(text, error.byte),
                      "it is no JSON here");
    } catch (const Json::exception&) {
        return refuse(RefusalCode::ProfileMalformed, "the beginning", "it is no JSON");
    }
}

} // namespace haven
