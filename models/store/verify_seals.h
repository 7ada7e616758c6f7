#pragma once

#include "models/dispatch/event.h"
#include "models/dispatch/sealing.h"
#include "models/store/sqlite.h"
#include "models/store/verify.h"

#include <map>
#include <optional>
#include <set>
#include <string>

namespace haven {

// Part of verify(): the tables of keys against the log, to the last byte where the log tells it.
// What it cannot see is whether a key opens anything; who has the password sees that.
class SealVerifier final
{
public:
    explicit SealVerifier(Database& database) : m_database(database) {}
    // Each fact, in its order.
    void take(const Event& event, const Envelope& envelope);
    // After the last of them. `removed`: the facts whose payload is lawfully gone; nullopt: all is
    // as it was written.
    std::optional<Damage> check(const SealBook& book, const std::set<std::int64_t>& removed);

private:
    struct Seal {
        std::int64_t sequence = 0;
        std::string group;
        std::optional<std::string> row; // as it was wrapped for its fact
    };

    void unreadable();
    void keyDamaged(std::int64_t sequence, std::string why);
    void ofNobody(const std::string& whose);
    void checkNotes(const SealBook& book, const std::set<std::int64_t>& removed);
    void checkPeople(const SealBook& book);
    void checkGroup(const SealBook& book, const SealGroup& group);
    void checkMember(const SealGroup& group, const AgentId& agent, const SealKeyMark& mark);
    void checkOfNobody(const SealBook& book);
    [[nodiscard]] bool hasTables();

    Database& m_database;
    std::optional<Damage> m_found;
    std::map<std::string, Seal> m_seals; // by the name of the key
};

} // namespace haven
