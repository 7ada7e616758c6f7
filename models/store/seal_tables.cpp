#include "models/store/seal_tables.h"

namespace haven {

namespace {

template <class Row, class Read>
Result<std::vector<Row>> rowsOf(Statement& query, const Read& read)
{
    std::vector<Row> rows;
    for (;;) {
        const auto step = query.step();
        if (!step)
            return step.refusal();
        if (*step == Step::Done)
            return rows;
        rows.push_back(read(query));
    }
}

template <class Row, class Read>
Result<std::optional<Row>> rowOf(Statement& query, const Read& read)
{
    const auto step = query.step();
    if (!step)
        return step.refusal();
    if (*step == Step::Done)
        return std::optional<Row>();
    return std::optional<Row>(read(query));
}

SealMemberRow memberFrom(const Statement& query)
{
    return {std::string(query.text(0)), AgentId(std::string(query.text(1))),
            std::string(query.bytes(2))};
}

Result<void> dropOf(Database& database, const char* sql, const std::string& name)
{
    Statement query(database, sql);
    return query.bind(name).run();
}

} // namespace

Result<std::optional<SealPersonRow>> sealPerson(Database& database, const AgentId& agent)
{
    Statement query(database, "SELECT agent, public_key, salt, passes, memory, wrapped"
                              " FROM seal_person WHERE agent = ?1");
    query.bind(agent.value);
    return rowOf<SealPersonRow>(query, [](const Statement& row) {
        return SealPersonRow{AgentId(std::string(row.text(0))),
                             std::string(row.bytes(1)),
                             std::string(row.bytes(2)),
                             {row.number(3), row.number(4)},
                             std::string(row.bytes(5))};
    });
}

Result<std::optional<SealGroupRow>> sealGroup(Database& database, const std::string& name)
{
    Statement query(database,
                    "SELECT name, generation, public_key FROM seal_group WHERE name = ?1");
    query.bind(name);
    return rowOf<SealGroupRow>(query, [](const Statement& row) {
        return SealGroupRow{std::string(row.text(0)), row.number(1), std::string(row.bytes(2))};
    });
}

Result<std::optional<SealMemberRow>> sealMember(Database& database, const AgentId& agent)
{
    Statement query(database, "SELECT name, agent, wrapped FROM seal_member WHERE agent = ?1");
    query.bind(agent.value);
    return rowOf<SealMemberRow>(query, memberFrom);
}

Result<std::vector<SealMemberRow>> sealMembers(Database& database, const std::string& name)
{
    Statement query(database,
                    "SELECT name, agent, wrapped FROM seal_member WHERE name = ?1 ORDER BY agent");
    query.bind(name);
    return rowsOf<SealMemberRow>(query, memberFrom);
}

Result<std::vector<SealEscrowRow>> sealEscrows(Database& database, const std::string& name)
{
    Statement query(database, "SELECT name, holder_a, holder_b, public_key, pair_wrapped, wrapped"
                              " FROM seal_escrow WHERE name = ?1 ORDER BY holder_a, holder_b");
    query.bind(name);
    return rowsOf<SealEscrowRow>(query, [](const Statement& row) {
        return SealEscrowRow{std::string(row.text(0)),  std::string(row.text(1)),
                             std::string(row.text(2)),  std::string(row.bytes(3)),
                             std::string(row.bytes(4)), std::string(row.bytes(5))};
    });
}

Result<std::vector<SealKeyRow>> sealKeys(Database& database, const std::string& name)
{
    Statement query(database, "SELECT seal, wrapped, seq FROM seal_key WHERE name = ?1"
                              " ORDER BY seq, seal");
    query.bind(name);
    return rowsOf<SealKeyRow>(query, [](const Statement& row) {
        return SealKeyRow{std::string(row.text(0)), std::string(row.bytes(1)), row.number(2)};
    });
}

Result<void> writeSealPerson(Database& database, const SealPersonRow& row)
{
    Statement query(database, "INSERT OR REPLACE INTO seal_person (agent, public_key, salt, passes,"
                              " memory, wrapped) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    query.bind(row.agent.value).bindBytes(row.publicKey).bindBytes(row.salt);
    query.bind(row.cost.passes).bind(row.cost.memory).bindBytes(row.wrapped);
    return query.run();
}

Result<void> writeSealGroup(Database& database, const SealGroupRow& row)
{
    Statement query(database, "INSERT OR REPLACE INTO seal_group (name, generation, public_key)"
                              " VALUES (?1, ?2, ?3)");
    return query.bind(row.name).bind(row.generation).bindBytes(row.publicKey).run();
}

Result<void> writeSealMember(Database& database, const SealMemberRow& row)
{
    Statement query(database, "INSERT OR REPLACE INTO seal_member (name, agent, wrapped)"
                              " VALUES (?1, ?2, ?3)");
    return query.bind(row.name).bind(row.agent.value).bindBytes(row.wrapped).run();
}

Result<void> writeSealEscrow(Database& database, const SealEscrowRow& row)
{
    Statement query(database,
                    "INSERT OR REPLACE INTO seal_escrow (name, holder_a, holder_b, public_key,"
                    " pair_wrapped, wrapped) VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    query.bind(row.name).bind(row.holderA).bind(row.holderB).bindBytes(row.publicKey);
    return query.bindBytes(row.pairWrapped).bindBytes(row.wrapped).run();
}

Result<void> writeSealKey(Database& database, const std::string& name, const SealKeyRow& row)
{
    Statement query(database, "INSERT INTO seal_key (seal, name, seq, wrapped)"
                              " SELECT ?1, ?2, max(seq), ?3 FROM event");
    return query.bind(row.seal).bind(name).bindBytes(row.wrapped).run();
}

Result<void> updateSealKey(Database& database, const SealKeyRow& row)
{
    Statement query(database, "UPDATE seal_key SET wrapped = ?2 WHERE seal = ?1");
    return query.bind(row.seal).bindBytes(row.wrapped).run();
}

Result<void> checkSealGeneration(Database& database, const std::string& name,
                                 std::int64_t generation)
{
    const auto group = sealGroup(database, name);
    if (!group)
        return group.refusal();
    if (!*group || (*group)->generation != generation)
        return refuse(RefusalCode::SealMoved, name);
    return {};
}

Result<void> dropSealMembers(Database& database, const std::string& name)
{
    return dropOf(database, "DELETE FROM seal_member WHERE name = ?1", name);
}

Result<void> dropSealEscrows(Database& database, const std::string& name)
{
    return dropOf(database, "DELETE FROM seal_escrow WHERE name = ?1", name);
}

Result<void> dropSealKeys(Database& database, const std::string& name)
{
    return dropOf(database, "DELETE FROM seal_key WHERE name = ?1", name);
}

Result<void> dropSealKey(Database& database, const AgentId& agent)
{
    if (auto ok = dropOf(database, "DELETE FROM seal_member WHERE agent = ?1", agent.value); !ok)
        return ok;
    return dropOf(database, "DELETE FROM seal_person WHERE agent = ?1", agent.value);
}

} // namespace haven
