#include "ui/widgets/row_acts.h"

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

void addTo(QMenu& menu, const RowAct& act)
{
    const QString objection = act.objection ? act.objection() : QString();
    // An ampersand in a name is a letter here, not a mnemonic.
    QString text = act.text;
    text.replace(u'&', QStringLiteral("&&"));
    if (!objection.isEmpty()) {
        QAction* gray =
            menu.addAction(RowActsTr::tr("%1: %2", "%1 is an act, %2 why it cannot be done")
                               .arg(text, firstSentence(objection)));
        gray->setObjectName(act.name);
        gray->setToolTip(objection);
        gray->setEnabled(false);
        return;
    }
    if (!act.more.empty()) {
        QMenu* more = menu.addMenu(text);
        more->menuAction()->setObjectName(act.name);
        fillMenu(*more, {act.more});
        return;
    }
    QAction* action = menu.addAction(text);
    action->setObjectName(act.name);
    // Shown, not bound: the panel's own action has the key.
    if (!act.key.isEmpty())
        action->setText(text + u'\t' + act.key.toString(QKeySequence::NativeText));
    action->setEnabled(static_cast<bool>(act.run));
    if (act.run)
        QObject::connect(action, &QAction::triggered, action, act.run);
}

} // namespace

void fillMenu(QMenu& menu, const RowActGroups& groups)
{
    menu.setToolTipsVisible(true);
    for (const RowActs& group : groups) {
        if (!menu.isEmpty() && !group.empty())
            menu.addSeparator();
        for (const RowAct& act : group)
            addTo(menu, act);
    }
}

const RowAct* actNamed(const RowActGroups& groups, const QString& name)
{
    for (const RowActs& group : groups) {
        for (const RowAct& act : group) {
            if (act.name == name)
                return &act;
        }
    }
    return nullptr;
}

} // namespace haven::ui
