#include "models/crisis/json_reader.h"

#include <algorithm>

namespace haven {

std::string jsonPath(const std::string& path, const char* key)
{
    return path.empty() ? std::string(key) : path + "." + key;
}

std::string jsonPath(const std::string& path, const char* key, std::size_t index)
{
    return jsonPath(path, key) + "[" + std::to_string(index) + "]";
}

std::optional<JsonReader::Json> JsonReader::parse(std::string_view text)
{
    try {
        return Json::parse(text.begin(), text.end());
    } catch (const Json::parse_error& error) {
        fail("byte " + std::to_string(error.byte), "this is not JSON");
        return std::nullopt;
    }
}

void JsonReader::fail(const std::string& path, const std::string& what)
{
    if (m_fault.empty())
        m_fault = (path.empty() ? std::string("the file") : path) + ": " + what;
}

void JsonReader::allowKeys(const Json& object, const std::string& path,
                           std::initializer_list<std::string_view> keys)
{
    if (!object.is_object()) {
        fail(path, "an object is needed");
        return;
    }
    for (const auto& item : object.items()) {
        if (std::find(keys.begin(), keys.end(), item.key()) == keys.end())
            fail(jsonPath(path, item.key().c_str()), "there is no such key here");
    }
}

std::string JsonReader::text(const Json& object, const std::string& path, const char* key)
{
    const std::string value = textOr(object, path, key);
    if (value.empty())
        fail(jsonPath(path, key), "a text is needed");
    return value;
}

std::string JsonReader::textOr(const Json& object, const std::string& path, const char* key)
{
    if (!object.is_object() || !object.contains(key))
        return {};
    if (!object[key].is_string()) {
        fail(jsonPath(path, key), "a text is needed");
        return {};
    }
    return object[key].get<std::string>();
}

std::optional<int> JsonReader::number(const Json& object, const std::string& path, const char* key)
{
    if (!object.is_object() || !object.contains(key))
        return std::nullopt;
    if (!object[key].is_number_integer() || object[key].get<std::int64_t>() > 1'000'000 ||
        object[key].get<std::int64_t>() < -1'000'000) {
        fail(jsonPath(path, key), "a whole number is needed");
        return std::nullopt;
    }
    return object[key].get<int>();
}

std::optional<bool> JsonReader::yesNo(const Json& object, const std::string& path, const char* key)
{
    if (!object.is_object() || !object.contains(key))
        return std::nullopt;
    if (!object[key].is_boolean()) {
        fail(jsonPath(path, key), "true or false is needed");
        return std::nullopt;
    }
    return object[key].get<bool>();
}

const JsonReader::Json& JsonReader::array(const Json& object, const std::string& path,
                                          const char* key)
{
    static const Json none = Json::array();
    if (!object.is_object() || !object.contains(key))
        return none;
    if (!object[key].is_array()) {
        fail(jsonPath(path, key), "a list is needed");
        return none;
    }
    return object[key];
}

const JsonReader::Json& JsonReader::object(const Json& object, const std::string& path,
                                           const char* key)
{
    static const Json none = Json::object();
    if (!object.is_object() || !object.contains(key))
        return none;
    if (!object[key].is_object()) {
        fail(jsonPath(path, key), "an object is needed");
        return none;
    }
    return object[key];
}

std::vector<std::string> JsonReader::texts(const Json& object, const std::string& path,
                                           const char* key)
{
    std::vector<std::string> values;
    const Json& list = array(object, path, key);
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (!list[i].is_string() || list[i].get_ref<const std::string&>().empty()) {
            fail(jsonPath(path, key, i), "a text is needed");
            continue;
        }
        values.push_back(list[i].get<std::string>());
    }
    return values;
}

} // namespace haven
