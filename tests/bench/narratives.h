#pragma once

#include "models/dispatch/past_incident.h"

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace haven::bench {

// Invented past incidents, the same for the same seed: sentences of a call taker with names,
// plates and things put in, 15 to 75 words, and a tail of rare words as real text has it.
class Narratives final
{
public:
    // `streets`: names to live on; must not be empty.
    Narratives(std::uint64_t seed, std::vector<std::string> streets);

    // Numbered in the order asked for, the times rising over about five years up to `newest` when
    // `count` are asked for.
    PastIncident next(Instant newest, std::int64_t count);
    std::string narrative();
    std::string address();
    std::string surname();
    // Equally likely: 0 to below - 1.
    std::size_t pick(std::size_t below);

private:
    std::string filled(const char* sentence);
    std::string rareWord();
    std::string plate();

    std::mt19937_64 m_random;
    std::vector<std::string> m_streets;
    std::vector<std::string> m_surnames;
    std::vector<std::string> m_rare;
    std::int64_t m_made = 0;
};

// So many invented calls, evenly over a time instead of over five years: for a replay.
std::vector<PastIncident> callsOver(Span time, int count);

} // namespace haven::bench
