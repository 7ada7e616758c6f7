#include "ui/recommend/who_panel.h"

#include "ui/recommend/reason_keys.h"
#include "ui/recommend/who_words.h"
#include "ui/widgets/desk_rules.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/panel_header.h"

#include <algorithm>
#include <QAction>
#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

constexpr int kSoonMs = 200; // what one act changes is asked about once
constexpr int kBusyMs = 1000;
constexpr int kJustChangedMs = 800; // as long as it takes to read a line and stop a finger
constexpr int kAgingMs = 10000;     // positions grow older while nothing happens
constexpr std::size_t kRoutesMax = 5;

} // namespace

WhoPanel::WhoPanel(const ThemeSource& source, Desk& desk, QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_asker(desk), m_model(whoWords()),
      m_answer(desk, QStringLiteral("whoPanel")), m_routes(desk, QStringLiteral("whoRoutes")),
      m_etas(desk, QStringLiteral("whoEtas"))
{
    setObjectName(QStringLiteral("whoPanel"));
    setAccessibleName(tr("Who should go"));
    setAutoFillBackground(true);
    build();
    addActs();
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &WhoPanel::ask);
    m_aging.setInterval(kAgingMs);
    connect(&m_aging, &QTimer::timeout, this, &WhoPanel::ask);
    connect(&desk, &Desk::changed, this, &WhoPanel::hear);
    connect(&desk, &Desk::moved, this, &WhoPanel::askSoon);
    connect(&desk, &Desk::mapChanged, this, &WhoPanel::askSoon);
    connect(&m_asker, &DeskAsker::said, this, &WhoPanel::said);
    connect(&m_asker, &DeskAsker::done, this, [this] {
        if (m_sent)
            Q_EMIT said(
                tr("Sent %1 to %2", "units, incident")
                    .arg(unitsWords(m_sent->units), incidentWords(m_desk, m_sent->incident)),
                Tone::Accepted);
        m_sent.reset();
    });
    connect(&m_asker, &DeskAsker::settled, this, [this] {
        m_takesAnew = true;
        tellHeader();
        ask();
    });
    connect(&m_source, &ThemeSource::changed, this, &WhoPanel::restyle);
    restyle();
    tellHeader();
    tellState();
}

void WhoPanel::build()
{
    m_header = new PanelHeader(m_source, tr("Who should go"), this);
    m_header->setMinimumWidth(1);
    m_send = new KeyButton(m_source, tr("Send"), QKeySequence(Qt::CTRL | Qt::Key_D), this);
    m_send->setObjectName(QStringLiteral("whoSend"));
    m_send->setKind(ButtonKind::Primary);
    m_send->setButtonSize(ButtonSize::Header);
    m_send->setHint(tr("Send the units that are numbered"));
    connect(m_send, &QAbstractButton::clicked, this, &WhoPanel::send);
    m_again = new KeyButton(m_source, tr("Changed"), QKeySequence(Qt::Key_R), this);
    m_again->setObjectName(QStringLiteral("whoAgain"));
    m_again->setButtonSize(ButtonSize::Header);
    m_again->setHint(tr("The order is another one by now; show it"));
    m_again->bindWithin(this);
    connect(m_again, &QAbstractButton::clicked, this, &WhoPanel::look);
    m_again->hide();
    m_header->addRightButton(m_again);
    m_header->addRightButton(m_send);
    m_state = new QLabel(this);
    m_state->setObjectName(QStringLiteral("whoState"));
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    m_view = new BoardView(m_source, tr("Who should go"), this);
    m_view->setObjectName(QStringLiteral("whoView"));
    m_view->setModel(&m_model);
    const auto at = [](WhoColumn column) { return static_cast<int>(column); };
    m_view->setColumns({{at(WhoColumn::Order), {}, 28},
                        {at(WhoColumn::Unit), tr("Unit"), 72, 68},
                        {at(WhoColumn::Eta), tr("There in"), 80, 78},
                        {at(WhoColumn::Why), tr("Why, or why not"), 300, 120}});
    m_view->setMouseTracking(true);
    m_why = new QLabel(this);
    m_why->setObjectName(QStringLiteral("whoWhy"));
    m_why->setTextFormat(Qt::PlainText);
    m_why->setWordWrap(true);
    m_why->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_reasons = new ReasonKeys(m_source, this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_state);
    column->addWidget(m_view, 1);
    column->addWidget(m_why);
    column->addWidget(m_reasons);
    setFocusProxy(m_view);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        tellChosen();
        askRoutes();
    });
    connect(m_view, &QAbstractItemView::entered, this, [this](const QModelIndex& index) {
        m_hovered = m_model.unitAt(index.row());
        askRoutes();
    });
    m_view->viewport()->installEventFilter(this);
    connect(m_view, &BoardView::rowActivated, this, [this] { send(); });
    connect(m_reasons, &ReasonKeys::reasonGiven, this,
            [this](const QString& reason) { sendFor(reason.toStdString()); });
    connect(m_reasons, &ReasonKeys::left, this, [this] {
        m_asking.reset();
        tellState();
    });
}

QAction* WhoPanel::addAct(const QString& name, const QString& text, const QKeySequence& key,
                          std::function<void()> act)
{
    auto* action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcut(key);
    connect(action, &QAction::triggered, this, [act = std::move(act)] { act(); });
    m_view->addRowAction(action);
    return action;
}

void WhoPanel::addActs()
{
    const auto row = [this] { return m_view->currentIndex().row(); };
    addAct(QStringLiteral("whoMark"), tr("Send it too, or not"), QKeySequence(Qt::Key_Space),
           [this, row] {
               m_model.toggle(row());
               tellHeader();
               tellState();
               askRoutes();
           });
    addAct(QStringLiteral("whoOnly"), tr("Send only this one"), QKeySequence(Qt::Key_O),
           [this, row] {
               if (const auto unit = m_model.unitAt(row()))
                   sendUnits({*unit});
           });
    addAct(QStringLiteral("whoMap"), tr("Show on the map"), QKeySequence(Qt::Key_G), [this, row] {
        if (const auto unit = m_model.unitAt(row()))
            Q_EMIT unitWanted(*unit);
    });
}

const Incident* WhoPanel::incident() const
{
    return hotIncident(m_desk.state(), m_shown);
}

// Names of units on the button, or how many.
bool WhoPanel::isNarrow() const
{
    constexpr int kNarrowPx = 440;
    return width() < m_source.look().px(kNarrowPx);
}

bool WhoPanel::isWorkedIn() const
{
    return m_view->isWorkedIn() || m_reasons->isAsking();
}

std::set<UnitId> WhoPanel::clinicians() const
{
    std::set<UnitId> units;
    for (const auto& [id, unit] : m_desk.state().units) {
        if (std::find(unit.skills.begin(), unit.skills.end(), kSkillClinician) != unit.skills.end())
            units.insert(id);
    }
    return units;
}

// --- asking ---

void WhoPanel::show(std::optional<IncidentId> incident)
{
    if (incident == m_shown)
        return;
    m_shown = incident;
    m_found.reset();
    m_asking.reset();
    m_reasons->leave();
    m_answer.forget();
    m_takesAnew = true;
    m_changed.invalidate();
    m_hovered.reset();
    m_model.clear();
    Q_EMIT routesFound({}, std::nullopt);
    tellHeader();
    tellState();
    tellChosen();
    ask();
}

void WhoPanel::hear(const ChangeSet& changes)
{
    const bool isMine = m_shown && changes.incidents.count(*m_shown) > 0;
    // A road that is closed or open again is a setting.
    if (isMine || !changes.units.empty() || changes.isRosterChanged)
        askSoon();
}

// At once after a quiet while, and once a second while much happens.
void WhoPanel::askSoon()
{
    if (!isVisible() || !m_shown || m_soon.isActive())
        return;
    const bool isBusy = m_asked.isValid() && m_asked.elapsed() < kBusyMs;
    m_soon.start(isBusy ? kBusyMs : kSoonMs);
}

void WhoPanel::ask()
{
    if (!m_shown || !isVisible())
        return;
    m_asked.start();
    m_answer.ask(RecommendQuery{*m_shown}, [this](const QueryAnswer& answer) {
        if (const auto* found = std::get_if<RecommendFound>(&answer))
            take(*found);
    });
}

void WhoPanel::take(const RecommendFound& found)
{
    if (found.incident != m_shown)
        return;
    m_found = found;
    if (found.refusal) {
        m_model.clear();
    } else {
        const bool isHeld = !std::exchange(m_takesAnew, false) && isWorkedIn();
        const auto before = m_model.marked();
        m_model.take(found.answer, clinicians(),
                     isHeld ? RecommendModel::Taking::InPlace : RecommendModel::Taking::Anew);
        if (!before.empty() && m_model.marked() != before)
            m_changed.start();
    }
    m_again->setVisible(m_model.waits());
    if (m_view->hasFocus() && !m_view->currentIndex().isValid() && m_model.rowCount() > 0)
        m_view->setCurrentIndex(m_model.index(0, 0));
    tellHeader();
    tellState();
    tellChosen();
    askRoutes();
    askEtas();
}

// As it is by now, whatever is marked.
void WhoPanel::look()
{
    m_takesAnew = true;
    if (m_found)
        take(*m_found);
    m_changed.invalidate(); // a person asked for it
    ask();
}

void WhoPanel::askEtas()
{
    const bool isAnyOnIt =
        std::any_of(m_model.rows().begin(), m_model.rows().end(),
                    [](const WhoRow& row) { return row.standing == WhoStanding::OnIt; });
    if (!isAnyOnIt)
        return;
    m_etas.ask(EtasQuery{}, [this](const QueryAnswer& answer) {
        const auto* found = std::get_if<EtasFound>(&answer);
        if (found && m_shown)
            m_model.setEtas(*m_shown, found->etas);
    });
}

void WhoPanel::askRoutes()
{
    const Incident* one = incident();
    if (!one || !one->location.point || !isVisible())
        return;
    const auto current = m_model.unitAt(m_view->currentIndex().row());
    const auto chosen = m_hovered ? m_hovered : current;
    std::vector<UnitId> units = m_model.marked();
    if (units.size() > kRoutesMax)
        units.resize(kRoutesMax);
    if (chosen && std::find(units.begin(), units.end(), *chosen) == units.end())
        units.push_back(*chosen);
    m_routes.ask(RoutesQuery{*m_shown, std::move(units)},
                 [this, chosen](const QueryAnswer& answer) {
                     if (const auto* found = std::get_if<RoutesFound>(&answer))
                         Q_EMIT routesFound(*found, chosen);
                 });
}

// --- sending ---

void WhoPanel::send()
{
    if (!isVisible()) {
        Q_EMIT shownWanted();
        return;
    }
    if (m_reasons->isAsking())
        return;
    if (!m_found || m_found->refusal) {
        Q_EMIT said(m_shown ? tr("Who should go is still being worked out. Nobody was sent.")
                            : tr("Choose an incident first."),
                    Tone::Refused);
        return;
    }
    // A key that was on its way when the list changed meant those before.
    if (m_changed.isValid() && m_changed.elapsed() < kJustChangedMs) {
        Q_EMIT said(tr("Who should go has just changed. Look again, then send."), Tone::Refused);
        return;
    }
    sendUnits(m_model.marked());
}

void WhoPanel::sendUnits(std::vector<UnitId> units)
{
    const Incident* one = incident();
    if (!one || !m_found)
        return;
    if (units.empty()) {
        Q_EMIT said(tr("No unit is marked to be sent. Space marks the one that is chosen."),
                    Tone::Refused);
        return;
    }
    DispatchUnits command;
    command.units = std::move(units);
    command.incident = *m_shown;
    command.recommended = m_model.recommended();
    command.taken = m_model.takenOf(command.units);
    const auto no = objectionTo(m_desk, command);
    DispatchUnits overridden = command;
    overridden.overrideReason = "x";
    const bool isOverridable = no && !objectionTo(m_desk, overridden);
    if (no && !isOverridable) {
        Q_EMIT said(refusalText(*no), Tone::Refused);
        return;
    }
    m_asking = command;
    if (isOverridable || isOtherThanRecommended(command, *one))
        m_reasons->ask(questionFor(command, no), m_found->overrideReasons);
    else
        sendFor({});
    tellState();
}

QString WhoPanel::questionFor(const DispatchUnits& command, const std::optional<Refusal>& no) const
{
    if (no)
        return tr("%1 Why is it sent all the same?", "%1 says what speaks against it")
            .arg(refusalText(*no));
    std::vector<UnitId> passedOver;
    for (const UnitId& unit : command.recommended) {
        if (std::find(command.units.begin(), command.units.end(), unit) == command.units.end())
            passedOver.push_back(unit);
    }
    return tr("Why %1 instead of %2?", "units")
        .arg(unitsWords(command.units), unitsWords(passedOver));
}

void WhoPanel::sendFor(const std::string& reason)
{
    if (!m_asking)
        return;
    DispatchUnits command = *std::exchange(m_asking, std::nullopt);
    command.overrideReason = reason;
    m_sent = command;
    const std::string row = rowKeyOf(command.incident);
    m_asker.ask(std::move(command), row);
    tellHeader();
    tellState();
}

bool WhoPanel::eventFilter(QObject* watched, QEvent* event)
{
    // The mouse has gone: the way of the chosen unit stands out again.
    if (watched == m_view->viewport() && event->type() == QEvent::Leave && m_hovered) {
        m_hovered.reset();
        askRoutes();
    }
    return QWidget::eventFilter(watched, event);
}

void WhoPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    tellHeader();
}

void WhoPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_aging.start();
    m_takesAnew = true;
    ask();
}

void WhoPanel::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_aging.stop();
    m_soon.stop();
    m_answer.forget();
    Q_EMIT routesFound({}, std::nullopt);
}

void WhoPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else
        QWidget::keyPressEvent(event);
}

} // namespace haven::ui
