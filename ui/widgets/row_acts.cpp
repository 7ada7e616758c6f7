#include "ui/widgets/row_acts.h"

#include "ui/actions/bound_key.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>

namespace haven::ui {

namespace {

struct RowActsTr {
    Q_DECLARE_TR_FUNCTIONS(haven::ui::RowActs)
};

// The first sentence of a refusal says why; what is safe and what to do next stays in the tooltip.
QString firstSentence(const QString& refusal)
{
    const auto end = refusal.indexOf(QStringLiteral(". "));
    return end < 0 ? refusal : refusal.left(end);
}

QString menuText(const RowAct& act)
{
    // An ampersand in a name is a letter here, not a mnemonic.
    QString text = act.text;
    return text.replace(u'&', QStringLiteral("&&"));
}

void addGray(QMenu& menu, const RowAct& act, const QString& objection)
{
    QAction* gray = menu.addAction(RowActsTr::tr("%1: %2", "%1 is an act, %2 why it cannot be done")
                                       .arg(menuText(act), firstSentence(objection)));
    gray->setObjectName(act.name);
    gray->setToolTip(objection);
    gray->setEnabled(false);
}

struct Barred {
    const RowAct* act;
    QString objection;
};

void addTo(QMenu& menu, const RowAct& act)
{
    QAction* action = menu.addAction(menuText(act));
    action->setObjectName(act.name);
    // Shown, not bound: the panel's own action has the key.
    if (!act.key.isEmpty())
        action->setText(menuText(act) + u'\t' + act.key.toString(QKeySequence::NativeText));
    action->setEnabled(static_cast<bool>(act.run));
    if (act.run)
        QObject::connect(action, &QAction::triggered, action, act.run);
}

void addSubmenu(QMenu& menu, const RowAct& act, const RowActs& held)
{
    QMenu* into = menu.addMenu(menuText(act));
    into->menuAction()->setObjectName(act.name);
    into->setToolTipsVisible(true);
    for (const RowAct& one : held) {
        if (const QString why = one.objection ? one.objection() : QString(); !why.isEmpty())
            addGray(*into, one, why);
        else
            addTo(*into, one);
    }
}

struct Possible {
    const RowAct* act;
    RowActs held; // of its submenu
};

void addGroup(QMenu& menu, const RowActGroup& group, std::vector<Barred>& barred)
{
    std::vector<Possible> possible;
    for (const RowAct& act : group.acts) {
        QString why = act.objection ? act.objection() : QString();
        RowActs held = why.isEmpty() && act.more ? act.more() : RowActs();
        if (why.isEmpty() && held.empty() && !act.run)
            why = RowActsTr::tr("there is nothing to choose from");
        if (!why.isEmpty())
            barred.push_back({&act, why});
        else
            possible.push_back({&act, std::move(held)});
    }
    if (possible.empty())
        return;
    if (!menu.isEmpty() && group.title.isEmpty())
        menu.addSeparator();
    // A submenu for one line would only hide it.
    const bool isFlat = group.title.isEmpty() || possible.size() == 1;
    QMenu* into = isFlat ? &menu : menu.addMenu(group.title);
    into->setToolTipsVisible(true);
    for (const Possible& one : possible) {
        if (one.held.empty())
            addTo(*into, *one.act);
        else
            addSubmenu(*into, *one.act, one.held);
    }
}

} // namespace

RowActGroups withKeys(const ThemeSource& source, RowActGroups groups)
{
    for (RowActGroup& group : groups) {
        for (RowAct& act : group.acts)
            act.key = boundKey(source, act.name, act.key);
    }
    return groups;
}

void fillMenu(QMenu& menu, const RowActGroups& groups)
{
    menu.setToolTipsVisible(true);
    std::vector<Barred> barred;
    for (const RowActGroup& group : groups)
        addGroup(menu, group, barred);
    if (barred.empty())
        return;
    menu.addSeparator();
    QMenu* why = menu.addMenu(RowActsTr::tr("Not possible now, and why"));
    why->menuAction()->setObjectName(QStringLiteral("notPossible"));
    why->setToolTipsVisible(true);
    for (const Barred& one : barred)
        addGray(*why, *one.act, one.objection);
}

const RowAct* actNamed(const RowActGroups& groups, const QString& name)
{
    for (const RowActGroup& group : groups) {
        for (const RowAct& act : group.acts) {
            if (act.name == name)
                return &act;
        }
    }
    return nullptr;
}

} // namespace haven::ui
