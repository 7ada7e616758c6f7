#pragma once

#include "models/base/json_codec.h"
#include "models/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace haven {

// The first thing that is wrong with a profile and where. Reading goes on with plain defaults, so
// that the reading code stays a list of keys; whoever started it looks here at the end.
struct ProfileFault {
    std::string path;
    std::string why; // empty: nothing is wrong
};

// A place in a JSON document that knows its own path. Every accessor reports a fault and returns a
// harmless value instead of failing. Precondition: document and fault outlive it.
class ProfileJson final
{
public:
    ProfileJson(const Json& json, std::string path, ProfileFault& fault);

    void fault(const std::string& why) const;
    void allowOnly(const std::vector<std::string_view>& keys) const;

    bool isObject() const { return m_json.is_object(); }
    bool isArray() const { return m_json.is_array(); }
    bool isInteger() const { return m_json.is_number_integer(); }
    bool has(std::string_view key) const;
    ProfileJson key(std::string_view key) const; // a fault when it is missing
    std::vector<std::string> keys() const;
    std::size_t size() const; // of an array; a fault when it is none
    ProfileJson at(std::size_t index) const;

    std::string text() const;
    std::int64_t integer(std::int64_t min, std::int64_t max) const;
    double number(double min, double max) const;

private:
    const Json& m_json;
    std::string m_path;
    ProfileFault& m_fault;
};

// Refusal: ProfileMalformed at "line L, column C" for what is no JSON, is too large or not UTF-8.
Result<Json> parseProfileJson(std::string_view text);

} // namespace haven
