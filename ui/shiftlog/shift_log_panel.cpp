#include "ui/shiftlog/shift_log_panel.h"

#include "models/items/qt_text.h"
#include "models/items/search_fold.h"
#include "ui/shiftlog/log_wording.h"
#include "ui/widgets/calm_combo.h"
#include "ui/widgets/empty_words.h"
#include "ui/widgets/panel_header.h"
#include "ui/widgets/restricted_since.h"
#include "ui/widgets/wait_line.h"

#include <QAction>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

constexpr int kNewsMs = 250;
constexpr int kPageRows = 200;
constexpr int kHistoryMax = 30;
constexpr Span kPeriodDriftMax = Span::minutes(15);
const QString kMarked = QStringLiteral("is:late,overridden,corrected,lowered");

QString quoted(const QString& value)
{
    return value.contains(u' ') ? u'"' + value + u'"' : value;
}

// "incident:26-014482" of a key and its value, as the filter reads it.
QString token(const QString& key, const std::string& value)
{
    return key + u':' + quoted(fromStd(value));
}

} // namespace

ShiftLogPanel::ShiftLogPanel(const ThemeSource& source, Desk& desk, const WallClock& clock,
                             QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_clock(clock),
      m_model({[this](Instant at) { return logTime(m_clock, at, m_desk.now()); }, whoWords,
               markWord,
               [this](Instant at) { return enteredWords(logTime(m_clock, at, m_desk.now())); }}),
      m_pages(desk, QStringLiteral("shiftLog")), m_new(desk, QStringLiteral("shiftLogNew")),
      m_people(desk, QStringLiteral("shiftLogPeople"))
{
    setObjectName(QStringLiteral("shiftLogPanel"));
    m_view = new BoardView(source, tr("Shift log"), this);
    m_view->setObjectName(QStringLiteral("shiftLogView"));
    buildHeader();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    // A row of its own: a filter is long, and the header has to fit a small screen.
    auto* line = new QHBoxLayout;
    line->addWidget(m_filter);
    column->addLayout(line);
    const auto restyle = [this, line] {
        const Look& look = m_source.look();
        line->setContentsMargins(look.px(12), look.px(5), look.px(12), look.px(5));
    };
    restyle();
    connect(&source, &ThemeSource::changed, this, restyle);
    auto* wait = new WaitLine(source, tr("Reading the log"), QStringLiteral("shiftLogWait"), this);
    wait->follow(m_pages);
    column->addWidget(wait);
    column->addWidget(m_view, 1);
    setFocusProxy(m_view);

    const auto at = [](LogColumn one) { return static_cast<int>(one); };
    m_view->setModel(&m_model);
    m_view->setColumns({{at(LogColumn::Time), tr("Time"), 118, 96},
                        {at(LogColumn::Incident), tr("Incident"), 104},
                        {at(LogColumn::Who), tr("Who"), 128, 108},
                        {at(LogColumn::Mark), tr("Mark", "heading: late, corrected …"), 92, 0, 1},
                        {at(LogColumn::What), tr("What"), 300, 160, 0, std::nullopt, 220}});
    auto* empty = new EmptyWords(source, m_view, [this] {
        if (m_isStopped)
            return tr("The reading was stopped. Choose the period again to read on.");
        return m_filter->text().trimmed().isEmpty()
                   ? tr("Nothing is on the log of this period yet. Everything that is done comes "
                        "here by itself; choose an earlier period above.")
                   : tr("No line fits the filter. Take words out of it, or choose a longer period "
                        "above.");
    });
    connect(m_filter, &FilterLine::filterChanged, empty, &EmptyWords::retell);
    connect(wait, &WaitLine::stopped, this, [this, empty] {
        m_isSearching = false;
        m_isStopped = true;
        m_model.stopFetching();
        empty->retell();
        retell();
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this] { Q_EMIT lineChosen(chosen()); });
    connect(&m_model, &ShiftLogModel::moreWanted, this, &ShiftLogPanel::askMore);
    m_debounce.setSingleShot(true);
    m_debounce.setInterval(kTypingPauseMs);
    connect(&m_debounce, &QTimer::timeout, this, &ShiftLogPanel::refilter);
    m_news.setSingleShot(true);
    m_news.setInterval(kNewsMs);
    connect(&m_news, &QTimer::timeout, this, &ShiftLogPanel::askNew);
    const auto look = [this] {
        if (isVisible() && !m_news.isActive())
            m_news.start();
    };
    connect(&desk, &Desk::changed, this, look);
    connect(&desk, &Desk::recorded, this, &ShiftLogPanel::forgetHidden);
    // Some facts, an export for one, change nothing on the board.
    connect(&desk, &Desk::answered, this, look);
    choosePeriod(m_periods->currentIndex());
}

void ShiftLogPanel::buildHeader()
{
    m_header = new PanelHeader(m_source, tr("Shift log"), this);
    buildPeriods();
    m_incident = addToggle(QStringLiteral("logIncident"), tr("Incident"), Qt::Key_I);
    m_incident->setHint(tr("Show only the incident of the chosen line"));
    m_marked = addToggle(QStringLiteral("logMarked"), tr("Late or changed"), Qt::Key_L);
    m_marked->setHint(tr("Show only what was late, overridden, corrected or lowered"));
    m_unit = addToggle(QStringLiteral("logUnit"), tr("Unit"), Qt::Key_U);
    m_unit->setHint(tr("Show only the unit of the chosen line"));
    connect(m_incident, &QAbstractButton::clicked, this, [this] {
        const LogLine* line = chosen();
        toggleToken(line && !line->numbers.empty()
                        ? token(QStringLiteral("incident"), line->numbers.front())
                        : QString(),
                    m_incident);
    });
    connect(m_unit, &QAbstractButton::clicked, this, [this] {
        const LogLine* line = chosen();
        toggleToken(line && !line->units.empty()
                        ? token(QStringLiteral("unit"), line->units.front().value)
                        : QString(),
                    m_unit);
    });
    connect(m_marked, &QAbstractButton::clicked, this, [this] { toggleToken(kMarked, m_marked); });
    m_filter = new FilterLine(m_source, tr("Filter the shift log"),
                              tr("Filter, for example agent:reyes after:21:00 \"knife\""), this);
    m_filter->setObjectName(QStringLiteral("shiftLogFilter"));
    m_filter->setKey(QKeySequence(Qt::Key_Slash), this);
    m_filter->setToolTip(m_filter->toolTip() + u'\n' +
                         logFilterExamples().join(QStringLiteral("   ")));
    m_filter->setValidator([this](const QString& text) { return check(text); });
    m_filter->installEventFilter(this);
    connect(m_filter, &FilterLine::filterChanged, this, [this] { m_debounce.start(); });
    connect(m_filter, &QLineEdit::editingFinished, this, &ShiftLogPanel::remember);
}

KeyButton* ShiftLogPanel::addToggle(const QString& name, const QString& text,
                                    const QKeySequence& key)
{
    auto* button = new KeyButton(m_source, text, key, this);
    button->setObjectName(name);
    button->setCheckable(true);
    button->bindWithin(m_view);
    m_header->addButton(button);
    return button;
}

void ShiftLogPanel::buildPeriods()
{
    m_periods = new CalmCombo(this);
    m_periods->setObjectName(QStringLiteral("logPeriod"));
    m_periods->setAccessibleName(tr("Time under review"));
    m_periods->setToolTip(tr("Time under review (Alt+Down opens the list)"));
    for (const QString& text : {tr("Last hour"), tr("Last 8 hours"), tr("Last 12 hours"),
                                tr("Today"), tr("Yesterday"), tr("Everything")})
        m_periods->addItem(text);
    m_periods->setCurrentIndex(static_cast<int>(Choice::Eight));
    const auto restyle = [this] {
        m_periods->setFont(m_source.look().font(TypeRole::Column));
        m_periods->setFixedHeight(m_source.look().targetPx(26));
    };
    restyle();
    connect(&m_source, &ThemeSource::changed, this, restyle);
    connect(m_periods, &QComboBox::currentIndexChanged, this, &ShiftLogPanel::choosePeriod);
    m_header->addField(m_periods);
}

LogPeriod ShiftLogPanel::periodOf(int index) const
{
    const Instant now = m_desk.now();
    const auto midnight = [&](Instant at) {
        return m_clock.parse(m_clock.dated(at).left(10) + QStringLiteral(" 00:00"), at)
            .value_or(at);
    };
    const Instant today = midnight(now);
    switch (static_cast<Choice>(index)) {
    case Choice::Hour:
        return {now - Span::hours(1), std::nullopt};
    case Choice::Eight:
        return {now - Span::hours(8), std::nullopt};
    case Choice::Twelve:
        return {now - Span::hours(12), std::nullopt};
    case Choice::Today:
        return {today, std::nullopt};
    case Choice::Yesterday:
        // Twelve hours before midnight is yesterday also on the days of 23 and 25 hours.
        return {midnight(today - Span::hours(12)), today - Span{1}};
    case Choice::All:
        return {Instant{0}, std::nullopt};
    }
    return {now, std::nullopt};
}

void ShiftLogPanel::choosePeriod(int index)
{
    m_period = periodOf(index);
    refilter();
    Q_EMIT periodChanged();
}

void ShiftLogPanel::showEverything()
{
    m_periods->setCurrentIndex(static_cast<int>(Choice::All));
}

void ShiftLogPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_accounts.empty())
        m_people.ask(AccountsQuery{}, [this](const QueryAnswer& answer) {
            if (const auto* list = std::get_if<AccountList>(&answer))
                m_accounts = list->accounts;
        });
    // "Last hour" means the last hour also when one comes back after lunch.
    const bool isOld = periodOf(m_periods->currentIndex()).from - m_period.from > kPeriodDriftMax;
    if (isOld)
        choosePeriod(m_periods->currentIndex());
    else if (m_isStale)
        askFirst();
    else
        askNew();
}

std::optional<Instant> ShiftLogPanel::timeOf(const QString& text) const
{
    const auto at = m_clock.parse(text, m_desk.now());
    const bool isClock = text.size() <= 5; // "21:40": of the night that is ending, not to come
    return at && isClock && *at > m_desk.now() ? *at - Span::hours(24) : at;
}

LogFilterWords ShiftLogPanel::filterWords() const
{
    LogFilterWords words;
    words.timeOf = [this](const QString& text) { return timeOf(text); };
    words.agentOf = [this](const QString& text) -> std::optional<AgentId> {
        const QString wanted = searchFold(text);
        for (const auto& account : m_accounts) {
            if (searchFold(fromStd(account.name)) == wanted)
                return account.agent;
        }
        return AgentId(text.toStdString()); // the advisor and other programs have no account
    };
    words.positionOf = [](const QString& text) -> std::optional<PositionId> {
        bool isNumber = false;
        text.toInt(&isNumber);
        return PositionId((isNumber ? QStringLiteral("Position ") + text : text).toStdString());
    };
    return words;
}

FilterCheck ShiftLogPanel::check(const QString& text) const
{
    const auto filter = parseLogFilter(text, filterWords());
    return filter ? FilterCheck() : FilterLine::faultOf(filter.refusal());
}

void ShiftLogPanel::setFilterText(const QString& text)
{
    m_filter->setText(text);
    m_debounce.stop();
    refilter();
    remember();
}

// A button and its token in the line are one thing: what filters is always to be read.
void ShiftLogPanel::toggleToken(const QString& wanted, KeyButton* button)
{
    QStringList kept;
    const QString key = wanted.section(u':', 0, 0);
    bool wasThere = false;
    for (const QString& one : m_filter->text().split(u' ', Qt::SkipEmptyParts)) {
        const bool isSameKey = one.startsWith(key + u':') && !key.isEmpty();
        wasThere = wasThere || one == wanted;
        if (!isSameKey)
            kept << one;
    }
    if (wanted.isEmpty()) {
        button->setChecked(false);
        return;
    }
    if (!wasThere)
        kept << wanted;
    setFilterText(kept.join(u' '));
}

void ShiftLogPanel::refilter()
{
    auto parsed = parseLogFilter(m_filter->text(), filterWords());
    if (!parsed)
        return; // the line is red and says why; the table stays
    m_parsed = *std::move(parsed);
    const QString text = m_filter->text();
    m_marked->setChecked(text.contains(kMarked));
    m_incident->setChecked(!m_parsed.query.number.empty());
    m_unit->setChecked(m_parsed.query.unit.has_value());
    Q_EMIT lookChanged(m_parsed.look);
    askFirst();
}

void ShiftLogPanel::setSummary(const ShiftSummary& summary)
{
    const bool isOther = findingsOf(summary, m_parsed.look) != findingsOf(m_summary, m_parsed.look);
    m_summary = summary;
    if (isOther && m_parsed.look != LookAt::Nothing)
        askFirst();
}

LogQuery ShiftLogPanel::query() const
{
    LogQuery query = m_parsed.query;
    if (!query.from)
        query.from = m_period.from;
    if (!query.to)
        query.to = m_period.to;
    if (m_parsed.look != LookAt::Nothing) {
        query.sequences = findingsOf(m_summary, m_parsed.look);
        if (query.sequences.empty())
            query.sequences = {0}; // nothing was found, so nothing is shown
    }
    query.limit = kPageRows;
    return query;
}

QString ShiftLogPanel::periodWords() const
{
    const QString to = m_period.to ? m_clock.dated(*m_period.to) : tr("now");
    return m_period.from.ms == 0
               ? tr("everything")
               : tr("%1 to %2", "two times").arg(m_clock.dated(m_period.from), to);
}

QString ShiftLogPanel::selectionWords() const
{
    const QString time = periodWords();
    const QString filter = m_filter->text().trimmed();
    return filter.isEmpty() ? time : tr("%1, %2", "%1 a time, %2 a filter").arg(time, filter);
}

void ShiftLogPanel::askFirst()
{
    m_isStale = !isVisible();
    if (m_isStale)
        return; // a start of the console does not wait for what nobody sees
    m_new.forget();
    m_model.clear();
    m_total = -1;
    m_all = -1;
    m_seen = m_desk.state().sequence;
    m_isSearching = true;
    m_isStopped = false;
    retell();
    m_pages.ask(query(), [this](const QueryAnswer& answer) {
        if (const auto* page = std::get_if<LogPage>(&answer))
            takePage(*page);
    });
}

// What was read of an incident goes when it is restricted; what may still be told is asked for
// anew.
void ShiftLogPanel::forgetHidden(const std::vector<Recorded>& facts)
{
    if (restrictedBy(facts).empty())
        return;
    m_model.clear();
    askFirst();
}

void ShiftLogPanel::askMore(qint64 after)
{
    LogQuery more = query();
    more.after = after;
    m_isSearching = true;
    m_pages.ask(std::move(more), [this](const QueryAnswer& answer) {
        if (const auto* page = std::get_if<LogPage>(&answer))
            takePage(*page);
    });
}

void ShiftLogPanel::takePage(const LogPage& page)
{
    // Only the first page of a question is counted.
    if (page.all >= 0) {
        m_total = page.total;
        m_all = page.all;
    }
    m_isSearching = false;
    m_model.append(page.lines, page.next);
    // A page that ends for the time it took and not for its rows: look on.
    if (page.next && m_model.rowCount() < kPageRows)
        m_model.fetchMore({});
    if (!page.next && m_total < 0)
        m_total = m_model.rowCount();
    retell();
}

void ShiftLogPanel::askNew()
{
    const std::int64_t until = m_desk.state().sequence;
    const bool isLooking = m_parsed.look != LookAt::Nothing; // its list comes with the summary
    if (!m_period.isLive() || m_parsed.query.to || isLooking || m_new.isOpen() || m_seen >= until)
        return;
    LogQuery fresh = query();
    fresh.order = LogOrder::OldestFirst;
    fresh.after = m_seen;
    fresh.limit = kPageMax;
    m_new.ask(std::move(fresh), [this, until](const QueryAnswer& answer) {
        const auto* page = std::get_if<LogPage>(&answer);
        if (page == nullptr)
            return;
        const std::int64_t before = m_seen;
        m_seen = page->next.value_or(until);
        if (!page->lines.empty())
            m_seen = std::max(m_seen, page->lines.back().envelope.sequence);
        const int rows = m_model.rowCount();
        m_model.addNew(page->lines);
        m_all += m_all < 0 ? 0 : m_seen - before;
        m_total += m_total < 0 ? 0 : m_model.rowCount() - rows;
        retell();
        m_news.start();
    });
}

const LogLine* ShiftLogPanel::chosen() const
{
    const QModelIndex current = m_view->selectionModel()->currentIndex();
    return current.isValid() ? m_model.lineAt(current.row()) : nullptr;
}

void ShiftLogPanel::retell()
{
    QString shown = groupedNumber(m_total < 0 ? m_model.rowCount() : m_total);
    if (m_total < 0 && m_model.next())
        shown += u'+';
    QString note = m_all < 0 ? QString()
                             : tr("showing %1 of %2", "%1 lines pass the filter, %2 are there")
                                   .arg(shown, groupedNumber(m_all));
    if (m_isSearching)
        note = note.isEmpty() ? tr("reading") : tr("%1, reading", "%1 is a count").arg(note);
    m_header->setNote(note);
}

void ShiftLogPanel::remember()
{
    m_historyAt = -1;
    const QString text = m_filter->text().trimmed();
    if (text.isEmpty() || !m_filter->check().isUnderstood())
        return;
    m_history.removeAll(text);
    m_history.prepend(text);
    while (m_history.size() > kHistoryMax)
        m_history.removeLast();
}

void ShiftLogPanel::recall(int step)
{
    const int count = static_cast<int>(m_history.size());
    m_historyAt = std::clamp(m_historyAt + step, -1, count - 1);
    m_filter->setText(m_historyAt < 0 ? QString() : m_history.at(m_historyAt));
}

bool ShiftLogPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down) {
            recall(key == Qt::Key_Up ? 1 : -1);
            return true;
        }
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            remember();
            m_view->setFocus();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace haven::ui
