#include "app/session/record_reader.h"

#include "models/base/text.h"
#include "models/dispatch/event_codec.h"
#include "models/dispatch/said_name.h"
#include "models/store/archive.h"
#include "models/store/archive_row.h"
#include "models/store/event_row.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace haven {

namespace {

constexpr const char* kNotForThisRole = "[not shown to this role]";

// As it stands in a payload: a quotation mark has a backslash before it.
std::string asStored(const std::string& words)
{
    const std::string quoted = nlohmann::json(toLower(words)).dump();
    return quoted.substr(1, quoted.size() - 2);
}

std::string typedPlaceKey(const std::string& words)
{
    Location location;
    location.text = words;
    return placeKey(location);
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
                   const std::map<CarePlanId, CarePlan>& plans)
{
    const std::string said = encodeEvent(event);
    if (toLower(said).find(asStored(lowName)) != std::string::npos || saysName(said, lowName))
        return true;
    const auto* viewed = kindIf<CareViewed>(&event);
    if (!viewed || !viewed->plan)
        return false;
    const auto plan = plans.find(*viewed->plan);
    return plan != plans.end() && saysName(plan->second.person, lowName);
}

// An export names its incident only in the words of its selection.
bool isOfTheIncident(const Event& event, IncidentId incident, const std::string& number)
{
    const auto all = incidentsOf(event);
    if (std::find(all.begin(), all.end(), incident) != all.end())
        return true;
    const auto* exported = kindIf<LogExported>(&event);
    return exported && exported->selection.find("incident " + number + " ") != std::string::npos;
}

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

} // namespace

Result<Dossier> readDossier(Database& database, const DossierQuery& query, const LogReader& reader)
{
    const std::string wanted(trimmed(query.words));
    if (wanted.size() < kDossierWordsMin)
        return refuse(RefusalCode::DossierWordsShort, std::to_string(kDossierWordsMin));
    const LogWordsContext words = outwardStationWords(database, reader);
    // The incidents of a place come by its key; a person is only where the name is said.
    const std::string place =
        query.kind == ViewedKind::Place ? typedPlaceKey(wanted) : std::string();
    Statement rows(database, "SELECT " HAVEN_EVENT_COLUMNS "FROM " HAVEN_EVENT_TABLES
                             "WHERE instr(lower(p.payload), ?1) > 0 OR (?2 <> '' AND e.seq IN"
                             " (SELECT i.seq FROM event_incident i JOIN archive a"
                             " ON a.incident = i.incident WHERE a.place_key = ?2))"
                             " ORDER BY e.seq");
    // A name has its words in any order, and a text that says it has the longest of them.
    const bool isName = query.kind == ViewedKind::Person && !longestWordOf(wanted).empty();
    rows.bind(isName ? longestWordOf(wanted) : asStored(wanted)).bind(place);
    Dossier out;
    for (;;) {
        const auto step = rows.step();
        if (!step)
            return step.refusal();
        if (*step == Step::Done)
            return out;
        const EventRow row = eventRowFrom(rows);
        const auto fact = recordedFrom(row);
        if (!fact)
            return fact.refusal();
        if (!isOfOne(*fact) || (isName && row.payload && !saysName(*row.payload, wanted)))
            continue;
        if (out.items.size() == static_cast<std::size_t>(kDossierMax)) {
            out.isCut = true;
            return out;
        }
        out.items.push_back(itemOf(*fact, words, query, reader));
    }
}

Result<std::vector<LogLine>> readLooks(Database& database, const LooksQuery& query,
                                       const std::map<CarePlanId, CarePlan>& plans,
                                       const LogReader& reader)
{
    LogQuery page;
    page.types = {RecordViewed::kType, CareViewed::kType, SealedNotesRead::kType,
                  LogExported::kType};
    page.agent = query.agent;
    page.from = query.from;
    page.to = query.to;
    page.limit = query.limit;
    std::optional<IncidentId> incident;
    if (!query.number.empty()) {
        const auto found = incidentNumbered(database, query.number);
        if (!found)
            return found.refusal();
        if (!*found)
            return refuse(RefusalCode::IncidentNotFound, query.number);
        incident = **found;
    }
    const LogWordsContext words = stationWords(database, reader);
    const std::string number = incident ? words.numberOf(*incident) : std::string();
    const std::string lowName = toLower(std::string(trimmed(query.person)));
    const auto keep = [&](const Recorded& fact) {
        return fact.event && (!incident || isOfTheIncident(*fact.event, *incident, number)) &&
               (lowName.empty() || isOfThePerson(*fact.event, lowName, plans));
    };
    const auto found = logPage(database, page, keep);
    if (!found)
        return found.refusal();
    std::vector<LogLine> out;
    for (const Recorded& fact : found->facts)
        out.push_back(lookLine(fact, words, reader));
    return out;
}

} // namespace haven
