#include "ui/widgets/board_panel.h"

#include "ui/widgets/panel_header.h"
#include "ui/widgets/words.h"

#include <QApplication>
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
      m_view(new BoardView(source, words.title, this))
{
    setObjectName(words.name + QStringLiteral("Panel"));
    m_filter->setObjectName(words.name + QStringLiteral("Filter"));
    m_view->setObjectName(words.name + QStringLiteral("View"));
    m_header->setFilter(m_filter);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_view, 1);
    setFocusProxy(m_view);

    m_filter->setKey(QKeySequence(Qt::Key_Slash), this);
    m_view->installEventFilter(this);
    m_view->viewport()->installEventFilter(this);
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(kWorkedInMsMax);
    m_clock.setInterval(kClockMs);
    connect(&m_quiet, &QTimer::timeout, this, &BoardPanel::letGo);
    connect(&m_clock, &QTimer::timeout, this, &BoardPanel::beat);
    connect(&m_asker, &DeskAsker::said, this, &BoardPanel::said);
}

void BoardPanel::setBoard(GroupedRows& model, const std::vector<BoardColumn>& columns,
                          FilterVocabulary vocabulary)
{
    m_model = &model;
    m_vocabulary = std::move(vocabulary);
    m_view->setModel(&model);
    m_view->setColumns(columns);
    m_filter->setValidator([this](const QString& text) { return checkFilter(text); });
    connect(m_filter, &FilterLine::filterChanged, this, &BoardPanel::refilter);
    connect(&model, &GroupedRows::countsChanged, this, &BoardPanel::retell);
    connect(&m_asker, &DeskAsker::asked, this,
            [this](const std::string& row) { m_model->setSaving(row, Saving::Yes); });
    connect(&m_asker, &DeskAsker::settled, this,
            [this](const std::string& row) { m_model->setSaving(row, Saving::No); });
    retell();
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

QAction* BoardPanel::makeAction(const QString& name, const QString& text, const QKeySequence& key)
{
    auto* action = new QAction(text, this);
    action->setObjectName(name);
    action->setShortcut(key);
    action->setToolTip(withShortcut(text, key));
    m_view->addRowAction(action);
    return action;
}

FilterCheck BoardPanel::checkFilter(const QString& text) const
{
    const auto filter = QuickFilter::parse(text, m_vocabulary);
    if (filter)
        return {};
    const Refusal& refusal = filter.refusal();
    const auto argument = [&refusal](std::size_t n) {
        return n < refusal.arguments.size() ? QString::fromStdString(refusal.arguments[n])
                                            : QString();
    };
    if (refusal.code == RefusalCode::FilterKeyUnknown)
        return {tr("no filter %1:", "%1 is what was typed before a colon").arg(argument(0))};
    if (refusal.code == RefusalCode::FilterValueMissing)
        return {tr("%1: what?", "%1 is a filter without its value").arg(argument(0))};
    if (refusal.code == RefusalCode::FilterValueUnknown)
        return {tr("no %1 %2", "%1 is a filter, %2 a value that is not there: no beat 99")
                    .arg(argument(0), argument(1))};
    return {tr("too long")};
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
