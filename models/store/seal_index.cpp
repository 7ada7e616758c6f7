#include "models/store/seal_index.h"

#include "models/base/contracts.h"

#include <algorithm>
#include <sodium.h>

namespace haven {

namespace {

constexpr std::size_t kChunkBytes = 64 * 1024;

char loweredByte(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool isOfWord(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
           static_cast<unsigned char>(c) >= 0x80;
}

// One word after the other in a small buffer that is wiped at the end.
template <class Take>
void eachWord(std::string_view text, const Take& take)
{
    std::array<char, kIndexedWordMax> word{};
    std::size_t size = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        const char c = i < text.size() ? loweredByte(text[i]) : ' ';
        if (isOfWord(c)) {
            if (size < word.size())
                word[size++] = c;
            continue;
        }
        if (size > 0)
            take(std::string_view(word.data(), size));
        size = 0;
    }
    sodium_memzero(word.data(), word.size());
}

} // namespace

SealIndex::SealIndex() : m_hashKey(LockedBytes::random(crypto_shorthash_KEYBYTES)) {}

std::uint64_t SealIndex::hashOf(std::string_view word) const
{
    std::uint64_t hash = 0;
    crypto_shorthash(reinterpret_cast<unsigned char*>(&hash),
                     reinterpret_cast<const unsigned char*>(word.data()), word.size(),
                     m_hashKey.data());
    return hash;
}

std::string_view SealIndex::textOf(const Word& word) const
{
    return m_chunks[word.chunk].view().substr(word.at, word.length);
}

SealIndex::Word& SealIndex::wordFor(std::string_view word)
{
    const std::uint64_t hash = hashOf(word);
    const auto [from, to] = m_byHash.equal_range(hash);
    for (auto one = from; one != to; ++one) {
        if (textOf(m_words[one->second]) == word)
            return m_words[one->second];
    }
    if (m_chunks.empty() || m_used + word.size() > kChunkBytes) {
        m_chunks.emplace_back(kChunkBytes);
        m_used = 0;
        HAVEN_ASSERT(m_chunks.size() <= UINT16_MAX);
    }
    Word made;
    made.chunk = static_cast<std::uint16_t>(m_chunks.size() - 1);
    made.at = static_cast<std::uint32_t>(m_used);
    made.length = static_cast<std::uint16_t>(word.size());
    std::copy(word.begin(), word.end(), m_chunks.back().data() + m_used);
    m_used += word.size();
    m_byHash.emplace(hash, static_cast<std::uint32_t>(m_words.size()));
    m_words.push_back(std::move(made));
    return m_words.back();
}

void SealIndex::addWord(std::string_view word, std::uint32_t note)
{
    auto& notes = wordFor(word).notes;
    if (notes.empty() || notes.back() != note)
        notes.push_back(note);
}

void SealIndex::add(const SealedPlace& place, std::string_view text)
{
    const auto note = static_cast<std::uint32_t>(m_notes.size());
    m_notes.push_back(place);
    eachWord(text, [&](std::string_view word) { addWord(word, note); });
}

// The vocabulary is looked through from end to end: a hundred thousand words in a millisecond.
std::vector<std::uint32_t> SealIndex::notesWith(std::string_view beginning) const
{
    std::vector<std::uint32_t> notes;
    for (const auto& word : m_words) {
        if (textOf(word).substr(0, beginning.size()) == beginning)
            notes.insert(notes.end(), word.notes.begin(), word.notes.end());
    }
    std::sort(notes.begin(), notes.end());
    notes.erase(std::unique(notes.begin(), notes.end()), notes.end());
    return notes;
}

std::vector<SealedPlace> SealIndex::find(std::string_view words) const
{
    std::optional<std::vector<std::uint32_t>> found;
    eachWord(words, [&](std::string_view word) {
        auto notes = notesWith(word);
        if (!found) {
            found = std::move(notes);
            return;
        }
        std::vector<std::uint32_t> both;
        std::set_intersection(found->begin(), found->end(), notes.begin(), notes.end(),
                              std::back_inserter(both));
        found = std::move(both);
    });
    std::vector<SealedPlace> places;
    if (found) {
        for (const auto note : *found)
            places.push_back(m_notes[note]);
    }
    std::sort(places.begin(), places.end(),
              [](const SealedPlace& a, const SealedPlace& b) { return a.sequence > b.sequence; });
    return places;
}

} // namespace haven
