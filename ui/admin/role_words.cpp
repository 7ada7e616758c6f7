#include "ui/admin/role_words.h"

#include <QCoreApplication>
#include <QStringList>

namespace haven::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(haven::ui::RoleWords)
};

} // namespace

QString roleWord(Role role)
{
    switch (role) {
    case Role::Dispatcher:
        return Words::tr("Dispatcher");
    case Role::Clinician:
        return Words::tr("Clinician");
    case Role::Supervisor:
        return Words::tr("Supervisor");
    case Role::Administrator:
        return Words::tr("Administrator");
    case Role::Automaton:
        return Words::tr("Program");
    }
    return {};
}

QString rolesText(const std::set<Role>& roles)
{
    QStringList words;
    for (const Role role : roles)
        words << roleWord(role);
    return words.join(QStringLiteral(", "));
}

QString standingText(AccountStanding standing)
{
    switch (standing) {
    case AccountStanding::Open:
        return Words::tr("can sign on");
    case AccountStanding::Locked:
        return Words::tr("locked after wrong passwords");
    case AccountStanding::Disabled:
        return Words::tr("switched off");
    }
    return {};
}

} // namespace haven::ui
