#include "app/session/record_reader.h"

#include "app/session/names_book.h"
#include "models/base/text.h"
#include "models/dispatch/event_codec.h"
#include "models/dispatch/one_place.h"
#include "models/dispatch/record_things.h"
#include "models/dispatch/said_name.h"
#include "models/store/archive.h"
#include "models/store/archive_places.h"
#include "models/store/event_row.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>

namespace haven {

namespace {

constexpr const char* kNotForThisRole = "[not shown to this role]";
// What stands before the number of an incident in the words of an export.
constexpr std::array<std::string_view, 4> kIncidentWords = {"incident ",
                                                            "incident:", "inc:", "of "};

// As it stands in a payload: a quotation mark has a backslash before it.
std::string asStored(const std::string& words)
{
    const std::string quoted = nlohmann::json(toLower(words)).dump();
    return quoted.substr(1, quoted.size() - 2);
}

Location typedPlace(const std::string& words)
{
    Location location;
    location.text = words;
    return location;
}

// Of the house all of its doors, of a door that one alone: what is asked for goes out of the house.
bool isAsked(const PlaceSought& sought, const Location& place)
{
    const PlaceMatch match = sought.matchOf(place);
    return match == PlaceMatch::Same || match == PlaceMatch::Inside;
}

Result<std::string> placesOf(Database& database, const std::string& words)
{
    const PlaceSought sought(typedPlace(words));
    return writtenPlaces(database, typedPlace(words),
                         [&](const Location& written) { return isAsked(sought, written); });
}

// Of a fact that is about a place by itself, whatever incident it came of.
const Location* placeOf(const Event& event)
{
    if (const auto* caution = kindIf<CautionRecorded>(&event))
        return &caution->caution.place;
    if (const auto* plan = kindIf<CarePlanRecorded>(&event))
        return &plan->plan.place;
    if (const auto* watch = kindIf<WatchPlaced>(&event))
        return &watch->location;
    const auto* scheduled = kindIf<IncidentScheduled>(&event);
    return scheduled ? &scheduled->location : nullptr;
}

Result<std::vector<Recorded>> factsPlacedAt(Database& database, const std::string& words)
{
    const PlaceSought sought(typedPlace(words));
    Statement rows(database, "SELECT " HAVEN_EVENT_COLUMNS "FROM " HAVEN_EVENT_TABLES
                             "WHERE e.type IN ('CautionRecorded', 'CarePlanRecorded',"
                             " 'WatchPlaced', 'IncidentScheduled') ORDER BY e.seq");
    std::vector<Recorded> found;
    for (;;) {
        const auto step = rows.step();
        if (!step)
            return step.refusal();
        if (*step == Step::Done)
            return found;
        auto fact = recordedFrom(eventRowFrom(rows));
        if (!fact)
            return fact.refusal();
        const Location* place = fact->event ? placeOf(*fact->event) : nullptr;
        if (place && isAsked(sought, *place))
            found.push_back(*std::move(fact));
    }
}

// An export or an import of everybody says nothing of one person.
bool isOfOne(const Recorded& fact)
{
    return fact.event && !isKind<BoardTrimmed>(*fact.event) &&
           !isKind<IncidentRecalled>(*fact.event);
}

LogLine insideLine(const Recorded& fact, const LogWordsContext& words, const LogReader& reader)
{
    LogLine line = outwardWords(fact, words, LogAudience::Internal).line;
    if (line.fieldClass > classMaxOf(reader.roles))
        line.text = kNotForThisRole;
    return line;
}

// That a restricted incident is about somebody, or at a place, is told to those alone who may read
// behind it: what it says is withheld, and that it was found would say the rest.
bool isFoundFor(const Event& event, const LogWordsContext& words)
{
    if (words.restricted == RestrictedWords::Told || !words.visibilityOf)
        return true;
    const auto all = incidentsOf(event);
    return std::none_of(all.begin(), all.end(), [&words](IncidentId id) {
        return words.visibilityOf(id) == Visibility::Restricted;
    });
}

DossierItem itemOf(const Recorded& fact, const LogWordsContext& words, const DossierQuery& query,
                   const LogReader& reader)
{
    DossierItem item;
    item.line = insideLine(fact, words, reader);
    auto outward = outwardWords(fact, words, query.audience);
    item.outward = std::move(outward.line.text);
    item.withheld = std::move(outward.withheld);
    std::sort(item.withheld.begin(), item.withheld.end());
    item.withheld.erase(std::unique(item.withheld.begin(), item.withheld.end()),
                        item.withheld.end());
    const bool isOnlyCode =
        !item.withheld.empty() && item.outward == "[" + item.withheld.front() + "]";
    if (isOnlyCode)
        item.release = Release::Withheld;
    else if (!item.withheld.empty())
        item.release = Release::InPart;
    return item;
}

bool isOfThePerson(const Event& event, const std::string& lowName,
                   const std::set<CarePlanId>& plans)
{
    const std::string said = encodeEvent(event);
    if (toLower(said).find(asStored(lowName)) != std::string::npos || saysName(said, lowName))
        return true;
    const auto* viewed = kindIf<CareViewed>(&event);
    return viewed && viewed->plan && plans.count(*viewed->plan) > 0;
}

// An export says in the words of its selection what it held: "incident 4482", "incident:26-004482",
// "care record of 26-004482". A number by its last digits counts for each incident it may mean.
bool doesSelectionName(const std::string& selection, const std::string& number)
{
    constexpr const char* kInNumbers = "0123456789-";
    const std::string low = toLower(selection);
    const std::string year = number.substr(0, number.find('-') + 1);
    for (std::size_t at = 0; (at = low.find_first_of(kInNumbers, at)) != std::string::npos;) {
        const std::size_t end = std::min(low.find_first_not_of(kInNumbers, at), low.size());
        const std::string said = low.substr(at, end - at);
        if (said == number)
            return true;
        const std::string before = low.substr(0, at);
        const bool isNamed =
            std::any_of(kIncidentWords.begin(), kIncidentWords.end(), [&](std::string_view word) {
                return before.size() >= word.size() &&
                       before.compare(before.size() - word.size(), word.size(), word) == 0;
            });
        const std::string digits = number.substr(year.size());
        if (isNamed && said.size() <= digits.size() &&
            digits.compare(digits.size() - said.size(), said.size(), said) == 0)
            return true;
        at = end;
    }
    return false;
}

bool isOfTheIncident(const Event& event, IncidentId incident, const std::string& number)
{
    const auto all = incidentsOf(event);
    if (std::find(all.begin(), all.end(), incident) != all.end())
        return true;
    const auto* exported = kindIf<LogExported>(&event);
    return exported && doesSelectionName(exported->selection, number);
}

// The care plans of a person, whatever became of them.
Result<std::set<CarePlanId>> plansOf(Database& database, const std::string& lowName)
{
    std::set<CarePlanId> out;
    LogQuery page;
    page.types = {CarePlanRecorded::kType};
    page.limit = kPageMax;
    for (;;) {
        const auto found = logPage(database, page, {});
        if (!found)
            return found.refusal();
        for (const Recorded& fact : found->facts) {
            const auto* plan = fact.event ? kindIf<CarePlanRecorded>(&*fact.event) : nullptr;
            if (plan && saysName(plan->plan.person, lowName))
                out.insert(plan->plan.id);
        }
        if (!found->next)
            return out;
        page.after = found->next;
    }
}

// What has a number by which it is spoken of later, without a name: a care plan, a BOLO, a watch.
struct Numbered {
    std::set<CarePlanId> plans;
    std::vector<RoomThing> things;

    void take(const Event& event)
    {
        if (const auto* plan = kindIf<CarePlanRecorded>(&event))
            plans.insert(plan->plan.id);
        if (const auto thing = thingWritten(event))
            things.push_back(*thing);
    }
    bool isFollowedBy(const Event& event) const
    {
        const auto has = [this](const CarePlanId& plan) { return plans.count(plan) > 0; };
        if (const auto* approved = kindIf<CarePlanApproved>(&event))
            return has(approved->plan);
        if (const auto* ended = kindIf<CarePlanEnded>(&event))
            return has(ended->plan);
        if (const auto* viewed = kindIf<CareViewed>(&event))
            return viewed->plan && has(*viewed->plan);
        const auto thing = thingFollowed(event);
        return thing && std::find(things.begin(), things.end(), *thing) != things.end();
    }
};

// What was done with those since: a plan approved and read, a BOLO renewed, a watch visited.
Result<std::vector<Recorded>> factsThatFollow(Database& database, const Numbered& numbered)
{
    std::vector<Recorded> out;
    if (numbered.plans.empty() && numbered.things.empty())
        return out;
    LogQuery page;
    page.types = {CarePlanApproved::kType, CarePlanEnded::kType, CareViewed::kType};
    for (const std::string_view type : followingTypes())
        page.types.emplace_back(type);
    page.order = LogOrder::OldestFirst;
    page.limit = kPageMax;
    for (;;) {
        auto found = logPage(database, page, [&numbered](const Recorded& fact) {
            return fact.event && numbered.isFollowedBy(*fact.event);
        });
        if (!found)
            return found.refusal();
        std::move(found->facts.begin(), found->facts.end(), std::back_inserter(out));
        if (!found->next || out.size() > static_cast<std::size_t>(kDossierMax))
            return out;
        page.after = found->next;
    }
}

// Whoever looked at an incident looked at everybody it names. Asked once of each incident; what a
// restricted one names is for those alone who may read behind it.
class IncidentsNaming final
{
public:
    IncidentsNaming(Database& database, const LogWordsContext& words, std::string name)
        : m_database(database), m_words(words), m_name(std::move(name))
    {}
    bool areIn(const Event& event)
    {
        const auto all = incidentsOf(event);
        return std::any_of(all.begin(), all.end(), [this](IncidentId id) { return has(id); });
    }
    const std::optional<Refusal>& fault() const { return m_fault; }

private:
    bool has(IncidentId id)
    {
        const auto known = m_known.find(id);
        if (known == m_known.end())
            return m_known[id] = isTold(id) && doesName(id);
        return known->second;
    }
    bool isTold(IncidentId id) const
    {
        return m_words.restricted == RestrictedWords::Told || !m_words.visibilityOf ||
               m_words.visibilityOf(id) != Visibility::Restricted;
    }
    bool doesName(IncidentId id)
    {
        Statement rows(m_database,
                       "SELECT " HAVEN_EVENT_COLUMNS "FROM event_incident r "
                       "JOIN event e ON e.seq = r.seq LEFT JOIN event_payload p ON p.seq = e.seq "
                       "WHERE r.incident = ?1 AND e.type = 'PersonRecorded'");
        rows.bind(id.value);
        for (;;) {
            const auto step = rows.step();
            if (!step)
                m_fault = step.refusal();
            if (!step || *step == Step::Done)
                return false;
            const EventRow row = eventRowFrom(rows);
            if (row.payload && saysName(*row.payload, m_name))
                return true;
        }
    }

    Database& m_database;
    const LogWordsContext& m_words;
    std::string m_name;
    std::map<IncidentId, bool> m_known;
    std::optional<Refusal> m_fault;
};

// That somebody opened a restricted incident is told to all who ask who looked; why is told to
// those alone who may read behind it.
LogLine lookLine(const Recorded& fact, LogWordsContext words, const LogReader& reader)
{
    const auto* viewed = fact.event ? kindIf<RecordViewed>(&*fact.event) : nullptr;
    if (!viewed || viewed->kind != ViewedKind::RestrictedIncident ||
        words.restricted == RestrictedWords::Told)
        return insideLine(fact, words, reader);
    RecordViewed plain = *viewed;
    plain.reason = "[" + std::string(kRestrictedCode) + "]";
    Recorded shown = fact;
    shown.event = Event(std::move(plain));
    words.restricted = RestrictedWords::Told;
    return insideLine(shown, words, reader);
}

// Whoever is asked for may be a victim or a minor: then they are in all that was said, at other
// incidents and at other times too. `name`: empty, nobody is.
Result<LogWordsContext> dossierWords(Database& database, const std::string& name,
                                     const LogReader& reader)
{
    LogWordsContext words = outwardStationWords(database, reader);
    if (name.empty())
        return words;
    const auto book = std::make_shared<NamesBook>(database); // shared: the context is copied
    words.namesIn = [book](const Recorded& fact, const std::string& text) {
        return book->piecesOf(fact, text);
    };
    Statement rows(database, "SELECT i.incident, p.payload FROM event e"
                             " JOIN event_incident i ON i.seq = e.seq"
                             " JOIN event_payload p ON p.seq = e.seq"
                             " WHERE e.type = 'PersonRecorded'"
                             " AND instr(lower(p.payload), ?1) > 0");
    rows.bind(longestWordOf(name));
    for (;;) {
        const auto step = rows.step();
        if (!step)
            return step.refusal();
        if (*step == Step::Done)
            return words;
        if (saysName(rows.text(1), name))
            book->keepInMind(IncidentId(rows.number(0)));
    }
}

} // namespace

Result<Dossier> readDossier(Database& database, const DossierQuery& query, const LogReader& reader)
{
    const std::string wanted(trimmed(query.words));
    if (wanted.size() < kDossierWordsMin)
        return refuse(RefusalCode::DossierWordsShort, std::to_string(kDossierWordsMin));
    // A name has its words in any order, and a text that says it has the longest of them.
    const bool isName = query.kind == ViewedKind::Person && !longestWordOf(wanted).empty();
    const auto words = dossierWords(database, isName ? wanted : std::string(), reader);
    if (!words)
        return words.refusal();
    // The incidents of a place come however it was written; a person is only where the name is
    // said.
    const auto places =
        query.kind == ViewedKind::Place ? placesOf(database, wanted) : Result<std::string>("[]");
    if (!places)
        return places.refusal();
    Statement rows(database, "SELECT " HAVEN_EVENT_COLUMNS "FROM " HAVEN_EVENT_TABLES
                             "WHERE instr(lower(p.payload), ?1) > 0 OR e.seq IN"
                             " (SELECT i.seq FROM event_incident i JOIN archive a"
                             " ON a.incident = i.incident WHERE a.place_key <> ''"
                             " AND a.place_key IN (SELECT value FROM json_each(?2)))"
                             " ORDER BY e.seq");
    rows.bind(isName ? longestWordOf(wanted) : asStored(wanted)).bind(*places);
    Dossier out;
    Numbered numbered;
    std::set<std::int64_t> seen;
    for (;;) {
        const auto step = rows.step();
        if (!step)
            return step.refusal();
        if (*step == Step::Done)
            break;
        const EventRow row = eventRowFrom(rows);
        const auto fact = recordedFrom(row);
        if (!fact)
            return fact.refusal();
        if (!isOfOne(*fact) || !isFoundFor(*fact->event, *words) ||
            (isName && row.payload && !saysName(*row.payload, wanted)))
            continue;
        numbered.take(*fact->event);
        seen.insert(fact->envelope.sequence);
        out.items.push_back(itemOf(*fact, *words, query, reader));
        if (out.items.size() > static_cast<std::size_t>(kDossierMax))
            break;
    }
    const auto placed = query.kind == ViewedKind::Place ? factsPlacedAt(database, wanted)
                                                        : Result(std::vector<Recorded>());
    if (!placed)
        return placed.refusal();
    for (const Recorded& fact : *placed) {
        if (!isFoundFor(*fact.event, *words) || !seen.insert(fact.envelope.sequence).second)
            continue;
        numbered.take(*fact.event);
        out.items.push_back(itemOf(fact, *words, query, reader));
    }
    const auto followed = factsThatFollow(database, numbered);
    if (!followed)
        return followed.refusal();
    for (const Recorded& fact : *followed) {
        if (isFoundFor(*fact.event, *words) && seen.count(fact.envelope.sequence) == 0)
            out.items.push_back(itemOf(fact, *words, query, reader));
    }
    std::stable_sort(out.items.begin(), out.items.end(),
                     [](const DossierItem& one, const DossierItem& other) {
                         return one.line.envelope.sequence < other.line.envelope.sequence;
                     });
    out.isCut = out.items.size() > static_cast<std::size_t>(kDossierMax);
    if (out.isCut)
        out.items.resize(static_cast<std::size_t>(kDossierMax));
    return out;
}

Result<LooksFound> readLooks(Database& database, const LooksQuery& query, const LogReader& reader)
{
    LogQuery page;
    page.types = {RecordViewed::kType, CareViewed::kType, SealedNotesRead::kType,
                  SealedNoteReleased::kType, LogExported::kType};
    page.agent = query.agent;
    page.from = query.from;
    page.to = query.to;
    page.limit = kPageMax;
    LooksFound out;
    if (!query.number.empty()) {
        const auto found = incidentNumbered(database, query.number);
        if (!found)
            return found.refusal();
        if (!*found)
            return refuse(RefusalCode::IncidentNotFound, query.number);
        out.incident = **found;
    }
    const LogWordsContext words = stationWords(database, reader);
    const std::string number = out.incident ? words.numberOf(*out.incident) : std::string();
    const std::string lowName = toLower(std::string(trimmed(query.person)));
    const std::string lowWords = toLower(std::string(trimmed(query.words)));
    const auto plans = lowName.empty() ? Result<std::set<CarePlanId>>(std::set<CarePlanId>())
                                       : plansOf(database, lowName);
    if (!plans)
        return plans.refusal();
    IncidentsNaming naming(database, words, lowName);
    const auto keep = [&](const Recorded& fact) {
        return fact.event &&
               (!out.incident || isOfTheIncident(*fact.event, *out.incident, number)) &&
               (lowName.empty() || isOfThePerson(*fact.event, lowName, *plans) ||
                naming.areIn(*fact.event));
    };
    for (;;) {
        const auto found = logPage(database, page, keep);
        if (!found)
            return found.refusal();
        if (naming.fault())
            return *naming.fault();
        for (const Recorded& fact : found->facts) {
            LogLine line = lookLine(fact, words, reader);
            // Only in what this reader is told, or the choice would tell what is withheld.
            if (!lowWords.empty() && toLower(line.text).find(lowWords) == std::string::npos)
                continue;
            out.isCut = out.lines.size() >= static_cast<std::size_t>(query.limit);
            if (out.isCut)
                return out;
            out.lines.push_back(std::move(line));
        }
        if (!found->next)
            return out;
        page.after = found->next;
    }
}

} // namespace haven
