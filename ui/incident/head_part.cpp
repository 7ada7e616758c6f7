#include "ui/incident/head_part.h"

#include "models/dispatch/board.h"
#include "models/dispatch/call_rules.h"
#include "ui/incident/call_part.h"
#include "ui/incident/plain_label.h"
#include "ui/incident/title_priority.h"
#include "ui/widgets/core_text.h"
#include "ui/widgets/words.h"

#include <algorithm>
#include <QHBoxLayout>
#include <QMenu>

namespace haven::ui {

namespace {

constexpr int kHeadOneRowPx = 330;

} // namespace

HeadPart::HeadPart(const PartTools& tools, QWidget* parent)
    : IncidentPart(tools, parent), m_row(new QBoxLayout(QBoxLayout::LeftToRight)),
      m_priority(new TitlePriority(tools.source, this)),
      m_title(new PlainLabel(tools.source, TypeRole::IncidentTitle, Token::Text, this)),
      m_waiting(new PlainLabel(tools.source, TypeRole::Strong, Token::Text, this)),
      m_late(new LateChip(tools.source, {}, this)),
      m_rows(new TextColumn(tools.source, {92, 1, ColumnFrame::None}, this))
{
    m_title->setObjectName(QStringLiteral("incidentTitle"));
    m_waiting->setObjectName(QStringLiteral("incidentWaiting"));
    m_waiting->setWordWrap(false);
    m_late->setObjectName(QStringLiteral("incidentLate"));
    m_rows->setObjectName(QStringLiteral("incidentRows"));
    m_rows->setAccessibleName(tr("Location, callers, people"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(m_row);
    column->addWidget(m_rows);
    auto* what = new QHBoxLayout;
    what->addWidget(m_priority, 0, Qt::AlignTop);
    what->addWidget(m_title, 1, Qt::AlignTop);
    auto* time = new QHBoxLayout;
    time->addWidget(m_late, 0, Qt::AlignTop);
    time->addWidget(m_waiting, 0, Qt::AlignTop);
    m_row->addLayout(what, 1);
    m_row->addLayout(time);
    connect(m_rows, &TextColumn::menuRequested, this, &HeadPart::openMenu);
    connect(&tools.source, &ThemeSource::changed, this, &HeadPart::restyle);
    restyle();
}

void HeadPart::restyle()
{
    const Look& sizes = look();
    m_row->setSpacing(sizes.px(8));
    m_row->setContentsMargins(0, 0, 0, sizes.px(8));
    m_waiting->setDesignPx(16);
    const int line = QFontMetrics(m_title->font()).height();
    m_priority->setMinimumHeight(line);
    m_waiting->setMinimumHeight(line);
    m_late->setMinimumHeight(line);
    arrange();
}

int HeadPart::oneRowPx() const
{
    return m_row->itemAt(0)->minimumSize().width() + m_row->spacing() +
           m_row->itemAt(1)->minimumSize().width();
}

QSize HeadPart::minimumSizeHint() const
{
    const int words =
        std::max(m_row->itemAt(0)->minimumSize().width(), m_row->itemAt(1)->minimumSize().width());
    const int rows = m_rows->isHidden() ? 0 : m_rows->minimumSizeHint().width();
    return {std::max(words, rows), IncidentPart::minimumSizeHint().height()};
}

// In a narrow column, or one narrow for these words, the time stands under the title.
void HeadPart::arrange()
{
    const bool isWide = width() >= std::max(look().px(kHeadOneRowPx), oneRowPx());
    const auto wanted = isWide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom;
    if (m_row->direction() == wanted)
        return;
    m_row->setDirection(wanted);
    m_row->update();
}

void HeadPart::resizeEvent(QResizeEvent* event)
{
    IncidentPart::resizeEvent(event);
    arrange();
}

void HeadPart::setIncident(const Incident* incident, Standing)
{
    m_shown = incident ? std::optional(incident->id) : std::nullopt;
    m_priority->setVisible(incident != nullptr);
    if (!incident) {
        m_title->say(tr("No incident is chosen"));
        m_waiting->say({});
        m_late->hide();
        m_rows->setItems({});
        m_rows->hide();
        return;
    }
    const BoardRow row = boardRow(*incident, tools().desk.knowledge().codes, tools().desk.now());
    m_priority->setPriority(static_cast<int>(incident->priority) + 1);
    m_title->say(coreWord(row.label).simplified());
    const bool isOpen = incident->visibility == Visibility::Normal;
    m_rows->setItems(isOpen ? detailRows(*incident, tools(), m_changes) : std::vector<TextItem>());
    m_rows->setVisible(isOpen);
    tick(*incident, tools().desk.now());
}

// Closed: how long it was open. Sent: how long it waited until somebody was told. Late: the chip.
void HeadPart::tick(const Incident& incident, Instant now)
{
    const Codes& codes = tools().desk.knowledge().codes;
    const QString time = elapsedText(waitingTime(incident, codes, now).wholeSeconds());
    const bool late = isLate(incident, codes, now);
    m_late->setVisible(late);
    if (late)
        m_late->setText(time);
    if (incident.stage == IncidentStage::Closed)
        m_waiting->say(tr("closed"));
    else if (waitsForOfficer(incident, codes))
        m_waiting->say(late ? tr("late, waits for an officer")
                            : tr("%1, waits for an officer", "waiting time").arg(time));
    else if (late)
        m_waiting->say(tr("late"));
    else if (incident.stage == IncidentStage::Held)
        m_waiting->say(tr("%1, held", "waiting time").arg(time));
    else if (isWaiting(incident, codes))
        m_waiting->say(tr("%1 waiting", "waiting time").arg(time));
    else
        m_waiting->say(tr("sent after %1", "waiting time").arg(time));
    arrange();
}

void HeadPart::recordCallback(const RecordCallback& command)
{
    const auto found = state().incidents.find(command.incident);
    const Call* call =
        found == state().incidents.end() ? nullptr : callMeant(found->second, command.call);
    // What left memory since the menu opened is for the rules to refuse.
    if (!call) {
        tools().ask(command, command.incident);
        return;
    }
    CallPart::withReasonIfUnsafe(tools(), found->second, *call, command.result,
                                 [this, command](const std::string& why) {
                                     RecordCallback recorded = command;
                                     recorded.whyUnsafe = why;
                                     tools().ask(recorded, recorded.incident);
                                 });
}

void HeadPart::openMenu(qint64 key, const QPoint& at)
{
    if (!m_shown || key <= kCallRow || key >= 2 * kCallRow)
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("callerMenu"));
    const struct {
        CallbackResult result;
        QString text;
    } ends[] = {{CallbackResult::Answered, tr("Called back: answered")},
                {CallbackResult::VoiceHeard, tr("Called back: a voice was heard")},
                {CallbackResult::Busy, tr("Called back: busy")},
                {CallbackResult::NoAnswer, tr("Called back: no answer")},
                {CallbackResult::VoicemailLeft, tr("Called back: left a voicemail")},
                {CallbackResult::VoicemailNotLeft, tr("Called back: voicemail, nothing left")}};
    for (const auto& end : ends) {
        const RecordCallback command{*m_shown, CallId(key - kCallRow), end.result};
        connect(menu->addAction(end.text), &QAction::triggered, this,
                [this, command] { recordCallback(command); });
    }
    menu->addSeparator();
    auto* more = menu->addAction(tr("Everything about this call…"));
    more->setObjectName(QStringLiteral("callerActs"));
    connect(more, &QAction::triggered, this, &HeadPart::callActsRequested);
    menu->popup(at);
}

} // namespace haven::ui
