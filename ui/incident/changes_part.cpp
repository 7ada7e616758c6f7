#include "ui/incident/changes_part.h"

#include "ui/incident/incident_words.h"
#include "ui/incident/plain_label.h"

#include <QCoreApplication>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

constexpr qint64 kLookPart = 1'000'000'000; // keys of one field

struct ChangesTr {
    Q_DECLARE_TR_FUNCTIONS(haven::ui::ChangesPart)
};

} // namespace

QString lookFieldWord(LookField field)
{
    switch (field) {
    case LookField::Location:
        return ChangesTr::tr("Location");
    case LookField::Type:
        return ChangesTr::tr("Type");
    case LookField::Priority:
        return ChangesTr::tr("Priority");
    case LookField::Caller:
        return ChangesTr::tr("Caller");
    case LookField::Person:
        return ChangesTr::tr("Person");
    case LookField::Vehicle:
        return ChangesTr::tr("Vehicle");
    case LookField::Caution:
        return ChangesTr::tr("Caution");
    case LookField::Note:
        return ChangesTr::tr("Notes");
    case LookField::Units:
        return ChangesTr::tr("Units");
    case LookField::Standing:
        return ChangesTr::tr("Standing");
    case LookField::Behavioral:
        return ChangesTr::tr("Crisis");
    case LookField::Other:
        return ChangesTr::tr("Details");
    }
    return {};
}

QString changeWords(const SeenChange& change, const PartTools& tools)
{
    const QString who = agentName(tools.desk.state(), change.by);
    const QString when = tools.clock.time(change.at);
    if (change.before.empty())
        return change.times > 1
                   ? ChangesTr::tr("%1 changes, the last by %2, %3", "how many, name, time")
                         .arg(change.times)
                         .arg(who, when)
                   : ChangesTr::tr("changed by %1, %2", "name, time").arg(who, when);
    const QString before = change.field == LookField::Type
                               ? typeLabel(tools.desk.knowledge().codes, TypeCode(change.before))
                               : oneLine(change.before);
    return ChangesTr::tr("changed by %1, %2; was “%3”", "name, time, what was there")
        .arg(who, when, before);
}

ChangesPart::ChangesPart(const PartTools& tools, QWidget* parent)
    : IncidentPart(tools, parent),
      m_title(new PlainLabel(tools.source, TypeRole::Small, Token::Second, this)),
      m_rows(new TextColumn(tools.source, {92, 1, ColumnFrame::None}, this))
{
    setObjectName(QStringLiteral("incidentChanges"));
    setAccessibleName(tr("Changed since you looked"));
    m_title->setObjectName(QStringLiteral("changesTitle"));
    m_title->say(tr("Changed since you looked"));
    m_rows->setObjectName(QStringLiteral("changesRows"));
    m_rows->setAccessibleName(tr("Changed since you looked"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_title);
    column->addWidget(m_rows);
    hide();
}

void ChangesPart::setIncident(const Incident* incident, Standing)
{
    std::vector<TextItem> items;
    if (incident) {
        for (const SeenChange& change : m_changes) {
            BlockWriter row(TextBlock{{}, TypeRole::Body, 15, Token::Text, {}, Struck::No});
            row.plain(changeWords(change, tools()));
            items.push_back(TextItem{static_cast<qint64>(change.field) * kLookPart + change.part,
                                     lookFieldWord(change.field),
                                     {row.block()}});
        }
    }
    setVisible(!items.empty());
    m_rows->setItems(std::move(items));
}

} // namespace haven::ui
