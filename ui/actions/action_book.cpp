#include "ui/actions/action_book.h"

#include "ui/actions/action_key.h"
#include "ui/actions/bound_key.h"

#include <algorithm>
#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QWidget>

namespace haven::ui {

ActionBook::ActionBook(const ThemeSource& source, QWidget& window, QObject* parent)
    : QObject(parent), m_source(source), m_window(window)
{}

bool ActionBook::Scene::isShown(const ActionArea& area) const
{
    if (area.panel.empty())
        return true; // the window itself
    const auto found = panels.find(area.panel);
    return found != panels.end() && found->second->isVisible();
}

// One walk through the window.
ActionBook::Scene ActionBook::scene(const ActionTable& table) const
{
    Scene scene;
    const auto objects = m_window.findChildren<QObject*>();
    for (QObject* object : objects) {
        if (auto* key = qobject_cast<ActionKey*>(object)) {
            const ActionEntry* entry = table.find(key->action().toStdString());
            if (entry != nullptr)
                scene.bearers.emplace(entry, Bearer{key, nullptr});
            continue;
        }
        const std::string name = object->objectName().toStdString();
        if (name.empty())
            continue;
        if (auto* widget = qobject_cast<QWidget*>(object)) {
            QWidget*& panel = scene.panels[name];
            if (panel == nullptr || widget->isVisible())
                panel = widget;
        } else if (auto* action = qobject_cast<QAction*>(object)) {
            if (const ActionEntry* entry = table.find(name))
                scene.bearers.emplace(entry, Bearer{nullptr, action});
        }
    }
    return scene;
}

QString ActionBook::whyNot(const Bearer& bearer)
{
    const QWidget* place = bearer.key ? bearer.key->place() : nullptr;
    if (bearer.action) {
        const QObject* owner = bearer.action->parent();
        while (owner && !owner->isWidgetType())
            owner = owner->parent();
        place = static_cast<const QWidget*>(owner);
        const auto shown = bearer.action->associatedObjects();
        for (QObject* one : shown)
            place = qobject_cast<QWidget*>(one) ? qobject_cast<QWidget*>(one) : place;
    }
    if (place && !place->isVisible())
        return tr("It is not on the screen now.");
    if (place && !place->isEnabled())
        return tr("Nothing can be done there now.");
    return bearer.key ? bearer.key->whyNot() : ui::whyNot(*bearer.action);
}

std::pair<std::optional<ActionBook::Bearer>, QString> ActionBook::able(const Scene& scene,
                                                                       const ActionEntry* entry)
{
    QString why = tr("It is not on the screen now.");
    const auto [first, last] = scene.bearers.equal_range(entry);
    for (auto one = first; one != last; ++one) {
        why = whyNot(one->second);
        if (why.isEmpty())
            return {one->second, {}};
    }
    return {std::nullopt, why};
}

// Acts that share a line, as the nine answers of a step do: a person means one of them, which the
// line does not name. The one where the hands are is meant; else none is.
QString ActionBook::pickMeant(const Scene& scene, const ActionEntry& entry,
                              std::optional<Bearer>& found)
{
    if (entry.id.back() != '*')
        return {};
    const auto [first, last] = scene.bearers.equal_range(&entry);
    const QWidget* focus = QApplication::focusWidget();
    std::vector<Bearer> able;
    std::vector<Bearer> here;
    for (auto one = first; one != last; ++one) {
        if (!whyNot(one->second).isEmpty())
            continue;
        able.push_back(one->second);
        const QWidget* place = one->second.key ? one->second.key->place() : nullptr;
        if (place && focus && place->isAncestorOf(focus))
            here.push_back(one->second);
    }
    if (able.size() < 2)
        return {};
    found.reset();
    if (here.size() != 1)
        return tr("There are several of these here. Press the key of the one that is meant.");
    found = here.front();
    return {};
}

void ActionBook::press(const Bearer& bearer)
{
    if (bearer.key)
        bearer.key->press();
    else
        bearer.action->trigger();
}

bool ActionBook::canBring(const ActionTable& table, const Scene& scene, const ActionEntry& entry)
{
    const auto areas = table.around(entry.areas.front());
    return std::all_of(areas.begin(), areas.end(), [&](const ActionArea* area) {
        return !area->open.empty() || scene.isShown(*area);
    });
}

void ActionBook::bring(const ActionTable& table, const ActionEntry& entry)
{
    auto areas = table.around(entry.areas.front());
    std::reverse(areas.begin(), areas.end());
    for (const ActionArea* area : areas) {
        // Looked at anew: the step before may have made the panel.
        const Scene now = scene(table);
        if (area->open.empty() || now.isShown(*area))
            continue;
        const auto opener = able(now, table.find(area->open)).first;
        if (opener)
            press(*opener);
    }
}

std::vector<ActionLine> ActionBook::lines(const QWidget* focus) const
{
    const auto table = registryOf(m_source);
    const Scene now = scene(*table);
    const std::string here = areaOf(focus);
    std::vector<ActionLine> lines = registryLines(m_source);
    for (ActionLine& line : lines) {
        const ActionEntry* entry = line.isVerb() ? nullptr : table->find(line.id.toStdString());
        if (entry == nullptr)
            continue;
        const bool isHere =
            std::find(line.areas.begin(), line.areas.end(), here) != line.areas.end();
        line.near = isHere ? ActionLine::Near::Yes : ActionLine::Near::No;
        const auto [bearer, why] = able(now, entry);
        const bool isOpen = now.isShown(*table->area(entry->areas.front()));
        if (!bearer && (isOpen || !canBring(*table, now, *entry)))
            line.whyNot = why;
    }
    return lines;
}

QString ActionBook::run(const ActionLine& line)
{
    if (line.isVerb()) {
        Q_EMIT lineWanted(line.line);
        return {};
    }
    const auto table = registryOf(m_source);
    const ActionEntry* entry = table->find(line.id.toStdString());
    if (entry == nullptr)
        return tr("This version of Haven has no such command.");
    const Scene now = scene(*table);
    auto [bearer, why] = able(now, entry);
    if (!bearer) {
        bring(*table, *entry);
        if (!able(scene(*table), entry).first)
            return why;
        // Nobody has seen yet what it would act on.
        return tr("It is on the screen now. Look at it, then do it again.");
    }
    why = pickMeant(now, *entry, bearer);
    if (bearer)
        press(*bearer);
    return why;
}

void ActionBook::fillMenu(QMenu& menu)
{
    menu.setToolTipsVisible(true);
    const auto table = registryOf(m_source);
    std::map<std::string, QMenu*> submenus;
    for (const ActionLine& line : lines(QApplication::focusWidget())) {
        if (line.isVerb())
            continue;
        const std::string& area = line.areas.front();
        QMenu*& submenu = submenus[area];
        if (submenu == nullptr) {
            submenu = menu.addMenu(areaName(*table->area(area)));
            submenu->setToolTipsVisible(true);
        }
        QString text = line.title;
        text.replace(u'&', QStringLiteral("&&"));
        QAction* entry = submenu->addAction(text + u'\t' + line.keys);
        // Not the id: what bears it is found by that.
        entry->setObjectName(QStringLiteral("menu_") + line.id);
        entry->setToolTip(line.told());
        entry->setEnabled(line.whyNot.isEmpty());
        connect(entry, &QAction::triggered, this, [this, line] {
            const QString why = run(line);
            if (!why.isEmpty())
                Q_EMIT refused(refusalOf(line, why));
        });
    }
}

std::string ActionBook::areaOf(const QWidget* widget) const
{
    const auto table = registryOf(m_source);
    for (const QWidget* at = widget; at != nullptr; at = at->parentWidget()) {
        const std::string name = at->objectName().toStdString();
        for (const ActionArea& area : table->areas) {
            if (!name.empty() && area.panel == name)
                return area.id;
        }
    }
    return {};
}

} // namespace haven::ui
