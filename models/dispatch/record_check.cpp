#include "models/dispatch/record_check.h"

#include "models/base/text.h"
#include "models/dispatch/unseen_rules.h"

#include <algorithm>
#include <set>

namespace haven {

namespace {

constexpr std::size_t kCheckWordsMax = 8;
constexpr std::size_t kNumberDigits = 9; // W123456789: one letter and nine digits

bool isAnyLetter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

// A number of the national file: a letter, then nine digits, with nothing else around.
bool holdsFileNumber(std::string_view text)
{
    for (std::size_t i = 0; i + kNumberDigits < text.size(); ++i) {
        const bool isStart = isAnyLetter(text[i]) && (i == 0 || !isAnyLetter(text[i - 1]));
        if (isStart && isDigits(text.substr(i + 1, kNumberDigits)))
            return true;
    }
    return false;
}

std::vector<std::string> capitalWords(std::string_view text)
{
    std::vector<std::string> words(1);
    for (const char c : toUpper(text)) {
        const bool isPart = isAnyLetter(c) || isDigit(c) || c == '/';
        if (isPart)
            words.back() += c;
        else if (!words.back().empty())
            words.emplace_back();
    }
    return words;
}

// "NAM/", "DOB/", "LIC/": how such systems name their fields.
bool holdsFieldName(std::string_view text)
{
    for (std::size_t i = 0; i + 3 < text.size(); ++i) {
        const bool isName = isAnyLetter(text[i]) && isAnyLetter(text[i + 1]) &&
                            isAnyLetter(text[i + 2]) && text[i + 3] == '/' &&
                            (i == 0 || !isAnyLetter(text[i - 1]));
        if (isName)
            return true;
    }
    return false;
}

} // namespace

bool looksLikeReturn(std::string_view text)
{
    if (text.size() > kCheckWhatMax || text.find_first_of("\r\n\t") != std::string_view::npos)
        return true;
    const auto blanks = static_cast<std::size_t>(std::count(text.begin(), text.end(), ' '));
    return blanks >= kCheckWordsMax || holdsFileNumber(text) || holdsFieldName(text);
}

bool namesSystem(std::string_view text)
{
    const auto words = capitalWords(text);
    return std::any_of(words.begin(), words.end(), [](const std::string& word) {
        return word == "NCIC" || word == "NLETS" || word == "OCA";
    });
}

bool holdsReturn(std::string_view text)
{
    static constexpr std::string_view kNames[] = {"NAM/", "DOB/", "SOC/", "OLN/", "LIC/", "LIS/",
                                                  "LIY/", "VIN/", "NIC/", "OCA/", "ORI/", "FBI/",
                                                  "SEX/", "RAC/", "HGT/", "WGT/", "HAI/", "WNO/"};
    std::set<std::string_view> found;
    for (const std::string& word : capitalWords(text)) {
        const bool isNumber = word.size() == kNumberDigits + 1 && holdsFileNumber(word);
        if (isNumber)
            return true;
        for (const std::string_view name : kNames) {
            if (word.rfind(name, 0) == 0)
                found.insert(name);
        }
    }
    return found.size() > 1;
}

bool isCheckCode(std::string_view code)
{
    return code.size() <= kCheckCodeMax && std::all_of(code.begin(), code.end(), [](char c) {
               return (c >= 'A' && c <= 'Z') || isDigit(c) || c == '-';
           });
}

bool isToConfirm(const RecordCheck& check)
{
    return check.confirmDueAt && !check.outcome;
}

std::vector<CheckId> checksToConfirm(const State& state, const UnitId& unit)
{
    std::vector<CheckId> open;
    for (const auto& [id, check] : state.checks) {
        if (check.unit == unit && isToConfirm(check))
            open.push_back(id);
    }
    std::stable_sort(open.begin(), open.end(), [&state](CheckId a, CheckId b) {
        return *state.checks.at(a).confirmDueAt < *state.checks.at(b).confirmDueAt;
    });
    return open;
}

std::string checkNumber(CheckId check)
{
    return "#" + std::to_string(check.value);
}

std::string_view checkKindWord(CheckKind kind)
{
    switch (kind) {
    case CheckKind::Person:
        return "person";
    case CheckKind::Plate:
        return "plate";
    case CheckKind::Property:
        return "property";
    }
    return {};
}

std::string_view checkResultWord(CheckResult result)
{
    switch (result) {
    case CheckResult::None:
        return "none";
    case CheckResult::Hit:
        return "hit";
    case CheckResult::ConfirmDue:
        return "due";
    }
    return {};
}

std::string checkWords(const RecordCheck& check)
{
    std::string out = std::string(checkKindWord(check.kind)) + " " + check.what + ": ";
    switch (check.result) {
    case CheckResult::None:
        out += "none";
        break;
    case CheckResult::Hit:
        out += "hit";
        break;
    case CheckResult::ConfirmDue:
        out += "hit, to be confirmed";
        break;
    }
    if (!check.code.empty())
        out += " (" + check.code + ")";
    if (check.outcome)
        out += *check.outcome == CheckOutcome::Confirmed ? ", confirmed" : ", not confirmed";
    return out;
}

RecordCheck shownCheck(const State& state, const RecordCheck& check)
{
    if (!isRestricted(state, check.incident))
        return check;
    RecordCheck shown = check;
    shown.what = "(restricted)";
    shown.code.clear();
    return shown;
}

} // namespace haven
