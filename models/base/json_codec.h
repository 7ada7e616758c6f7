#pragma once

#include "models/base/describe.h"
#include "models/base/enums.h"
#include "models/base/ids.h"
#include "models/base/instant.h"

#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <type_traits>
#include <vector>

// JSON for described structs. Encoding is canonical: keys sorted (nlohmann's default object), empty
// optionals left out, so the same value always gives the same bytes. Decoding is forgiving about
// missing and unknown keys (fields are only ever added) and strict about kinds.
namespace haven {

using Json = nlohmann::json;

namespace codec {

template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};
template <class T>
struct IsVector : std::false_type {};
template <class T>
struct IsVector<std::vector<T>> : std::true_type {};
template <class T>
struct IsSet : std::false_type {};
template <class T>
struct IsSet<std::set<T>> : std::true_type {};
template <class T>
struct IsMap : std::false_type {};
template <class K, class V>
struct IsMap<std::map<K, V>> : std::true_type {};
template <class T>
struct IsTextId : std::false_type {};
template <class T>
struct IsTextId<TextId<T>> : std::true_type {};
template <class T>
struct IsNumberId : std::false_type {};
template <class T>
struct IsNumberId<NumberId<T>> : std::true_type {};
template <class T>
concept Plain = std::is_same_v<T, bool> || std::is_integral_v<T> || std::is_same_v<T, std::string>;

// What every field of every struct does, once and not inlined into a thousand places: that halves
// what a source with many of them costs to build, and is no slower to run.
[[gnu::noinline]] inline void put(Json& out, const char* name, Json&& value)
{
    out[name] = std::move(value);
}
[[gnu::noinline]] inline const Json* memberOf(const Json& json, const char* name)
{
    const auto found = json.find(name);
    return found == json.end() ? nullptr : &*found;
}
[[gnu::noinline]] inline bool read(const Json& json, std::string& value)
{
    if (!json.is_string())
        return false;
    value = json.get_ref<const std::string&>();
    return true;
}

} // namespace codec

template <class T>
[[gnu::noinline]] Json toJson(const T& value)
{
    if constexpr (codec::Plain<T>) {
        return Json(value);
    } else if constexpr (std::is_same_v<T, Instant> || std::is_same_v<T, Span>) {
        return Json(value.ms);
    } else if constexpr (NamedEnum<T>) {
        return Json(std::string(enumName(value)));
    } else if constexpr (codec::IsTextId<T>::value || codec::IsNumberId<T>::value) {
        return Json(value.value);
    } else if constexpr (codec::IsOptional<T>::value) {
        return value ? toJson(*value) : Json(nullptr);
    } else if constexpr (codec::IsVector<T>::value || codec::IsSet<T>::value) {
        Json out = Json::array();
        for (const auto& item : value)
            out.push_back(toJson(item));
        return out;
    } else if constexpr (codec::IsMap<T>::value) {
        Json out = Json::array(); // pairs, so that any key type keeps its kind and order
        for (const auto& [key, item] : value)
            out.push_back(Json::array({toJson(key), toJson(item)}));
        return out;
    } else {
        static_assert(Described<T>, "give the struct a describe()");
        Json out = Json::object();
        T::describe([&](const char* name, auto member, auto...) {
            const auto& field = value.*member;
            if constexpr (codec::IsOptional<std::remove_cvref_t<decltype(field)>>::value) {
                if (!field)
                    return;
            }
            codec::put(out, name, toJson(field));
        });
        return out;
    }
}

template <class T>
[[nodiscard, gnu::noinline]] bool fromJson(const Json& json, T& value)
{
    if constexpr (std::is_same_v<T, bool>) {
        if (!json.is_boolean())
            return false;
        value = json.get<bool>();
        return true;
    } else if constexpr (std::is_integral_v<T>) {
        if (!json.is_number_integer())
            return false;
        value = json.get<T>();
        return true;
    } else if constexpr (std::is_same_v<T, std::string>) {
        return codec::read(json, value);
    } else if constexpr (std::is_same_v<T, Instant> || std::is_same_v<T, Span>) {
        return fromJson(json, value.ms);
    } else if constexpr (NamedEnum<T>) {
        if (!json.is_string())
            return false;
        const auto found = enumFromName<T>(json.get_ref<const std::string&>());
        if (!found)
            return false;
        value = *found;
        return true;
    } else if constexpr (codec::IsTextId<T>::value || codec::IsNumberId<T>::value) {
        return fromJson(json, value.value);
    } else if constexpr (codec::IsOptional<T>::value) {
        if (json.is_null()) {
            value.reset();
            return true;
        }
        return fromJson(json, value.emplace());
    } else if constexpr (codec::IsVector<T>::value) {
        if (!json.is_array())
            return false;
        value.clear();
        for (const auto& item : json) {
            typename T::value_type one{};
            if (!fromJson(item, one))
                return false;
            value.push_back(std::move(one));
        }
        return true;
    } else if constexpr (codec::IsSet<T>::value) {
        std::vector<typename T::value_type> items;
        if (!fromJson(json, items))
            return false;
        value = T(items.begin(), items.end());
        return true;
    } else if constexpr (codec::IsMap<T>::value) {
        if (!json.is_array())
            return false;
        value.clear();
        for (const auto& pair : json) {
            typename T::key_type key{};
            typename T::mapped_type item{};
            if (!pair.is_array() || pair.size() != 2 || !fromJson(pair[0], key) ||
                !fromJson(pair[1], item))
                return false;
            value.emplace(std::move(key), std::move(item));
        }
        return true;
    } else {
        static_assert(Described<T>, "give the struct a describe()");
        if (!json.is_object())
            return false;
        bool ok = true;
        T::describe([&](const char* name, auto member, auto...) {
            const Json* found = codec::memberOf(json, name);
            if (found && ok)
                ok = fromJson(*found, value.*member);
        });
        return ok;
    }
}

} // namespace haven
