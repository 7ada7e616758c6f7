#pragma once

#include "models/store/locked_bytes.h"
#include "models/store/seal_notes.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace haven {

// The words of sealed notes, for searching while somebody is signed on: never on a disk. The words
// themselves lie in locked memory, each once; which note has which word is numbers alone.
class SealIndex final
{
public:
    SealIndex();
    void add(const SealedPlace& place, std::string_view text);
    std::size_t size() const { return m_notes.size(); }
    // All of the words, each as the beginning of one in the note; newest first. Without a word:
    // none.
    std::vector<SealedPlace> find(std::string_view words) const;

private:
    struct Word {
        std::uint32_t at = 0; // in the chunk
        std::uint16_t chunk = 0;
        std::uint16_t length = 0;
        std::vector<std::uint32_t> notes; // rising
    };
    std::uint64_t hashOf(std::string_view word) const;
    std::string_view textOf(const Word& word) const;
    Word& wordFor(std::string_view word);
    void addWord(std::string_view word, std::uint32_t note);
    std::vector<std::uint32_t> notesWith(std::string_view beginning) const;

    LockedBytes m_hashKey; // of this run alone: the hashes say nothing without it
    std::vector<LockedBytes> m_chunks;
    std::size_t m_used = 0; // of the last chunk
    std::vector<Word> m_words;
    std::unordered_multimap<std::uint64_t, std::uint32_t> m_byHash;
    std::vector<SealedPlace> m_notes;
};

// Cuts text into words, lower case as far as ASCII goes; other letters count as they are.
inline constexpr std::size_t kIndexedWordMax = 40; // bytes; the rest of a longer one is passed over

} // namespace haven
