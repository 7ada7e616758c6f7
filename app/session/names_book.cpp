#include "app/session/names_book.h"

#include "models/base/contracts.h"
#include "models/dispatch/event_codec.h"
#include "models/dispatch/people_words.h"
#include "models/store/event_row.h"

#include <algorithm>
#include <set>

namespace haven {

namespace {

constexpr std::int64_t kDaysBefore = 3;
constexpr std::int64_t kDaysAfter = 1; // said first, recorded past midnight

// Of a person as they are known now, every name that was ever written.
struct RecordedPerson {
    Person now;
    Instant at;
    std::set<std::string> names;
};

} // namespace

NamesBook::Gathered NamesBook::gathered(IncidentId incident) const
{
    const Gathered unread{ProtectedNames::unread(), {}, {}};
    Statement facts(m_database,
                    "SELECT " HAVEN_EVENT_COLUMNS "FROM event_incident i"
                    " JOIN event e ON e.seq = i.seq LEFT JOIN event_payload p ON p.seq = e.seq"
                    " WHERE i.incident = ?1 AND e.type IN ('PersonRecorded', 'IncidentsMerged')"
                    " ORDER BY i.seq");
    facts.bind(incident.value);
    std::map<PersonId, RecordedPerson> persons;
    Gathered out;
    for (;;) {
        const auto step = facts.step();
        if (!step)
            return unread;
        if (*step == Step::Done)
            break;
        const auto fact = recordedFrom(eventRowFrom(facts));
        if (!fact)
            return unread;
        if (const auto* told = fact->event ? kindIf<PersonRecorded>(&*fact->event) : nullptr) {
            RecordedPerson& person = persons[told->person.id];
            person.now = told->person;
            person.at = fact->envelope.happenedAt;
            person.names.insert(told->person.name);
        }
        if (const auto* join = fact->event ? kindIf<IncidentsMerged>(&*fact->event) : nullptr)
            out.joined.push_back(join->from == incident ? join->into : join->from);
    }
    Statement row(m_database, "SELECT opened_at_ms, place FROM archive WHERE incident = ?1");
    const auto opened = row.bind(incident.value).step();
    if (!opened)
        return unread;
    const bool isThere = *opened == Step::Row;
    for (const auto& [id, person] : persons) {
        const Instant then = isThere ? Instant{row.number(0)} : person.at;
        const FieldClass fieldClass = personClass(person.now, then);
        for (const std::string& name : person.names) {
            if (fieldClass > FieldClass::Police)
                out.names.add(name, fieldClass);
            else
                out.names.addOpen(name);
        }
    }
    if (isThere) {
        out.names.addPlace(std::string(row.text(1)));
        out.openedAt = Instant{row.number(0)};
    }
    return out;
}

const NamesBook::Own& NamesBook::ownOf(IncidentId incident)
{
    const auto known = m_own.find(incident);
    if (known != m_own.end())
        return known->second;
    ProtectedNames names;
    std::map<IncidentId, std::optional<Instant>> openedAt;
    std::vector<IncidentId> all{incident};
    for (std::size_t i = 0; i < all.size(); ++i) {
        const Gathered one = gathered(all[i]);
        names.add(one.names);
        openedAt[all[i]] = one.openedAt;
        for (const IncidentId other : one.joined) {
            if (std::find(all.begin(), all.end(), other) == all.end())
                all.push_back(other);
        }
    }
    for (const IncidentId each : all)
        m_own[each] = {names, openedAt[each]};
    return m_own.at(incident);
}

const ProtectedNames& NamesBook::of(IncidentId incident)
{
    const auto known = m_names.find(incident);
    if (known != m_names.end())
        return known->second;
    const Own& own = ownOf(incident);
    ProtectedNames& names = m_names[incident] = own.names;
    if (own.openedAt)
        names.protectAlso(around(*own.openedAt));
    return names;
}

const NamesBook::Shared& NamesBook::around(Instant at)
{
    constexpr std::int64_t kDayMs = Span::hours(24).ms;
    const std::int64_t day = at.ms / kDayMs;
    const auto known = m_days.find(day);
    if (known != m_days.end())
        return known->second;
    ProtectedNames names;
    Statement persons(m_database, "SELECT DISTINCT i.incident FROM event e"
                                  " JOIN event_incident i ON i.seq = e.seq"
                                  " WHERE e.recorded_at_ms >= ?1 AND e.recorded_at_ms < ?2"
                                  " AND e.type = 'PersonRecorded'");
    persons.bind((day - kDaysBefore) * kDayMs).bind((day + 1 + kDaysAfter) * kDayMs);
    for (;;) {
        const auto step = persons.step();
        if (!step)
            names = ProtectedNames::unread();
        if (!step || *step == Step::Done)
            break;
        names.add(ownOf(IncidentId(persons.number(0))).names);
    }
    return m_days[day] = std::make_shared<const ProtectedNames>(std::move(names));
}

std::vector<NamedPiece> NamesBook::piecesOf(const Recorded& recorded, const std::string& text)
{
    HAVEN_ASSERT(recorded.event);
    const auto incidents = incidentsOf(*recorded.event);
    const ProtectedNames& near = *around(recorded.envelope.recordedAt);
    const std::vector<const ProtectedNames*> elsewhere{&near, &m_inMind};
    if (incidents.empty())
        return near.piecesOf(text, {&m_inMind});
    if (incidents.size() == 1)
        return ownOf(incidents.front()).names.piecesOf(text, elsewhere);
    ProtectedNames names;
    for (const IncidentId incident : incidents)
        names.add(ownOf(incident).names);
    return names.piecesOf(text, elsewhere);
}

void NamesBook::keepInMind(IncidentId incident)
{
    m_inMind.add(ownOf(incident).names);
}

} // namespace haven
