#include "ui/incident/cautions_part.h"

#include "models/dispatch/nearby.h"
#include "models/dispatch/weapon.h"
#include "ui/incident/flag_words.h"
#include "ui/incident/plain_label.h"

#include <algorithm>
#include <QVBoxLayout>

namespace haven::ui {

CautionsPart::CautionsPart(const PartTools& tools, CautionsShown which, QWidget* parent)
    : IncidentPart(tools, parent), m_which(which), m_column(new QVBoxLayout(this))
{
    const bool isFirst = which == CautionsShown::First;
    setObjectName(isFirst ? QStringLiteral("incidentCautions")
                          : QStringLiteral("incidentMoreCautions"));
    setAccessibleName(isFirst ? tr("Cautions") : tr("Further cautions"));
    m_column->setContentsMargins(0, 0, 0, 0);
    if (isFirst) {
        m_more = new PlainLabel(tools.source, TypeRole::Column, Token::Danger, this);
        m_more->setObjectName(QStringLiteral("cautionsBelow"));
        m_weapon = new PlainLabel(tools.source, TypeRole::Strong, Token::Danger, this);
        m_weapon->setObjectName(QStringLiteral("possibleWeapon"));
        m_weapon->setDesignPx(14);
        m_column->addWidget(m_more);
        m_column->addWidget(m_weapon);
    }
    hide();
}

std::vector<CautionBox::Shown> CautionsPart::wantedFor(const Incident& incident,
                                                       Standing standing) const
{
    std::vector<CautionBox::Shown> wanted;
    for (const auto& hit :
         cautionsFor(state(), incident.location, incident.persons, tools().desk.now())) {
        const auto found = state().cautions.find(hit.caution);
        if (found == state().cautions.end())
            continue;
        CautionBox::Shown shown;
        shown.caution = found->second;
        shown.isReviewDue = hit.isReviewDue;
        shown.match = hit.match;
        shown.incident = incident.id;
        shown.standing = standing;
        for (const CautionSeen& seen : incident.seenBy) {
            if (seen.caution == hit.caution && !shown.seen)
                shown.seen = seen;
        }
        wanted.push_back(std::move(shown));
    }
    const auto firstOpen = std::find_if(wanted.begin(), wanted.end(),
                                        [](const CautionBox::Shown& one) { return !one.seen; });
    if (firstOpen != wanted.end())
        firstOpen->hasKey = true;
    return wanted;
}

void CautionsPart::tellWeapon(const Incident* incident, std::size_t below)
{
    QString more;
    if (below > 0)
        more = below == 1 ? tr("1 more caution below the notes")
                          : tr("%1 more cautions below the notes").arg(below);
    m_more->say(more);
    const auto weapon = incident ? possibleWeapon(*incident) : std::nullopt;
    if (!weapon)
        m_weapon->say({});
    else if (weapon->words.empty())
        m_weapon->say(tr("A note speaks of a weapon. Ask, and answer it."));
    else
        m_weapon->say(tr("Possible weapon: %1. Confirm or correct it.", "words")
                          .arg(quotedWords(weapon->words)));
}

void CautionsPart::setIncident(const Incident* incident, Standing standing)
{
    std::vector<CautionBox::Shown> wanted;
    if (incident)
        wanted = wantedFor(*incident, standing);
    const std::size_t all = wanted.size();
    const std::size_t first = std::min<std::size_t>(all, 1);
    if (m_which == CautionsShown::First) {
        wanted.resize(first);
        tellWeapon(incident, all - first);
    } else {
        wanted.erase(wanted.begin(), wanted.begin() + static_cast<std::ptrdiff_t>(first));
    }
    while (m_boxes.size() < wanted.size()) {
        m_boxes.push_back(new CautionBox(tools(), this));
        m_column->insertWidget(static_cast<int>(m_boxes.size()) - 1, m_boxes.back());
    }
    for (std::size_t n = 0; n < m_boxes.size(); ++n) {
        if (n < wanted.size())
            m_boxes[n]->setShown(wanted[n]);
        m_boxes[n]->setVisible(n < wanted.size());
    }
    setVisible(!wanted.empty() || (m_weapon && !m_weapon->text().isEmpty()));
}

bool CautionsPart::acknowledgeFirst()
{
    for (CautionBox* box : m_boxes) {
        if (box->isVisibleTo(this) && box->isOpen()) {
            box->acknowledge();
            return true;
        }
    }
    return false;
}

} // namespace haven::ui
