#pragma once

#include "models/geo/place_text.h"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace haven {

// In order of trust; up to Spacing it is the name that was asked for.
enum class NameGrade { Whole, WithoutKind, Spacing, Prefix, InnerWord, OtherKind, Typo, Sound };

struct NameMatch {
    std::uint32_t name = 0;
    NameGrade grade = NameGrade::Whole;
    int score = 0; // higher is better
};

// The names of one kind of thing (streets, places or towns), each once, with all that bear it: a
// state has some ten thousand names for sixty thousand streets. Found by whole name, without its
// kind of street, begun, with one typo, by its sound. All keys are numbers into one long text:
// strings of their own would cost several times what they say.
class PlaceNames final
{
public:
    // While it is made: the number of a name, and who bears it. Precondition: words is not empty.
    std::uint32_t nameOf(const PlaceWords& words);
    void add(std::uint32_t name, std::uint32_t item);
    // Both spellings of one name, "3RD ST" and "THIRD ST", because people begin either. Nothing for
    // text without a word.
    void add(std::string_view text, std::uint32_t item);
    // From here on it is only read, and any thread may ask.
    void finish();

    // Best first; of equal score the name that was added first.
    std::vector<NameMatch> find(const PlaceWords& words) const;
    std::span<const std::uint32_t> itemsOf(std::uint32_t name) const;
    // Nothing else is called so once kind and direction are left out: "Elm" alone is certain where
    // there is a single Elm; West Elm is not called so.
    bool isOnlyOne(std::uint32_t name) const;
    bool isSpelled(std::uint32_t name, const PlaceWords& words) const;
    std::size_t bytes() const;

private:
    struct Name {
        std::uint32_t at = 0;   // in m_text: the words, then the three below
        std::uint16_t full = 0; // letters of each
        std::uint16_t core = 0;
        std::uint16_t letters = 0; // the core in long spelling
        std::uint16_t all = 0;     // all words in long spelling
    };
    struct InnerWord {
        std::uint32_t name = 0;
        std::uint32_t from = 0; // letters of the full name left out
    };
    struct Bearer {
        std::uint32_t name = 0;
        std::uint32_t item = 0;
        auto operator<=>(const Bearer&) const = default;
    };
    struct Sound {
        std::uint32_t hash = 0;
        std::uint32_t name = 0;
        auto operator<=>(const Sound&) const = default;
    };
    using Matches = std::map<std::uint32_t, NameMatch>; // by name

    std::string_view part(const Name& name, std::size_t skipped, std::size_t size) const
    {
        return std::string_view(m_text).substr(name.at + skipped, size);
    }
    std::string_view fullOf(std::uint32_t name) const;
    std::string_view coreOf(std::uint32_t name) const;
    std::string_view lettersOf(std::uint32_t name) const;
    std::string_view allOf(std::uint32_t name) const;
    PlaceWords wordsOf(std::uint32_t name) const;

    void listItems();
    void listWords();
    void listDeletions();
    void listSounds();
    void collectCore(const PlaceWords& words, Matches& found) const;
    void collectBegun(const PlaceWords& words, Matches& found) const;
    void collectInner(const PlaceWords& words, Matches& found) const;
    void collectTypos(const PlaceWords& words, Matches& found) const;
    void collectSounds(const PlaceWords& words, Matches& found) const;

    std::string m_text;
    std::vector<Name> m_names;
    std::unordered_map<std::string, std::uint32_t> m_known; // while it is made
    std::vector<Bearer> m_bearers;                          // likewise
    std::vector<std::uint32_t> m_firstItem;                 // by name
    std::vector<std::uint32_t> m_items;
    std::vector<std::uint32_t> m_byFull;
    std::vector<std::uint32_t> m_byCore;
    std::vector<InnerWord> m_byInnerWord;
    std::vector<Sound> m_bySound;
    // Names in the bucket of each of their texts with one letter left out.
    std::vector<std::uint32_t> m_firstDeletion;
    std::vector<std::uint32_t> m_deletions;
};

} // namespace haven
