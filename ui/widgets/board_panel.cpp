#include "ui/widgets/board_panel.h"

#include "ui/actions/action_key.h"
#include "ui/actions/bound_key.h"
#include "ui/widgets/empty_words.h"
#include "ui/widgets/kept_filters.h"
#include "ui/widgets/panel_header.h"

#include <algorithm>
#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QLabel>
#include <QMenu>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

// Twice a second: a waiting time never stands still for two seconds of the clock.
constexpr int kClockMs = 500;

} // namespace

BoardPanel::BoardPanel(const ThemeSource& source, Desk& desk, const BoardPanelWords& words,
                       QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_asker(desk),
      m_header(new PanelHeader(source, words.title, this)),
      m_filter(new FilterLine(source, words.filterName, words.filterHint, this)),
      m_view(new BoardView(source, words.title, this)), m_dropNote(new QLabel(m_view)),
      m_kept(new KeptFilters(source, words.name, *m_filter, this))
{
    setObjectName(words.name + QStringLiteral("Panel"));
    m_filter->setObjectName(words.name + QStringLiteral("Filter"));
    m_view->setObjectName(words.name + QStringLiteral("View"));
    m_header->setFilter(m_filter);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_kept);
    column->addWidget(m_view, 1);
    setFocusProxy(m_view);

    m_dropNote->setObjectName(QStringLiteral("dropNote"));
    m_dropNote->setTextFormat(Qt::PlainText);
    m_dropNote->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_dropNote->setAutoFillBackground(true);
    m_dropNote->setMargin(source.look().px(6));
    m_dropNote->hide();

    m_filter->setKey(QKeySequence(Qt::Key_Slash), this);
    addBoardKeys(words.name);
    m_view->installEventFilter(this);
    m_view->viewport()->installEventFilter(this);
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(kWorkedInMsMax);
    m_clock.setInterval(kClockMs);
    connect(&m_quiet, &QTimer::timeout, this, &BoardPanel::letGo);
    connect(&m_clock, &QTimer::timeout, this, &BoardPanel::beat);
    connect(&m_asker, &DeskAsker::said, this, &BoardPanel::said);
}

void BoardPanel::setBoard(GroupedRows& model, std::vector<OfferedColumn> columns,
                          FilterVocabulary vocabulary)
{
    m_model = &model;
    model.setGoneSpoken(
        tr("%1, over", "a row as it is spoken, that stays for now; its colors fade"));
    m_vocabulary = std::move(vocabulary);
    m_view->setModel(&model);
    std::string name = objectName().toStdString();
    name.resize(name.size() - std::string_view("Panel").size());
    m_choices = new BoardChoices(name, *m_view, model, std::move(columns));
    m_view->setHeaderMenu([this](QMenu& menu) { fillHeaderMenu(menu); });
    connect(m_choices, &BoardChoices::changed, this, [this] {
        m_kept->setFilters(m_choices->current().filters);
        retell();
    });
    m_filter->setValidator([this](const QString& text) { return checkFilter(text); });
    connect(m_filter, &FilterLine::filterChanged, this, &BoardPanel::refilter);
    connect(m_filter, &FilterLine::filterChanged, this, &BoardPanel::filterTyped);
    connect(&model, &GroupedRows::countsChanged, this, &BoardPanel::retell);
    connect(&m_asker, &DeskAsker::asked, this,
            [this](const std::string& row) { m_model->setSaving(row, Saving::Yes); });
    connect(&m_asker, &DeskAsker::settled, this,
            [this](const std::string& row) { m_model->setSaving(row, Saving::No); });
    retell();
}

void BoardPanel::followPreferences(PreferenceSource& preferences)
{
    m_choices->follow(preferences);
}

void BoardPanel::followPreferences(PreferenceSource& preferences, const std::string& as)
{
    m_choices->keepAs(as);
    m_choices->follow(preferences);
}

QString BoardPanel::filterText() const
{
    return m_filter->text();
}

void BoardPanel::setFilterText(const QString& text)
{
    m_filter->setText(text);
}

void BoardPanel::fillHeaderMenu(QMenu& menu)
{
    m_choices->fillMenu(menu);
    if (!m_offersWindow)
        return;
    menu.addSeparator();
    QAction* act = menu.addAction(tr("Open the board in a window of its own"));
    act->setObjectName(QStringLiteral("boardOwnWindow"));
    connect(act, &QAction::triggered, this, &BoardPanel::ownWindowWanted);
}

void BoardPanel::addBoardKeys(const QString& name)
{
    const auto bind = [&](const char* act, const QKeySequence& key, void (BoardPanel::*run)()) {
        auto* shortcut = new ActionKey(m_source, name + QLatin1String(act), {key}, this);
        connect(shortcut, &ActionKey::activated, this, run);
        return shortcut;
    };
    ActionKey* keep = bind("Keep", QKeySequence(QStringLiteral("Ctrl+S")), &BoardPanel::keepFilter);
    keep->setWhyNot([this] {
        return m_filter->text().isEmpty() ? tr("No filter is typed there.") : QString();
    });
    bind("Copy", QKeySequence(QStringLiteral("Ctrl+Shift+C")), &BoardPanel::openCopyMenu);
    auto* columns = new ActionKey(m_source, name + QStringLiteral("Columns"),
                                  {QKeySequence(QStringLiteral("Ctrl+Shift+O"))}, this);
    connect(columns, &ActionKey::activated, m_view, &BoardView::openHeaderMenu);
}

// Kept, or no longer kept where it was.
void BoardPanel::keepFilter()
{
    const QString text = m_filter->text();
    if (text.isEmpty() || !m_filter->check().isUnderstood()) {
        Q_EMIT said(tr("Type a filter first; then the same key keeps it as a button."),
                    Tone::Refused);
        return;
    }
    BoardChoice choice = m_choices->current();
    const auto found = std::find(choice.filters.begin(), choice.filters.end(), text.toStdString());
    if (found != choice.filters.end()) {
        choice.filters.erase(found);
        Q_EMIT said(tr("The filter is no longer kept; it still holds."), Tone::Accepted);
    } else if (choice.filters.size() == kKeptFiltersMax) {
        Q_EMIT said(
            tr("%1 filters are kept here already. Give one up first: press its button, then "
               "the same key.")
                .arg(kKeptFiltersMax),
            Tone::Refused);
        return;
    } else {
        choice.filters.push_back(text.toStdString());
        Q_EMIT said(tr("The filter is kept as a button."), Tone::Accepted);
    }
    m_choices->choose(std::move(choice));
}

void BoardPanel::openCopyMenu()
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("copyMenu"));
    const std::pair<BoardFormat, QString> formats[] = {
        {BoardFormat::Text, tr("Copy the board as plain text")},
        {BoardFormat::Tsv, tr("Copy the board for a spreadsheet")},
        {BoardFormat::Markdown, tr("Copy the board as a Markdown table")},
        {BoardFormat::GeoJson, tr("Copy the board as GeoJSON, with places")}};
    for (const auto& [format, words] : formats) {
        QAction* act = menu->addAction(words);
        act->setObjectName(QStringLiteral("copyAs%1").arg(static_cast<int>(format)));
        connect(act, &QAction::triggered, this, [this, as = format] { copyAs(as); });
    }
    menu->popup(m_view->mapToGlobal(QPoint(0, 0)));
}

void BoardPanel::copyAs(BoardFormat format)
{
    const BoardText board = boardText();
    QGuiApplication::clipboard()->setText(boardAs(format, board));
    Q_EMIT said(
        tr("%n row(s) copied, as they are shown.", "", static_cast<int>(board.lines.size())),
        Tone::Accepted);
}

BoardText BoardPanel::boardText() const
{
    BoardText board;
    board.headings = m_view->headings();
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (!m_model->isHeader(row))
            board.lines.push_back({m_view->rowCells(m_model->index(row, 0)), pointOf(row)});
    }
    return board;
}

void BoardPanel::setEmptyWords(std::function<QString()> words)
{
    auto* empty = new EmptyWords(m_source, m_view, [this, words = std::move(words)] {
        return m_filter->text().trimmed().isEmpty() && toggledFilter().isEmpty()
                   ? words()
                   : tr("Nothing fits the filter. Take words out of it, or empty it; what is "
                        "hidden is still there.");
    });
    connect(m_filter, &FilterLine::filterChanged, empty, &EmptyWords::retell);
}

KeyButton* BoardPanel::addToggle(const QString& name, const QString& text, const QString& hint)
{
    auto* button = new KeyButton(m_source, text, {}, this);
    button->setObjectName(name);
    button->setCheckable(true);
    button->setHint(hint);
    m_header->addButton(button);
    return button;
}

void BoardPanel::addActs(const RowActGroups& all)
{
    for (const RowActGroup& group : all) {
        for (const RowAct& act : group.acts) {
            // Enter is the table's own; what has a submenu is chosen there.
            const bool isOwn = !act.key.isEmpty() || act.run;
            if (isOwn && act.key != QKeySequence(Qt::Key_Return))
                addKey(act);
        }
    }
    m_view->setMenuMaker([this](QMenu& menu) { fillMenu(menu, withKeys(m_source, acts())); });
}

void BoardPanel::addKey(const RowAct& act)
{
    auto* action = new QAction(act.text, this);
    action->setObjectName(act.name);
    action->setShortcut(act.key);
    setWhyNot(action, [this, name = act.name] { return objectionTo(name); });
    m_view->addRowAction(action);
    connect(action, &QAction::triggered, this, [this, name = act.name] { runAct(name); });
}

QString BoardPanel::objectionTo(const QString& name)
{
    const RowActGroups all = acts();
    const RowAct* act = actNamed(all, name);
    if (act == nullptr)
        return tr("No row is chosen there.");
    return act->objection ? act->objection() : QString();
}

void BoardPanel::runAct(const QString& name)
{
    const RowActGroups all = acts();
    const RowAct* act = actNamed(all, name);
    if (act != nullptr && act->run)
        act->run();
}

void BoardPanel::goOn()
{
    m_view->letGo(m_view->currentIndex().row());
    m_quiet.stop();
    m_model->setFrozen(Frozen::No);
}

void BoardPanel::carryOut(const DropPlan& plan, const std::string& row)
{
    if (plan.command)
        m_asker.ask(*plan.command, row);
    else if (!plan.line.isEmpty())
        Q_EMIT requestLine(plan.line);
    else if (!plan.sentence.isEmpty())
        Q_EMIT said(plan.sentence, Tone::Refused);
}

// Says beside the row what the drop will do; one that the rules refuse is not taken at all. True:
// the table need not see the event.
bool BoardPanel::hoverDrop(QDropEvent* event)
{
    const Dragged dragged = draggedIn(*event->mimeData());
    const QModelIndex row = m_view->indexAt(event->position().toPoint());
    const DropPlan plan = dragged.isOurs() && row.isValid() && !m_model->isHeader(row.row())
                              ? dropPlan(dragged, row)
                              : DropPlan();
    sayDrop(plan, m_view->visualRect(row));
    if (plan.isAllowed() || plan.sentence.isEmpty())
        return false;
    event->ignore();
    return true;
}

void BoardPanel::sayDrop(const DropPlan& plan, const QRect& row)
{
    m_dropNote->setVisible(!plan.sentence.isEmpty());
    if (plan.sentence.isEmpty())
        return;
    const Look& look = m_source.look();
    QPalette palette = m_dropNote->palette();
    palette.setColor(QPalette::Window,
                     look.color(plan.isAllowed() ? Token::Accent : Token::DangerGround));
    palette.setColor(QPalette::WindowText,
                     look.color(plan.isAllowed() ? Token::AccentText : Token::Danger));
    m_dropNote->setPalette(palette);
    m_dropNote->setFont(look.font(TypeRole::Small));
    m_dropNote->setWordWrap(false);
    m_dropNote->setText(plan.sentence);
    m_dropNote->adjustSize();
    const int wide = m_view->width() - 2 * look.px(12);
    if (m_dropNote->width() > wide) {
        m_dropNote->setWordWrap(true);
        m_dropNote->setFixedWidth(wide);
        m_dropNote->adjustSize();
    }
    // Under the row that is meant, or above it at the end of the table.
    const int top = m_view->viewport()->y();
    const bool isLow = row.bottom() + m_dropNote->height() > m_view->viewport()->height();
    m_dropNote->move(look.px(12),
                     top + (isLow ? row.top() - m_dropNote->height() : row.bottom() + 1));
    m_dropNote->raise();
}

FilterCheck BoardPanel::checkFilter(const QString& text) const
{
    const auto filter = QuickFilter::parse(text, m_vocabulary);
    return filter ? FilterCheck() : FilterLine::faultOf(filter.refusal());
}

void BoardPanel::refilter()
{
    const auto typed = QuickFilter::parse(m_filter->text(), m_vocabulary);
    const auto toggled = QuickFilter::parse(toggledFilter(), m_vocabulary);
    HAVEN_ASSERT(toggled.isOk());
    if (!typed)
        return;
    // Asked for by the person: what it hides goes now.
    m_quiet.stop();
    m_model->setFrozen(Frozen::No);
    applyFilter(typed->with(*toggled));
}

void BoardPanel::retell()
{
    tellCounts(*m_header);
    if (m_choices != nullptr && !m_choices->sortWords().isEmpty())
        m_header->setNote(tr("%1, %2", "what the header says of the rows; how they are sorted")
                              .arg(m_header->note(), m_choices->sortWords()));
    const int behind = m_model->isFrozen() ? m_model->waitingMoves() : 0;
    if (behind > 0)
        m_header->setNote(
            tr("%1, order held", "%1 is what the header says of the rows").arg(m_header->note()));
}

RowRange BoardPanel::seenRows() const
{
    const int rows = m_model->rowCount();
    const int first = m_view->rowAt(0);
    const int last = m_view->rowAt(m_view->viewport()->height() - 1);
    if (rows == 0 || first < 0)
        return {};
    return {first, last < 0 ? rows - 1 : last};
}

void BoardPanel::beat()
{
    tick(m_desk.now(), seenRows());
}

void BoardPanel::keepPlaces()
{
    m_quiet.start();
    m_model->setFrozen(Frozen::Yes);
}

void BoardPanel::letGo()
{
    const bool isBusy = QApplication::activePopupWidget() != nullptr ||
                        QApplication::mouseButtons() != Qt::NoButton;
    if (isBusy) {
        m_quiet.start();
        return;
    }
    m_model->setFrozen(Frozen::No);
    retell();
}

bool BoardPanel::eventFilter(QObject* watched, QEvent* event)
{
    const bool isWork = event->type() == QEvent::KeyPress || event->type() == QEvent::MouseMove ||
                        event->type() == QEvent::MouseButtonPress ||
                        event->type() == QEvent::Wheel || event->type() == QEvent::ContextMenu ||
                        event->type() == QEvent::DragMove;
    if (isWork && m_model != nullptr)
        keepPlaces();
    if (watched == m_view->viewport() && m_model != nullptr) {
        if (event->type() == QEvent::DragMove)
            return hoverDrop(static_cast<QDropEvent*>(event));
        if (event->type() == QEvent::DragLeave || event->type() == QEvent::Drop)
            sayDrop({}, {});
    }
    return QWidget::eventFilter(watched, event);
}

void BoardPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    beat();
    m_clock.start();
}

void BoardPanel::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_clock.stop();
}

} // namespace haven::ui
