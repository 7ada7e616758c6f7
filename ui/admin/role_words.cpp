#include "ui/admin/role_words.h"

#include <QCoreApplication>
#include <QStringList>

namespace haven::ui {

namespace {

struct RoleWordsTr {
    Q_DECLARE_TR_FUNCTIONS(haven::ui::RoleWords)
};

} // namespace

QString roleWord(Role role)
{
    switch (role) {
    case Role::Dispatcher:
        return RoleWordsTr::tr("Dispatcher");
    case Role::Clinician:
        return RoleWordsTr::tr("Clinician");
    case Role::Supervisor:
        return RoleWordsTr::tr("Supervisor");
    case Role::Administrator:
        return RoleWordsTr::tr("Administrator");
    case Role::Automaton:
        return RoleWordsTr::tr("Program");
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
        return RoleWordsTr::tr("can sign on");
    case AccountStanding::Locked:
        return RoleWordsTr::tr("locked after wrong passwords");
    case AccountStanding::Disabled:
        return RoleWordsTr::tr("switched off");
    }
    return {};
}

} // namespace haven::ui
