#pragma once

#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace haven {

// Reads a strict JSON file and remembers the first fault with its path, "steps[3].text". Reading
// goes on after a fault with empty values, so that a parser stays a straight line of reads.
class JsonReader final
{
public:
    using Json = nlohmann::json;

    // Nothing when the text is not JSON; fault() then says where.
    std::optional<Json> parse(std::string_view text);

    void fail(const std::string& path, const std::string& what);
    bool isBroken() const { return !m_fault.empty(); }
    const std::string& fault() const { return m_fault; }

    // Refuses any key of an object that is not listed.
    void allowKeys(const Json& object, const std::string& path,
                   std::initializer_list<std::string_view> keys);
    std::string text(const Json& object, const std::string& path, const char* key);
    std::string textOr(const Json& object, const std::string& path, const char* key);
    std::optional<int> number(const Json& object, const std::string& path, const char* key);
    std::optional<bool> yesNo(const Json& object, const std::string& path, const char* key);
    // An empty array when the key is missing.
    const Json& array(const Json& object, const std::string& path, const char* key);
    const Json& object(const Json& object, const std::string& path, const char* key);
    std::vector<std::string> texts(const Json& object, const std::string& path, const char* key);

private:
    std::string m_fault;
};

std::string jsonPath(const std::string& path, const char* key);
std::string jsonPath(const std::string& path, const char* key, std::size_t index);

} // namespace haven
