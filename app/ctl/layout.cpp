#include "app/ctl/verb.h"
#include "app/settings/layout_json.h"
#include "app/settings/preference_keeper.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <fmt/format.h>

// The layouts of one person's desk, without a screen: to carry them to another machine, and to get
// a desk back that somebody lost sight of.
namespace haven::ctl {

namespace {

constexpr const char* kLayoutUsage =
    "layout list | show NAME | choose NAME | export FILE [NAME] | import FILE | remove NAME |"
    " reset [--role ROLE] --person AGENT [--json]";

// What one verb needs: whose, and what is kept of them.
struct Desktop {
    AgentId person;
    Preferences kept;
};

int keepLayouts(const Desktop& desktop, const Preferences& changed, const std::string& said)
{
    const auto written = writePreferences(preferencesFolder(), desktop.person, changed);
    if (!written)
        return tell(written.refusal());
    sayLine(said);
    return kDone;
}

nlohmann::json layoutJson(const DeskLayout& layout)
{
    return nlohmann::json::parse(QJsonDocument(layoutToJson(layout)).toJson().toStdString());
}

std::string sharesText(const std::vector<int>& shares)
{
    return shares.empty() ? "as the program shares it" : fmt::format("{}", fmt::join(shares, " "));
}

std::string hiddenText(const DeskLayout& layout)
{
    std::vector<std::string> parts;
    for (const DeskPart part : layout.hidden)
        parts.emplace_back(enumName(part));
    return parts.empty() ? "nothing" : fmt::format("{}", fmt::join(parts, ", "));
}

void sayLayout(const DeskLayout& layout)
{
    sayLine(fmt::format("begins at   {}", enumName(layout.begins)));
    sayLine(fmt::format("across      {}", sharesText(layout.across)));
    sayLine(fmt::format("left        {}", sharesText(layout.left)));
    sayLine(fmt::format("middle      {}", sharesText(layout.middle)));
    sayLine(fmt::format("put away    {}", hiddenText(layout)));
    if (layout.zoomPercent > 0)
        sayLine(fmt::format("zoom        {} %", layout.zoomPercent));
    for (const auto& [name, choice] : layout.boards)
        sayLine(fmt::format("columns     {}: {}", name, fmt::join(choice.columns, " ")));
    for (const DetachedBoard& board : layout.windows)
        sayLine(fmt::format("own window  {} {}", boardName(board), board.filter));
}

int listLayouts(const Arguments& arguments, const Desktop& desktop)
{
    const auto all = layoutsOf(desktop.kept);
    if (arguments.isJson) {
        nlohmann::json layouts = nlohmann::json::array();
        for (const NamedLayout& one : all)
            layouts.push_back({{"name", one.name},
                               {"own", desktop.kept.layouts.count(one.name) > 0},
                               {"chosen", one.name == desktop.kept.layout}});
        sayJson({{"person", desktop.person.value}, {"layouts", layouts}});
        return kDone;
    }
    for (const NamedLayout& one : all)
        sayLine(fmt::format("{} {}  {}", one.name == desktop.kept.layout ? "*" : " ", one.name,
                            desktop.kept.layouts.count(one.name) > 0 ? "own" : "shipped"));
    return kDone;
}

int showLayout(const Arguments& arguments, const Desktop& desktop)
{
    const DeskLayout* found = layoutNamed(desktop.kept, arguments.words[1]);
    if (found == nullptr)
        return tell(refuse(RefusalCode::LayoutUnknown, arguments.words[1]));
    if (arguments.isJson)
        sayJson(layoutJson(*found));
    else
        sayLayout(*found);
    return kDone;
}

int exportLayouts(const Arguments& arguments, const Desktop& desktop)
{
    auto layouts = desktop.kept.layouts;
    if (arguments.words.size() == 3) {
        const DeskLayout* found = layoutNamed(desktop.kept, arguments.words[2]);
        if (found == nullptr)
            return tell(refuse(RefusalCode::LayoutUnknown, arguments.words[2]));
        layouts = {{arguments.words[2], *found}};
    }
    const auto written = writeLayouts(QString::fromStdString(arguments.words[1]), layouts);
    if (!written)
        return tell(written.refusal());
    sayLine(fmt::format("{} layouts are in {}", layouts.size(), arguments.words[1]));
    return kDone;
}

// All of the file or nothing: each goes through the rule of a layout that is saved by hand.
int importLayouts(const Arguments& arguments, const Desktop& desktop)
{
    const auto read = readLayouts(QString::fromStdString(arguments.words[1]));
    if (!read)
        return tell(read.refusal());
    Preferences changed = desktop.kept;
    for (const auto& [name, layout] : *read) {
        Preferences one = changed;
        one.desk = layout;
        if (layout.zoomPercent > 0)
            one.zoomPercent = layout.zoomPercent;
        one.boards = layout.boards;
        const auto saved = withLayoutSaved(std::move(one), name);
        if (!saved)
            return tell(saved.refusal());
        changed.layouts = saved->layouts;
    }
    return keepLayouts(desktop, changed,
                       fmt::format("{} layouts taken; none is chosen by it", read->size()));
}

int chooseLayout(const Arguments& arguments, const Desktop& desktop)
{
    const auto chosen = withLayoutChosen(desktop.kept, arguments.words[1]);
    return chosen ? keepLayouts(desktop, *chosen, "It counts from the next sign-on.")
                  : tell(chosen.refusal());
}

int removeLayout(const Arguments& arguments, const Desktop& desktop)
{
    const auto changed = withoutLayout(desktop.kept, arguments.words[1]);
    return changed ? keepLayouts(desktop, *changed, "It is gone; the desk stays as it stands.")
                   : tell(changed.refusal());
}

int resetLayout(const Arguments& arguments, const Desktop& desktop)
{
    const auto wanted = arguments.option("role");
    if (!wanted) {
        // What the role has is asked at the sign-on: it is not written with the preferences.
        Preferences changed = withLayoutReset(desktop.kept, {});
        changed.desk.reset();
        changed.layout.clear();
        return keepLayouts(desktop, changed,
                           "The next sign-on begins with the layout of the role.");
    }
    for (const std::string_view name : enumNames(Role{})) {
        if (std::string(name).size() == wanted->size() &&
            QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()))
                    .compare(QString::fromStdString(*wanted), Qt::CaseInsensitive) == 0)
            return keepLayouts(desktop, withLayoutReset(desktop.kept, {*enumFromName<Role>(name)}),
                               "It counts from the next sign-on.");
    }
    return misused(kLayoutUsage, "there is no role " + *wanted);
}

} // namespace

int runLayout(const Arguments& arguments)
{
    using Act = int (*)(const Arguments&, const Desktop&);
    struct Way {
        const char* word;
        std::size_t least;
        std::size_t most;
        Act act;
    };
    static constexpr Way kWays[] = {
        {"list", 1, 1, listLayouts},     {"show", 2, 2, showLayout},
        {"choose", 2, 2, chooseLayout},  {"export", 2, 3, exportLayouts},
        {"import", 2, 2, importLayouts}, {"remove", 2, 2, removeLayout},
        {"reset", 1, 1, resetLayout}};
    const std::string person = arguments.optionOr("person", "");
    const std::string word = arguments.words.empty() ? "" : arguments.words.front();
    if (person.empty())
        return misused(kLayoutUsage, "whose layouts? Add: --person AGENT");
    for (const Way& way : kWays) {
        const bool isIt = word == way.word && arguments.words.size() >= way.least &&
                          arguments.words.size() <= way.most;
        if (!isIt)
            continue;
        QCoreApplication::setApplicationName(QStringLiteral("haven")); // the console's folder
        const AgentId agent(person);
        const auto read = readPreferences(preferencesFolder(), agent);
        return read ? way.act(arguments, Desktop{agent, *read}) : tell(read.refusal());
    }
    return misused(kLayoutUsage);
}

} // namespace haven::ctl
