#include "app/ctl/verb.h"
#include "app/print/key_card.h"
#include "app/settings/preference_keeper.h"
#include "models/dispatch/command_line.h"

#include <QCoreApplication>

#include <iostream>

// The registry of the console's actions, without a screen: what has which key, and the card of it.
namespace haven::ctl {

namespace {

constexpr const char* kKeysUsage = "keys [--as AGENT] [--json | --pdf FILE]";

nlohmann::json actionJson(const ActionTable& table, const KeyMap& keys, const ActionEntry& entry)
{
    return {{"id", entry.id},
            {"name", entry.name},
            {"where", table.whereWords(entry)},
            {"areas", entry.areas},
            {"keys", keys.keysOf(entry)},
            {"shipped", entry.keys},
            {"chosen", keys.isChosen(entry)},
            {"fixed", entry.change == ActionEntry::Keys::Fixed},
            {"verb", entry.verb}};
}

nlohmann::json keysJson(const ActionTable& table, const KeyMap& keys)
{
    nlohmann::json actions = nlohmann::json::array();
    for (const ActionEntry& entry : table.actions)
        actions.push_back(actionJson(table, keys, entry));
    nlohmann::json verbs = nlohmann::json::array();
    for (const VerbHelp& verb : haven::verbTable())
        verbs.push_back({{"verb", verb.name},
                         {"long", verb.longName},
                         {"usage", verb.usage},
                         {"example", verb.example},
                         {"sentence", verb.sentence}});
    return {{"version", table.version},
            {"single_letters", keys.choice().letters == LetterKeys::On},
            {"actions", actions},
            {"verbs", verbs}};
}

} // namespace

int runKeys(const Arguments& arguments)
{
    const auto pdf = arguments.option("pdf");
    if (!arguments.words.empty() || (pdf && pdf->empty()))
        return misused(kKeysUsage);
    const auto table = shippedActions();
    const std::string agent = arguments.optionOr("as", "");
    KeyChoice choice;
    if (!agent.empty()) {
        QCoreApplication::setApplicationName(QStringLiteral("haven")); // the console's folder
        const auto read = readPreferences(preferencesFolder(), AgentId(agent));
        if (!read)
            return tell(read.refusal());
        choice = adoptKeys(*table, read->keys).choice;
    }
    const KeyMap keys(table, choice);
    const Report card = keyCard(*table, keys, agent);
    if (pdf) {
        if (!writeKeyCard(card, *pdf))
            return tell(refuse(RefusalCode::FileUnwritable, *pdf));
        return kDone;
    }
    if (arguments.isJson)
        sayJson(keysJson(*table, keys));
    else
        std::cout << reportAsText(card) << std::flush;
    return kDone;
}

} // namespace haven::ctl
