#include "app/ctl/office.h"
#include "app/session/record_reader.h"
#include "models/base/text.h"
#include "models/store/station_file.h"

#include <fmt/format.h>

// Everything that is known of a person or a place, with what of it would be released to whom.
namespace haven::ctl {

namespace {

constexpr const char* kAboutUsage =
    "about --person NAME | --place TEXT --for internal|foi|press|court --reason TEXT"
    " --station FILE --as AGENT [--json]";

std::string_view releaseWord(Release release)
{
    switch (release) {
    case Release::Whole:
        return "whole";
    case Release::InPart:
        return "in part";
    case Release::Withheld:
        return "withheld";
    }
    return {};
}

nlohmann::json dossierJson(const DossierQuery& query, const Dossier& found)
{
    nlohmann::json out = {{"about", query.words},
                          {"for", std::string(audienceWord(query.audience))},
                          {"cut", found.isCut},
                          {"items", nlohmann::json::array()}};
    for (const DossierItem& item : found.items)
        out["items"].push_back({{"fact", item.line.envelope.sequence},
                                {"at", item.line.envelope.happenedAt.ms},
                                {"incidents", item.line.numbers},
                                {"class", std::string(enumName(item.line.fieldClass))},
                                {"text", item.line.text},
                                {"release", std::string(releaseWord(item.release))},
                                {"released_text", item.outward},
                                {"withheld", item.withheld}});
    return out;
}

void sayDossier(const DossierQuery& query, const Dossier& found, const AgencyTime& time)
{
    std::map<Release, int> counts;
    std::set<std::string> codes;
    for (const DossierItem& item : found.items) {
        ++counts[item.release];
        codes.insert(item.withheld.begin(), item.withheld.end());
        const std::string line = fmt::format(
            "{:>6}  {}  {}  [{}] {}", item.line.envelope.sequence,
            time.dated(item.line.envelope.happenedAt).toStdString(), joined(item.line.numbers, ","),
            enumName(item.line.fieldClass), item.line.text);
        sayLine(withoutOrders(onOneLine(line)));
        sayLine(fmt::format("        {}{}", releaseWord(item.release),
                            item.withheld.empty() ? "" : ": " + joined(item.withheld, ", ")));
    }
    sayLine(withoutOrders(fmt::format(
        "{} {} about {}, for {}: {} whole, {} in part, {} withheld{}", found.items.size(),
        found.items.size() == 1 ? "entry" : "entries", query.words, audienceWord(query.audience),
        counts[Release::Whole], counts[Release::InPart], counts[Release::Withheld],
        found.isCut ? "; there are more, ask for less" : "")));
    for (const auto& code : codes)
        sayLine(fmt::format("{}: {}", code, withholdingSentence(code)));
    sayLine("Sealed notes are not looked through. A person decides about every release.");
}

// Read first, recorded before a word of it is shown.
int showDossier(const Arguments& arguments, Office& office, const DossierQuery& query)
{
    auto reader = StationReader::open({office.session().path(), ""});
    if (!reader)
        return tell(reader.refusal());
    const LogReader who{&office.session().base().knowledge.codes, office.seat().roles,
                        &office.session().time(), office.session().now()};
    const auto found = readDossier(reader->database(), query, who);
    if (!found)
        return tell(found.refusal());
    RecordView view;
    view.viewed.kind = query.kind;
    view.viewed.about = query.words;
    view.viewed.audience = audienceWord(query.audience);
    view.viewed.reason = arguments.optionOr("reason", "");
    view.viewed.items = static_cast<std::int64_t>(found->items.size());
    if (const auto recorded = office.submit(std::move(view)); !recorded)
        return tell(recorded.refusal());
    if (arguments.isJson)
        sayJson(dossierJson(query, *found));
    else
        sayDossier(query, *found, office.session().time());
    return kDone;
}

} // namespace

int runAbout(const Arguments& arguments)
{
    const auto path = stationPath(arguments);
    if (!path)
        return kUsage;
    const auto person = arguments.option("person");
    const auto place = arguments.option("place");
    if (person.has_value() == place.has_value())
        return misused(kAboutUsage, "one of --person and --place");
    const auto audience = audienceFromWord(arguments.optionOr("for", "foi"));
    if (!audience)
        return misused(kAboutUsage, "--for takes internal, foi, press, court");
    if (!arguments.option("as"))
        return misused(kAboutUsage, "who looks is recorded; add: --as AGENT");
    auto office = Office::open(arguments, *path, "havenctl about");
    if (!office)
        return tell(office.refusal());
    DossierQuery query;
    query.kind = person ? ViewedKind::Person : ViewedKind::Place;
    query.words = std::string(trimmed(person ? *person : *place));
    query.audience = *audience;
    return showDossier(arguments, **office, query);
}

} // namespace haven::ctl
