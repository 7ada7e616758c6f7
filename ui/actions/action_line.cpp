#include "ui/actions/action_line.h"

#include "models/dispatch/command_line.h"
#include "models/items/qt_text.h"
#include "models/items/search_fold.h"
#include "ui/actions/bound_key.h"
#include "ui/widgets/core_text.h"
#include "ui/widgets/words.h"

#include <QCoreApplication>
#include <QStringList>

namespace haven::ui {

namespace {

struct ActionLineTr {
    Q_DECLARE_TR_FUNCTIONS(haven::ui::ActionLine)
};

// Names are those of the shipped table; a translation has them under this one context.
QString translated(const std::string& words)
{
    return QCoreApplication::translate(kActions, words.c_str());
}

QString areaNames(const ActionTable& table, const ActionEntry& entry)
{
    QStringList names;
    for (const std::string& id : entry.areas) {
        if (const ActionArea* area = table.area(id))
            names << translated(area->name);
    }
    return names.join(QStringLiteral(", "));
}

// A page is looked for by what stands on its button, too.
QString openedBy(const ActionTable& table, const ActionEntry& entry)
{
    QStringList names;
    for (const ActionArea& area : table.areas) {
        if (area.open == entry.id)
            names << translated(area.name);
    }
    return names.join(u' ');
}

ActionLine lineOf(const ThemeSource& source, const ActionTable& table, const ActionEntry& entry)
{
    ActionLine line;
    line.id = fromStd(entry.id);
    line.title = actionName(entry);
    line.where = areaNames(table, entry);
    line.keys = actionKeys(source, entry);
    line.areas = entry.areas;
    line.folded = searchFold(line.title + u' ' + line.where + u' ' + openedBy(table, entry) + u' ' +
                             fromStd(entry.verb));
    line.also = searchFold(fromStd(entry.also));
    return line;
}

ActionLine lineOf(const VerbHelp& verb)
{
    const QString name = fromStd(verb.name);
    const QString longName = fromStd(verb.longName);
    ActionLine line;
    line.id = QStringLiteral("verb:") + name;
    line.title = coreWord(verb.sentence);
    line.where = ActionLineTr::tr("Command line: %1 %2", "a verb and what follows it")
                     .arg(name, fromStd(verb.usage))
                     .trimmed();
    line.keys = name;
    line.line = name + u' ';
    line.example = fromStd(verb.example);
    line.folded = searchFold(line.title + u' ' + name + u' ' + longName);
    return line;
}

} // namespace

QString ActionLine::told() const
{
    QString words = isVerb() ? ActionLineTr::tr("%1. %2. For example: %3", "a verb's sentence")
                                   .arg(title, where, example)
                             : ActionLineTr::tr("%1. %2", "an act, where").arg(title, where);
    if (!isVerb() && !keys.isEmpty())
        words = ActionLineTr::tr("%1 (%2)", "%1 is what an act does and where, %2 its key")
                    .arg(words, keys);
    return whyNot.isEmpty() ? words
                            : ActionLineTr::tr("%1. Not now: %2", "act, reason").arg(words, whyNot);
}

std::shared_ptr<const ActionTable> registryOf(const ThemeSource& source)
{
    return source.keys().table() ? source.keys().table() : shippedActions();
}

QString actionName(const ActionEntry& entry)
{
    return translated(entry.name);
}

QString areaName(const ActionArea& area)
{
    return translated(area.name);
}

QString refusalOf(const ActionLine& line, const QString& why)
{
    return ActionLineTr::tr("%1: %2", "an act, why it cannot be done").arg(line.title, why);
}

QString actionKeys(const ThemeSource& source, const ActionEntry& entry)
{
    QStringList keys;
    const auto all = source.keys().keysOf(entry);
    const auto told = condensed(all);
    // A row of digits is no key of Qt's.
    for (const std::string& key : told)
        keys << (told == all ? keyText(keyFromRegistry(key)) : fromStd(key));
    return keys.join(QStringLiteral(", "));
}

std::vector<ActionLine> registryLines(const ThemeSource& source)
{
    const auto table = registryOf(source);
    std::vector<ActionLine> lines;
    lines.reserve(table->actions.size());
    for (const ActionEntry& entry : table->actions)
        lines.push_back(lineOf(source, *table, entry));
    for (const VerbHelp& verb : verbTable())
        lines.push_back(lineOf(verb));
    return lines;
}

} // namespace haven::ui
