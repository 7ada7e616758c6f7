#include "ui/crisis/response_panel.h"

#include "ui/incident/pick_band.h"
#include "ui/incident/plain_label.h"
#include "ui/incident/response_part.h"
#include "ui/incident/scrolled_body.h"
#include "ui/widgets/panel_header.h"
#include "ui/widgets/reason_prompt.h"

#include <algorithm>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>
#include <utility>

namespace haven::ui {

namespace {

constexpr int kResponseLeastPx = 24; // a question at the foot may need nearly all of it
constexpr int kResponseMarginPx = 8;

// What the column has for it and for what stands above it.
int heightOfColumn(const QWidget& panel)
{
    for (const QWidget* at = panel.parentWidget(); at; at = at->parentWidget()) {
        const auto* rows = qobject_cast<const QSplitter*>(at);
        if (rows && rows->orientation() == Qt::Vertical)
            return rows->height();
    }
    return panel.height();
}

} // namespace

ResponsePanel::ResponsePanel(const ThemeSource& source, Desk& desk, WallClock clock,
                             QWidget* parent)
    : QWidget(parent), m_desk(desk), m_clock(std::move(clock)),
      m_asker(desk), m_tools{source, desk, m_asker, m_clock, *this},
      m_header(new PanelHeader(source, tr("Response"), this)), m_area(new QScrollArea(this)),
      m_prompt(new ReasonPrompt(source, this)), m_pick(new PickBand(source, this))
{
    setObjectName(QStringLiteral("responsePanel"));
    setAccessibleName(tr("Response"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    m_area->setObjectName(QStringLiteral("responseScroll"));
    m_area->setAccessibleName(tr("Response"));
    m_area->setToolTip({});
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_area->setMinimumHeight(kResponseLeastPx);
    auto* body = new ScrolledBody(m_area->viewport());
    auto* parts = new QVBoxLayout(body);
    parts->setContentsMargins(kResponseMarginPx, kResponseMarginPx, kResponseMarginPx,
                              kResponseMarginPx);
    m_notice = new PlainLabel(source, TypeRole::Body, Token::Second, body);
    m_notice->setObjectName(QStringLiteral("responseNotice"));
    m_notice->setWordWrap(true);
    m_notice->setContentsMargins(kResponseMarginPx, 0, 0, 0); // in line with the facts above
    m_part = new ResponsePart(m_tools, body);
    m_part->bindWithin(this);
    parts->addWidget(m_notice);
    parts->addWidget(m_part);
    parts->addStretch(1);
    m_area->setWidget(body);
    column->addWidget(m_area, 1);
    column->addWidget(m_prompt);
    column->addWidget(m_pick);
    setFocusProxy(m_area);
    connect(m_prompt, &ReasonPrompt::reasonGiven, this, [this](const QString& reason) {
        if (const auto done = std::exchange(m_reasonDone, nullptr))
            done(reason);
    });
    connect(m_prompt, &ReasonPrompt::left, this, [this] { m_reasonDone = nullptr; });
    connect(&m_desk, &Desk::changed, this, [this](const ChangeSet& changes) {
        if (changes.isRosterChanged || (m_shown && changes.incidents.count(*m_shown) > 0))
            refresh();
    });
    connect(&m_asker, &DeskAsker::said, this, &ResponsePanel::said);
    m_fitting.setSingleShot(true);
    m_fitting.setInterval(0);
    connect(&m_fitting, &QTimer::timeout, this, &ResponsePanel::fitRoom);
    m_timer.setInterval(1000);
    connect(&m_timer, &QTimer::timeout, this, &ResponsePanel::tick);
    m_timer.start();
    refresh();
}

ResponsePanel::~ResponsePanel() = default;

void ResponsePanel::show(std::optional<IncidentId> incident)
{
    if (incident == m_shown)
        return;
    // A question about the one before must not be answered for this one.
    m_reasonDone = nullptr;
    m_prompt->leave();
    m_pick->leave();
    m_shown = incident;
    refresh();
}

const Incident* ResponsePanel::incident() const
{
    if (!m_shown)
        return nullptr;
    const auto found = m_desk.state().incidents.find(*m_shown);
    const bool isOpen =
        found != m_desk.state().incidents.end() && found->second.visibility == Visibility::Normal;
    return isOpen ? &found->second : nullptr;
}

void ResponsePanel::refresh()
{
    const Incident* one = incident();
    m_part->setIncident(one, Standing::Live);
    const auto found =
        m_shown ? m_desk.state().incidents.find(*m_shown) : m_desk.state().incidents.end();
    const bool isRestricted = !one && found != m_desk.state().incidents.end();
    m_notice->say(isRestricted ? tr("This incident is restricted: its response is not shown.")
                  : m_part->isHidden() ? tr("Who goes is said here once the level is known.")
                                       : QString());
    m_fitting.start();
}

void ResponsePanel::tick()
{
    if (const Incident* one = incident())
        m_part->tick(*one, m_desk.now());
    m_fitting.start();
}

// A hand-off's seconds and whom to try next are in sight whatever else the column holds: the facts
// above scroll. Never so that the window would grow.
void ResponsePanel::fitRoom()
{
    const bool isAsking = m_prompt->isAsking() || m_pick->isAsking();
    const int needed = isAsking ? 0 : m_part->urgentHeight();
    const int most = heightOfColumn(*this) * 3 / 5 - m_header->height();
    const int wanted = needed == 0 ? 0 : std::min(m_part->y() + needed + kResponseMarginPx, most);
    m_area->setMinimumHeight(std::max(kResponseLeastPx, wanted));
}

void ResponsePanel::askReason(const QString& question, std::function<void(const QString&)> done)
{
    m_pick->leave();
    m_prompt->ask(question);
    m_reasonDone = std::move(done);
    m_fitting.start();
}

void ResponsePanel::pick(Pick pick)
{
    m_reasonDone = nullptr;
    m_prompt->leave();
    m_pick->ask(std::move(pick));
    m_fitting.start();
}

} // namespace haven::ui
