#include "ui/care/care_looks.h"

#include "models/dispatch/care_rules.h"

#include <algorithm>

namespace haven::ui {

namespace {

// One list for all incidents.
bool isPageOfAll(CarePage page)
{
    return page == CarePage::FollowUps || page == CarePage::Plans;
}

// As havenctl names them: the list of plans is a care record of no one incident.
CareView viewOf(CarePage page)
{
    switch (page) {
    case CarePage::Outcome:
    case CarePage::Handoff:
    case CarePage::Ledger:
    case CarePage::Plans:
        return CareView::CareRecord;
    case CarePage::Request:
        return CareView::OfficerRequest;
    case CarePage::Certificate:
        return CareView::Certificate;
    case CarePage::FollowUps:
        return CareView::FollowUps;
    case CarePage::Screenings:
        return CareView::Screenings;
    }
    return CareView::CareRecord;
}

bool doesSheetTell(const IncidentCare& care, CareSheet sheet, const std::set<Role>& roles)
{
    const auto found = care.sheets.find(sheet);
    return mayReadSheet(sheet, roles) && found != care.sheets.end() && !found->second.empty();
}

bool doesPageTell(CarePage page, const IncidentCare& care, const std::set<Role>& roles)
{
    const bool isAfterwards = mayReadAfterwards(roles);
    switch (page) {
    case CarePage::Outcome:
        return doesSheetTell(care, CareSheet::Outcome, roles);
    case CarePage::Handoff:
        return doesSheetTell(care, CareSheet::Handoff, roles);
    case CarePage::Request:
        return doesSheetTell(care, CareSheet::OfficerRequest, roles);
    case CarePage::Certificate:
        return doesSheetTell(care, CareSheet::Certificate, roles);
    case CarePage::Ledger:
        return !care.force.empty() ||
               (isAfterwards &&
                !(reportsOf(care).empty() && care.consents.empty() && care.referrals.empty()));
    case CarePage::Screenings:
        return isAfterwards && !care.screenings.empty();
    case CarePage::FollowUps:
    case CarePage::Plans:
        return false;
    }
    return false;
}

bool doesListTell(CarePage page, const State& state)
{
    return page == CarePage::FollowUps
               ? !state.followUps.empty()
               : std::any_of(state.carePlans.begin(), state.carePlans.end(),
                             [](const auto& plan) { return !plan.second.endedAt; });
}

bool isSomethingTold(const Desk& desk, CarePage page, std::optional<IncidentId> incident)
{
    const auto& roles = desk.seat().roles;
    if (isPageOfAll(page))
        return mayReadAfterwards(roles) && doesListTell(page, desk.state());
    const auto& all = desk.state().incidents;
    const auto found = incident && mayReadCare(roles) ? all.find(*incident) : all.end();
    return found != all.end() && found->second.visibility != Visibility::Restricted &&
           doesPageTell(page, found->second.care, roles);
}

} // namespace

CareLooks::CareLooks(Desk& desk, QObject* parent) : QObject(parent), m_desk(desk)
{
    connect(&desk, &Desk::answered, this, &CareLooks::hear);
    connect(&desk, &Desk::seatChanged, this, [this] { m_told.clear(); });
}

void CareLooks::see(CarePage page, std::optional<IncidentId> incident)
{
    if (!isSomethingTold(m_desk, page, incident))
        return;
    const Look look{viewOf(page), isPageOfAll(page) ? std::nullopt : incident};
    if (!m_told.insert(look).second)
        return;
    ViewCare command{look.first, look.second, std::nullopt, {}};
    command.way = CareLookWay::OnPage;
    m_waiting.emplace(m_desk.submit(std::move(command)), look);
}

void CareLooks::hear(const Answered& answer)
{
    const auto asked = m_waiting.extract(answer.id);
    if (asked.empty() || answer.result.isOk())
        return;
    m_told.erase(asked.mapped());
    Q_EMIT said(refusalText(answer.result.refusal()), Tone::Refused);
}

} // namespace haven::ui
