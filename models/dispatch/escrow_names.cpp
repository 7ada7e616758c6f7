#include "models/dispatch/escrow_names.h"

#include "models/base/text.h"

#include <algorithm>
#include <array>

namespace haven {

namespace {

// What an office is called, and no person. "Officer" is not among them: a hospital has some, too.
constexpr std::array kOfficeWords = {
    "police",     "sheriff",  "trooper", "patrolman", "sgt", "sergeant",  "lt",  "lieutenant",
    "capt",       "captain",  "chief",   "deputy",    "det", "detective", "ofc", "dispatch",
    "dispatcher", "helpdesk", "desk",    "sysadmin",  "it",  "admin",
};

// Accents of Western Europe off, so that "Núñez" and "NUNEZ" are one; a curved apostrophe is one.
std::string plainLetters(std::string_view name)
{
    constexpr std::string_view kPlain =
        "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty";
    constexpr std::string_view kCurved = "\xE2\x80\x99";
    static_assert(kPlain.size() == 0x40);
    std::string plain;
    for (std::size_t at = 0; at < name.size(); ++at) {
        const auto byte = static_cast<unsigned char>(name[at]);
        if (name.substr(at, kCurved.size()) == kCurved) {
            plain += '\'';
            at += kCurved.size() - 1;
        } else if (byte == 0xC3 && at + 1 < name.size()) {
            plain += kPlain[static_cast<unsigned char>(name[++at]) & 0x3FU];
        } else {
            plain += name[at];
        }
    }
    return toLower(plain);
}

bool hasWord(const std::vector<std::string>& words, const std::string& word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

// "Lindqvist, Paul" has the family name first, "Paul Lindqvist" last.
std::string familyName(std::string_view name)
{
    const auto comma = name.find(',');
    const auto words = nameWords(name.substr(0, comma));
    return words.empty() ? std::string() : words.back();
}

bool hasFamilyName(const std::vector<std::string>& words, const std::string& family)
{
    return !family.empty() && hasWord(words, family);
}

} // namespace

std::vector<std::string> nameWords(std::string_view name)
{
    std::vector<std::string> words(1);
    for (const char c : plainLetters(name)) {
        const bool isLetter = (c >= 'a' && c <= 'z') || isDigit(c) || (c & '\x80') != 0;
        if (isLetter)
            words.back() += c;
        else if (c != '\'' && !words.back().empty())
            words.emplace_back();
    }
    // An initial is no name to tell somebody by.
    std::erase_if(words, [](const std::string& word) { return word.size() < 2; });
    return words;
}

bool mayBeAccount(std::string_view name, const Account& account)
{
    const auto words = nameWords(name);
    const auto shown = nameWords(account.name);
    if (words.empty())
        return false;
    const auto signOn = nameWords(account.agent.value);
    const bool isSignOn =
        !signOn.empty() && std::all_of(signOn.begin(), signOn.end(), [&](const std::string& word) {
            return hasWord(words, word);
        });
    return isSignOn || hasFamilyName(words, familyName(account.name)) ||
           hasFamilyName(shown, familyName(name));
}

Result<void> canHoldShare(std::string_view name, const std::vector<Account>& everybody)
{
    for (const auto& account : everybody) {
        const bool isClinical = account.roles == std::set<Role>{Role::Clinician};
        if (!isClinical && mayBeAccount(name, account))
            return refuse(RefusalCode::EscrowHolder, std::string(trimmed(name)));
    }
    for (const auto& word : nameWords(name)) {
        if (std::find(kOfficeWords.begin(), kOfficeWords.end(), word) != kOfficeWords.end())
            return refuse(RefusalCode::EscrowOffice, std::string(trimmed(name)));
    }
    return {};
}

} // namespace haven
