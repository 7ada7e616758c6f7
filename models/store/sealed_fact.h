#pragma once

#include "models/dispatch/event.h"
#include "models/store/digest.h"

#include <future>
#include <string>
#include <vector>

namespace haven {

// What the disk keeps of a fact apart from its place in the chain.
struct Sealed {
    std::string payload;
    std::string salt;
    Hash digest{};
};
Sealed sealed(const Event& event);

// Seals facts in order. Many of them, as an import has, are sealed on another thread a stretch
// ahead of the one who asks; a fact may be moved away once it was asked for.
class SealedAhead final
{
public:
    explicit SealedAhead(const std::vector<Event>& facts);
    Sealed next();

private:
    void goAhead();

    const std::vector<Event>& m_facts;
    std::size_t m_asked = 0; // facts that next() has answered
    std::size_t m_begun = 0; // facts that are sealed or being sealed
    std::vector<Sealed> m_ready;
    std::size_t m_taken = 0; // of m_ready
    std::future<std::vector<Sealed>> m_coming;
};

} // namespace haven
