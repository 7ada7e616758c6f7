#include "models/items/help_pages.h"

#include "models/base/text.h"
#include "models/dispatch/command_line.h"
#include "models/items/incident_queue_model.h"
#include "models/items/log_filter.h"
#include "models/items/search_fold.h"
#include "models/items/unit_board_model.h"

#include <algorithm>
#include <functional>
#include <QDir>
#include <QFile>

namespace haven {

namespace {

constexpr const char* kHelpFolder = ":/help";

std::string keysOf(const KeyMap& keys, const ActionEntry& entry)
{
    std::vector<std::string> printed;
    for (std::string key : condensed(keys.keysOf(entry))) {
        // As it stands on the key; two keys may have the same word on them.
        constexpr std::string_view kReturn = "Return";
        if (const auto at = key.find(kReturn); at != std::string::npos)
            key.replace(at, kReturn.size(), "Enter");
        if (std::find(printed.begin(), printed.end(), key) == printed.end())
            printed.push_back(std::move(key));
    }
    return joined(printed, " or ");
}

const VerbHelp* verbNamed(const std::vector<VerbHelp>& verbs, std::string_view name)
{
    for (const VerbHelp& verb : verbs) {
        if (verb.name == name || verb.longName == name)
            return &verb;
    }
    return nullptr;
}

std::string usageOf(const VerbHelp& verb)
{
    return std::string(verb.name) + (verb.usage.empty() ? "" : " ") + std::string(verb.usage);
}

// Puts what the tables say in place of {key:ID} and {verb:NAME}, its example; what they do not know
// is told.
class Filler final
{
public:
    explicit Filler(const KeyMap& keys)
        : m_keys(keys), m_table(shippedActions()), m_verbs(verbTable())
    {}

    std::string filled(std::string_view text)
    {
        std::string out;
        for (;;) {
            const auto open = text.find('{');
            const auto close = text.find('}', open == std::string_view::npos ? 0 : open);
            if (open == std::string_view::npos || close == std::string_view::npos)
                return out + std::string(text);
            out += text.substr(0, open);
            out += word(text.substr(open + 1, close - open - 1));
            text = text.substr(close + 1);
        }
    }
    const std::vector<std::string>& faults() const { return m_faults; }

private:
    std::string word(std::string_view marked)
    {
        const auto colon = marked.find(':');
        const std::string_view name =
            colon == std::string_view::npos ? marked : marked.substr(colon + 1);
        if (marked.substr(0, colon) == "key") {
            const ActionEntry* entry = m_table->find(name);
            const std::string keys = entry ? keysOf(m_keys, *entry) : std::string();
            if (entry)
                return keys.empty() ? "Ctrl+K \"" + entry->name + "\"" : keys;
        } else if (const VerbHelp* verb = verbNamed(m_verbs, name)) {
            return "\"" + std::string(verb->example) + "\"";
        }
        m_faults.emplace_back(marked);
        return std::string(marked);
    }

    const KeyMap& m_keys;
    std::shared_ptr<const ActionTable> m_table; // as everywhere
    std::vector<VerbHelp> m_verbs;
    std::vector<std::string> m_faults;
};

HelpPage writtenPage(const QString& name, Filler& filler)
{
    QFile file(QStringLiteral("%1/%2").arg(QLatin1String(kHelpFolder), name));
    HelpPage page;
    // "10-queue.txt" is "queue"; the number is its place in the contents.
    page.id = name.mid(3).chopped(4).toStdString();
    if (!file.open(QIODevice::ReadOnly))
        return page;
    const std::string text = file.readAll().toStdString();
    bool isBody = false;
    for (const auto& line : split(text, '\n')) {
        const std::string_view words = trimmed(line);
        if (words == "---")
            isBody = true;
        else if (isBody && !words.empty())
            page.lines.push_back({"", filler.filled(words), std::string(words)});
        else if (words.substr(0, 6) == "title:")
            page.title = std::string(trimmed(words.substr(6)));
        else if (words.substr(0, 6) == "areas:")
            for (const auto& area : split(std::string(trimmed(words.substr(6))), ' '))
                if (!area.empty())
                    page.areas.emplace_back(area);
    }
    return page;
}

std::vector<HelpPage> writtenPages(Filler& filler)
{
    std::vector<HelpPage> pages;
    const QStringList names = QDir(QLatin1String(kHelpFolder))
                                  .entryList({QStringLiteral("*.txt")}, QDir::Files, QDir::Name);
    for (const QString& name : names)
        pages.push_back(writtenPage(name, filler));
    return pages;
}

void addKeys(HelpPage& page, const KeyMap& keys, const ActionTable& table)
{
    for (const std::string& area : page.areas) {
        for (const ActionEntry& entry : table.actions) {
            if (entry.areas.front() == area)
                page.lines.push_back({keysOf(keys, entry), entry.name});
        }
    }
}

HelpPage verbPage()
{
    HelpPage page{"verbs", "The command line, every verb", {}, {}};
    page.lines.push_back({"", "Words may stand in another order where their kind is clear. A full "
                              "stop is the chosen incident; -3 is three minutes ago, at 21:40 the "
                              "agency's clock, at 2026-11-21 21:40 with its day."});
    page.lines.push_back({"src:paper 17", "At the end of a line with a time: where it was written "
                                          "down. In quotes it may stand anywhere."});
    for (const VerbHelp& verb : verbTable())
        page.lines.push_back({usageOf(verb), std::string(verb.sentence) +
                                                 ". For example: " + std::string(verb.example)});
    return page;
}

HelpPage filterPage(const Knowledge& knowledge)
{
    HelpPage page{"filters", "Filters, in the queue, the units and the log", {}, {}};
    page.lines.push_back({"", "All terms hold together; a comma is \"or\"; a minus in front is "
                              "\"not\". Other words are looked for in everything the row shows, in "
                              "any case; quotes hold words together."});
    const auto add = [&](const char* where, const FilterVocabulary& vocabulary) {
        for (const FilterField& field : vocabulary)
            page.lines.push_back(
                {field.key.toStdString() + ":",
                 std::string(where) +
                     (field.values.isEmpty()
                          ? std::string(", for what begins so")
                          : ": " + field.values.join(QStringLiteral(", ")).toStdString())});
    };
    add("Queue", IncidentQueueModel::vocabulary(knowledge));
    add("Units", UnitBoardModel::vocabulary(knowledge));
    for (const QString& example : logFilterExamples())
        page.lines.push_back({example.toStdString(), "Shift log"});
    return page;
}

void addCodes(std::vector<HelpPage>& pages, const Codes& codes)
{
    HelpPage types{"codes-types", "Codes: types of incidents", {}, {}};
    for (const IncidentType& one : codes.types)
        types.lines.push_back(
            {one.code.value, one.label + ", " + std::string(enumName(one.priority))});
    HelpPage ends{"codes-dispositions", "Codes: how an incident ended", {}, {}};
    for (const DispositionRule& one : codes.dispositions)
        ends.lines.push_back({one.code.value, one.label});
    HelpPage statuses{"codes-statuses", "Codes: status of a unit", {}, {}};
    for (const StatusRule& one : codes.statuses)
        statuses.lines.push_back({one.label.value, one.text});
    for (HelpPage* page : {&types, &ends, &statuses})
        pages.push_back(std::move(*page));
}

HelpPage protocolPage(const Knowledge& knowledge)
{
    HelpPage page{"protocols", "Protocols", {}, {}};
    page.lines.push_back({"",
                          "A live station runs approved ones only; a checklist keeps the one it "
                          "began with."});
    for (const auto& [id, on] : knowledge.protocols)
        page.lines.push_back({id.value, on.protocol.title + ", " +
                                            std::to_string(on.protocol.steps.size()) + " steps"});
    return page;
}

// How well a typed word fits: at the beginning of a word more than within; 0 where it does not.
int wordFit(const std::string& lower, const std::string& word)
{
    constexpr int kBegins = 3;
    constexpr int kWithin = 1;
    const auto at = lower.find(word);
    if (at == std::string::npos)
        return 0;
    for (auto next = at; next != std::string::npos; next = lower.find(word, next + 1)) {
        const bool isBegin =
            next == 0 || std::isalnum(static_cast<unsigned char>(lower[next - 1])) == 0;
        if (isBegin)
            return kBegins;
    }
    return kWithin;
}

} // namespace

std::vector<HelpPage> helpPages(const KeyMap& chosen, const Knowledge& knowledge)
{
    const auto table = shippedActions();
    const KeyMap keys = chosen.table() ? chosen : KeyMap(table);
    Filler filler(keys);
    std::vector<HelpPage> pages = writtenPages(filler);
    for (HelpPage& page : pages)
        addKeys(page, keys, *table);
    // What is new stands last, after what the tables tell.
    const auto changes = std::find_if(pages.begin(), pages.end(),
                                      [](const HelpPage& page) { return page.id == "changes"; });
    std::vector<HelpPage> last(std::make_move_iterator(changes),
                               std::make_move_iterator(pages.end()));
    pages.erase(changes, pages.end());
    pages.push_back(verbPage());
    pages.push_back(filterPage(knowledge));
    addCodes(pages, knowledge.codes);
    pages.push_back(protocolPage(knowledge));
    for (HelpPage& page : last)
        pages.push_back(std::move(page));
    return pages;
}

std::string helpFilled(std::string_view source, const KeyMap& chosen)
{
    const KeyMap keys = chosen.table() ? chosen : KeyMap(shippedActions());
    return Filler(keys).filled(source);
}

std::vector<std::string> helpFaults(const KeyMap& keys)
{
    Filler filler(keys);
    std::vector<std::string> faults;
    for (const HelpPage& page : writtenPages(filler)) {
        if (page.title.empty() || page.lines.empty())
            faults.push_back(page.id);
        for (const std::string& area : page.areas) {
            if (shippedActions()->area(area) == nullptr)
                faults.push_back(page.id + ": " + area);
        }
    }
    faults.insert(faults.end(), filler.faults().begin(), filler.faults().end());
    return faults;
}

HelpIndex::HelpIndex(std::vector<HelpPage> pages) : m_pages(std::move(pages))
{
    for (const HelpPage& page : m_pages) {
        std::vector<std::string> lower{searchFold(page.title)};
        for (const HelpLine& line : page.lines)
            lower.push_back(searchFold(line.term + " " + line.text));
        m_lower.push_back(std::move(lower));
    }
}

std::vector<HelpHit> HelpIndex::find(std::string_view typed, std::size_t limit) const
{
    std::vector<std::string> words;
    for (const auto& word : split(searchFold(typed), ' ')) {
        if (!trimmed(word).empty())
            words.emplace_back(trimmed(word));
    }
    std::vector<HelpHit> hits;
    constexpr int kTitle = 4; // a page about it comes before a line that names it
    for (std::size_t page = 0; page < m_pages.size(); ++page) {
        const auto& lower = m_lower[page];
        for (std::size_t i = 0; i < lower.size(); ++i) {
            if (words.empty() && i > 0)
                break;
            int score = i == 0 ? kTitle : 0;
            const bool fits = std::all_of(words.begin(), words.end(), [&](const std::string& word) {
                const int inLine = wordFit(lower[i], word);
                const int inTitle = i == 0 ? 0 : wordFit(lower[0], word);
                score += 2 * inLine + inTitle;
                return inLine + inTitle > 0;
            });
            // A line that only its page's title speaks for says nothing of what was asked.
            const bool isOwn = i == 0 || words.empty() ||
                               std::any_of(words.begin(), words.end(), [&](const auto& word) {
                                   return wordFit(lower[i], word) > 0;
                               });
            if (fits && isOwn)
                hits.push_back({page, i == 0 ? kHelpPageItself : i - 1, score});
        }
    }
    if (!words.empty())
        std::stable_sort(hits.begin(), hits.end(),
                         [](const HelpHit& a, const HelpHit& b) { return a.score > b.score; });
    if (hits.size() > limit)
        hits.resize(limit);
    return hits;
}

int HelpIndex::pageFor(std::string_view topic) const
{
    const auto match = [&](const auto& fits) {
        const auto found = std::find_if(m_pages.begin(), m_pages.end(), fits);
        return found == m_pages.end() ? -1 : static_cast<int>(found - m_pages.begin());
    };
    const int byId =
        match([&](const HelpPage& page) { return equalsIgnoringCase(page.id, topic); });
    if (byId >= 0 || topic.empty())
        return byId;
    return match([&](const HelpPage& page) {
        return startsWithIgnoringCase(page.id, topic) || startsWithIgnoringCase(page.title, topic);
    });
}

int HelpIndex::pageForArea(const ActionTable& table, std::string_view area) const
{
    for (const ActionArea* around : table.around(area)) {
        for (std::size_t i = 0; i < m_pages.size(); ++i) {
            const auto& areas = m_pages[i].areas;
            if (std::find(areas.begin(), areas.end(), around->id) != areas.end())
                return static_cast<int>(i);
        }
    }
    return pageFor("start");
}

std::string helpText(const HelpPage& page)
{
    std::string out = page.title + "\n\n";
    for (const HelpLine& line : page.lines)
        out +=
            line.term.empty() ? line.text + "\n" : "  " + line.term + "\n      " + line.text + "\n";
    return out;
}

} // namespace haven
