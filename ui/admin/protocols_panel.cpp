#include "ui/admin/protocols_panel.h"

#include "models/dispatch/decide.h"
#include "models/items/qt_text.h"
#include "ui/admin/form_card.h"
#include "ui/widgets/cell_painter.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/panel_header.h"

#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

constexpr int kRowsLeast = 3;

std::vector<BoardColumn> protocolColumns()
{
    const auto at = [](ProtocolColumn column) { return static_cast<int>(column); };
    return {{at(ProtocolColumn::Title), ProtocolsPanel::tr("Protocol"), 340, 140},
            {at(ProtocolColumn::Standing), ProtocolsPanel::tr("Standing"), 210, 110}};
}

} // namespace

ProtocolsPanel::ProtocolsPanel(const ThemeSource& source, Desk& desk, WallClock clock,
                               QWidget* parent)
    : QWidget(parent), m_desk(desk), m_clock(std::move(clock)),
      m_model(desk, [this](const ProtocolRow& row) { return standingOf(row); }),
      m_header(new PanelHeader(source, tr("Crisis protocols"), this)),
      m_view(new BoardView(source, tr("Crisis protocols"), this)),
      m_form(new FormCard(source, tr("Record an approval"), this)),
      m_accept(new KeyButton(source, tr("Record the approval"), Qt::Key_Return, this))
{
    setObjectName(QStringLiteral("protocolsPanel"));
    m_view->setObjectName(QStringLiteral("protocolsView"));
    m_view->setTableDelegate(new TableDelegate(source));
    m_view->setModel(&m_model);
    m_view->setColumns(protocolColumns());
    m_view->installEventFilter(this);
    m_form->setObjectName(QStringLiteral("protocolForm"));
    m_approver = m_form->addLine(QStringLiteral("protocolApprover"), tr("Approver"),
                                 tr("The clinician who answers for this text, by name"));
    m_license = m_form->addLine(QStringLiteral("protocolLicense"), tr("License"),
                                tr("The approver's license, for example: LCSW 1234"));
    m_agency = m_form->addLine(QStringLiteral("protocolAgency"), tr("Agency"),
                               tr("For which the approver answers, for example: Harbor Health"));
    m_day = m_form->addLine(QStringLiteral("protocolDay"), tr("Approved on"),
                            tr("The day, for example: 2026-11-20; empty for today"));
    m_accept->setObjectName(QStringLiteral("protocolAccept"));
    m_accept->setKind(ButtonKind::Primary);
    m_form->addButton(m_accept);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_view, 1);
    column->addWidget(m_form);
    // Where the page is too low for all of it the page scrolls, and the list is still a list.
    const auto fitList = [this, &source] {
        const Look& look = source.look();
        m_view->setMinimumHeight(look.px(30) + kRowsLeast * look.rowHeight());
    };
    fitList();
    connect(&source, &ThemeSource::changed, this, fitList);
    m_begin = new KeyButton(source, tr("Approve"), QKeySequence(Qt::ALT | Qt::Key_M), m_header);
    m_begin->setObjectName(QStringLiteral("protocolApprove"));
    m_begin->setHint(
        tr("Choose a protocol with the arrows; Enter or a name goes on to who approves it"));
    m_header->addRightButton(m_begin);
    connect(m_begin, &QPushButton::clicked, this, [this] { m_view->setFocus(); });
    connect(m_view, &BoardView::rowActivated, this, [this] { m_approver->setFocus(); });
    auto* change = new KeyButton(source, tr("Change"), {}, m_header);
    change->setObjectName(QStringLiteral("protocolChange"));
    change->setHint(tr("Change the chosen protocol in the editor"));
    m_header->addRightButton(change);
    connect(change, &QPushButton::clicked, this, &ProtocolsPanel::edit);
    connect(m_accept, &QPushButton::clicked, this, &ProtocolsPanel::approve);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ProtocolsPanel::retell);
    connect(&desk, &Desk::answered, this, &ProtocolsPanel::hear);
    connect(&desk, &Desk::seatChanged, this, &ProtocolsPanel::retell);
    connect(&desk, &Desk::protocolsChanged, this, &ProtocolsPanel::retell);
    connect(&desk, &Desk::changed, this, [this](const ChangeSet& changes) {
        if (changes.isRosterChanged)
            retell();
    });
    if (m_model.rowCount() > 0)
        m_view->setCurrentIndex(m_model.index(0, 0));
    retell();
}

void ProtocolsPanel::bindWithin(QWidget* room)
{
    m_begin->bindWithin(room);
}

QString ProtocolsPanel::standingOf(const ProtocolRow& row) const
{
    const ProtocolSource source = m_desk.knowledge().protocols.at(row.id).source;
    return source == ProtocolSource::Agency
               ? tr("%1; your agency's own", "how it stands").arg(approvalOf(row))
               : approvalOf(row);
}

QString ProtocolsPanel::approvalOf(const ProtocolRow& row) const
{
    if (m_desk.knowledge().protocols.at(row.id).protocol.status == ProtocolStatus::Retired)
        return tr("retired; no checklist starts by it");
    switch (row.standing) {
    case ProtocolStanding::Draft:
        return tr("draft, not approved");
    case ProtocolStanding::Changed:
        if (row.isEarlierStarted)
            return tr("draft; checklists start by version %2, which %1 approved", "name, version")
                .arg(fromStd(row.approval->approver), fromStd(row.approval->version));
        return tr("changed since %1 approved version %2", "name, version")
            .arg(fromStd(row.approval->approver), fromStd(row.approval->version));
    case ProtocolStanding::Approved:
        return tr("approved by %1, %2, on %3", "name, credentials, when")
            .arg(fromStd(row.approval->approver), fromStd(row.approval->credentials),
                 m_clock.dated ? m_clock.dated(row.approval->at) : QString());
    }
    return {};
}

void ProtocolsPanel::retell()
{
    int approved = 0;
    for (int row = 0; row < m_model.rowCount(); ++row)
        approved += m_model.rowAt(row)->standing == ProtocolStanding::Approved ? 1 : 0;
    m_header->setNote(tr("%1 of %2 approved").arg(approved).arg(m_model.rowCount()));
    const ProtocolRow* row = m_model.rowAt(m_view->currentIndex().row());
    const bool isAllowed = mayDo(ApproveProtocol{}, m_desk.seat().roles);
    m_accept->setEnabled(isAllowed && row);
    m_approver->setEnabled(isAllowed);
    for (QLineEdit* line : {m_license, m_agency, m_day})
        line->setEnabled(isAllowed);
    if (!isAllowed)
        m_form->setIntroduction(tr("A supervisor or an administrator records an approval."));
    else if (m_desk.state().mode == StationMode::Live)
        m_form->setIntroduction(
            row && row->isEarlierStarted
                ? tr("Until this text is approved, checklists start by version %1, which was.",
                     "number")
                      .arg(fromStd(row->approval->version))
                : tr("This station does not run it until this exact text is approved."));
    else
        m_form->setIntroduction(tr("A live station runs it once this exact text is approved."));
    if (!row)
        return;
    const Protocol& protocol = m_desk.knowledge().protocols.at(row->id).protocol;
    m_form->setTitle(tr("Approve: %1, version %2", "protocol, number")
                         .arg(fromStd(protocol.title))
                         .arg(protocol.version));
}

void ProtocolsPanel::edit()
{
    if (const ProtocolRow* row = m_model.rowAt(m_view->currentIndex().row()))
        Q_EMIT editRequested(row->id);
}

void ProtocolsPanel::approve()
{
    const ProtocolRow* row = m_model.rowAt(m_view->currentIndex().row());
    if (!row || m_waitingFor != 0 || !m_accept->isEnabled())
        return;
    ApproveProtocol command;
    command.protocol = row->id;
    command.approver = m_approver->text().trimmed().toStdString();
    command.license = m_license->text().trimmed().toStdString();
    command.agency = m_agency->text().trimmed().toStdString();
    command.approvedOn = m_day->text().trimmed().toStdString();
    m_form->say(tr("Saving."), Tone::Quiet);
    m_waitingFor = m_desk.submit(std::move(command));
}

void ProtocolsPanel::hear(const Answered& answer)
{
    if (m_waitingFor == 0 || answer.id != m_waitingFor)
        return;
    m_waitingFor = 0;
    if (!answer.result) {
        const QString sentence = refusalText(answer.result.refusal());
        m_form->say(sentence, Tone::Refused);
        Q_EMIT said(sentence, Tone::Refused);
        return;
    }
    const QString sentence =
        tr("The approval by %1 is on the record.").arg(m_approver->text().trimmed());
    for (QLineEdit* line : {m_approver, m_license, m_agency, m_day})
        line->clear();
    m_form->say(sentence, Tone::Accepted);
    Q_EMIT said(sentence, Tone::Accepted);
}

bool ProtocolsPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_view || event->type() != QEvent::KeyPress || !m_approver->isEnabled())
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool isPlain = (key->modifiers() & ~Qt::ShiftModifier) == Qt::NoModifier;
    const bool isLetter = !key->text().isEmpty() && key->text().front().isLetterOrNumber();
    if (!isPlain || !isLetter)
        return QWidget::eventFilter(watched, event);
    m_approver->setFocus();
    m_approver->insert(key->text());
    return true;
}

void ProtocolsPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        approve();
    else
        QWidget::keyPressEvent(event);
}

} // namespace haven::ui
