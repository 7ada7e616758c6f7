#pragma once

#include "models/dispatch/act.h"
#include "models/items/key_map.h"

#include <string>
#include <string_view>
#include <vector>

// The help, without a network and without a second truth: a written text a topic
// (resources/help), and pages made from the tables the program itself works with.
namespace haven {

struct HelpLine {
    std::string term; // "d UNIT[,UNIT] INCIDENT", "Ctrl+K", "WELFARE"; empty for a paragraph
    std::string text;
    std::string source = {}; // as it is written, with its {key:ID} and {verb:NAME}; empty: made
    bool operator==(const HelpLine&) const = default;
};

struct HelpPage {
    std::string id;                 // "queue", "verbs-units", "codes-types"
    std::string title;              // "The queue"
    std::vector<std::string> areas; // of the registry, where it is about those
    std::vector<HelpLine> lines;
    bool operator==(const HelpPage&) const = default;
};

// In the order of the contents. `keys` are those that count for whoever reads it.
std::vector<HelpPage> helpPages(const KeyMap& keys, const Knowledge& knowledge);

// What of it fits typed words: each is found somewhere in the line or in its page's title, the
// beginning of a word first. Empty words: each page once, in order.
struct HelpHit {
    std::size_t page = 0;
    std::size_t line = 0; // npos: the page itself
    int score = 0;
};
inline constexpr std::size_t kHelpPageItself = static_cast<std::size_t>(-1);

class HelpIndex final
{
public:
    explicit HelpIndex(std::vector<HelpPage> pages);

    const std::vector<HelpPage>& pages() const { return m_pages; }
    // Best first, at most `limit`.
    std::vector<HelpHit> find(std::string_view typed, std::size_t limit = 60) const;
    // By id, or the beginning of id or title, any case; -1: there is none.
    int pageFor(std::string_view topic) const;
    // The page about an area of the registry, or about those around it.
    int pageForArea(const ActionTable& table, std::string_view area) const;

private:
    std::vector<HelpPage> m_pages;
    // Lower case, page by page: title first, then its lines.
    std::vector<std::vector<std::string>> m_lower;
};

// What stands in a `source`, or in a translation of one, with its keys and verbs put in.
std::string helpFilled(std::string_view source, const KeyMap& keys);

// A page as plain text, for havenctl.
std::string helpText(const HelpPage& page);

// Every {key:ID} and {verb:NAME} of the written texts that no table knows; empty when all is well.
std::vector<std::string> helpFaults(const KeyMap& keys);

} // namespace haven
