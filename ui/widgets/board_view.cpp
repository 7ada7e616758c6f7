#include "ui/widgets/board_view.h"

#include "ui/actions/bound_key.h"
#include "ui/widgets/board_header.h"
#include "ui/widgets/cell_painter.h"
#include "ui/widgets/spoken_button.h"

#include <algorithm>
#include <cmath>
#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDrag>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QTimer>

namespace haven::ui {

BoardView::BoardView(const ThemeSource& source, const QString& name, QWidget* parent)
    : QTableView(parent), m_source(source), m_aboveNote(new QLabel(this))
{
    setAccessibleName(name);
    setToolTip(QString());
    setHorizontalHeader(new BoardHeader(source, *this));
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    // Tab leaves the table; the arrows move in it.
    setTabKeyNavigation(false);
    setMouseTracking(true);
    setTableDelegate(new TableDelegate(source, this));
    m_aboveNote->setObjectName(QStringLiteral("newAbove"));
    m_aboveNote->setTextFormat(Qt::PlainText);
    m_aboveNote->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_aboveNote->setAutoFillBackground(true);
    m_aboveNote->hide();
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (value == 0)
            showNewAbove(0);
    });
    restyle();
    connect(&source, &ThemeSource::changed, this, &BoardView::restyle);
    connect(this, &QAbstractItemView::doubleClicked, this, &BoardView::rowActivated);
}

void BoardView::restyle()
{
    const Look& look = m_source.look();
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setDefaultSectionSize(look.rowHeight());
    sizeAllGroupRows();
    verticalScrollBar()->setSingleStep(look.rowHeight());
    horizontalHeader()->setFixedHeight(look.px(30));
    fitColumns();
    QPalette palette = m_aboveNote->palette();
    palette.setColor(QPalette::Window, look.color(Token::LateGround));
    palette.setColor(QPalette::WindowText, look.color(Token::LateText));
    m_aboveNote->setPalette(palette);
    m_aboveNote->setFont(look.font(TypeRole::Small));
    m_aboveNote->setContentsMargins(look.px(6), look.px(2), look.px(6), look.px(2));
    showNewAbove(m_newAbove);
    viewport()->update();
}

void BoardView::setModel(QAbstractItemModel* newModel)
{
    for (const QMetaObject::Connection& connection : m_modelConnections)
        disconnect(connection);
    m_modelConnections.clear();
    if (newModel) {
        // Before QTableView's own connections, so that the place is noted while it still stands.
        using Model = QAbstractItemModel;
        const auto hold = [this] { holdPlace(); };
        m_modelConnections = {
            connect(newModel, &Model::rowsAboutToBeInserted, this, hold),
            connect(newModel, &Model::rowsAboutToBeRemoved, this, hold),
            connect(newModel, &Model::rowsAboutToBeMoved, this, hold),
            connect(newModel, &Model::layoutAboutToBeChanged, this, hold),
        };
    }
    QTableView::setModel(newModel);
    if (newModel) {
        chooseSelectedRows(*this);
        using Model = QAbstractItemModel;
        const auto restore = [this] { restorePlace(); };
        const auto resize = [this] { sizeAllGroupRows(); };
        sizeAllGroupRows();
        m_modelConnections.push_back(connect(newModel, &Model::modelReset, this, resize));
        m_modelConnections.push_back(connect(newModel, &Model::rowsInserted, this,
                                             [this](const QModelIndex&, int first, int last) {
                                                 sizeGroupRows(first, last);
                                                 restorePlace();
                                                 noteRowsAbove(first, last);
                                             }));
        m_modelConnections.push_back(connect(newModel, &Model::rowsRemoved, this, restore));
        for (const auto& connection : {connect(newModel, &Model::rowsMoved, this, resize),
                                       connect(newModel, &Model::rowsMoved, this, restore),
                                       connect(newModel, &Model::layoutChanged, this, resize),
                                       connect(newModel, &Model::layoutChanged, this, restore)})
            m_modelConnections.push_back(connection);
    }
}

void BoardView::sizeAllGroupRows()
{
    // A board in groups begins with the title of one; a list without them is not gone through.
    if (model() && TableDelegate::kindOf(model()->index(0, 0)) == CellKind::GroupHeader)
        sizeGroupRows(0, model()->rowCount() - 1);
}

void BoardView::sizeGroupRows(int first, int last)
{
    const int ofGroup = m_source.look().groupRowHeight();
    QHeaderView& rows = *verticalHeader();
    for (int row = first; row <= last; ++row) {
        const bool isGroup = TableDelegate::kindOf(model()->index(row, 0)) == CellKind::GroupHeader;
        const int height = isGroup ? ofGroup : rows.defaultSectionSize();
        if (rows.sectionSize(row) != height)
            rows.resizeSection(row, height);
    }
}

void BoardView::setColumns(const std::vector<BoardColumn>& columns)
{
    HAVEN_ASSERT(model() != nullptr);
    m_columns = columns;
    for (int section = 0; section < model()->columnCount(); ++section) {
        const bool isShown = std::any_of(columns.begin(), columns.end(),
                                         [section](const auto& c) { return c.section == section; });
        setColumnHidden(section, !isShown);
    }
    m_isArranging = true;
    int visual = 0;
    for (const BoardColumn& column : columns) {
        QHeaderView* header = horizontalHeader();
        header->moveSection(header->visualIndex(column.section), visual++);
    }
    m_isArranging = false;
    // For a screen reader, which asks the model.
    for (const BoardColumn& column : columns)
        model()->setHeaderData(column.section, Qt::Horizontal, column.title);
    horizontalHeader()->setStretchLastSection(true);
    fitColumns();
}

void BoardView::setHeaderMenu(std::function<void(QMenu&)> maker)
{
    m_headerMenuMaker = std::move(maker);
    QHeaderView* header = horizontalHeader();
    header->setSectionsMovable(true);
    header->setSectionsClickable(true);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QHeaderView::sectionClicked, this, &BoardView::columnPressed);
    connect(header, &QHeaderView::sectionMoved, this, [this] {
        // Once the header is through with it: setting columns from within would move them again.
        if (!m_isArranging)
            QTimer::singleShot(0, this, &BoardView::columnsMoved);
    });
    connect(header, &QWidget::customContextMenuRequested, this,
            [this, header](const QPoint& at) { popUpHeaderMenu(header->mapToGlobal(at)); });
}

void BoardView::openHeaderMenu()
{
    popUpHeaderMenu(horizontalHeader()->mapToGlobal(horizontalHeader()->rect().bottomLeft()));
}

void BoardView::popUpHeaderMenu(const QPoint& at)
{
    if (!m_headerMenuMaker)
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("headerMenu"));
    m_headerMenuMaker(*menu);
    menu->popup(at);
}

void BoardView::showSort(std::optional<BoardSort> sort)
{
    m_sort = sort;
    horizontalHeader()->viewport()->update();
}

std::vector<int> BoardView::sectionsInOrder() const
{
    std::vector<int> sections;
    for (const BoardColumn& column : m_columns)
        sections.push_back(column.section);
    const QHeaderView* header = horizontalHeader();
    std::sort(sections.begin(), sections.end(),
              [header](int a, int b) { return header->visualIndex(a) < header->visualIndex(b); });
    return sections;
}

// The columns there is room for at their least widths, or at what they keep while others can go.
std::vector<BoardColumn> BoardView::fitting() const
{
    const Look& look = m_source.look();
    std::vector<BoardColumn> kept = m_columns;
    const auto leastOfAll = [&] {
        int sum = 0;
        for (const BoardColumn& column : kept)
            sum += look.wordsPx(std::max(column.keepDesignPx, column.leastDesignPx > 0
                                                                  ? column.leastDesignPx
                                                                  : column.widthDesignPx));
        return sum;
    };
    while (leastOfAll() > viewport()->width()) {
        const auto first =
            std::max_element(kept.begin(), kept.end(), [](const auto& one, const auto& other) {
                return one.dropRank < other.dropRank;
            });
        if (first == kept.end() || first->dropRank == 0)
            break;
        kept.erase(first);
    }
    return kept;
}

void BoardView::fitColumns()
{
    const Look& look = m_source.look();
    const std::vector<BoardColumn> columns = fitting();
    for (const BoardColumn& column : m_columns) {
        const bool isKept = std::any_of(columns.begin(), columns.end(), [&](const auto& kept) {
            return kept.section == column.section;
        });
        setColumnHidden(column.section, !isKept);
    }
    // What it keeps, it keeps for as long as there is another that can go.
    const bool canOthersGo = std::any_of(columns.begin(), columns.end(),
                                         [](const auto& column) { return column.dropRank > 0; });
    const auto slackOf = [&look, canOthersGo](const BoardColumn& column) {
        if (column.leastDesignPx <= 0)
            return 0;
        const int least = canOthersGo ? std::max(column.keepDesignPx, column.leastDesignPx)
                                      : column.leastDesignPx;
        return std::max(0, look.wordsPx(column.widthDesignPx) - look.wordsPx(least));
    };
    int wanted = 0;
    int slackOfAll = 0;
    for (const BoardColumn& column : columns) {
        wanted += look.wordsPx(column.widthDesignPx);
        slackOfAll += slackOf(column);
    }
    const double missing = std::max(0, wanted - viewport()->width());
    const double share = slackOfAll > 0 ? std::min(1.0, missing / slackOfAll) : 0;
    for (const BoardColumn& column : columns) {
        const int full = look.wordsPx(column.widthDesignPx);
        const int slack = slackOf(column);
        // Rounded up, so that what is taken away is enough.
        horizontalHeader()->resizeSection(column.section,
                                          full - static_cast<int>(std::ceil(slack * share)));
    }
}

void BoardView::setTableDelegate(TableDelegate* delegate)
{
    delete m_delegate;
    m_delegate = delegate;
    delegate->setParent(this);
    setItemDelegate(delegate);
}

void BoardView::addRowAction(QAction* action)
{
    action->setShortcutContext(Qt::WidgetShortcut);
    followKeys(m_source, action);
    addAction(action);
}

int BoardView::firstVisibleColumn() const
{
    return m_columns.empty() ? (model() && model()->columnCount() > 0 ? 0 : -1)
                             : m_columns.front().section;
}

int BoardView::lastVisibleColumn() const
{
    return m_columns.empty() ? (model() ? model()->columnCount() - 1 : -1)
                             : m_columns.back().section;
}

bool BoardView::isDropped(int section) const
{
    return isColumnHidden(section) &&
           std::any_of(m_columns.begin(), m_columns.end(),
                       [section](const BoardColumn& one) { return one.section == section; });
}

Qt::Alignment BoardView::columnAlignment(int section, Qt::Alignment fallback) const
{
    for (const BoardColumn& column : m_columns) {
        if (column.section == section)
            return column.alignment.value_or(fallback);
    }
    return fallback;
}

QString BoardView::columnTitle(int section) const
{
    for (const BoardColumn& column : m_columns) {
        if (column.section == section)
            return column.title;
    }
    return {};
}

QStringList BoardView::headings() const
{
    QStringList titles;
    for (const BoardColumn& column : m_columns)
        titles << column.title;
    return titles;
}

QStringList BoardView::rowCells(const QModelIndex& index) const
{
    QStringList cells;
    for (const BoardColumn& column : m_columns) {
        const QModelIndex cell = index.siblingAtColumn(column.section);
        const QString mark = m_delegate->markText(cell);
        cells << m_delegate->cellText(cell) +
                     (mark.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(mark));
    }
    return cells;
}

QString BoardView::rowText(const QModelIndex& index) const
{
    return rowCells(index).join(u'\t');
}

void BoardView::copySelectedRow()
{
    if (currentIndex().isValid())
        QGuiApplication::clipboard()->setText(rowText(currentIndex()));
}

bool BoardView::isWorkedIn() const
{
    return hasFocus() || viewport()->underMouse();
}

void BoardView::noteRowsAbove(int first, int last)
{
    const bool isAbove = rowViewportPosition(last) + rowHeight(last) <= 0;
    if (isAbove)
        showNewAbove(m_newAbove + last - first + 1);
}

void BoardView::showNewAbove(int count)
{
    m_newAbove = count;
    showAbove();
}

void BoardView::tellAbove(const QString& words)
{
    if (words == m_aboveWords)
        return;
    m_aboveWords = words;
    showAbove();
}

void BoardView::showAbove()
{
    m_aboveNote->setVisible(m_newAbove > 0 || !m_aboveWords.isEmpty());
    if (m_newAbove == 0 && m_aboveWords.isEmpty())
        return;
    if (m_aboveWords.isEmpty())
        m_aboveNote->setText(
            tr("%n new above (Home)", "rows out of sight; Home is the key", m_newAbove));
    else
        m_aboveNote->setText(m_newAbove > 0
                                 ? tr("%1; new above: %2", "what waits above, a number of rows")
                                       .arg(m_aboveWords)
                                       .arg(m_newAbove)
                                 : m_aboveWords);
    m_aboveNote->adjustSize();
    // On the header, not on the rows: nothing covers the queue.
    const int top = (horizontalHeader()->height() - m_aboveNote->height()) / 2;
    // Its beginning, with the number, is what is read where there is no room for all.
    m_aboveNote->move(std::max(0, width() - m_aboveNote->width() - m_source.look().px(12)), top);
    m_aboveNote->raise();
}

void BoardView::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    fitColumns();
    showNewAbove(m_newAbove);
}

// Notes which row stands where, before the model changes. At the top of an idle table there is no
// place to hold: a new first row is then simply seen.
void BoardView::holdPlace()
{
    m_anchor.reset();
    const bool isAtTop = verticalScrollBar()->value() == 0;
    if (model() == nullptr || (isAtTop && !isWorkedIn()))
        return;
    QModelIndex held = currentIndex();
    const QRect seen = viewport()->rect();
    if (!held.isValid() || !seen.intersects(visualRect(held)))
        held = indexAt(QPoint(1, 1));
    if (held.isValid())
        m_anchor = Anchor{held, rowViewportPosition(held.row())};
}

void BoardView::restorePlace()
{
    if (!m_anchor || !m_anchor->index.isValid()) {
        m_anchor.reset();
        return;
    }
    // The scroll range must know the new rows before a value in it can be set.
    updateGeometries();
    const int now = rowViewportPosition(m_anchor->index.row());
    verticalScrollBar()->setValue(verticalScrollBar()->value() + now - m_anchor->top);
    m_anchor.reset();
}

void BoardView::rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end)
{
    const int row = currentIndex().row();
    if (row >= start && row <= end) {
        m_lastRow = start;
        clearSelection();
        setCurrentIndex(QModelIndex());
    }
    QTableView::rowsAboutToBeRemoved(parent, start, end);
}

QPixmap BoardView::signOf(const QString& words) const
{
    const Look& look = m_source.look();
    const QFont font = look.font(TypeRole::Strong);
    const QFontMetrics metrics(font);
    const QSize size(metrics.horizontalAdvance(words) + look.px(16), metrics.height() + look.px(8));
    QPixmap sign(size * devicePixelRatioF());
    sign.setDevicePixelRatio(devicePixelRatioF());
    sign.fill(look.color(Token::Raised));
    QPainter painter(&sign);
    painter.setPen(look.color(Token::Focus));
    painter.drawRect(QRect(QPoint(0, 0), size).adjusted(0, 0, -1, -1));
    painter.setPen(look.color(Token::Text));
    painter.setFont(font);
    painter.drawText(QRect(QPoint(0, 0), size), Qt::AlignCenter, words);
    return sign;
}

void BoardView::startDrag(Qt::DropActions actions)
{
    QModelIndexList rows = selectionModel()->selectedRows(std::max(0, firstVisibleColumn()));
    rows.removeIf([](const QModelIndex& row) { return !(row.flags() & Qt::ItemIsDragEnabled); });
    QMimeData* carried = rows.isEmpty() ? nullptr : model()->mimeData(rows);
    if (carried == nullptr)
        return;
    auto* drag = new QDrag(this);
    drag->setMimeData(carried);
    if (const QString words = carried->text().simplified(); !words.isEmpty())
        drag->setPixmap(signOf(words));
    // Right of the pointer and above the note that says what the drop will do.
    drag->setHotSpot(QPoint(-m_source.look().px(14), m_source.look().px(10)));
    drag->exec(actions, defaultDropAction());
}

void BoardView::letGo(int row)
{
    clearSelection();
    setCurrentIndex(QModelIndex());
    m_lastRow = row;
}

void BoardView::repaintRow(int row)
{
    if (row >= 0)
        viewport()->update(0, rowViewportPosition(row), viewport()->width(), rowHeight(row));
}

void BoardView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    if (current.isValid())
        m_lastRow = current.row();
    // With no row chosen the ring is the table's: all of it comes or goes.
    if (current.isValid() != previous.isValid())
        viewport()->update();
    // The ring is a row's, not a cell's.
    repaintRow(previous.row());
    repaintRow(current.row());
}

void BoardView::focusInEvent(QFocusEvent* event)
{
    QTableView::focusInEvent(event);
    viewport()->update();
}

void BoardView::focusOutEvent(QFocusEvent* event)
{
    QTableView::focusOutEvent(event);
    viewport()->update();
}

void BoardView::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    if (hasFocus() && !currentIndex().isValid()) {
        QPainter painter(viewport());
        painter.setPen(QPen(m_source.look().color(Token::Focus), 2));
        painter.drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
    }
}

void BoardView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        copySelectedRow();
        return;
    }
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && event->modifiers() == Qt::NoModifier) {
        if (currentIndex().isValid())
            Q_EMIT rowActivated(currentIndex());
        return;
    }
    const bool isEdge = event->key() == Qt::Key_Home || event->key() == Qt::Key_End;
    if (isEdge && model()) {
        moveToEdge(static_cast<Qt::Key>(event->key()));
        return;
    }
    const bool isArrow = event->key() == Qt::Key_Down || event->key() == Qt::Key_Up;
    if (isArrow && !currentIndex().isValid() && model() && model()->rowCount() > 0) {
        // Where the vanished row stood, skipping rows that cannot be chosen.
        const int rows = model()->rowCount();
        for (int step = 0; step < rows; ++step) {
            const int row = (std::min(m_lastRow, rows - 1) + step) % rows;
            const QModelIndex index = model()->index(row, std::max(0, firstVisibleColumn()));
            if (index.flags() & Qt::ItemIsSelectable) {
                setCurrentIndex(index);
                return;
            }
        }
        return;
    }
    QTableView::keyPressEvent(event);
}

// Home and End mean rows here: cells are not chosen one by one.
void BoardView::moveToEdge(Qt::Key key)
{
    const int rows = model()->rowCount();
    for (int step = 0; step < rows; ++step) {
        const int row = key == Qt::Key_Home ? step : rows - 1 - step;
        const QModelIndex index = model()->index(row, std::max(0, firstVisibleColumn()));
        if (index.flags() & Qt::ItemIsSelectable) {
            setCurrentIndex(index);
            break;
        }
    }
    if (key == Qt::Key_Home)
        scrollToTop();
    else
        scrollToBottom();
}

void BoardView::contextMenuEvent(QContextMenuEvent* event)
{
    if ((actions().isEmpty() && !m_menuMaker) || !currentIndex().isValid())
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (m_menuMaker)
        m_menuMaker(*menu);
    else
        menu->addActions(actions());
    const QRect row = visualRect(currentIndex());
    const bool isByKey = event->reason() == QContextMenuEvent::Keyboard;
    menu->popup(isByKey ? viewport()->mapToGlobal(row.bottomLeft()) : event->globalPos());
}

} // namespace haven::ui
